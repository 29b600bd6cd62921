import { type Day, daysBetween } from '../core/day.ts'
import type { MilestoneSummary } from '../milestones/milestoneReport.ts'

/** One of the three signals, or none. */
export type Urgency = 'late' | 'soon' | 'good' | undefined

/** What is due within a quarter is coming; what is further away needs no colour. */
const soonDays = 90

export function urgencyOf(
  { state, dueOn }: Pick<MilestoneSummary, 'state' | 'dueOn'>,
  today: Day,
): Urgency {
  if (state === 'overdue') return 'late'
  if (state === 'reached') return 'good'
  return dueOn !== null && daysBetween(today, dueOn) <= soonDays ? 'soon' : undefined
}
