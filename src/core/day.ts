/**
 * Calendar days as `YYYY-MM-DD` text in Europe/Berlin, and instants as UTC ISO text.
 * Text sorts in time order, so that days and instants are compared with `<`.
 * @module
 */
import { Failure } from './failure.ts'

/** A calendar day, `YYYY-MM-DD`, in Europe/Berlin. */
export type Day = string

/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export type Instant = string

const millisecondsPerDay = 86_400_000
const berlinDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const berlinTime = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
})

/** Whether the text is a day that exists, between 1900 and 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** Returns the day, or throws `invalid` when it does not exist. */
export function ensureDay(text: string): Day {
  if (isDay(text)) return text
  throw new Failure('invalid', `„${text}“ ist kein gültiger Tag. Erwartet wird JJJJ-MM-TT.`)
}

/** The calendar day in Europe/Berlin at an instant. */
export function dayOf(instant: Instant): Day {
  // Berlin is one or two hours ahead of UTC (since 1949); asking the calendar takes a hundred times as long.
  if (instant.slice(11, 13) < '22') return instant.slice(0, 10)
  return berlinDay.format(new Date(instant))
}

/** The instant at which a day begins in Europe/Berlin: 22:00 or 23:00 UTC of the day before. */
export function startOfDay(day: Day): Instant {
  const before = addDays(day, -1)
  const summer = `${before}T22:00:00.000Z`
  return dayOf(summer) === day ? summer : `${before}T23:00:00.000Z`
}

/** The day a number of days later (negative: earlier). */
export function addDays(day: Day, days: number): Day {
  return new Date(epochDay(day) * millisecondsPerDay + days * millisecondsPerDay)
    .toISOString()
    .slice(0, 10)
}

/** The day a number of months later; the last day of the month where the day does not exist. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
    .toISOString()
    .slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from)
}

/** Days since 1970-01-01. */
export function epochDay(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay)
}

/** A day as Germans write it, 31.12.2024. */
export function germanDay(day: Day): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}

/** The time of day in Europe/Berlin, 14:05; seconds are dropped. */
export function timeOf(instant: Instant): string {
  return berlinTime.format(new Date(instant))
}

/** An instant as Germans write it, in Berlin: 31.12.2024, 14:05 Uhr. */
export function germanInstant(instant: Instant): string {
  return `${germanDay(dayOf(instant))}, ${timeOf(instant)} Uhr`
}
