import { readSchoolHolidays } from '../../../catalog/schoolHolidays.ts'
import type { Db } from '../../../db/db.ts'
import { listSchoolHolidays } from '../../../db/queries/reminderSettings.ts'
import type { Day } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import type { Recipient } from '../recipient.ts'
import type { ReminderSettings } from '../reminderSettings.ts'
import { type SchoolHoliday, type WorkDays, workDaysOf } from '../workDays.ts'

/** The organisation's own list, or what the catalogue knows of the Land. */
export async function readFreeSchoolDays(
  db: Db,
  land: string,
  { ownsSchoolHolidays }: Pick<ReminderSettings, 'ownsSchoolHolidays'>,
): Promise<readonly SchoolHoliday[]> {
  if (ownsSchoolHolidays) return listSchoolHolidays(db)
  return readSchoolHolidays(land)?.periods ?? []
}

/** The work days of everybody, and of who keeps the school holidays, around the days from the first to the last. */
export async function readWorkDays(
  { publicHolidays }: Pick<Deps, 'publicHolidays'>,
  land: string,
  schoolHolidays: readonly SchoolHoliday[],
  { fromOn, untilOn }: { readonly fromOn: Day; readonly untilOn: Day },
): Promise<(recipient: Pick<Recipient, 'keepsSchoolHolidays'>) => WorkDays> {
  const [first, last] = [fromOn, untilOn].map((day) => Number(day.slice(0, 4)))
  const free = new Set<Day>()
  for (let year = (first ?? 0) - 1; year <= (last ?? 0) + 1; year += 1) {
    for (const { day } of await publicHolidays(land, year)) free.add(day)
  }
  const usual = workDaysOf((day) => free.has(day), [])
  const atSchool = workDaysOf((day) => free.has(day), schoolHolidays)
  return ({ keepsSchoolHolidays }) => (keepsSchoolHolidays ? atSchool : usual)
}
