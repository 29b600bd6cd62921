import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  listExtensions,
  listMilestoneDomains,
  listMilestones,
} from '../../../db/queries/milestones.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import { addMonths, type Day } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import { currentDueOn } from '../../milestones/milestone.ts'
import { readWorkDays } from '../../reminders/decision/readFreeDays.ts'
import type { WorkDays } from '../../reminders/workDays.ts'
import type { ModelState } from './modelState.ts'
import { nextGoal, type PlanGoals, type PlanHorizon, planHorizon } from './planHorizon.ts'
import { readModelStates } from './readModelStates.ts'
import { inOrderOfWork, phaseOf, planDays, workDayBy } from './starterPlan.ts'

/** A model measure of the plan; its own day once it is adopted, else the day that the plan gives it. */
export type PlanEntry = ModelState & { readonly dueOn: Day | null }

/** `entries`: what serves something open, or is adopted already, in the order of work. */
export type StarterPlan = {
  readonly horizon: PlanHorizon
  readonly states: readonly ModelState[]
  readonly entries: readonly PlanEntry[]
  /** Of any model measure, also one that serves nothing open. */
  dayOf(state: ModelState): Day | null
}

/** The plan of an information domain as of today. */
export async function readStarterPlan(
  deps: Pick<Deps, 'publicHolidays'>,
  db: Db,
  domain: Pick<InformationDomain, 'id'>,
  today: Day,
): Promise<StarterPlan> {
  const states = await readModelStates(db, domain)
  const horizon = planHorizon(await readGoals(db, domain.id, today), today)
  const workDays = await readUsualWorkDays(deps, db, horizon)
  const fresh = states.filter(({ adopted, openRequirements }) => !adopted && openRequirements > 0)
  const days = planDays(fresh, horizon, workDays)
  const dayOf = ({ model, adopted }: ModelState) =>
    adopted
      ? adopted.dueOn
      : (days.get(model.key) ?? workDayBy(horizon.windows[phaseOf(model)].untilOn, today, workDays))
  const planned = states.filter(({ adopted, openRequirements }) => adopted || openRequirements > 0)
  return {
    ...{ horizon, states, dayOf },
    entries: inOrderOfWork(planned).map((state) => ({ ...state, dueOn: dayOf(state) })),
  }
}

/** The milestones of this information domain that the work leads to. */
async function readGoals(db: Db, domainId: string, today: Day): Promise<PlanGoals> {
  const extensions = await listExtensions(db)
  const own = new Set(
    (await listMilestoneDomains(db))
      .filter(({ informationDomainId }) => informationDomainId === domainId)
      .map(({ milestoneId }) => milestoneId),
  )
  const milestones = (await listMilestones(db)).filter(({ id }) => own.has(id))
  const goalsOf = (kind: 'wiba' | 'basis') =>
    milestones
      .filter(({ progress }) => progress === kind)
      .flatMap(({ id, code, title, originalDueOn }) => {
        const moved = extensions.filter(({ milestoneId }) => milestoneId === id)
        const dueOn = currentDueOn({ originalDueOn, extensions: moved })
        return dueOn === null ? [] : [{ code, title, dueOn }]
      })
  return { wiba: nextGoal(goalsOf('wiba'), today), basis: nextGoal(goalsOf('basis'), today) }
}

/** Monday to Friday without the public holidays of the Land. */
async function readUsualWorkDays(
  deps: Pick<Deps, 'publicHolidays'>,
  db: Db,
  { today, untilOn }: PlanHorizon,
): Promise<WorkDays> {
  const organisation = await findOrganisation(db)
  const span = { fromOn: today, untilOn: addMonths(untilOn, 1) }
  const workDaysOf = await readWorkDays(deps, organisation?.land ?? '', [], span)
  return workDaysOf({ keepsSchoolHolidays: false })
}
