/** When the organisation reminds, and the school holidays that it keeps itself. */
import { and, eq } from 'drizzle-orm'
import type { ReminderSettings } from '../../src/reminders/reminderSettings.ts'
import type { SchoolHoliday } from '../../src/reminders/workDays.ts'
import { ask } from '../ask.ts'
import { byCodePoint, type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type StoredReminderSettings = ReminderSettings & { readonly version: number }

export type StoredSchoolHoliday = SchoolHoliday & { readonly id: string }

/** Undefined while nobody has set anything: then the usual holds. */
export async function findReminderSettings(db: Db): Promise<StoredReminderSettings | undefined> {
  const [found] = await ask(db, selectSettings)
  return found
}

function selectSettings(db: Db) {
  const { reminderSettings } = db.tables
  return db
    .select({
      isEnabled: reminderSettings.isEnabled,
      at: reminderSettings.at,
      leadDays: reminderSettings.leadDays,
      officerAfterDays: reminderSettings.officerAfterDays,
      managementAfterDays: reminderSettings.managementAfterDays,
      ownsSchoolHolidays: reminderSettings.ownsSchoolHolidays,
      version: reminderSettings.version,
    })
    .from(reminderSettings)
    .where(eq(reminderSettings.organisationId, db.organisationId))
}

/** `version` 0: there were none. Throws `conflict` when somebody saved since. */
export async function saveReminderSettings(
  db: Db,
  version: number,
  settings: ReminderSettings,
): Promise<void> {
  const { reminderSettings } = db.tables
  const saved =
    version === 0
      ? await db
          .insert(reminderSettings)
          .values({ ...settings, organisationId: db.organisationId, version: 1 })
          .onConflictDoNothing()
          .returning({ version: reminderSettings.version })
      : await db
          .update(reminderSettings)
          .set({ ...settings, organisationId: undefined, version: version + 1 })
          .where(
            and(
              eq(reminderSettings.organisationId, db.organisationId),
              eq(reminderSettings.version, version),
            ),
          )
          .returning({ version: reminderSettings.version })
  ensureSaved(saved, 'Die Einstellung')
}

/** The organisation's own, in the order of time. */
export async function listSchoolHolidays(db: Db): Promise<StoredSchoolHoliday[]> {
  const { schoolHoliday } = db.tables
  const { id, name, fromOn, untilOn } = schoolHoliday
  return db
    .select({ id, name, fromOn, untilOn })
    .from(schoolHoliday)
    .where(eq(schoolHoliday.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, fromOn), byCodePoint(db, id))
}

export async function insertSchoolHolidays(
  db: Db,
  rows: readonly StoredSchoolHoliday[],
): Promise<void> {
  const values = rows.map((row) => ({ ...row, organisationId: db.organisationId }))
  await insertMany(db, db.tables.schoolHoliday, values)
}

export async function saveSchoolHoliday(
  db: Db,
  id: string,
  { name, fromOn, untilOn }: SchoolHoliday,
): Promise<void> {
  const { schoolHoliday } = db.tables
  await db
    .update(schoolHoliday)
    .set({ name, fromOn, untilOn })
    .where(and(eq(schoolHoliday.organisationId, db.organisationId), eq(schoolHoliday.id, id)))
}

/** One of them, or without an id all. */
export async function deleteSchoolHolidays(db: Db, id?: string): Promise<void> {
  const { schoolHoliday } = db.tables
  await db
    .delete(schoolHoliday)
    .where(
      and(
        eq(schoolHoliday.organisationId, db.organisationId),
        id === undefined ? undefined : eq(schoolHoliday.id, id),
      ),
    )
}
