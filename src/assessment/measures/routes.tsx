/** Measures: table and board, one measure, and the checks that it serves. The calendar knows milestones and lies there. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listReminded } from '../../../db/queries/reminderOutbox.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { formText } from '../../core/formText.ts'
import { changeMeasure, reportMeasure } from '../../measures/actions.ts'
import { measureStatusLabels, nextMeasureCode } from '../../measures/measure.ts'
import { measureForm, reportForm } from '../../measures/measureForm.ts'
import { measureValues, reportValues } from '../../measures/measureValues.ts'
import { addressOf, isOwnAddress, pathOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { createServingMeasure, releaseChecks, serveChecks } from '../actions.ts'
import { MeasureBoard } from './MeasureBoard.tsx'
import { MeasureFormPage } from './MeasureForm.tsx'
import { MeasureTable, measureListProps, measurePath } from './MeasureList.tsx'
import { MeasurePage } from './MeasurePage.tsx'
import {
  readMeasureDetails,
  readMeasureRows,
  readObjectChecks,
  readObjectChoices,
} from './readMeasures.ts'
import { openBasics, ServePage } from './ServePage.tsx'

type Page = Context<WebEnv>

const pageSize = 100

export const measureRoutes = new Hono<WebEnv>()
  .get('/massnahmen', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'measures', ['assigned'])
    const domain = pageDomain(c)
    const found = await deps.store.read(visit.actor.organisationId, (db) =>
      readMeasureRows(db, visit.actor, domain),
    )
    const view = c.req.query('ansicht') === 'tafel' ? 'tafel' : 'tabelle'
    const props = measureListProps(visit.actor, domain, found, view, c.req.query(), today)
    const frame = { title: 'Maßnahmen', path: measurePath, domain: props.domain }
    if (props.view === 'tafel') {
      const { pathname, search } = new URL(c.req.url)
      const here = `${pathname}${search}`
      const { csrfToken } = c.var.visit
      return renderPage(c, frame, <MeasureBoard {...props} here={here} csrfToken={csrfToken} />)
    }
    const page = pageOf(c.req.query('seite'), pageSize, props.listed.length)
    return renderPage(c, frame, <MeasureTable {...props} page={page} />)
  })

  .get('/massnahmen/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    return renderNew(c, pageDomain(c), {}, undefined)
  })

  .post('/massnahmen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures')
    const domain = pageDomain(c)
    return submit(c, newMeasureForm, {
      async save({ zielobjekt, anforderung, version: _, ...fields }) {
        const measure = { ...fields, status: 'planned' as const, doneOn: null }
        const object = zielobjekt ? (await readObject(c, domain, zielobjekt)).object : undefined
        const keys =
          object && anforderung ? [{ targetObjectId: object.id, requirement: anforderung }] : []
        await createServingMeasure(deps, visit.actor, domain.id, measure, keys)
        return redirectTo(c, addressIn(domain, fields.code), `${fields.code} angelegt.`)
      },
      again: (values, problems) => renderNew(c, domain, values, doubled(problems)),
    })
  })

  .get('/massnahmen/:code', async (c) => renderMeasure(c, pageDomain(c), c.req.param('code')))

  .get('/massnahmen/:code/bearbeiten', async (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    return renderEdit(c, pageDomain(c), c.req.param('code'))
  })

  .post('/massnahmen/:code', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures')
    const domain = pageDomain(c)
    const code = c.req.param('code')
    const { measure } = await readDetails(c, domain, code)
    return submit(c, measureForm, {
      async save(change) {
        await changeMeasure(deps, visit.actor, domain.id, measure.id, change)
        return redirectTo(c, addressIn(domain, code), 'Gespeichert.')
      },
      again: (values, problems) => renderEdit(c, domain, code, values, problems),
    })
  })

  .post('/massnahmen/:code/stand', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures', ['assigned'])
    const domain = pageDomain(c)
    const code = c.req.param('code')
    const { measure } = await readDetails(c, domain, code)
    return submit(c, reportForm, {
      async save(report, { zurueck }) {
        await reportMeasure(deps, visit.actor, domain.id, measure.id, report)
        const next = ownAddress(zurueck) ?? addressIn(domain, code)
        return redirectTo(c, next, `${code}: ${measureStatusLabels[report.status]}.`)
      },
      again: (values, problems) => renderMeasure(c, domain, code, values, problems),
    })
  })

  .get('/massnahmen/:code/anforderungen', async (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    return renderServe(c, pageDomain(c), c.req.param('code'))
  })

  .post('/massnahmen/:code/anforderungen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures')
    const domain = pageDomain(c)
    const code = c.req.param('code')
    const { measure } = await readDetails(c, domain, code)
    return submit(c, serveForm, {
      async save({ zielobjekt, baustein }) {
        const { object, checks } = await readObject(c, domain, zielobjekt)
        const chosen = await readAll(c, 'anforderung')
        const ofModule = openBasics(checks.filter(({ module }) => module === baustein))
        const requirements = baustein ? ofModule.map(({ requirement }) => requirement) : chosen
        if (requirements.length === 0) {
          const problems = { message: 'Bitte wählen Sie mindestens eine Anforderung.', fields: {} }
          c.status(422)
          return renderServe(c, domain, code, problems)
        }
        const keys = requirements.map((requirement) => ({ targetObjectId: object.id, requirement }))
        await serveChecks(deps, visit.actor, domain.id, measure.id, keys)
        const said = keys.length === 1 ? '1 Anforderung' : `${keys.length} Anforderungen`
        return redirectTo(c, addressIn(domain, code), `${said} zugeordnet.`)
      },
      again: (_, problems) => renderServe(c, domain, code, problems),
    })
  })

  .post('/massnahmen/:code/anforderungen/entfernung', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures')
    const domain = pageDomain(c)
    const code = c.req.param('code')
    const { measure } = await readDetails(c, domain, code)
    return submit(c, removalForm, {
      async save({ zielobjekt, anforderung }) {
        const keys = measure.served.filter(
          (check) => check.targetObjectCode === zielobjekt && check.requirement === anforderung,
        )
        await releaseChecks(deps, visit.actor, domain.id, measure.id, keys)
        return redirectTo(c, addressIn(domain, code), `${anforderung} entfernt.`)
      },
      again: (_, problems) => renderMeasure(c, domain, code, {}, problems),
    })
  })

/** The code was free when the form was made: a form that is sent twice finds it taken. */
const newMeasureForm = measureForm.extend({
  code: z.string().regex(/^M-\d{3,9}$/, 'Bitte laden Sie die Seite neu, das Kürzel fehlt.'),
  zielobjekt: formText(20),
  anforderung: formText(20),
})
const serveForm = z.object({ zielobjekt: formText(20), baustein: formText(20) })
const removalForm = z.object({ zielobjekt: formText(20), anforderung: formText(20) })

