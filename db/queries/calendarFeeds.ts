/** The secret addresses at which calendar programs read what is due for somebody. */
import { and, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'

export type CalendarFeed = {
  readonly id: string
  readonly userId: string
  /** SHA-256 of the secret address. */
  readonly tokenHash: string
  readonly createdAt: string
  readonly lastReadAt: string | null
}

export async function findCalendarFeed(db: Db, userId: string): Promise<CalendarFeed | undefined> {
  const { calendarFeed } = db.tables
  const [found] = await db
    .select()
    .from(calendarFeed)
    .where(and(eq(calendarFeed.organisationId, db.organisationId), eq(calendarFeed.userId, userId)))
  return found
}

export async function findCalendarFeedByHash(
  db: Db,
  tokenHash: string,
): Promise<CalendarFeed | undefined> {
  const { calendarFeed } = db.tables
  const [found] = await db
    .select()
    .from(calendarFeed)
    .where(
      and(
        eq(calendarFeed.organisationId, db.organisationId),
        eq(calendarFeed.tokenHash, tokenHash),
      ),
    )
  return found
}

/** An account has one at most: the old one is deleted first. */
export async function insertCalendarFeed(
  db: Db,
  row: Omit<CalendarFeed, 'lastReadAt'>,
): Promise<void> {
  await db.insert(db.tables.calendarFeed).values({ ...row, organisationId: db.organisationId })
}

/** Whether there was one. */
export async function deleteCalendarFeed(db: Db, userId: string): Promise<boolean> {
  const { calendarFeed } = db.tables
  const deleted = await db
    .delete(calendarFeed)
    .where(and(eq(calendarFeed.organisationId, db.organisationId), eq(calendarFeed.userId, userId)))
    .returning({ id: calendarFeed.id })
  return deleted.length > 0
}

export async function saveFeedRead(db: Db, id: string, lastReadAt: string): Promise<void> {
  const { calendarFeed } = db.tables
  await db
    .update(calendarFeed)
    .set({ lastReadAt })
    .where(and(eq(calendarFeed.organisationId, db.organisationId), eq(calendarFeed.id, id)))
}
