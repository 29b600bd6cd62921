import { and, count, eq, inArray } from 'drizzle-orm'
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import type { CheckStatus } from '../../src/assessment/check.ts'
import { compareNaturally } from '../../src/core/text.ts'
import type { Effort, MeasureStatus } from '../../src/measures/measure.ts'
import { byCode, byCodePoint, chunksOf, type Db, insertMany } from '../db.ts'
import { itsCheck, itsTargetObject } from '../joins.ts'
import { ensureSaved } from './saved.ts'

export type StoredMeasure = {
  id: string
  informationDomainId: string
  code: string
  title: string
  description: string
  status: MeasureStatus
  effort: Effort | null
  responsibleId: string | null
  dueOn: string | null
  doneOn: string | null
  personnelOnceCents: number
  personnelYearlyCents: number
  materialOnceCents: number
  materialYearlyCents: number
  yearlyFromOn: string | null
  yearlyUntilOn: string | null
  /** The model measure that it was adopted from; null for one's own. */
  modelKey: string | null
  version: number
}

/** A check that a measure serves, and where it stands. */
export type ServedCheck = {
  targetObjectId: string
  targetObjectCode: string
  targetObjectName: string
  module: string
  requirement: string
  level: RequirementLevel
  status: CheckStatus
}

export type MeasureCheck = { measureId: string; targetObjectId: string; requirement: string }

export async function listMeasures(db: Db, informationDomainId: string): Promise<StoredMeasure[]> {
  const { measure } = db.tables
  return db
    .select()
    .from(measure)
    .where(
      and(
        eq(measure.organisationId, db.organisationId),
        eq(measure.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCode(db, measure.code))
}

export async function insertMeasure(
  db: Db,
  row: Omit<StoredMeasure, 'modelKey' | 'version'> & { modelKey?: string; createdAt: string },
): Promise<void> {
  await db.insert(db.tables.measure).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved the measure since `version` was read. */
export async function saveMeasure(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<StoredMeasure, 'id' | 'modelKey' | 'version'>>,
): Promise<void> {
  const { measure } = db.tables
  const saved = await db
    .update(measure)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(measure.organisationId, db.organisationId),
        eq(measure.id, id),
        eq(measure.version, version),
      ),
    )
    .returning({ id: measure.id })
  ensureSaved(saved, 'Die Maßnahme')
}

/** Which checks each measure of an information domain serves. */
export async function listMeasureChecks(
  db: Db,
  informationDomainId: string,
): Promise<MeasureCheck[]> {
  const { measure, measureCheck } = db.tables
  return db
    .select({
      measureId: measureCheck.measureId,
      targetObjectId: measureCheck.targetObjectId,
      requirement: measureCheck.requirement,
    })
    .from(measureCheck)
    .innerJoin(
      measure,
      and(
        eq(measure.organisationId, measureCheck.organisationId),
        eq(measure.id, measureCheck.measureId),
      ),
    )
    .where(
      and(
        eq(measureCheck.organisationId, db.organisationId),
        eq(measure.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(
      byCode(db, measure.code),
      byCodePoint(db, measureCheck.targetObjectId),
      byCodePoint(db, measureCheck.requirement),
    )
}

export async function insertMeasureChecks(db: Db, rows: readonly MeasureCheck[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.measureCheck,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/** How many checks each measure of an information domain serves; none for those without any. */
export async function countMeasureChecks(
  db: Db,
  informationDomainId: string,
): Promise<{ measureId: string; checks: number }[]> {
  const { measure, measureCheck } = db.tables
  return db
    .select({ measureId: measureCheck.measureId, checks: count() })
    .from(measureCheck)
    .innerJoin(
      measure,
      and(
        eq(measure.organisationId, measureCheck.organisationId),
        eq(measure.id, measureCheck.measureId),
      ),
    )
    .where(
      and(
        eq(measureCheck.organisationId, db.organisationId),
        eq(measure.informationDomainId, informationDomainId),
      ),
    )
    .groupBy(measureCheck.measureId)
}

/** The checks that a measure serves, in the order of the target objects' codes and the requirements' ids. */
export async function listServedChecks(db: Db, measureId: string): Promise<ServedCheck[]> {
  const { check, measureCheck, targetObject } = db.tables
  const rows = await db
    .select({
      targetObjectId: check.targetObjectId,
      targetObjectCode: targetObject.code,
      targetObjectName: targetObject.name,
      module: check.module,
      requirement: check.requirement,
      level: check.level,
      status: check.status,
    })
    .from(measureCheck)
    .innerJoin(check, itsCheck(db, measureCheck))
    .innerJoin(targetObject, itsTargetObject(db, check))
    .where(
      and(
        eq(measureCheck.organisationId, db.organisationId),
        eq(measureCheck.measureId, measureId),
      ),
    )
  return rows.sort(
    (one, other) =>
      compareNaturally(one.targetObjectCode, other.targetObjectCode) ||
      compareNaturally(one.requirement, other.requirement),
  )
}

/** Takes requirements at one target object from a measure; what it does not serve is no matter. */
export async function deleteMeasureChecks(
  db: Db,
  measureId: string,
  targetObjectId: string,
  requirements: readonly string[],
): Promise<void> {
  const { measureCheck } = db.tables
  for (const part of chunksOf(requirements, 10_000)) {
    await db
      .delete(measureCheck)
      .where(
        and(
          eq(measureCheck.organisationId, db.organisationId),
          eq(measureCheck.measureId, measureId),
          eq(measureCheck.targetObjectId, targetObjectId),
          inArray(measureCheck.requirement, part),
        ),
      )
  }
}
