/** What lists of checks are made of: thin rows to count and filter by, and whole ones for the page that is shown. */
import { and, count, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import type { ModuleDecision } from '../../src/modelling/moduleDecision.ts'
import { ask } from '../ask.ts'
import { byCode, byCodePoint, type Db, isAmong } from '../db.ts'
import { itsTargetObject } from '../joins.ts'
import type { EvidenceLink, StoredCheck } from './checks.ts'
import type { TargetObject } from './targetObjects.ts'

/** A module that counts at a target object: modelled there, or at a provider. */
export type ActiveModule = {
  targetObjectId: string
  module: string
  decision: ModuleDecision
  providerId: string | null
}

/** Which checks a list is about. `targetObjectIds`: some of the information domain's. */
export type CheckScope = {
  informationDomainId: string
  levels: readonly RequirementLevel[]
  targetObjectIds?: readonly string[] | undefined
  requirements?: readonly string[] | undefined
  responsibleIds?: readonly string[] | undefined
}

/** An answered check without its texts: there may be 100,000 of them. */
export type CheckMark = Pick<
  StoredCheck,
  'targetObjectId' | 'requirement' | 'status' | 'responsibleId' | 'dueOn' | 'checkedAt'
> & { hasExplanation: boolean; provenUntil: string | null }

export type ObjectLabel = Pick<TargetObject, 'id' | 'code' | 'name' | 'count' | 'kinds'>

/** How many stored checks of one group have a status, and what a person has to look at among them. */
export type CheckCount = {
  key: string | null
  status: StoredCheck['status']
  total: number
  unplanned: number
  undescribed: number
  stale: number
  unproven: number
}

export type CountedBy = 'targetObjectId' | 'module' | 'responsibleId'

export async function listActiveModules(
  db: Db,
  informationDomainId: string,
  { targetObjectIds, module }: { targetObjectIds?: readonly string[]; module?: string } = {},
): Promise<ActiveModule[]> {
  const { moduleDecision } = db.tables
  return db
    .select(activeColumns(db))
    .from(moduleDecision)
    .where(
      and(
        eq(moduleDecision.organisationId, db.organisationId),
        eq(moduleDecision.informationDomainId, informationDomainId),
        ne(moduleDecision.decision, 'left_out'),
        targetObjectIds && isAmong(db, moduleDecision.targetObjectId, targetObjectIds),
        module ? eq(moduleDecision.module, module) : undefined,
      ),
    )
    .orderBy(byCodePoint(db, moduleDecision.targetObjectId), byCodePoint(db, moduleDecision.module))
}

/** Stored checks, also of modules that do not count, in no order that means anything. */
export async function listCheckMarks(db: Db, scope: CheckScope): Promise<CheckMark[]> {
  const rows = await db.select(markColumns(db)).from(db.tables.check).where(ofScope(db, scope))
  return rows.map(withExplanation)
}

/** The same of modules that count, each with its module. */
export async function listActiveMarks(
  db: Db,
  scope: CheckScope,
): Promise<(CheckMark & ActiveModule)[]> {
  const { check, moduleDecision } = db.tables
  const rows = await db
    .select({ ...activeColumns(db), ...markColumns(db) })
    .from(check)
    .innerJoin(moduleDecision, isActive(db))
    .where(ofScope(db, scope))
  return rows.map(withExplanation)
}

/** How many checks of one level and of modules that count are met at each of some target objects. */
export async function countMetChecks(
  db: Db,
  level: RequirementLevel,
  targetObjectIds: readonly string[],
): Promise<{ targetObjectId: string; met: number }[]> {
  return ask(db, selectMetChecks, { level, targetObjectIds })
}

type MetScope = { level: RequirementLevel; targetObjectIds: readonly string[] }

function selectMetChecks(db: Db, { level, targetObjectIds }: MetScope) {
  const { check, moduleDecision } = db.tables
  return db
    .select({ targetObjectId: check.targetObjectId, met: count() })
    .from(check)
    .innerJoin(moduleDecision, isActive(db))
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        isAmong(db, check.targetObjectId, targetObjectIds),
        eq(check.level, level),
        // That „entbehrlich“ is justified, the table sees to.
        inArray(check.status, ['yes', 'dispensable']),
      ),
    )
    .groupBy(check.targetObjectId)
}

/**
 * Counts of stored checks, by status, of each target object, module or person. `staleBefore` is an instant; on the
 * day `today` a proof that ends then still holds.
 */
export async function countChecks(
  db: Db,
  by: CountedBy,
  { staleBefore, today, ...scope }: CheckScope & { staleBefore: string; today: string },
): Promise<CheckCount[]> {
  const { check, moduleDecision } = db.tables
  const until = check.providerProofUntil
  const lacksProof = sql`(trim(${check.providerProof}) = '' or ${until} is null or ${until} < ${today})`
  const unmet = sql`${check.status} in ('no', 'partial')`
  return db
    .select({
      key: check[by],
      status: check.status,
      total: count(),
      unplanned: howMany(
        sql`${unmet} and (${check.responsibleId} is null or ${check.dueOn} is null)`,
      ),
      undescribed: howMany(sql`${check.status} = 'yes' and trim(${check.explanation}) = ''`),
      stale: howMany(sql`${check.status} <> 'open' and ${check.checkedAt} < ${staleBefore}`),
      unproven: howMany(
        sql`${check.status} = 'yes' and ${moduleDecision.decision} = 'at_provider' and ${lacksProof}`,
      ),
    })
    .from(check)
    .innerJoin(moduleDecision, isActive(db))
    .where(ofScope(db, scope))
    .groupBy(check[by], check.status)
}

