/**
 * School holidays by Land, as far as they were checked.
 * @module
 */
import { z } from 'zod'
import { type Day, isDay } from '../src/core/day.ts'
import { dayText, fileHeader, once, readCatalogFile } from './catalogFile.ts'

/** Länder that have a file; for others the city keeps its own list. */
export const landsWithSchoolHolidays = ['ST'] as const

const periodSchema = z
  .strictObject({ name: z.string().min(1), fromOn: dayText, untilOn: dayText })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, 'ends before it begins')
  .readonly()

export const schoolHolidaysFileSchema = z
  .strictObject({
    ...fileHeader,
    land: z.enum(landsWithSchoolHolidays),
    checkedOn: z.string().refine(isDay, 'not a day'),
    /** Every day before and on it is covered. */
    knownUntil: dayText,
    periods: z.array(periodSchema).min(1).readonly(),
  })
  .refine(
    ({ periods }) =>
      periods.every(({ fromOn }, index) => fromOn > (periods[index - 1]?.untilOn ?? '')),
    'in the order of time, none into another',
  )
  .readonly()

/** First and last day are free. */
export type SchoolHolidayPeriod = {
  readonly name: string
  readonly fromOn: Day
  readonly untilOn: Day
}

export type SchoolHolidays = {
  readonly periods: readonly SchoolHolidayPeriod[]
  readonly source: string
  readonly checkedOn: Day
  readonly knownUntil: Day
}

const readFiles = once(() =>
  landsWithSchoolHolidays.map((land) =>
    readCatalogFile(`schoolHolidays/${land}.json`, schoolHolidaysFileSchema),
  ),
)

/** Undefined for a Land whose holidays nobody has checked. */
export function readSchoolHolidays(land: string): SchoolHolidays | undefined {
  return readFiles().find((file) => file.land === land)
}
