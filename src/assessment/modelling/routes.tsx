/** Proposals of the rules: looked through, then accepted. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { takeBackForm } from '../../modelling/decisionForm.ts'
import { keepDecision, takeBackDecision } from '../../modelling/proposals/actions.ts'
import { AllProposalsPage } from '../../modelling/proposals/allView.tsx'
import { filterChanges, proposalFilter } from '../../modelling/proposals/proposalFilter.ts'
import { ProposalsPage } from '../../modelling/proposals/views.tsx'
import { changesAnything, countPendingObjects, readModel } from '../../modelling/readModel.ts'
import { type Modules, readModules } from '../../modelling/readModules.ts'
import { readTargetObjectOf } from '../../modelling/readTargetObjectOf.ts'
import { addressOf } from '../../web/address.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { acceptModuleProposals, applyWholeModel } from './actions.ts'

const pageSize = 100

/** `alle` is the number of proposals that the person saw when they pressed „Alle übernehmen“. */
const acceptForm = z.object({ alle: z.coerce.number().int().optional().catch(undefined) })

const conflictForm = takeBackForm.extend({
  baustein: z.string().trim().toUpperCase(),
  wahl: z.enum(['bleibt', 'regel'], 'Bitte wählen Sie, was gelten soll.'),
})

export const proposalRoutes = new Hono<WebEnv>()
  .get('/modellierung/vorschlaege', async (c) => {
    allow(c.var.visit.actor, 'read', 'modelling')
    return showProposals(c, pageDomain(c))
  })
  .post('/modellierung/vorschlaege', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    return submit(c, acceptForm, {
      async save({ alle }) {
        const keys =
          alle === undefined ? await readAll(c, 'vorschlag') : await listKeys(c, domain, alle)
        await acceptModuleProposals(c.var.deps, actor, domain, keys)
        return redirectTo(
          c,
          addressOf('/modellierung/vorschlaege', { verbund: domain.code }),
          keys.length === 1 ? '1 Vorschlag übernommen.' : `${keys.length} Vorschläge übernommen.`,
        )
      },
      again: (_values, problems) => showProposals(c, domain, problems),
    })
  })
  .post('/modellierung/widersprueche', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    return submit(c, conflictForm, {
      async save({ zielobjekt, baustein, version, wahl }) {
        const target = await c.var.deps.store.read(actor.organisationId, (db) =>
          readTargetObjectOf(db, domain, zielobjekt),
        )
        const key = { targetObjectId: target?.id ?? '', module: baustein }
        if (wahl === 'bleibt') await keepDecision(c.var.deps, actor, domain, key)
        else await takeBackDecision(c.var.deps, actor, domain, { ...key, version })
        return redirectTo(
          c,
          addressOf('/modellierung/vorschlaege', { verbund: domain.code }),
          wahl === 'bleibt'
            ? `${baustein} an ${zielobjekt}: Die Entscheidung bleibt.`
            : `${baustein} an ${zielobjekt}: Es gilt, was die Regeln sagen.`,
        )
      },
      again: (_values, problems) => showProposals(c, domain, problems),
    })
  })
  .get('/modellierung/vorschlaege/alles', async (c) => {
    const { visit, deps, today } = c.var
    allow(visit.actor, 'read', 'modelling')
    const domain = pageDomain(c)
    const model = await deps.store.read(visit.actor.organisationId, (db) =>
      readModel(db, domain, today),
    )
    return renderPage(
      c,
      { title: 'Alles übernehmen', path: '/modellierung', domain },
      <AllProposalsPage
        domain={domain}
        model={model}
        csrfToken={visit.csrfToken}
        mayDecide={isAllowed(visit.actor, 'write', 'modelling')}
        isChanging={changesAnything(model)}
      />,
    )
  })
  .post('/modellierung/vorschlaege/alles', async (c) => {
    const { actor } = c.var.visit
    allow(actor, 'write', 'modelling')
    const domain = pageDomain(c)
    await applyWholeModel(c.var.deps, actor, domain)
    return redirectTo(
      c,
      addressOf('/modellierung', { verbund: domain.code }),
      'Zielobjekte und Bausteine sind übernommen.',
    )
  })

async function showProposals(
  c: Context<WebEnv>,
  domain: InformationDomain,
  problems?: Problems,
): Promise<Response> {
  const { visit, deps, today } = c.var
  const { modules, pendingObjects } = await deps.store.read(
    visit.actor.organisationId,
    async (db) => ({
      modules: await readModules(db, domain),
      pendingObjects: countPendingObjects(await readModel(db, domain, today)),
    }),
  )
  const filter = proposalFilter.parse(c.req.query())
  const filtered = filterOf(c, modules)
  const page = pageOf(c.req.query('seite'), pageSize, filtered.length)
  return renderPage(
    c,
    { title: 'Vorschläge zur Modellierung', path: '/modellierung', domain },
    <ProposalsPage
      domain={domain}
      modules={modules}
      filtered={filtered}
      shown={filtered.slice(offsetOf(page), offsetOf(page) + pageSize)}
      page={page}
      filter={filter}
      pendingObjects={pendingObjects}
      csrfToken={visit.csrfToken}
      mayDecide={isAllowed(visit.actor, 'write', 'modelling')}
      problems={problems}
    />,
  )
}

function filterOf(c: Context<WebEnv>, { changes, model }: Modules) {
  const codes = new Map(model.objects.map(({ id, code }) => [id, code]))
  return filterChanges(changes, (id) => codes.get(id) ?? '', proposalFilter.parse(c.req.query()))
}

/** What „alle“ stands for: as many as the person saw, else none, so that nothing is accepted unseen. */
async function listKeys(c: Context<WebEnv>, domain: InformationDomain, seen: number) {
  const { deps, visit } = c.var
  const modules = await deps.store.read(visit.actor.organisationId, (db) => readModules(db, domain))
  const keys = filterOf(c, modules).map(({ key }) => key)
  return keys.length === seen ? keys : ['']
}