/** The whole checks of a page: those at some target objects that answer some requirements. */
export async function listChecksOf(
  db: Db,
  targetObjectIds: readonly string[],
  requirements: readonly string[],
): Promise<StoredCheck[]> {
  const { check } = db.tables
  return db
    .select()
    .from(check)
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        isAmong(db, check.targetObjectId, targetObjectIds),
        isAmong(db, check.requirement, requirements),
      ),
    )
}

/** The documents that prove the checks of a page, with their titles. */
export async function listEvidenceOf(
  db: Db,
  targetObjectIds: readonly string[],
  requirements: readonly string[],
): Promise<(EvidenceLink & { title: string })[]> {
  const { document, evidenceLink } = db.tables
  return db
    .select({
      targetObjectId: evidenceLink.targetObjectId,
      requirement: evidenceLink.requirement,
      documentId: evidenceLink.documentId,
      note: evidenceLink.note,
      title: document.title,
    })
    .from(evidenceLink)
    .innerJoin(
      document,
      and(
        eq(document.organisationId, evidenceLink.organisationId),
        eq(document.id, evidenceLink.documentId),
      ),
    )
    .where(
      and(
        eq(evidenceLink.organisationId, db.organisationId),
        isAmong(db, evidenceLink.targetObjectId, targetObjectIds),
        isAmong(db, evidenceLink.requirement, requirements),
      ),
    )
    .orderBy(byCodePoint(db, document.title))
}

/** What was answered to a requirement anywhere in an information domain, with the target object it was answered at. */
export async function listAnswersElsewhere(
  db: Db,
  informationDomainId: string,
  requirement: string,
  limit: number,
): Promise<(StoredCheck & Pick<TargetObject, 'code' | 'name' | 'kinds'>)[]> {
  const { check, targetObject } = db.tables
  const rows = await db
    .select({
      check,
      code: targetObject.code,
      name: targetObject.name,
      kinds: targetObject.kinds,
    })
    .from(check)
    .innerJoin(targetObject, itsTargetObject(db, check))
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        eq(check.informationDomainId, informationDomainId),
        eq(check.requirement, requirement),
        ne(check.status, 'open'),
        isNotNull(check.checkedAt),
      ),
    )
    .orderBy(byCode(db, targetObject.code))
    .limit(limit)
  return rows.map(({ check: found, ...object }) => ({ ...found, ...object }))
}

/** Of all target objects of an information domain, or of some, in no order that means anything. */
export async function listObjectLabels(
  db: Db,
  informationDomainId: string,
  ids?: readonly string[],
): Promise<ObjectLabel[]> {
  const { targetObject } = db.tables
  return db
    .select(labelColumns(db))
    .from(targetObject)
    .where(
      and(
        eq(targetObject.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
        ids && isAmong(db, targetObject.id, ids),
      ),
    )
}

export async function findObjectLabel(
  db: Db,
  informationDomainId: string,
  code: string,
): Promise<ObjectLabel | undefined> {
  const { targetObject } = db.tables
  const [found] = await db
    .select(labelColumns(db))
    .from(targetObject)
    .where(
      and(
        eq(targetObject.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
        eq(targetObject.code, code),
      ),
    )
  return found
}

function labelColumns({ tables: { targetObject } }: Db) {
  const { id, code, name, count, kinds } = targetObject
  return { id, code, name, count, kinds }
}

function markColumns({ tables: { check } }: Db) {
  const { targetObjectId, requirement, status, responsibleId, dueOn, checkedAt } = check
  const described = sql<number>`case when trim(${check.explanation}) = '' then 0 else 1 end`
  const provenUntil = sql<
    string | null
  >`case when trim(${check.providerProof}) = '' then null else ${check.providerProofUntil} end`
  const marks = { targetObjectId, requirement, status, responsibleId, dueOn, checkedAt }
  return { ...marks, described, provenUntil }
}

function withExplanation<Row extends { described: number }>({ described, ...row }: Row) {
  return { ...row, hasExplanation: Number(described) === 1 }
}

function activeColumns({ tables: { moduleDecision } }: Db) {
  const { targetObjectId, module, decision, providerId } = moduleDecision
  return { targetObjectId, module, decision, providerId }
}

/** A check counts only where its module does. */
function isActive(db: Db): SQL | undefined {
  const { check, moduleDecision } = db.tables
  return and(
    eq(moduleDecision.organisationId, check.organisationId),
    eq(moduleDecision.targetObjectId, check.targetObjectId),
    eq(moduleDecision.module, check.module),
    ne(moduleDecision.decision, 'left_out'),
  )
}

function ofScope(db: Db, scope: CheckScope): SQL | undefined {
  const { check } = db.tables
  const { informationDomainId, levels, targetObjectIds, requirements, responsibleIds } = scope
  return and(
    eq(check.organisationId, db.organisationId),
    // Asked for both, SQLite would walk through the whole information domain.
    targetObjectIds
      ? isAmong(db, check.targetObjectId, targetObjectIds)
      : eq(check.informationDomainId, informationDomainId),
    inArray(check.level, [...levels]),
    requirements && isAmong(db, check.requirement, requirements),
    responsibleIds && isAmong(db, check.responsibleId, responsibleIds),
  )
}

function howMany(condition: SQL) {
  return sql<number>`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number)
}
