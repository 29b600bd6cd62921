import { and, eq } from 'drizzle-orm'
import type { WibaAnswer } from '../../src/wiba/wibaAnswer.ts'
import { byCodePoint, type Db } from '../db.ts'

export type StoredWibaAnswer = {
  informationDomainId: string
  question: string
  answer: WibaAnswer | null
  note: string
  answeredAt: string
  answeredBy: string
  version: number
}

export async function listWibaAnswers(
  db: Db,
  informationDomainId: string,
): Promise<StoredWibaAnswer[]> {
  const { wibaAnswer } = db.tables
  return db
    .select()
    .from(wibaAnswer)
    .where(
      and(
        eq(wibaAnswer.organisationId, db.organisationId),
        eq(wibaAnswer.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, wibaAnswer.question))
}

/** Stores an answer in place of the one that stood there; `version` is that of the new row. */
export async function saveWibaAnswer(db: Db, row: StoredWibaAnswer): Promise<void> {
  const { wibaAnswer } = db.tables
  await db
    .insert(wibaAnswer)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [wibaAnswer.organisationId, wibaAnswer.informationDomainId, wibaAnswer.question],
      set: { ...row, organisationId: undefined },
    })
}
