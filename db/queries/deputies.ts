import { and, eq, gte, lte } from 'drizzle-orm'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'

/** `deputyId` stands in for `userId` from the first to the last day. */
export type Deputy = {
  id: string
  userId: string
  deputyId: string
  fromOn: string
  untilOn: string
}

/** All of the organisation, the latest first. */
export async function listDeputies(db: Db): Promise<Deputy[]> {
  const rows = await ask(db, selectDeputies)
  return rows.reverse()
}

function selectDeputies(db: Db) {
  const { deputy } = db.tables
  return db
    .select()
    .from(deputy)
    .where(eq(deputy.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, deputy.fromOn), byCodePoint(db, deputy.id))
}

/** Accounts that `deputyId` stands in for on that day. */
export async function listAbsentUsers(db: Db, deputyId: string, day: string): Promise<string[]> {
  const rows = await ask(db, selectAbsentUsers, { deputyId, day })
  return rows.map(({ userId }) => userId).sort()
}

function selectAbsentUsers(db: Db, { deputyId, day }: { deputyId: string; day: string }) {
  const { deputy } = db.tables
  return db
    .selectDistinct({ userId: deputy.userId })
    .from(deputy)
    .where(
      and(
        eq(deputy.organisationId, db.organisationId),
        eq(deputy.deputyId, deputyId),
        lte(deputy.fromOn, day),
        gte(deputy.untilOn, day),
      ),
    )
}

export async function insertDeputy(db: Db, row: Deputy & { createdAt: string }): Promise<void> {
  await db.insert(db.tables.deputy).values({ ...row, organisationId: db.organisationId })
}

export async function deleteDeputy(db: Db, id: string): Promise<void> {
  const { deputy } = db.tables
  await db
    .delete(deputy)
    .where(and(eq(deputy.organisationId, db.organisationId), eq(deputy.id, id)))
}
