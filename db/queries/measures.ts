import { and, eq } from 'drizzle-orm'
import type { Effort, MeasureStatus } from '../../src/measures/measure.ts'
import { byCodePoint, type Db, insertMany } from '../db.ts'
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
  version: number
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
    .orderBy(byCodePoint(db, measure.code))
}

export async function insertMeasure(
  db: Db,
  row: Omit<StoredMeasure, 'version'> & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.measure).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved the measure since `version` was read. */
export async function saveMeasure(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<StoredMeasure, 'id' | 'version'>>,
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
      byCodePoint(db, measure.code),
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
