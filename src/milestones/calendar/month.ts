/** Months as a calendar shows them: weeks from Monday, with their numbers (ISO 8601). @module */
import { addDays, addMonths, type Day, daysBetween, epochDay, isDay } from '../../core/day.ts'

/** `YYYY-MM`. */
export type Month = string

export type Week = { readonly number: number; readonly days: readonly Day[] }

const monthNames = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]

export const weekdayNames = [
  'Montag',
  'Dienstag',
  'Mittwoch',
  'Donnerstag',
  'Freitag',
  'Samstag',
  'Sonntag',
] as const

export function isMonth(text: string): boolean {
  return isDay(`${text}-01`)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** The month a number of months later (negative: earlier). */
export function shiftMonth(month: Month, months: number): Month {
  return monthOf(addMonths(`${month}-01`, months))
}

/** „Mai 2025“. */
export function speakMonth(month: Month): string {
  return `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((epochDay(day) + 3) % 7) + 7) % 7
}

/** The weeks that hold the days of the month, whole ones, so that days of the months around stand in them too. */
export function weeksOf(month: Month): Week[] {
  const first = `${month}-01`
  const last = addDays(`${shiftMonth(month, 1)}-01`, -1)
  const weeks: Week[] = []
  for (
    let monday = addDays(first, -weekdayOf(first));
    monday <= last;
    monday = addDays(monday, 7)
  ) {
    const start = monday
    weeks.push({
      number: weekNumber(monday),
      days: weekdayNames.map((_, index) => addDays(start, index)),
    })
  }
  return weeks
}

/** The week belongs to the year in which its Thursday lies. */
function weekNumber(monday: Day): number {
  const thursday = addDays(monday, 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}
