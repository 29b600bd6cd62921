/** How much time the starter plan has: from today to the milestones of the city. @module */
import { addDays, addMonths, type Day, daysBetween, germanDay } from '../../core/day.ts'
import type { PlanPhase } from './planPhase.ts'

export type PlanGoal = { readonly code: string; readonly title: string; readonly dueOn: Day }

/** What is derived from WiBA answers, and what from all Basis requirements (the Testat); null where none is set. */
export type PlanGoals = { readonly wiba: PlanGoal | null; readonly basis: PlanGoal | null }

type PlanWindow = { readonly fromOn: Day; readonly untilOn: Day }

/**
 * `goal`: the plan ends at the milestone of the Testat. Otherwise the program assumes `assumedMonths`, because there is
 * no such milestone, it is over, or so near that honest work does not fit.
 */
export type PlanHorizon = {
  readonly today: Day
  readonly reason: 'goal' | 'none' | 'over' | 'near'
  readonly goals: PlanGoals
  readonly untilOn: Day
  readonly windows: Readonly<Record<PlanPhase, PlanWindow>>
}

const quickDays = 90
/** Less than that after today leaves no time beside the quick wins. */
const shortestDays = 180
const assumedMonths = 18

/** R1 ends at the milestone of WiBA where that lies between; else it takes two fifths of what is left after 90 days. */
export function planHorizon(goals: PlanGoals, today: Day): PlanHorizon {
  const reason = reasonOf(goals.basis, today)
  const untilOn =
    reason === 'goal' && goals.basis ? goals.basis.dueOn : addMonths(today, assumedMonths)
  const quickOn = addDays(today, quickDays)
  const left = daysBetween(quickOn, untilOn)
  const wiba = goals.wiba?.dueOn
  const isBetween = wiba !== undefined && wiba >= addDays(quickOn, 30) && wiba < untilOn
  const firstOn = isBetween ? wiba : addDays(quickOn, Math.floor(left * 0.4))
  const secondOn = addDays(firstOn, Math.floor((daysBetween(firstOn, untilOn) * 2) / 3))
  const [month1, month2] = [addDays(today, 30), addDays(today, 60)]
  return {
    ...{ today, reason, goals, untilOn },
    windows: {
      month1: { fromOn: today, untilOn: month1 },
      month2: { fromOn: month1, untilOn: month2 },
      month3: { fromOn: month2, untilOn: quickOn },
      R1: { fromOn: quickOn, untilOn: firstOn },
      R2: { fromOn: firstOn, untilOn: secondOn },
      R3: { fromOn: secondOn, untilOn },
    },
  }
}

/** Of several the next one to come; where all are over, the last. */
export function nextGoal(goals: readonly PlanGoal[], today: Day): PlanGoal | null {
  const ordered = goals.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  return ordered.find(({ dueOn }) => dueOn >= today) ?? ordered.at(-1) ?? null
}

/** What the plan reckons with, in sentences; without the milestones for who may not read them. */
export function speakHorizon(horizon: PlanHorizon, seesGoals: boolean): string[] {
  const until = germanDay(horizon.untilOn)
  if (!seesGoals) return [`Der Plan reicht bis zum ${until}.`]
  return [...speakBasis(horizon, until), ...speakWiba(horizon)]
}

function reasonOf(basis: PlanGoal | null, today: Day): PlanHorizon['reason'] {
  if (basis === null) return 'none'
  if (basis.dueOn < today) return 'over'
  return basis.dueOn < addDays(today, shortestDays) ? 'near' : 'goal'
}

function speakBasis({ reason, goals: { basis }, today }: PlanHorizon, until: string): string[] {
  const assumed = `Der Plan rechnet mit ${assumedMonths} Monaten, bis zum ${until}.`
  if (basis === null) {
    return [`Es ist kein Meilenstein für die Basis-Absicherung festgelegt. ${assumed}`]
  }
  const named = `${basis.title} (${germanDay(basis.dueOn)})`
  const says: Record<PlanHorizon['reason'], string> = {
    goal: `Der Plan reicht bis zum Meilenstein ${named}.`,
    none: assumed,
    over: `Der Meilenstein ${named} ist vorbei. ${assumed} Die Leitung oder die ISB kann ihn verlängern.`,
    near: `Bis zum Meilenstein ${named} sind es nur ${daysBetween(today, basis.dueOn)} Tage, dafür reicht die Zeit nicht. ${assumed}`,
  }
  return [says[reason]]
}

function speakWiba({ goals: { wiba }, windows, today }: PlanHorizon): string[] {
  if (wiba === null) return []
  const named = `${wiba.title} (${germanDay(wiba.dueOn)})`
  if (windows.R1.untilOn === wiba.dueOn) return [`R1 ist bis zum Meilenstein ${named} fertig.`]
  return wiba.dueOn < today ? [`Der Meilenstein ${named} ist vorbei.`] : []
}
