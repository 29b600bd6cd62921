/**
 * Days and instants as spreadsheets count them, in the 1900 date system.
 * @module
 */
import { type Day, epochDay, germanDay, type Instant } from '../../src/core/day.ts'

/** Serial number of 1970-01-01. */
const serialOfEpoch = 25_569
/** Serial 60 is 29 February 1900, a day that Lotus 1-2-3 invented and Excel kept. */
const serialOfPhantomDay = 60
const minutesPerDay = 1_440

const berlinClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** Whole number under which a sheet shows the day. */
export function serialOfDay(day: Day): number {
  const serial = epochDay(day) + serialOfEpoch
  return serial > serialOfPhantomDay ? serial : serial - 1
}

/** The time of day in Europe/Berlin as the fraction; seconds are dropped. */
export function serialOfInstant(instant: Instant): number {
  const { day, time } = berlinTime(instant)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return serialOfDay(day) + (hours * 60 + minutes) / minutesPerDay
}

/** „22.05.2025, 14:30 Uhr“, Europe/Berlin. */
export function germanInstant(instant: Instant): string {
  const { day, time } = berlinTime(instant)
  return `${germanDay(day)}, ${time} Uhr`
}

function berlinTime(instant: Instant): { day: Day; time: string } {
  const [day = '', time = ''] = berlinClock.format(new Date(instant)).split(', ')
  return { day, time }
}
