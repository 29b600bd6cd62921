/** What the decision about reminders is made from, and the outbox that it is written to. */
import { and, eq, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import type { CarriedItem, PlannedDigest } from '../../src/reminders/plan.ts'
import type { ReminderChoices } from '../../src/reminders/reminderSettings.ts'
import { ask } from '../ask.ts'
import { byCodePoint, chunksOf, type Db, insertMany, isAmong } from '../db.ts'

const recipientsPerStatement = 500

export type StoredRecipient = {
  readonly recipientId: string
  readonly decidedUntilOn: string | null
  readonly keepsSchoolHolidays: boolean
  readonly choices: ReminderChoices
  readonly unsubscribeToken: string
}

/** A digest of an earlier day that nobody delivered. `isClaimed`: somebody is at it right now. */
export type Undelivered = {
  readonly id: string
  readonly recipientId: string
  readonly isClaimed: boolean
}

export async function listStoredRecipients(db: Db): Promise<StoredRecipient[]> {
  return ask(db, selectRecipients)
}

function selectRecipients(db: Db) {
  const { reminderRecipient } = db.tables
  const { recipientId, decidedUntilOn, keepsSchoolHolidays, choices, unsubscribeToken } =
    reminderRecipient
  return db
    .select({ recipientId, decidedUntilOn, keepsSchoolHolidays, choices, unsubscribeToken })
    .from(reminderRecipient)
    .where(eq(reminderRecipient.organisationId, db.organisationId))
}

/** Whoever is known already keeps what is stored. */
export async function insertRecipients(
  db: Db,
  rows: readonly Pick<StoredRecipient, 'recipientId' | 'unsubscribeToken'>[],
): Promise<void> {
  const { organisationId } = db
  for (const part of chunksOf(rows, recipientsPerStatement)) {
    await db
      .insert(db.tables.reminderRecipient)
      .values(part.map((row) => ({ ...row, choices: {}, organisationId })))
      .onConflictDoNothing()
  }
}

/** Digests of days before `day` that are still waiting. */
export async function listUndelivered(
  db: Db,
  { day, now }: { day: string; now: string },
): Promise<Undelivered[]> {
  const rows = await ask(db, selectUndelivered, { day })
  return rows.map((row) => ({
    id: row.id,
    recipientId: row.recipientId,
    isClaimed: row.claimEndsAt !== null && row.claimEndsAt > now,
  }))
}

function selectUndelivered(db: Db, { day }: { day: string }) {
  const { reminder } = db.tables
  const { id, recipientId, claimEndsAt } = reminder
  return db
    .select({ id, recipientId, claimEndsAt })
    .from(reminder)
    .where(isUndelivered(db, day))
    .orderBy(byCodePoint(db, id))
}

/** What stands in the digests that `listUndelivered` finds for these recipients. */
export async function listUndeliveredItems(
  db: Db,
  day: string,
  recipientIds: readonly string[],
): Promise<(CarriedItem & { readonly recipientId: string })[]> {
  const { reminder, reminderItem } = db.tables
  const { kind, subjectId, dueOn, leadDays, reason, onBehalfOf } = reminderItem
  return db
    .select({
      recipientId: reminder.recipientId,
      ...{ kind, subjectId, dueOn, leadDays, reason, onBehalfOf },
    })
    .from(reminderItem)
    .innerJoin(
      reminder,
      and(
        eq(reminder.organisationId, reminderItem.organisationId),
        eq(reminder.id, reminderItem.reminderId),
      ),
    )
    .where(and(isUndelivered(db, day), isAmong(db, reminder.recipientId, recipientIds)))
}

/** Of those whose pointer still stands where it was read, how many there are: of several nodes one moves it. */
export async function movePointer(
  db: Db,
  recipientIds: readonly string[],
  from: string | null,
  to: string,
): Promise<number> {
  const { reminderRecipient } = db.tables
  const { decidedUntilOn } = reminderRecipient
  const moved = await db
    .update(reminderRecipient)
    .set({ decidedUntilOn: to })
    .where(
      and(
        eq(reminderRecipient.organisationId, db.organisationId),
        isAmong(db, reminderRecipient.recipientId, recipientIds),
        from === null ? isNull(decidedUntilOn) : eq(decidedUntilOn, from),
      ),
    )
    .returning({ recipientId: reminderRecipient.recipientId })
  return moved.length
}

/** The same for many who are told nothing, and who were all decided for until earlier days. */
export async function movePointers(
  db: Db,
  recipientIds: readonly string[],
  to: string,
): Promise<void> {
  const { reminderRecipient } = db.tables
  const { decidedUntilOn } = reminderRecipient
  await db
    .update(reminderRecipient)
    .set({ decidedUntilOn: to })
    .where(
      and(
        eq(reminderRecipient.organisationId, db.organisationId),
        isAmong(db, reminderRecipient.recipientId, recipientIds),
        or(isNull(decidedUntilOn), lt(decidedUntilOn, to)),
      ),
    )
}

/** Digests of earlier days of these recipients, as far as nobody is sending them right now; returns how many there were. */
export async function replaceUndelivered(
  db: Db,
  recipientIds: readonly string[],
  { day, now }: { day: string; now: string },
): Promise<number> {
  const { reminder } = db.tables
  const { claimEndsAt } = reminder
  const replaced = await db
    .update(reminder)
    .set({ state: 'replaced', claimedBy: null, claimEndsAt: null })
    .where(
      and(
        isUndelivered(db, day),
        isAmong(db, reminder.recipientId, recipientIds),
        or(isNull(claimEndsAt), lte(claimEndsAt, now)),
      ),
    )
    .returning({ id: reminder.id })
  return replaced.length
}

/** A digest on its way into the outbox. */
export type NewDigest = PlannedDigest & {
  readonly id: string
  readonly messageId: string
  readonly createdAt: string
  readonly nextAttemptAt: string
}

export async function insertDigests(db: Db, digests: readonly NewDigest[]): Promise<void> {
  const { organisationId } = db
  const { reminder, reminderItem } = db.tables
  await insertMany(
    db,
    reminder,
    digests.map(({ items: _, ...row }) => ({ ...row, state: 'waiting' as const, organisationId })),
  )
  const items = digests.flatMap(({ id, items: own }) =>
    own.map((item, position) => ({ ...item, reminderId: id, position, organisationId })),
  )
  await insertMany(db, reminderItem, items)
}

function isUndelivered(db: Db, day: string): SQL | undefined {
  const { reminder } = db.tables
  return and(
    eq(reminder.organisationId, db.organisationId),
    eq(reminder.state, 'waiting'),
    lt(reminder.day, day),
  )
}