async function renderNew(
  c: Page,
  domain: InformationDomain,
  values: FormValues,
  problems: Problems | undefined,
): Promise<Response> {
  const { deps, visit } = c.var
  const { persons, measures } = await deps.store.read(visit.actor.organisationId, (db) =>
    readMeasureRows(db, visit.actor, domain),
  )
  const targetObject = values.zielobjekt ?? c.req.query('zielobjekt')
  const requirement = values.anforderung ?? c.req.query('anforderung')
  return renderPage(
    c,
    { title: 'Maßnahme anlegen', path: measurePath, domain },
    <MeasureFormPage
      domain={domain}
      version={0}
      newCode={nextMeasureCode(measures.map(({ code }) => code))}
      state={{ values, problems }}
      persons={persons}
      action={measurePath}
      back={addressOf(measurePath, { verbund: domain.code })}
      serves={targetObject && requirement ? { targetObject, requirement } : undefined}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function renderEdit(
  c: Page,
  domain: InformationDomain,
  code: string,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { measure, persons } = await readDetails(c, domain, code)
  const stored = measureValues(measure)
  return renderPage(
    c,
    { title: `${code} bearbeiten`, path: measurePath, domain },
    <MeasureFormPage
      domain={domain}
      code={code}
      version={versionOf(measure.version, values, problems)}
      state={{ values: values ?? stored, problems, stored }}
      persons={persons}
      action={pathOf(measurePath, code)}
      back={addressIn(domain, code)}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function renderMeasure(
  c: Page,
  domain: InformationDomain,
  code: string,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, today, visit } = c.var
  const { measure } = await readDetails(c, domain, code)
  const reminded = isAllowed(visit.actor, 'read', 'reminders')
    ? await deps.store.read(visit.actor.organisationId, (db) =>
        listReminded(db, ['measure'], measure.id),
      )
    : []
  const stored = reportValues(measure, today)
  const report: FormState = { values: { ...stored, ...values }, problems, stored }
  return renderPage(
    c,
    { title: `${code} ${measure.title}`, path: measurePath, domain },
    <MeasurePage
      domain={domain}
      today={today}
      measure={measure}
      report={report}
      version={versionOf(measure.version, values, problems)}
      back={ownAddress(values?.zurueck)}
      mayWrite={isAllowed(visit.actor, 'write', 'measures')}
      seesAll={isAllowed(visit.actor, 'read', 'measures')}
      seesChecks={isAllowed(visit.actor, 'read', 'checks')}
      titleOf={requirementTitle}
      page={pageOf(c.req.query('seite'), pageSize, measure.served.length)}
      reminded={reminded}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function renderServe(
  c: Page,
  domain: InformationDomain,
  code: string,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const { measure } = await readDetails(c, domain, code)
  const objects = await deps.store.read(visit.actor.organisationId, (db) =>
    readObjectChoices(db, domain),
  )
  const wanted = c.req.query('zielobjekt')
  return renderPage(
    c,
    { title: `${code} Anforderungen zuordnen`, path: measurePath, domain },
    <ServePage
      domain={domain}
      measure={measure}
      objects={objects}
      chosen={wanted ? await readObject(c, domain, wanted) : undefined}
      module={c.req.query('baustein')}
      moduleTitleOf={(module) => readCatalog().moduleById(module).title}
      titleOf={requirementTitle}
      problems={problems}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** Throws `not_found` for what the person may not see. */
function readDetails(c: Page, domain: InformationDomain, code: string) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) =>
    readMeasureDetails(db, visit.actor, domain, code),
  )
}

function readObject(c: Page, domain: InformationDomain, code: string) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) => readObjectChecks(db, domain, code))
}

/** Nobody changed anything: the code of a new measure is taken. */
function doubled(problems: Problems): Problems {
  if (!problems.isStale) return problems
  const message = `${problems.message} Haben Sie zweimal gesendet, ist sie schon angelegt. Sonst legen Sie sie noch einmal an, sie bekommt das nächste Kürzel.`
  return { message, fields: problems.fields }
}

/** A form that is wrong keeps the version it was made from; one that was stale goes on from the stored one. */
function versionOf(stored: number, values?: FormValues, problems?: Problems): number {
  const given = Number(values?.version)
  return problems && !problems.isStale && Number.isInteger(given) ? given : stored
}

function addressIn(domain: InformationDomain, code: string): string {
  return addressOf(pathOf(measurePath, code), { verbund: domain.code })
}

function ownAddress(address: string | undefined): string | undefined {
  return address && isOwnAddress(address) ? address : undefined
}

function requirementTitle(id: string): string {
  return readCatalog().requirementById(id).title
}
