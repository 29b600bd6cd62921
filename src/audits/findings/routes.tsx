/** Feststellungen: what audits found, and the city's work on it. @module */
import { type Context, Hono } from 'hono'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listSnapshots } from '../../../db/queries/snapshots.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { checkPath } from '../../assessment/list/checkAddress.ts'
import { Failure } from '../../core/failure.ts'
import { isUnfinished } from '../../measures/measure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { proposedDay } from '../finding.ts'
import {
  answerForm,
  findingForm,
  linkForm,
  newFindingForm,
  planForm,
  withdrawalForm,
} from '../findingForm.ts'
import {
  answerFinding,
  changeFinding,
  enterFinding,
  linkMeasure,
  planFinding,
  withdrawFinding,
} from './actions.ts'
import { findingValues, newFindingValues } from './FindingFields.tsx'
import {
  type FindingFormName,
  FindingFormPage,
  FindingList,
  FindingPage,
  findingPath,
} from './FindingPages.tsx'
import { type FindingEntry, listedFindings } from './findingEntry.ts'
import { unknownFinding } from './readFindingOf.ts'
import { readFindings } from './readFindings.ts'
import { readServedPlace } from './readServedPlace.ts'
import { readThings } from './readThings.ts'

type Page = Context<WebEnv>

const pageSize = 100

export const findingRoutes = new Hono<WebEnv>()
  .get('/feststellungen', async (c) => {
    const { today, visit } = c.var
    allow(visit.actor, 'read', 'findings')
    const domain = pageDomain(c)
    const entries = await readEntries(c, domain)
    const { stand, art, suche } = c.req.query()
    const listed = listedFindings(entries, { stand, art, suche })
    return renderPage(
      c,
      { title: 'Feststellungen', path: findingPath, domain },
      <FindingList
        domain={domain}
        today={today}
        entries={entries}
        listed={listed}
        page={pageOf(c.req.query('seite'), pageSize, listed.length)}
        query={{ stand, art, suche }}
        mayWrite={isAllowed(visit.actor, 'write', 'findings')}
      />,
    )
  })

  .get('/feststellungen/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'findings')
    const values = newFindingValues(c.req.query(), c.var.today)
    return renderForm(c, pageDomain(c), undefined, { values }, c.req.query('pruefstand') ?? '')
  })

  .post('/feststellungen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const { snapshotId = '' } = await readValues(c)
    return submit(c, newFindingForm, {
      async save(statement) {
        await ensureOfDomain(c, domain, snapshotId)
        const id = await enterFinding(deps, visit.actor, { snapshotId }, statement)
        return redirectTo(c, addressIn(domain, id), 'Feststellung eingetragen.')
      },
      again: (values, problems) =>
        renderForm(c, domain, undefined, { values, problems }, snapshotId),
    })
  })

  .get('/feststellungen/:id', async (c) => {
    allow(c.var.visit.actor, 'read', 'findings')
    return renderFinding(c)
  })

  .get('/feststellungen/:id/bearbeiten', async (c) => {
    allow(c.var.visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const entry = await readEntry(c, domain)
    return renderForm(c, domain, entry, { values: findingValues(entry.finding) })
  })

  .post('/feststellungen/:id', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const { finding } = await readEntry(c, domain)
    return submit(c, findingForm, {
      async save(change) {
        await changeFinding(deps, visit.actor, finding.id, change)
        return redirectTo(c, addressIn(domain, finding.id), 'Gespeichert.')
      },
      async again(values, problems) {
        const entry = await readEntry(c, domain)
        const stored = findingValues(entry.finding)
        const goingOn = problems.isStale ? { ...values, version: stored.version ?? '' } : values
        return renderForm(c, domain, entry, { values: goingOn, problems, stored })
      },
    })
  })

  .post('/feststellungen/:id/massnahme', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const { finding } = await readEntry(c, domain)
    return submit(c, planForm, {
      async save(plan) {
        await planFinding(deps, visit.actor, finding.id, plan)
        return redirectTo(c, addressIn(domain, finding.id), 'Maßnahme angelegt.')
      },
      again: (values, problems) => renderFinding(c, 'plan', { values, problems }),
    })
  })

  .post('/feststellungen/:id/zuordnung', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const { finding } = await readEntry(c, domain)
    return submit(c, linkForm, {
      async save(link) {
        await linkMeasure(deps, visit.actor, finding.id, link)
        return redirectTo(c, addressIn(domain, finding.id), 'Maßnahme zugeordnet.')
      },
      again: (values, problems) => renderFinding(c, 'link', { values, problems }),
    })
  })

  .post('/feststellungen/:id/antwort', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const { finding } = await readEntry(c, domain)
    return submit(c, answerForm, {
      async save(answer) {
        await answerFinding(deps, visit.actor, finding.id, answer)
        return redirectTo(c, addressIn(domain, finding.id), 'Feststellung beantwortet.')
      },
      again: (values, problems) => renderFinding(c, 'answer', { values, problems }),
    })
  })

  .post('/feststellungen/:id/ruecknahme', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'findings')
    const domain = pageDomain(c)
    const { finding } = await readEntry(c, domain)
    return submit(c, withdrawalForm, {
      async save(withdrawal) {
        await withdrawFinding(deps, visit.actor, finding.id, withdrawal)
        return redirectTo(c, addressIn(domain, finding.id), 'Feststellung zurückgezogen.')
      },
      again: (values, problems) => renderFinding(c, 'withdrawal', { values, problems }),
    })
  })

