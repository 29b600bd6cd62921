/**
 * The starter plan (Startplan): model measures in the order of work, each with a work day up to which it can be done.
 * Quick wins fill the first 90 days, then R1 before R2 before R3: an order in time, no weight.
 * @module
 */
import { type ModelMeasure, priorityOfModel } from '../../../catalog/modelMeasures.ts'
import { addDays, type Day, daysBetween, epochDay } from '../../core/day.ts'
import type { Effort } from '../../measures/measure.ts'
import type { WorkDays } from '../../reminders/workDays.ts'
import type { PlanHorizon } from './planHorizon.ts'
import { type PlanPhase, planPhases } from './planPhase.ts'

type Dated = { readonly model: ModelMeasure; readonly openRequirements: number }

/** What one needs of the time beside the others of its phase; ours, an estimate. */
const effortShares: Record<Effort, number> = { hours: 1, days: 3, weeks: 10, months: 25 }

export function phaseOf(model: ModelMeasure): PlanPhase {
  const phases = { 30: 'month1', 60: 'month2', 90: 'month3' } as const
  return model.quickWinDays === null ? priorityOfModel(model) : phases[model.quickWinDays]
}

/** In the order of work: by phase, then R1 first, then what serves most of what is open. */
export function inOrderOfWork<D extends Dated>(entries: readonly D[]): D[] {
  const keyed = entries.map((entry) => ({ entry, key: orderOf(entry) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry)
}

/**
 * The day of each, by its key: a work day after today, later for each that follows in its phase, the last of a phase
 * on its last work day.
 */
export function planDays(
  entries: readonly Dated[],
  horizon: PlanHorizon,
  workDays: WorkDays,
): ReadonlyMap<string, Day> {
  const ordered = inOrderOfWork(entries)
  const days = new Map<string, Day>()
  for (const phase of planPhases) {
    const own = ordered.filter(({ model }) => phaseOf(model) === phase)
    const total = own.reduce((sum, { model }) => sum + effortShares[model.effort], 0)
    const { fromOn, untilOn } = horizon.windows[phase]
    const length = daysBetween(fromOn, untilOn)
    let done = 0
    for (const { model } of own) {
      done += effortShares[model.effort]
      const day = addDays(fromOn, Math.ceil((length * done) / total))
      days.set(model.key, workDayBy(day, horizon.today, workDays))
    }
  }
  return days
}

/** The last work day on or before a day; where that is not after `today`, the first one after it. */
export function workDayBy(day: Day, today: Day, { lastUntil, firstAfter }: WorkDays): Day {
  const found = lastUntil(epochDay(day))
  const first = epochDay(today)
  return addDays('1970-01-01', found > first ? found : firstAfter(first))
}

function orderOf({ model, openRequirements }: Dated): string {
  const open = String(999 - openRequirements).padStart(3, '0')
  return [planPhases.indexOf(phaseOf(model)), priorityOfModel(model), open, model.key].join(' ')
}
