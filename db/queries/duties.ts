/** What waits for somebody: open work with its dates, and risks. */
import { and, count, eq, inArray, isNotNull, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { byCode, byCodePoint, type Db } from '../db.ts'
import { itsTargetObject } from '../joins.ts'
import type { StoredCheck } from './checks.ts'
import type { StoredMeasure } from './measures.ts'

/** `personIds` undefined: whoever is responsible. */
export type DutyScope = {
  readonly informationDomainIds: readonly string[]
  readonly personIds?: readonly string[] | undefined
}

export type CheckDuty = Pick<
  StoredCheck,
  'informationDomainId' | 'module' | 'requirement' | 'level' | 'status' | 'dueOn' | 'responsibleId'
> & { objectCode: string; objectName: string }

export type MeasureDuty = Pick<
  StoredMeasure,
  'informationDomainId' | 'code' | 'title' | 'status' | 'dueOn'
>

export type CheckRisk = CheckDuty &
  Pick<StoredCheck, 'riskReason' | 'riskAcceptedBy' | 'riskAcceptedOn'>

/** Checks that are not met and due up to a day, of modules that count, the oldest date first. */
export async function listDueChecks(
  db: Db,
  scope: DutyScope & { readonly untilOn: string; readonly isBasicOnly?: boolean },
  limit: number,
): Promise<CheckDuty[]> {
  const { check, targetObject } = db.tables
  return db
    .select(dutyColumns(db))
    .from(check)
    .innerJoin(targetObject, itsTargetObject(db, check))
    .innerJoin(db.tables.moduleDecision, isActive(db))
    .where(
      and(
        isUnmet(db, scope),
        isNotNull(check.dueOn),
        lte(check.dueOn, scope.untilOn),
        scope.isBasicOnly ? eq(check.level, 'basic') : undefined,
      ),
    )
    .orderBy(
      byCodePoint(db, check.dueOn),
      byCode(db, targetObject.code),
      byCode(db, check.requirement),
    )
    .limit(limit)
}

/** How many checks are not met; `due` of them up to a day, `overdue` before `today`, `basicOverdue` of level Basis. */
export async function countUnmetChecks(
  db: Db,
  scope: DutyScope & { readonly untilOn: string; readonly today: string },
): Promise<{ total: number; due: number; overdue: number; basicOverdue: number }> {
  const { check } = db.tables
  const isOverdue = sql`${check.dueOn} is not null and ${check.dueOn} < ${scope.today}`
  const [counts] = await db
    .select({
      total: howMany(sql`1 = 1`),
      due: howMany(sql`${check.dueOn} is not null and ${check.dueOn} <= ${scope.untilOn}`),
      overdue: howMany(isOverdue),
      basicOverdue: howMany(sql`${isOverdue} and ${check.level} = 'basic'`),
    })
    .from(check)
    .innerJoin(db.tables.moduleDecision, isActive(db))
    .where(isUnmet(db, scope))
  return counts ?? { total: 0, due: 0, overdue: 0, basicOverdue: 0 }
}

/** How many questions of WiBA were given to somebody and wait for an answer. */
export async function countOpenQuestions(
  db: Db,
  { informationDomainIds, personIds }: DutyScope & { readonly personIds: readonly string[] },
): Promise<number> {
  const { wibaAssignment, wibaAnswer } = db.tables
  const [counted] = await db
    .select({ open: count() })
    .from(wibaAssignment)
    .leftJoin(
      wibaAnswer,
      and(
        eq(wibaAnswer.organisationId, wibaAssignment.organisationId),
        eq(wibaAnswer.informationDomainId, wibaAssignment.informationDomainId),
        eq(wibaAnswer.question, wibaAssignment.question),
      ),
    )
    .where(
      and(
        eq(wibaAssignment.organisationId, db.organisationId),
        inArray(wibaAssignment.informationDomainId, [...informationDomainIds]),
        inArray(wibaAssignment.responsibleId, [...personIds]),
        isNull(wibaAnswer.answer),
      ),
    )
  return counted?.open ?? 0
}

/** Measures under way and due up to a day, the oldest date first. */
export async function listDueMeasures(
  db: Db,
  { informationDomainIds, personIds, untilOn }: DutyScope & { readonly untilOn: string },
  limit: number,
): Promise<MeasureDuty[]> {
  const { measure } = db.tables
  const { informationDomainId, code, title, status, dueOn } = measure
  return db
    .select({ informationDomainId, code, title, status, dueOn })
    .from(measure)
    .where(
      and(
        eq(measure.organisationId, db.organisationId),
        inArray(informationDomainId, [...informationDomainIds]),
        personIds ? inArray(measure.responsibleId, [...personIds]) : undefined,
        inArray(status, ['planned', 'in_progress']),
        isNotNull(dueOn),
        lte(dueOn, untilOn),
      ),
    )
    .orderBy(byCodePoint(db, dueOn), byCodePoint(db, code))
    .limit(limit)
}

/** Checks with a risk that was proposed or accepted, by target object and requirement. */
export async function listRisks(
  db: Db,
  informationDomainIds: readonly string[],
): Promise<CheckRisk[]> {
  const { check, targetObject } = db.tables
  return db
    .select({
      ...dutyColumns(db),
      riskReason: check.riskReason,
      riskAcceptedBy: check.riskAcceptedBy,
      riskAcceptedOn: check.riskAcceptedOn,
    })
    .from(check)
    .innerJoin(targetObject, itsTargetObject(db, check))
    .innerJoin(db.tables.moduleDecision, isActive(db))
    .where(and(isUnmet(db, { informationDomainIds }), ne(check.riskReason, '')))
    .orderBy(byCode(db, targetObject.code), byCode(db, check.requirement))
}

function dutyColumns({ tables: { check, targetObject } }: Db) {
  const { informationDomainId, module, requirement, level, status, dueOn, responsibleId } = check
  return {
    ...{ informationDomainId, module, requirement, level, status, dueOn, responsibleId },
    objectCode: targetObject.code,
    objectName: targetObject.name,
  }
}

function isUnmet(db: Db, { informationDomainIds, personIds }: DutyScope): SQL | undefined {
  const { check } = db.tables
  return and(
    eq(check.organisationId, db.organisationId),
    inArray(check.informationDomainId, [...informationDomainIds]),
    personIds ? inArray(check.responsibleId, [...personIds]) : undefined,
    inArray(check.status, ['open', 'partial', 'no']),
  )
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

function howMany(condition: SQL) {
  return sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)
}
