import { type Day, dayOf, type Instant } from '../core/day.ts'

export type Clock = { now: () => Instant; today: () => Day }

/** The clock of an organisation; `demoDay` stops it at 10 o'clock of that day. */
export function clockOf(demoDay: Day | null): Clock {
  const now = () => (demoDay ? `${demoDay}T08:00:00.000Z` : new Date().toISOString())
  return { now, today: () => dayOf(now()) }
}
