import { and, eq } from 'drizzle-orm'
import { ask } from '../ask.ts'
import { byCodePoint, type Db, insertMany } from '../db.ts'

/** How far an information domain was at the end of a day. */
export type ProgressDay = {
  informationDomainId: string
  day: string
  basicMet: number
  basicTotal: number
  wibaYes: number
  wibaTotal: number
}

export async function listProgressDays(
  db: Db,
  informationDomainId: string,
): Promise<ProgressDay[]> {
  return ask(db, selectProgressDays, { informationDomainId })
}

function selectProgressDays(db: Db, { informationDomainId }: { informationDomainId: string }) {
  const { progressDay } = db.tables
  return db
    .select()
    .from(progressDay)
    .where(
      and(
        eq(progressDay.organisationId, db.organisationId),
        eq(progressDay.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, progressDay.day))
}

/** The last figure of a day counts. */
export async function saveProgressDay(db: Db, row: ProgressDay): Promise<void> {
  const { progressDay } = db.tables
  await db
    .insert(progressDay)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [progressDay.organisationId, progressDay.informationDomainId, progressDay.day],
      set: { ...row, organisationId: undefined },
    })
}

export async function insertProgressDays(db: Db, rows: readonly ProgressDay[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.progressDay,
    rows.map((row) => ({ ...row, organisationId })),
  )
}
