/** Open work with its dates, as reminders ask for it: a page at a time, so that 50,000 rows stay out of memory. */
import {
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { CheckStatus } from '../../src/assessment/check.ts'
import type { MeasureStatus } from '../../src/measures/measure.ts'
import { type Db, isAmong } from '../db.ts'
import { itsTargetObject } from '../joins.ts'

/** Of these persons; or of nobody, of persons whom no mail reaches, and of anybody from so long ago. */
export type DueScope =
  | { readonly personIds: readonly string[] }
  | { readonly unreachableIds: readonly string[]; readonly orDueUntil: string }

export type DuePage = {
  readonly scope: DueScope
  /** Due on this day or before. */
  readonly untilOn: string
  readonly limit: number
}

export type DueMeasure = {
  readonly id: string
  readonly informationDomainId: string
  readonly code: string
  readonly title: string
  readonly responsibleId: string | null
  readonly dueOn: string
}

type AtObject = {
  readonly targetObjectId: string
  readonly objectCode: string
  readonly objectName: string
  readonly informationDomainId: string
  readonly responsibleId: string | null
}

export type DueCheck = AtObject & { readonly requirement: string; readonly dueOn: string }

/** Answers of one module at one target object; `oldestAt`: when the first of them was given. */
export type AgeingAnswers = AtObject & {
  readonly module: string
  readonly oldestAt: string
  readonly count: number
}

/** A proof of a provider, which many checks may name. */
export type EndingProof = {
  readonly informationDomainId: string
  readonly providerProof: string
  readonly until: string
  readonly responsibleId: string | null
  readonly count: number
}

const unfinished: readonly MeasureStatus[] = ['planned', 'in_progress']
const unmet: readonly CheckStatus[] = ['open', 'partial', 'no']

/** Measures behind the one with the id `after`. */
export async function listDueMeasurePage(
  db: Db,
  { scope, untilOn, limit }: DuePage,
  after = '',
): Promise<DueMeasure[]> {
  const { measure } = db.tables
  const { id, informationDomainId, code, title, responsibleId, dueOn } = measure
  const rows = await db
    .select({ id, informationDomainId, code, title, responsibleId, dueOn })
    .from(measure)
    .where(
      and(
        eq(measure.organisationId, db.organisationId),
        gt(id, after),
        inArray(measure.status, [...unfinished]),
        lte(dueOn, untilOn),
        isInScope(db, scope, responsibleId, dueOn),
      ),
    )
    .orderBy(id)
    .limit(limit)
  return rows.flatMap((row) => (row.dueOn === null ? [] : [{ ...row, dueOn: row.dueOn }]))
}

/** Unmet checks of modules that count, behind the one that was read last. */
export async function listDueCheckPage(
  db: Db,
  { scope, untilOn, limit }: DuePage,
  after: Pick<DueCheck, 'targetObjectId' | 'requirement'> = { targetObjectId: '', requirement: '' },
): Promise<DueCheck[]> {
  const { check, targetObject } = db.tables
  const { targetObjectId, requirement, dueOn } = check
  const rows = await db
    .select({ ...objectColumns(db), requirement, dueOn })
    .from(check)
    .innerJoin(targetObject, itsTargetObject(db, check))
    .innerJoin(db.tables.moduleDecision, isActive(db))
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        sql`(${targetObjectId}, ${requirement}) > (${after.targetObjectId}, ${after.requirement})`,
        inArray(check.status, [...unmet]),
        lte(dueOn, untilOn),
        isInScope(db, scope, check.responsibleId, dueOn),
      ),
    )
    .orderBy(targetObjectId, requirement)
    .limit(limit)
  return rows.flatMap((row) => (row.dueOn === null ? [] : [{ ...row, dueOn: row.dueOn }]))
}

/**
 * Answers given before an instant, by module, target object and person: as many as there are modules at work, however
 * many answers. Of a group that only the age brings into scope the scope's day does not count.
 */
export async function listAgeingAnswers(
  db: Db,
  { scope, answeredBefore }: { scope: DueScope; answeredBefore: string },
): Promise<AgeingAnswers[]> {
  const { check, targetObject } = db.tables
  const columns = { ...objectColumns(db), module: check.module }
  const oldestAt = sql<string>`min(${check.checkedAt})`
  return db
    .select({ ...columns, oldestAt, count: counted() })
    .from(check)
    .innerJoin(targetObject, itsTargetObject(db, check))
    .innerJoin(db.tables.moduleDecision, isActive(db))
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        ne(check.status, 'open'),
        lt(check.checkedAt, answeredBefore),
        'personIds' in scope ? isInScope(db, scope, check.responsibleId, check.dueOn) : undefined,
      ),
    )
    .groupBy(...Object.values(columns))
}

/** Proofs that end on this day or before, of modules that count. */
export async function listEndingProofs(
  db: Db,
  { scope, untilOn }: { scope: DueScope; untilOn: string },
): Promise<EndingProof[]> {
  const { check } = db.tables
  const { informationDomainId, providerProof, providerProofUntil, responsibleId } = check
  const rows = await db
    .select({
      informationDomainId,
      providerProof,
      responsibleId,
      until: providerProofUntil,
      count: counted(),
    })
    .from(check)
    .innerJoin(db.tables.moduleDecision, isActive(db))
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        isNotNull(providerProofUntil),
        lte(providerProofUntil, untilOn),
        ne(check.status, 'dispensable'),
        isInScope(db, scope, responsibleId, providerProofUntil),
      ),
    )
    .groupBy(informationDomainId, providerProof, providerProofUntil, responsibleId)
  return rows.flatMap((row) => (row.until === null ? [] : [{ ...row, until: row.until }]))
}

function isInScope(
  db: Db,
  scope: DueScope,
  responsibleId: PgColumn,
  dueOn: PgColumn,
): SQL | undefined {
  if ('personIds' in scope) return isAmong(db, responsibleId, scope.personIds)
  return or(
    isNull(responsibleId),
    isAmong(db, responsibleId, scope.unreachableIds),
    lte(dueOn, scope.orDueUntil),
  )
}

function objectColumns({ tables: { check, targetObject } }: Db) {
  const { targetObjectId, informationDomainId, responsibleId } = check
  return {
    ...{ targetObjectId, informationDomainId, responsibleId },
    objectCode: targetObject.code,
    objectName: targetObject.name,
  }
}

/** A check counts only where its module does. */
function isActive({ tables: { check, moduleDecision } }: Db): SQL | undefined {
  return and(
    eq(moduleDecision.organisationId, check.organisationId),
    eq(moduleDecision.targetObjectId, check.targetObjectId),
    eq(moduleDecision.module, check.module),
    ne(moduleDecision.decision, 'left_out'),
  )
}

function counted() {
  return sql<number>`count(*)`.mapWith(Number)
}
