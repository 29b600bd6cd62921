import { and, type Column, count, eq, inArray, ne, sql } from 'drizzle-orm'
import type { DecisionOrigin, ModuleDecision } from '../../src/modelling/moduleDecision.ts'
import type { Goal, NeedEffect, ProtectionNeed } from '../../src/modelling/protectionNeed.ts'
import { byCode, byCodePoint, type Db, insertMany } from '../db.ts'
import { itsTargetObject } from '../joins.ts'
import { ensureSaved } from './saved.ts'

export type StoredDecision = {
  informationDomainId: string
  targetObjectId: string
  module: string
  decision: ModuleDecision
  reason: string
  origin: DecisionOrigin
  providerId: string | null
  decidedBy: string
  decidedAt: string
}

export type ConditionAnswer = {
  targetObjectId: string
  attribute: string
  answer: boolean
  note: string
  answeredBy: string
  answeredAt: string
}

export type StoredAnswer = ConditionAnswer & { version: number }

export type StoredNeed = {
  targetObjectId: string
  goal: Goal
  level: ProtectionNeed
  effect: NeedEffect
  reason: string
}

export async function listModuleDecisions(
  db: Db,
  informationDomainId: string,
): Promise<(StoredDecision & { version: number })[]> {
  const { moduleDecision } = db.tables
  return db
    .select()
    .from(moduleDecision)
    .where(
      and(
        eq(moduleDecision.organisationId, db.organisationId),
        eq(moduleDecision.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, moduleDecision.targetObjectId), byCodePoint(db, moduleDecision.module))
}

/** How many requirements of a module are answered, by target object; modelled or not. */
export async function countAnsweredChecks(
  db: Db,
  informationDomainId: string,
  module: string,
): Promise<Map<string, number>> {
  const { check } = db.tables
  const rows = await db
    .select({ id: check.targetObjectId, answered: count() })
    .from(check)
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        eq(check.informationDomainId, informationDomainId),
        eq(check.module, module),
        ne(check.status, 'open'),
      ),
    )
    .groupBy(check.targetObjectId)
  return new Map(rows.map(({ id, answered }) => [id, answered]))
}

/** Decisions at some target objects; at most 10,000. */
export async function listDecisionsAt(
  db: Db,
  targetObjectIds: readonly string[],
): Promise<StoredDecision[]> {
  const { moduleDecision } = db.tables
  return db
    .select()
    .from(moduleDecision)
    .where(
      and(
        eq(moduleDecision.organisationId, db.organisationId),
        inArray(moduleDecision.targetObjectId, [...targetObjectIds]),
      ),
    )
    .orderBy(byCodePoint(db, moduleDecision.targetObjectId), byCodePoint(db, moduleDecision.module))
}

/** What providers handed over as proof, by the checks of the modules that are theirs; each proof once. */
export async function listProviderProofs(
  db: Db,
  informationDomainId: string,
): Promise<{ providerId: string; proof: string; until: string | null; count: number }[]> {
  const { check, moduleDecision } = db.tables
  const rows = await db
    .select({
      providerId: moduleDecision.providerId,
      proof: check.providerProof,
      until: check.providerProofUntil,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(moduleDecision)
    .innerJoin(
      check,
      and(
        eq(check.organisationId, moduleDecision.organisationId),
        eq(check.targetObjectId, moduleDecision.targetObjectId),
        eq(check.module, moduleDecision.module),
      ),
    )
    .where(
      and(
        eq(moduleDecision.organisationId, db.organisationId),
        eq(moduleDecision.informationDomainId, informationDomainId),
        eq(moduleDecision.decision, 'at_provider'),
        ne(check.providerProof, ''),
      ),
    )
    .groupBy(moduleDecision.providerId, check.providerProof, check.providerProofUntil)
  return rows.flatMap(({ providerId, ...row }) => (providerId ? [{ providerId, ...row }] : []))
}

export async function insertModuleDecisions(
  db: Db,
  rows: readonly StoredDecision[],
): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.moduleDecision,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/** Stores a decision in place of the one that stood there. */
export async function saveModuleDecision(db: Db, row: StoredDecision): Promise<void> {
  const { moduleDecision } = db.tables
  await db
    .insert(moduleDecision)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [moduleDecision.organisationId, moduleDecision.targetObjectId, moduleDecision.module],
      set: overwritten(row, moduleDecision.version),
    })
}

/** Takes a decision back: undecided again. Checks of the module stay, inactive. */
export async function deleteModuleDecision(
  db: Db,
  targetObjectId: string,
  module: string,
): Promise<void> {
  const { moduleDecision } = db.tables
  await db
    .delete(moduleDecision)
    .where(
      and(
        eq(moduleDecision.organisationId, db.organisationId),
        eq(moduleDecision.targetObjectId, targetObjectId),
        eq(moduleDecision.module, module),
      ),
    )
}

export async function listConditionAnswers(
  db: Db,
  informationDomainId: string,
): Promise<StoredAnswer[]> {
  const { conditionAnswer, targetObject } = db.tables
  const rows = await db
    .select({ answer: conditionAnswer })
    .from(conditionAnswer)
    .innerJoin(targetObject, itsTargetObject(db, conditionAnswer))
    .where(
      and(
        eq(conditionAnswer.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCode(db, targetObject.code), byCodePoint(db, conditionAnswer.attribute))
  return rows.map(({ answer }) => answer)
}

/** `version` 0: nobody had answered. Throws `conflict` when somebody else answered since it was read. */
export async function saveConditionAnswer(
  db: Db,
  version: number,
  row: ConditionAnswer,
): Promise<void> {
  const { conditionAnswer } = db.tables
  const saved = await db
    .insert(conditionAnswer)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [
        conditionAnswer.organisationId,
        conditionAnswer.targetObjectId,
        conditionAnswer.attribute,
      ],
      set: overwritten(row, conditionAnswer.version),
      setWhere: eq(conditionAnswer.version, version),
    })
    .returning({ attribute: conditionAnswer.attribute })
  ensureSaved(saved, 'Die Antwort')
}

export async function listProtectionNeeds(
  db: Db,
  informationDomainId: string,
): Promise<(StoredNeed & { version: number })[]> {
  const { protectionNeed, targetObject } = db.tables
  const rows = await db
    .select({ need: protectionNeed })
    .from(protectionNeed)
    .innerJoin(targetObject, itsTargetObject(db, protectionNeed))
    .where(
      and(
        eq(protectionNeed.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCode(db, targetObject.code), byCodePoint(db, protectionNeed.goal))
  return rows.map(({ need }) => need)
}

/** Takes a need back that a person set. */
export async function deleteProtectionNeed(
  db: Db,
  targetObjectId: string,
  goal: Goal,
): Promise<void> {
  const { protectionNeed } = db.tables
  await db
    .delete(protectionNeed)
    .where(
      and(
        eq(protectionNeed.organisationId, db.organisationId),
        eq(protectionNeed.targetObjectId, targetObjectId),
        eq(protectionNeed.goal, goal),
      ),
    )
}

export async function saveProtectionNeed(db: Db, row: StoredNeed): Promise<void> {
  const { protectionNeed } = db.tables
  await db
    .insert(protectionNeed)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [protectionNeed.organisationId, protectionNeed.targetObjectId, protectionNeed.goal],
      set: overwritten(row, protectionNeed.version),
    })
}

/** What a save writes over the row that is there: never its organisation, and the next version. */
function overwritten<Row extends object>(row: Row, version: Column) {
  return { ...row, organisationId: undefined, version: sql`${version} + 1` }
}
