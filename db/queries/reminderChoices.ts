/** How people want to be reminded. Whoever was never reminded and chose nothing has no row. */
import { and, eq, type SQL } from 'drizzle-orm'
import type { ReminderChoices } from '../../src/reminders/reminderSettings.ts'
import type { Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type StoredChoices = {
  /** Of the account, or of the person who has none. */
  readonly recipientId: string
  readonly keepsSchoolHolidays: boolean
  readonly choices: ReminderChoices
  readonly unsubscribeToken: string
  readonly version: number
}

export async function findChoices(db: Db, recipientId: string): Promise<StoredChoices | undefined> {
  return findOne(db, eq(db.tables.reminderRecipient.recipientId, recipientId))
}

/** Whose token it is. */
export async function findChoicesByToken(
  db: Db,
  unsubscribeToken: string,
): Promise<StoredChoices | undefined> {
  return findOne(db, eq(db.tables.reminderRecipient.unsubscribeToken, unsubscribeToken))
}

async function findOne(db: Db, condition: SQL): Promise<StoredChoices | undefined> {
  const { reminderRecipient } = db.tables
  const [found] = await db
    .select(columnsOf(db))
    .from(reminderRecipient)
    .where(and(eq(reminderRecipient.organisationId, db.organisationId), condition))
  return found
}

/** `version` 0: there was no row. Throws `conflict` when somebody saved since. */
export async function saveChoices(
  db: Db,
  { recipientId, version, unsubscribeToken, ...chosen }: StoredChoices,
): Promise<void> {
  const { reminderRecipient } = db.tables
  const { organisationId } = db
  const saved =
    version === 0
      ? await db
          .insert(reminderRecipient)
          .values({ ...chosen, organisationId, recipientId, unsubscribeToken, version: 1 })
          .onConflictDoNothing()
          .returning({ version: reminderRecipient.version })
      : await db
          .update(reminderRecipient)
          .set({
            choices: chosen.choices,
            keepsSchoolHolidays: chosen.keepsSchoolHolidays,
            version: version + 1,
          })
          .where(
            and(
              eq(reminderRecipient.organisationId, organisationId),
              eq(reminderRecipient.recipientId, recipientId),
              eq(reminderRecipient.version, version),
            ),
          )
          .returning({ version: reminderRecipient.version })
  ensureSaved(saved, 'Die Auswahl')
}

function columnsOf({ tables: { reminderRecipient } }: Db) {
  const { recipientId, keepsSchoolHolidays, choices, unsubscribeToken, version } = reminderRecipient
  return { recipientId, keepsSchoolHolidays, choices, unsubscribeToken, version }
}
