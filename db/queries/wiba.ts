import { and, count, eq, inArray, ne } from 'drizzle-orm'
import type { CheckStatus } from '../../src/assessment/check.ts'
import type { WibaAnswer } from '../../src/wiba/wibaAnswer.ts'
import { byCodePoint, chunksOf, type Db } from '../db.ts'

export type StoredWibaAnswer = {
  informationDomainId: string
  question: string
  answer: WibaAnswer | null
  note: string
  answeredAt: string
  answeredBy: string
  version: number
}

/** Who is to answer a question of an information domain. */
export type WibaAssignment = {
  informationDomainId: string
  question: string
  responsibleId: string
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

export async function listWibaAssignments(
  db: Db,
  informationDomainId: string,
): Promise<WibaAssignment[]> {
  const { wibaAssignment } = db.tables
  return db
    .select()
    .from(wibaAssignment)
    .where(
      and(
        eq(wibaAssignment.organisationId, db.organisationId),
        eq(wibaAssignment.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, wibaAssignment.question))
}

/** Gives a question to a person in place of whoever had it. */
export async function saveWibaAssignment(db: Db, row: WibaAssignment): Promise<void> {
  const { wibaAssignment } = db.tables
  await db
    .insert(wibaAssignment)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [
        wibaAssignment.organisationId,
        wibaAssignment.informationDomainId,
        wibaAssignment.question,
      ],
      set: { responsibleId: row.responsibleId },
    })
}

export async function deleteWibaAssignments(
  db: Db,
  informationDomainId: string,
  questions: readonly string[],
): Promise<void> {
  const { wibaAssignment } = db.tables
  for (const part of chunksOf(questions, 10_000)) {
    await db
      .delete(wibaAssignment)
      .where(
        and(
          eq(wibaAssignment.organisationId, db.organisationId),
          eq(wibaAssignment.informationDomainId, informationDomainId),
          inArray(wibaAssignment.question, part),
        ),
      )
  }
}

/** How many checks of these requirements have which status, of what is modelled or at a provider. */
export async function countStatusesOf(
  db: Db,
  informationDomainId: string,
  requirements: readonly string[],
): Promise<{ requirement: string; status: CheckStatus; checks: number }[]> {
  const { check, moduleDecision } = db.tables
  const { requirement, status } = check
  const parts = await Promise.all(
    chunksOf(requirements, 10_000).map((part) =>
      db
        .select({ requirement, status, checks: count() })
        .from(check)
        .innerJoin(
          moduleDecision,
          and(
            eq(moduleDecision.organisationId, check.organisationId),
            eq(moduleDecision.targetObjectId, check.targetObjectId),
            eq(moduleDecision.module, check.module),
          ),
        )
        .where(
          and(
            eq(check.organisationId, db.organisationId),
            eq(check.informationDomainId, informationDomainId),
            inArray(requirement, part),
            ne(moduleDecision.decision, 'left_out'),
          ),
        )
        .groupBy(requirement, status),
    ),
  )
  return parts.flat()
}
