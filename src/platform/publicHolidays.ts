/** Public holidays of the Länder, as the package date-holidays knows them. */
import type { Day } from '../core/day.ts'

export type PublicHoliday = { readonly day: Day; readonly name: string }

/** `land` by its ISO 3166-2 code without the country; in the order of the days. */
export type PublicHolidays = (land: string, year: number) => Promise<readonly PublicHoliday[]>

const known = new Map<string, readonly PublicHoliday[]>()

/** Only days on which the whole Land is free. The package is loaded when somebody asks: it takes 25 MB and half a second. */
export const publicHolidays: PublicHolidays = async (land, year) => {
  const key = `${land} ${year}`
  const holidays = known.get(key) ?? (await compute(land, year))
  known.set(key, holidays)
  return holidays
}

async function compute(land: string, year: number): Promise<PublicHoliday[]> {
  const { default: Holidays } = await import('date-holidays')
  const found = new Holidays('DE', land, { types: ['public'] }).getHolidays(year, 'de')
  return found.map(({ date, name }) => ({ day: date.slice(0, 10), name }))
}
