/** What the decision about reminders is made from, and the outbox that it is written to. */
import { and, eq, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import type { CarriedItem, PlannedDigest } from '../../src/reminders/plan.ts'
import type { ReminderChoices } from '../../src/reminders/reminderSettings.ts'
import { ask } from '../ask.ts'
import { byCodePoint, type Db, insertMany, isAmong } from '../db.ts'

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
  for (const row of rows) {
    await db
      .insert(db.tables.reminderRecipient)
      .values({ ...row, choices: {}, organisationId })
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

/** Whether nobody else decided meanwhile: of several nodes one moves the pointer. */
export async function movePointer(
  db: Db,
  recipientId: string,
  from: string | null,
  to: string,
): Promise<boolean> {
  const { reminderRecipient } = db.tables
  const { decidedUntilOn } = reminderRecipient
  const moved = await db
    .update(reminderRecipient)
    .set({ decidedUntilOn: to })
    .where(
      and(
        eq(reminderRecipient.organisationId, db.organisationId),
        eq(reminderRecipient.recipientId, recipientId),
        from === null ? isNull(decidedUntilOn) : eq(decidedUntilOn, from),
      ),
    )
    .returning({ recipientId: reminderRecipient.recipientId })
  return moved.length > 0
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

/** Those of the recipient's digests of earlier days that nobody is sending right now; returns their ids. */
export async function replaceUndelivered(
  db: Db,
  recipientId: string,
  { day, now }: { day: string; now: string },
): Promise<string[]> {
  const { reminder } = db.tables
  const { claimEndsAt } = reminder
  const replaced = await db
    .update(reminder)
    .set({ state: 'replaced', claimedBy: null, claimEndsAt: null })
    .where(
      and(
        isUndelivered(db, day),
        eq(reminder.recipientId, recipientId),
        or(isNull(claimEndsAt), lte(claimEndsAt, now)),
      ),
    )
    .returning({ id: reminder.id })
  return replaced.map(({ id }) => id)
}

/** Puts a digest into the outbox. */
export async function insertDigest(
  db: Db,
  { items, ...digest }: PlannedDigest,
  envelope: {
    readonly id: string
    readonly messageId: string
    readonly createdAt: string
    readonly nextAttemptAt: string
  },
): Promise<void> {
  const { organisationId } = db
  await db
    .insert(db.tables.reminder)
    .values({ ...digest, ...envelope, state: 'waiting', organisationId })
  await insertMany(
    db,
    db.tables.reminderItem,
    items.map((item, position) => ({ ...item, reminderId: envelope.id, position, organisationId })),
  )
}

function isUndelivered(db: Db, day: string): SQL | undefined {
  const { reminder } = db.tables
  return and(
    eq(reminder.organisationId, db.organisationId),
    eq(reminder.state, 'waiting'),
    lt(reminder.day, day),
  )
}
