/** Who gets the head of the event chain by mail, and how the mails of each month went. */
import { and, desc, eq, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { HeadMailState } from '../../src/reminders/heads/headMail.ts'
import { byCodePoint, type Db } from '../db.ts'

export type HeadReader = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly addedBy: string
  readonly addedAt: string
}

export type HeadMail = {
  readonly month: string
  readonly email: string
  readonly name: string
  readonly sequence: number
  readonly hash: string
  readonly headAt: string
  readonly state: HeadMailState
  readonly messageId: string
  readonly attempts: number
  readonly nextAttemptAt: string
  readonly sentAt: string | null
  readonly serverAnswer: string
  readonly problem: string
}

/** Month and address of one mail. */
export type HeadMailKey = Pick<HeadMail, 'month' | 'email'>

export async function listHeadReaders(db: Db): Promise<HeadReader[]> {
  const { chainHeadReader } = db.tables
  const { id, name, email, addedBy, addedAt } = chainHeadReader
  return db
    .select({ id, name, email, addedBy, addedAt })
    .from(chainHeadReader)
    .where(eq(chainHeadReader.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, name), id)
}

export async function insertHeadReader(db: Db, reader: HeadReader): Promise<void> {
  await db
    .insert(db.tables.chainHeadReader)
    .values({ ...reader, organisationId: db.organisationId })
}

/** What waits for the address is not sent any more; what was sent stays on record. */
export async function deleteHeadReader(db: Db, { id, email }: HeadReader): Promise<void> {
  const { chainHeadMail, chainHeadReader } = db.tables
  await db
    .delete(chainHeadMail)
    .where(
      and(
        eq(chainHeadMail.organisationId, db.organisationId),
        eq(chainHeadMail.email, email),
        eq(chainHeadMail.state, 'waiting'),
      ),
    )
  await db
    .delete(chainHeadReader)
    .where(and(eq(chainHeadReader.organisationId, db.organisationId), eq(chainHeadReader.id, id)))
}

/** The latest month first, then by name. */
export async function listHeadMails(db: Db, limit: number): Promise<HeadMail[]> {
  const { chainHeadMail } = db.tables
  const rows = await db
    .select()
    .from(chainHeadMail)
    .where(eq(chainHeadMail.organisationId, db.organisationId))
    .orderBy(
      desc(chainHeadMail.month),
      byCodePoint(db, chainHeadMail.name),
      byCodePoint(db, chainHeadMail.email),
    )
    .limit(limit)
  return rows.map(({ organisationId: _, claimedBy: __, claimEndsAt: ___, ...mail }) => mail)
}

/** Those that are there already stay as they are: never two in a month for one address. */
export async function insertHeadMails(
  db: Db,
  mails: readonly Pick<
    HeadMail,
    'month' | 'email' | 'name' | 'sequence' | 'hash' | 'headAt' | 'messageId' | 'nextAttemptAt'
  >[],
): Promise<void> {
  if (mails.length === 0) return
  await db
    .insert(db.tables.chainHeadMail)
    .values(
      mails.map((mail) => ({
        ...mail,
        state: 'waiting' as const,
        organisationId: db.organisationId,
      })),
    )
    .onConflictDoNothing()
}

/** One that is due and nobody sends just now, for this process until the claim ends; undefined when there is none. */
export async function claimHeadMail(
  db: Db,
  { now, claimedBy, endsAt }: { now: string; claimedBy: string; endsAt: string },
): Promise<HeadMail | undefined> {
  const { chainHeadMail } = db.tables
  const isDue = and(
    eq(chainHeadMail.organisationId, db.organisationId),
    eq(chainHeadMail.state, 'waiting'),
    lte(chainHeadMail.nextAttemptAt, now),
    or(isNull(chainHeadMail.claimedBy), lte(chainHeadMail.claimEndsAt, now)),
  )
  const [due] = await db
    .select({ month: chainHeadMail.month, email: chainHeadMail.email })
    .from(chainHeadMail)
    .where(isDue)
    .orderBy(chainHeadMail.month, byCodePoint(db, chainHeadMail.email))
    .limit(1)
  if (!due) return undefined
  const [claimed] = await db
    .update(chainHeadMail)
    .set({ claimedBy, claimEndsAt: endsAt, attempts: sql`${chainHeadMail.attempts} + 1` })
    .where(and(isDue, eq(chainHeadMail.month, due.month), eq(chainHeadMail.email, due.email)))
    .returning()
  if (!claimed) return undefined
  const { organisationId: _, claimedBy: __, claimEndsAt: ___, ...mail } = claimed
  return mail
}

/** Whether it was not known as sent yet. */
export async function saveHeadMailSent(
  db: Db,
  { month, email }: HeadMailKey,
  { sentAt, serverAnswer }: { sentAt: string; serverAnswer: string },
): Promise<boolean> {
  const { chainHeadMail } = db.tables
  const saved = await db
    .update(chainHeadMail)
    .set({ ...released, state: 'sent', sentAt, serverAnswer, problem: '' })
    .where(
      and(
        eq(chainHeadMail.organisationId, db.organisationId),
        eq(chainHeadMail.month, month),
        eq(chainHeadMail.email, email),
        ne(chainHeadMail.state, 'sent'),
      ),
    )
    .returning({ month: chainHeadMail.month })
  return saved.length > 0
}

/** What an attempt came to; whether the claim was still held, else another node is at it. */
export async function saveHeadMailFailed(
  db: Db,
  { month, email }: HeadMailKey,
  claimedBy: string,
  result: {
    state: 'waiting' | 'given_up'
    nextAttemptAt: string
    problem: string
    serverAnswer: string
    attempts: number
  },
): Promise<boolean> {
  const { chainHeadMail } = db.tables
  const saved = await db
    .update(chainHeadMail)
    .set({ ...released, ...result })
    .where(
      and(
        eq(chainHeadMail.organisationId, db.organisationId),
        eq(chainHeadMail.month, month),
        eq(chainHeadMail.email, email),
        eq(chainHeadMail.claimedBy, claimedBy),
      ),
    )
    .returning({ month: chainHeadMail.month })
  return saved.length > 0
}

/** Why the ones that wait wait, where no mail gets out at all. Whether any does. */
export async function explainHeadMails(db: Db, problem: string): Promise<boolean> {
  const { chainHeadMail } = db.tables
  const waiting = await db
    .update(chainHeadMail)
    .set({ problem })
    .where(
      and(eq(chainHeadMail.organisationId, db.organisationId), eq(chainHeadMail.state, 'waiting')),
    )
    .returning({ month: chainHeadMail.month })
  return waiting.length > 0
}

const released = { claimedBy: null, claimEndsAt: null } as const
