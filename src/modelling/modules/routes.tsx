/** The modules of an information domain: all of them, and one with its decisions. @module */
import { type Context, Hono } from 'hono'
import { readProfile } from '../../../catalog/profile.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { readSchoolUse } from '../../inventory/readSchoolUse.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { decideModule } from '../actions.ts'
import { decisionForm, takeBackForm } from '../decisionForm.ts'
import { moduleDecisionLabels } from '../moduleDecision.ts'
import { moduleFilter } from '../moduleFilter.ts'
import { takeBackDecision } from '../proposals/actions.ts'
import { readModules } from '../readModules.ts'
import { readTargetObjectOf } from '../readTargetObjectOf.ts'
import { ModulePage } from './moduleView.tsx'
import { readModulePage, type ModulePage as Shown } from './readModulePage.ts'
import { ModulesPage } from './views.tsx'

export const moduleRoutes = new Hono<WebEnv>()
  .get('/modellierung', async (c) => {
    allow(c.var.visit.actor, 'read', 'modelling')
    const domain = pageDomain(c)
    const modules = await c.var.deps.store.read(c.var.visit.actor.organisationId, (db) =>
      readModules(db, domain),
    )
    return renderPage(
      c,
      { title: 'Modellierung', path: '/modellierung', domain },
      <ModulesPage
        domain={domain}
        modules={modules}
        layers={readCatalog().layers}
        filter={moduleFilter.parse(c.req.query())}
        profileStatus={readProfile().status}
      />,
    )
  })
  /** The choice of a module on the page of a target object leads to the module's own page. */
  .get('/modellierung/bausteine', (c) => {
    allow(c.var.visit.actor, 'read', 'modelling')
    const { code } = pageDomain(c)
    const wanted = (c.req.query('baustein') ?? '').trim().toUpperCase()
    const query = { verbund: code, zielobjekt: c.req.query('zielobjekt') }
    if (wanted === '') return c.redirect(addressOf('/modellierung', { verbund: code }), 302)
    const { id } = readCatalog().moduleById(wanted)
    return c.redirect(`${addressOf(pathOf('/modellierung/bausteine', id), query)}#entscheiden`, 302)
  })
  .get('/modellierung/bausteine/:module', async (c) => {
    allow(c.var.visit.actor, 'read', 'modelling')
    return showModule(c, pageDomain(c), c.req.param('module'))
  })
  .post('/modellierung/bausteine/:module/entscheidungen', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    const module = c.req.param('module')
    return submit(c, decisionForm, {
      async save({ zielobjekt, entscheidung, begruendung, dienstleister, gesehen, version }) {
        const target = await readObject(c, domain, zielobjekt, 'zielobjekt')
        const isAtProvider = entscheidung === 'at_provider' && dienstleister !== ''
        const provider = isAtProvider
          ? await readObject(c, domain, dienstleister, 'dienstleister')
          : null
        await decideModule(c.var.deps, actor, domain, {
          targetObjectId: target.id,
          module,
          decision: entscheidung,
          reason: begruendung,
          providerId: provider?.id ?? null,
          ...(gesehen === target.code ? { version } : {}),
        }).catch(inGerman)
        return redirectTo(
          c,
          addressOf(pathOf('/modellierung/bausteine', module), { verbund: domain.code }),
          `${module} an ${target.code}: ${moduleDecisionLabels[entscheidung]}.`,
        )
      },
      again: (values, problems) => showModule(c, domain, module, { values, problems }),
    })
  })
  .post('/modellierung/bausteine/:module/ruecknahmen', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    const module = c.req.param('module')
    return submit(c, takeBackForm, {
      async save({ zielobjekt, version }) {
        const target = await readObject(c, domain, zielobjekt, 'zielobjekt')
        await takeBackDecision(c.var.deps, actor, domain, {
          targetObjectId: target.id,
          module,
          version,
        })
        return redirectTo(
          c,
          addressOf(pathOf('/modellierung/bausteine', module), { verbund: domain.code }),
          `${module} an ${target.code}: Es gilt wieder, was die Regeln sagen.`,
        )
      },
      again: (values, problems) => showModule(c, domain, module, { values, problems }),
    })
  })

type Sent = { values: FormValues; problems: Problems }

async function showModule(
  c: Context<WebEnv>,
  domain: InformationDomain,
  module: string,
  sent?: Sent,
): Promise<Response> {
  const { visit, deps } = c.var
  const code = (sent?.values.zielobjekt ?? c.req.query('zielobjekt'))?.trim().toUpperCase()
  const { page, isOfSchools } = await deps.store.read(visit.actor.organisationId, async (db) => ({
    page: await readModulePage(db, domain, module, code),
    isOfSchools: await readSchoolUse(db, domain),
  }))
  const mayDecide = isAllowed(visit.actor, 'write', 'modelling') && page.choices.length > 0
  return renderPage(
    c,
    { title: `${page.row.moduleId} ${page.row.title}`, path: '/modellierung', domain },
    <ModulePage
      domain={domain}
      page={page}
      isOfSchools={isOfSchools}
      csrfToken={visit.csrfToken}
      form={mayDecide ? formStateOf(page, code, sent) : undefined}
    />,
  )
}

/** Fresh: what is decided now. Sent by somebody who was too late: what they typed, with what is stored beside. */
function formStateOf(page: Shown, code: string | undefined, sent: Sent | undefined): FormState {
  const stored = storedValues(page, code)
  if (!sent) return { values: stored }
  const { values, problems } = sent
  return problems.isStale
    ? { values: { ...values, version: stored.version ?? '0' }, problems, stored }
    : { values, problems }
}

function storedValues(page: Shown, code: string | undefined): FormValues {
  const place = page.places.find((one) => one.code === code)
  return {
    zielobjekt: code ?? '',
    entscheidung: place?.decision ?? '',
    begruendung: place?.origin === 'person' ? place.reason : '',
    dienstleister: place?.provider.split(' ')[0] ?? '',
    gesehen: code ?? '',
    version: String(place?.version ?? 0),
  }
}

async function readObject(
  c: Context<WebEnv>,
  domain: InformationDomain,
  code: string,
  field: string,
) {
  const object = await c.var.deps.store.read(c.var.visit.actor.organisationId, (db) =>
    readTargetObjectOf(db, domain, code),
  )
  if (object) return object
  const message = `„${code}“ gibt es in ${domain.name} nicht.`
  throw new Failure('invalid', message, { [field]: message })
}

/** The action names its own inputs; the form's fields have German names. */
function inGerman(error: unknown): never {
  if (!(error instanceof Failure)) throw error
  const names: Record<string, string> = { reason: 'begruendung', providerId: 'dienstleister' }
  const fields = Object.entries(error.fields).map(([name, text]) => [names[name] ?? name, text])
  throw new Failure(error.code, error.message, Object.fromEntries(fields))
}
