/** What a person is still responsible for, and handing it to somebody else. */
import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../db.ts'

/** `subject` as the audit trail names it; `informationDomainId` where that does not say where it lies. */
export type OpenDuty = {
  kind: 'targetObject' | 'check' | 'measure' | 'document' | 'wibaAssignment'
  subject: string
  responsibleId: string | null
  informationDomainId: string | null
}

/** Open and unmet checks, measures to be done, documents in force, target objects, questions of WiBA. */
export async function listOpenDuties(db: Db, personIds: readonly string[]): Promise<OpenDuty[]> {
  const { check, document, measure, targetObject, wibaAssignment } = db.tables
  const none = sql<string | null>`null`
  const of = (table: Responsible) => isOf(db, table, personIds)
  const objects = await db
    .select({ subject: targetObject.id, responsibleId: targetObject.responsibleId, domain: none })
    .from(targetObject)
    .where(of(targetObject))
  const checks = await db
    .select({
      subject: sql<string>`${check.targetObjectId} || '/' || ${check.requirement}`,
      ...{ responsibleId: check.responsibleId, domain: none },
    })
    .from(check)
    .where(and(of(check), inArray(check.status, ['open', 'no', 'partial'])))
  const measures = await db
    .select({ subject: measure.id, responsibleId: measure.responsibleId, domain: none })
    .from(measure)
    .where(and(of(measure), notInArray(measure.status, ['done', 'dropped'])))
  const documents = await db
    .select({ subject: document.id, responsibleId: document.responsibleId, domain: none })
    .from(document)
    .where(and(of(document), isNull(document.retiredOn)))
  const questions = await db
    .select({
      subject: wibaAssignment.question,
      responsibleId: wibaAssignment.responsibleId,
      domain: wibaAssignment.informationDomainId,
    })
    .from(wibaAssignment)
    .where(of(wibaAssignment))
  const dutiesOf = (
    kind: OpenDuty['kind'],
    rows: readonly { subject: string; responsibleId: string | null; domain: string | null }[],
  ) => rows.map(({ domain, ...row }) => ({ kind, ...row, informationDomainId: domain }))
  return [
    ...dutiesOf('targetObject', objects),
    ...dutiesOf('check', checks),
    ...dutiesOf('measure', measures),
    ...dutiesOf('document', documents),
    ...dutiesOf('wibaAssignment', questions),
  ]
}

type Responsible = { organisationId: PgColumn; responsibleId: PgColumn }

function isOf(db: Db, table: Responsible, personIds: readonly string[]) {
  return and(
    eq(table.organisationId, db.organisationId),
    inArray(table.responsibleId, [...personIds]),
  )
}

/** Hands over everything that `listOpenDuties` names, in a statement a table. */
export async function saveHandOver(
  db: Db,
  personIds: readonly string[],
  toId: string,
): Promise<void> {
  const { check, document, measure, targetObject, wibaAssignment } = db.tables
  const of = (table: Responsible) => isOf(db, table, personIds)
  await db
    .update(targetObject)
    .set({ responsibleId: toId, version: sql`${targetObject.version} + 1` })
    .where(of(targetObject))
  await db
    .update(check)
    .set({ responsibleId: toId, version: sql`${check.version} + 1` })
    .where(and(of(check), inArray(check.status, ['open', 'no', 'partial'])))
  await db
    .update(measure)
    .set({ responsibleId: toId, version: sql`${measure.version} + 1` })
    .where(and(of(measure), notInArray(measure.status, ['done', 'dropped'])))
  await db
    .update(document)
    .set({ responsibleId: toId, version: sql`${document.version} + 1` })
    .where(and(of(document), isNull(document.retiredOn)))
  await db.update(wibaAssignment).set({ responsibleId: toId }).where(of(wibaAssignment))
}
