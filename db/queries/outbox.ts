/** Digests on their way to the mail server: who sends which one, and what came of it. */
import { and, count, eq, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { ReminderItem } from '../../src/reminders/reminderItem.ts'
import { byCodePoint, type Db } from '../db.ts'

/** A digest that this process may send until the claim ends. */
export type ClaimedReminder = {
  readonly id: string
  readonly recipientId: string
  readonly recipientName: string
  readonly email: string
  readonly day: string
  readonly isLate: boolean
  readonly messageId: string
  /** With this one. */
  readonly attempts: number
}

/** `today`: only digests of this day are sent. Those of earlier days are part of the next one, on a work day. */
export type SendingTime = { readonly now: string; readonly today: string }

export type Claim = SendingTime & { readonly claimedBy: string; readonly endsAt: string }

/** What an attempt came to that was not the last. */
export type Postponement = {
  readonly nextAttemptAt: string
  readonly problem: string
  readonly serverAnswer: string
}

/** Ids of those that are due and nobody sends just now, whoever waits longest first. */
export async function listDueReminders(
  db: Db,
  time: SendingTime,
  limit: number,
): Promise<string[]> {
  const { reminder } = db.tables
  const rows = await db
    .select({ id: reminder.id })
    .from(reminder)
    .where(isDue(db, time))
    .orderBy(byCodePoint(db, reminder.nextAttemptAt), byCodePoint(db, reminder.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Of several nodes that try, one gets it; the others undefined. */
export async function claimReminder(
  db: Db,
  id: string,
  { claimedBy, endsAt, ...time }: Claim,
): Promise<ClaimedReminder | undefined> {
  const { reminder } = db.tables
  const { recipientId, recipientName, email, day, isLate, messageId, attempts } = reminder
  const [claimed] = await db
    .update(reminder)
    .set({ claimedBy, claimEndsAt: endsAt, attempts: sql`${attempts} + 1` })
    .where(and(isDue(db, time), eq(reminder.id, id)))
    .returning({
      id: reminder.id,
      recipientId,
      recipientName,
      email,
      day,
      isLate,
      messageId,
      attempts,
    })
  return claimed
}

/** What stands in a digest, in its order. */
export async function listItemsToSend(db: Db, reminderId: string): Promise<ReminderItem[]> {
  const { reminderItem } = db.tables
  const rows = await db
    .select()
    .from(reminderItem)
    .where(
      and(
        eq(reminderItem.organisationId, db.organisationId),
        eq(reminderItem.reminderId, reminderId),
      ),
    )
    .orderBy(reminderItem.position)
  return rows.map(({ organisationId: _, reminderId: _id, position: _position, ...item }) => item)
}

/** What a mail needs to know of its reader: an account of this organisation, or the way to unsubscribe. */
export async function findReader(
  db: Db,
  recipientId: string,
): Promise<{ hasAccount: boolean; unsubscribeToken: string } | undefined> {
  const { membership, reminderRecipient } = db.tables
  const [recipient] = await db
    .select({ unsubscribeToken: reminderRecipient.unsubscribeToken })
    .from(reminderRecipient)
    .where(
      and(
        eq(reminderRecipient.organisationId, db.organisationId),
        eq(reminderRecipient.recipientId, recipientId),
      ),
    )
  const roles = await db.$count(
    membership,
    and(eq(membership.organisationId, db.organisationId), eq(membership.userId, recipientId)),
  )
  if (!recipient && roles === 0) return undefined
  return { hasAccount: roles > 0, unsubscribeToken: recipient?.unsubscribeToken ?? '' }
}

/**
 * Whether it was not known as sent yet. Also one whose claim has ended, or that was replaced meanwhile: the server took
 * it, and nothing may hide that.
 */
export async function saveSent(
  db: Db,
  id: string,
  { sentAt, serverAnswer }: { sentAt: string; serverAnswer: string },
): Promise<boolean> {
  const { reminder } = db.tables
  const saved = await db
    .update(reminder)
    .set({ ...released, state: 'sent', sentAt, serverAnswer, problem: '' })
    .where(
      and(
        eq(reminder.organisationId, db.organisationId),
        eq(reminder.id, id),
        ne(reminder.state, 'sent'),
      ),
    )
    .returning({ id: reminder.id })
  return saved.length > 0
}

/** Whether the claim was still held; else another node is at it. */
export async function saveGivenUp(
  db: Db,
  id: string,
  claimedBy: string,
  { problem, serverAnswer }: { problem: string; serverAnswer: string },
): Promise<boolean> {
  const { reminder } = db.tables
  const saved = await db
    .update(reminder)
    .set({ ...released, state: 'given_up', problem, serverAnswer })
    .where(isHeld(db, id, claimedBy))
    .returning({ id: reminder.id })
  return saved.length > 0
}

/** `isCounted` false: it was not the mail's fault, and the attempt does not count. */
export async function savePostponed(
  db: Db,
  id: string,
  claimedBy: string,
  { isCounted, ...postponement }: Postponement & { isCounted: boolean },
): Promise<void> {
  const { reminder } = db.tables
  await db
    .update(reminder)
    .set({
      ...released,
      ...postponement,
      ...(isCounted ? {} : { attempts: sql`${reminder.attempts} - 1` }),
    })
    .where(isHeld(db, id, claimedBy))
}

/** All that are due and nobody sends just now wait as well, for the same reason. */
export async function postponeDue(
  db: Db,
  time: SendingTime,
  { nextAttemptAt, problem, serverAnswer }: Postponement,
): Promise<void> {
  const { reminder } = db.tables
  await db.update(reminder).set({ nextAttemptAt, problem, serverAnswer }).where(isDue(db, time))
}

/** What waits for another attempt is due at once: somebody changed what it failed for. */
export async function hurryWaiting(db: Db, now: string): Promise<void> {
  await db.update(db.tables.reminder).set({ nextAttemptAt: now }).where(isWaiting(db))
}

/** How many wait for which reason, '' for none, the most frequent first. */
export async function listWaitingProblems(
  db: Db,
): Promise<{ problem: string; serverAnswer: string; waiting: number }[]> {
  const { reminder } = db.tables
  const { problem, serverAnswer } = reminder
  const rows = await db
    .select({ problem, serverAnswer, waiting: count() })
    .from(reminder)
    .where(isWaiting(db))
    .groupBy(problem, serverAnswer)
  return rows.sort((a, b) => b.waiting - a.waiting || a.problem.localeCompare(b.problem))
}

const released = { claimedBy: null, claimEndsAt: null }

function isWaiting(db: Db): SQL | undefined {
  const { reminder } = db.tables
  return and(eq(reminder.organisationId, db.organisationId), eq(reminder.state, 'waiting'))
}

function isDue(db: Db, { now, today }: SendingTime): SQL | undefined {
  const { organisationId, claimEndsAt, day, nextAttemptAt } = db.tables.reminder
  const isFree = or(isNull(claimEndsAt), lte(claimEndsAt, now))
  const isOfOrganisation = eq(organisationId, db.organisationId)
  return and(isOfOrganisation, isWaiting(db), eq(day, today), isFree, lte(nextAttemptAt, now))
}

function isHeld(db: Db, id: string, claimedBy: string): SQL | undefined {
  const { reminder } = db.tables
  return and(
    eq(reminder.organisationId, db.organisationId),
    eq(reminder.id, id),
    inArray(reminder.state, ['waiting', 'replaced']),
    eq(reminder.claimedBy, claimedBy),
  )
}
