/**
 * Days and instants as spreadsheets count them, in the 1900 date system.
 * @module
 */
import { type Day, dayOf, epochDay, type Instant, timeOf } from '../../src/core/day.ts'

/** Serial number of 1970-01-01. */
const serialOfEpoch = 25_569
/** Serial 60 is 29 February 1900, a day that Lotus 1-2-3 invented and Excel kept. */
const serialOfPhantomDay = 60
const minutesPerDay = 1_440

/** Whole number under which a sheet shows the day. */
export function serialOfDay(day: Day): number {
  const serial = epochDay(day) + serialOfEpoch
  return serial > serialOfPhantomDay ? serial : serial - 1
}

/** The time of day in Europe/Berlin as the fraction; seconds are dropped. */
export function serialOfInstant(instant: Instant): number {
  const [hours = 0, minutes = 0] = timeOf(instant).split(':').map(Number)
  return serialOfDay(dayOf(instant)) + (hours * 60 + minutes) / minutesPerDay
}
