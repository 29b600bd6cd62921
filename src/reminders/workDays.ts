/**
 * On which days somebody is reminded: Monday to Friday, no public holiday, and no school holiday for who keeps those.
 * @module
 */
import { addDays, type Day, epochDay } from '../core/day.ts'

/** From the first to the last day, both free. */
export type SchoolHoliday = { readonly name: string; readonly fromOn: Day; readonly untilOn: Day }

export type WorkDays = {
  readonly isWorkDay: (day: Day) => boolean
  /**
   * The last work day on or before a day, and the first one after it. Both in days since 1970, as `epochDay` counts
   * them: 50,000 items ask.
   */
  readonly lastUntil: (day: number) => number
  readonly firstAfter: (day: number) => number
}

/** Whoever has no work day for so long has a wrong list of holidays: then weekends and all are work days. */
const longestBreakDays = 400

export function workDaysOf(
  isPublicHoliday: (day: Day) => boolean,
  schoolHolidays: readonly SchoolHoliday[],
): WorkDays {
  const isWorkDay = (day: Day) =>
    !isWeekend(day) &&
    !isPublicHoliday(day) &&
    !schoolHolidays.some(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn)
  const known = new Map<number, boolean>()
  const isWork = (day: number) => {
    const found = known.get(day) ?? isWorkDay(dayOfEpoch(day))
    known.set(day, found)
    return found
  }
  const walk = (from: number, step: 1 | -1) => {
    for (let day = from; Math.abs(day - from) < longestBreakDays; day += step) {
      if (isWork(day)) return day
    }
    return from
  }
  return {
    isWorkDay,
    lastUntil: (day) => walk(day, -1),
    firstAfter: (day) => walk(day + 1, 1),
  }
}

/** Saturday and Sunday. */
export function isWeekend(day: Day): boolean {
  // The first day of 1970 was a Thursday.
  const weekday = (((epochDay(day) + 3) % 7) + 7) % 7
  return weekday >= 5
}

function dayOfEpoch(day: number): Day {
  return addDays('1970-01-01', day)
}
