import { and, eq, gte, lt, ne, or } from 'drizzle-orm'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'
import type { User } from './organisations.ts'

/** `id` is the digest of the cookie. */
export type Session = {
  id: string
  userId: string
  chosenOrganisationId: string
  createdAt: string
  lastSeenAt: string
  endsAt: string
  userAgent: string
  address: string
  secondFactorAt: string | null
  /** It opens the chosen organisation only. */
  isFromDirectory: boolean
}

/** A session with its account. */
export async function findSession(
  db: Db,
  id: string,
): Promise<{ session: Session; user: User } | undefined> {
  const [found] = await ask(db, selectSession, { id })
  return found
}

function selectSession(db: Db, { id }: { id: string }) {
  const { session, user } = db.tables
  return db
    .select({ session, user })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(session.id, id))
}

/** The one that was used last comes first. */
export async function listSessionsOfUser(db: Db, userId: string): Promise<Session[]> {
  const { session } = db.tables
  const rows = await db
    .select()
    .from(session)
    .where(eq(session.userId, userId))
    .orderBy(byCodePoint(db, session.lastSeenAt), byCodePoint(db, session.id))
  return rows.reverse()
}

/** Sessions in an organisation that were used since. */
export async function countSessions(db: Db, since: string): Promise<number> {
  const { session } = db.tables
  return db.$count(
    session,
    and(eq(session.chosenOrganisationId, db.organisationId), gte(session.lastSeenAt, since)),
  )
}

export async function insertSession(
  db: Db,
  row: Omit<Session, 'isFromDirectory'> & { isFromDirectory?: boolean },
): Promise<void> {
  await db.insert(db.tables.session).values(row)
}

/** Notes that a session was used, or that it works in another organisation now. */
export async function saveSession(
  db: Db,
  id: string,
  change: Partial<Pick<Session, 'lastSeenAt' | 'chosenOrganisationId'>>,
): Promise<void> {
  const { session } = db.tables
  await db.update(session).set(change).where(eq(session.id, id))
}

/** Whether there was such a session. */
export async function deleteSession(db: Db, id: string): Promise<boolean> {
  const { session } = db.tables
  const deleted = await db.delete(session).where(eq(session.id, id)).returning({ id: session.id })
  return deleted.length > 0
}

/** All sessions of an account, but for the one that is named. */
export async function deleteSessionsOfUser(
  db: Db,
  userId: string,
  exceptId?: string,
): Promise<void> {
  const { session } = db.tables
  await db
    .delete(session)
    .where(and(eq(session.userId, userId), exceptId ? ne(session.id, exceptId) : undefined))
}

/** Sessions that have ended by `now`, or were last used before `idleSince`. */
export async function deleteEndedSessions(db: Db, now: string, idleSince: string): Promise<void> {
  const { session } = db.tables
  await db.delete(session).where(or(lt(session.endsAt, now), lt(session.lastSeenAt, idleSince)))
}
