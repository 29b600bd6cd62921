/** Which backups stay when old ones are thinned out. @module */
import { addDays, type Day, epochDay } from '../../core/day.ts'

/** So many of the last days, weeks and months. */
export type Keeping = { readonly daily: number; readonly weekly: number; readonly monthly: number }

/**
 * Of the newest days each one stays, and of the newest weeks (from Monday) and months that have a backup the last one
 * each. The newest of all stays in any case.
 */
export function keptBackups(days: readonly Day[], { daily, weekly, monthly }: Keeping): Set<Day> {
  const newestFirst = [...new Set(days)].sort().reverse()
  const lastOf = (periodOf: (day: Day) => string, many: number) => {
    const last = new Map<string, Day>()
    for (const day of newestFirst) if (!last.has(periodOf(day))) last.set(periodOf(day), day)
    return [...last.values()].slice(0, many)
  }
  return new Set([
    ...newestFirst.slice(0, 1),
    ...newestFirst.slice(0, daily),
    ...lastOf(mondayOf, weekly),
    ...lastOf((day) => day.slice(0, 7), monthly),
  ])
}

/** 1970-01-01 was a Thursday. */
function mondayOf(day: Day): Day {
  return addDays(day, -((epochDay(day) + 3) % 7))
}