function addressIn({ code }: InformationDomain, id: string): string {
  return addressOf(pathOf(findingPath, id), { verbund: code })
}

function checkOf(
  { code: verbund }: InformationDomain,
  { targetObjectCode: code, requirement }: FindingEntry['finding'],
): string {
  return addressOf(checkPath({ code, requirement }), { verbund })
}

function readEntries(c: Page, domain: InformationDomain): Promise<FindingEntry[]> {
  const { deps, today, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) => readFindings(db, domain.id, today))
}

async function readEntry(c: Page, domain: InformationDomain): Promise<FindingEntry> {
  const found = (await readEntries(c, domain)).find(
    ({ finding }) => finding.id === c.req.param('id'),
  )
  if (found) return found
  throw unknownFinding()
}

/** The snapshot that the form names must be one of the page's information domain. */
async function ensureOfDomain(c: Page, { id }: InformationDomain, snapshotId: string) {
  const { deps, visit } = c.var
  const snapshots = await deps.store.read(visit.actor.organisationId, (db) => listSnapshots(db, id))
  if (snapshots.some((snapshot) => snapshot.id === snapshotId)) return
  throw new Failure('not_found', 'Diesen Stand gibt es in diesem Informationsverbund nicht.')
}

async function renderForm(
  c: Page,
  domain: InformationDomain,
  entry: FindingEntry | undefined,
  state: FormState,
  wanted = '',
): Promise<Response> {
  const { deps, visit } = c.var
  const snapshots = await deps.store.read(visit.actor.organisationId, (db) =>
    listSnapshots(db, domain.id),
  )
  const chosen = entry?.finding.snapshotId ?? wanted
  const snapshot = snapshots.find(({ id }) => id === chosen) ?? snapshots[0]
  return renderPage(
    c,
    { title: 'Feststellung', path: findingPath, domain },
    <FindingFormPage
      domain={domain}
      entry={entry}
      snapshots={snapshots}
      snapshotId={snapshot?.id ?? ''}
      things={
        snapshot ? await readThings(deps.store, snapshot) : { targetObjects: [], documents: [] }
      }
      state={state}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function renderFinding(c: Page, sent?: FindingFormName, form?: FormState): Promise<Response> {
  const { deps, today, visit } = c.var
  const domain = pageDomain(c)
  const entry = await readEntry(c, domain)
  const { finding } = entry
  const read = await deps.store.read(visit.actor.organisationId, async (db) => ({
    snapshots: await listSnapshots(db, domain.id),
    measures: await listMeasures(db, domain.id),
    persons: await listPersons(db),
    place: await readServedPlace(db, finding),
  }))
  const fresh: Record<FindingFormName, FormState> = {
    plan: {
      values: { title: `${entry.code} ${finding.title}`, dueOn: proposedDay(finding, today) ?? '' },
    },
    link: { values: {} },
    answer: {
      values: {
        answer: finding.answer,
        answeredOn: finding.answeredOn ?? entry.measure?.doneOn ?? today,
      },
    },
    withdrawal: { values: {} },
  }
  return renderPage(
    c,
    { title: `${entry.code} ${finding.title}`, path: findingPath, domain },
    <FindingPage
      domain={domain}
      entry={entry}
      snapshot={read.snapshots.find(({ id }) => id === finding.snapshotId)}
      forms={sent && form ? { ...fresh, [sent]: form } : fresh}
      measures={read.measures.filter((each) => isUnfinished(each) || each.status === 'done')}
      persons={read.persons}
      checkAddress={read.place && checkOf(domain, finding)}
      mayWrite={isAllowed(visit.actor, 'write', 'findings')}
      csrfToken={visit.csrfToken}
    />,
  )
}
