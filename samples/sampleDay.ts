/** Days of the sample history: working days that a key picks out of a span. @module */
import { addDays, addMonths, type Day, daysBetween } from '../src/core/day.ts'
import { stableShare } from './stableShare.ts'

/** The last day of a month, `YYYY-MM`. */
export function lastDayOf(month: string): Day {
  return addDays(addMonths(`${month}-01`, 1), -1)
}

/** A Monday to Friday between two days, both included, and never after `latest`; the key decides which. */
export function workdayBetween(from: Day, until: Day, latest: Day, key: string): Day {
  const end = until < latest ? until : latest
  const span = Math.max(0, daysBetween(from, end))
  return workdayAtOrBefore(addDays(from, Math.floor(stableShare(key) * (span + 1))), from)
}

/** Saturdays and Sundays move to the Friday before, but not before `earliest`. */
function workdayAtOrBefore(day: Day, earliest: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0
  const moved = addDays(day, -back)
  return moved < earliest ? addDays(day, 3 - back) : moved
}
