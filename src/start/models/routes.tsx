/** Model measures: all of them, one, the starter plan, and adopting them. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { findModelMeasure } from '../../../catalog/modelMeasures.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import { addressOf, isOwnAddress, pathOf } from '../../web/address.ts'
import { pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { type Adoption, adoptModels } from './actions.ts'
import { ModelListPage } from './ModelListPage.tsx'
import { ModelPage } from './ModelPage.tsx'
import { modelPath, planPath } from './ModelRows.tsx'
import { filterOf, passes } from './modelState.ts'
import { isPlanPhase, planPhases } from './planPhase.ts'
import { readStarterPlan, type StarterPlan } from './readStarterPlan.ts'
import { StarterPlanPage } from './StarterPlanPage.tsx'
import { inOrderOfWork, phaseOf } from './starterPlan.ts'

type Page = Context<WebEnv>

const pageSize = 100
const measurePath = '/massnahmen'

export const modelRoutes = new Hono<WebEnv>()
  .get('/massnahmen/muster', async (c) => {
    allow(c.var.visit.actor, 'read', 'measures')
    return renderList(c, pageDomain(c))
  })

  .get('/massnahmen/startplan', async (c) => {
    allow(c.var.visit.actor, 'read', 'measures')
    return renderPlan(c, pageDomain(c))
  })

  .get('/massnahmen/muster/:key', async (c) => {
    allow(c.var.visit.actor, 'read', 'measures')
    return renderModel(c, pageDomain(c), c.req.param('key'))
  })

  .post('/massnahmen/muster/uebernahmen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures')
    const domain = pageDomain(c)
    return submit(c, adoptionForm, {
      async save({ einzeln, phase, person, zurueck }) {
        const keys = einzeln ? [einzeln] : await wantedKeys(c, domain, phase)
        const choice = { keys, responsibleId: person === '' ? null : person }
        const adoption = await adoptModels(deps, visit.actor, domain.id, choice)
        return redirectTo(c, addressAfter(domain, adoption, zurueck), speakAdoption(adoption))
      },
      again: (values, problems) => renderAgain(c, domain, values, problems),
    })
  })

const adoptionForm = z.object({
  einzeln: formText(10),
  phase: formText(10),
  person: formText(100),
  zurueck: formText(500),
})

/** A whole phase: what the plan has in it and nobody adopted yet. Else what is ticked. */
async function wantedKeys(c: Page, domain: InformationDomain, phase: string): Promise<string[]> {
  if (!isPlanPhase(phase)) return readAll(c, 'muster')
  const { entries } = await readPlan(c, domain)
  return entries
    .filter(({ model, adopted }) => adopted === null && phaseOf(model) === phase)
    .map(({ model }) => model.key)
}

async function renderList(
  c: Page,
  domain: InformationDomain,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { visit } = c.var
  const { states, persons } = await readPlan(c, domain)
  const { dient, phase, schicht, aufwand, kosten, suche } = c.req.query()
  const query = { dient, phase, schicht, aufwand, kosten, suche }
  const listed = inOrderOfWork(states.filter((state) => passes(state, filterOf(query))))
  return renderPage(
    c,
    { title: 'Mustermaßnahmen', path: measurePath, domain },
    <ModelListPage
      domain={domain}
      states={states}
      listed={listed}
      query={query}
      page={pageOf(c.req.query('seite'), pageSize, listed.length)}
      persons={persons}
      chosen={values?.person}
      mayWrite={isAllowed(visit.actor, 'write', 'measures')}
      problems={problems}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function renderPlan(c: Page, domain: InformationDomain): Promise<Response> {
  const { visit } = c.var
  const { horizon, entries, persons } = await readPlan(c, domain)
  const wanted = c.req.query('phase')
  const open = entries.find(({ adopted }) => adopted === null) ?? entries[0]
  const phase = isPlanPhase(wanted) ? wanted : open ? phaseOf(open.model) : planPhases[0]
  const own = entries.filter(({ model }) => phaseOf(model) === phase)
  return renderPage(
    c,
    { title: 'Startplan', path: measurePath, domain },
    <StarterPlanPage
      domain={domain}
      horizon={horizon}
      entries={entries}
      phase={phase}
      page={pageOf(c.req.query('seite'), pageSize, own.length)}
      persons={persons}
      mayWrite={isAllowed(visit.actor, 'write', 'measures')}
      seesGoals={isAllowed(visit.actor, 'read', 'milestones')}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** Throws `not_found` for a key that is none. */
async function renderModel(
  c: Page,
  domain: InformationDomain,
  key: string,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { visit } = c.var
  const plan = await readPlan(c, domain)
  const state = plan.states.find(({ model }) => model.key === key)
  if (!state) throw new Failure('not_found', `Die Mustermaßnahme „${key}“ gibt es nicht.`)
  return renderPage(
    c,
    { title: `${key} ${state.model.title}`, path: measurePath, domain },
    <ModelPage
      domain={domain}
      state={state}
      dueOn={plan.dayOf(state)}
      persons={plan.persons}
      mayWrite={isAllowed(visit.actor, 'write', 'measures')}
      values={values}
      problems={problems}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** The page of the one model that was wanted, else the list. */
function renderAgain(c: Page, domain: InformationDomain, values: FormValues, problems: Problems) {
  const key = values.zurueck?.startsWith(`${modelPath}/`) ? (values.muster ?? '') : ''
  return findModelMeasure(key)
    ? renderModel(c, domain, key, values, problems)
    : renderList(c, domain, values, problems)
}

function readPlan(c: Page, domain: InformationDomain) {
  const { deps, today, visit } = c.var
  return deps.store.read(visit.actor.organisationId, async (db) => {
    const plan: StarterPlan = await readStarterPlan(deps, db, domain, today)
    return { ...plan, persons: await listPersons(db) }
  })
}

/** To the one measure that there is now, else back. */
function addressAfter(domain: InformationDomain, adoption: Adoption, back: string): string {
  const [only, ...others] = [...adoption.adopted, ...adoption.known]
  const isBackToList = isOwnAddress(back) && !back.startsWith(`${modelPath}/`)
  if (only !== undefined && others.length === 0) {
    return addressOf(pathOf(measurePath, only), { verbund: domain.code })
  }
  return isBackToList ? back : addressOf(planPath, { verbund: domain.code })
}

function speakAdoption({ adopted, known }: Adoption): string {
  const again =
    known.length === 0
      ? ''
      : known.length === 1
        ? `Schon früher übernommen: ${known[0]}.`
        : `${known.length} waren schon übernommen.`
  if (adopted.length === 0) return again
  const [first] = adopted
  const said =
    adopted.length === 1
      ? `Übernommen als ${first}. Jetzt anpassen, was bei Ihnen anders ist.`
      : `${adopted.length} Maßnahmen übernommen, ${first} bis ${adopted.at(-1)}.`
  return `${said} ${again}`.trim()
}
