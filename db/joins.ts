/** On what rows are joined: always by the whole key, so that a reference never leaves its organisation. @module */
import { type AnyColumn, and, eq, type SQL } from 'drizzle-orm'
import type { Db } from './db.ts'

type OfTargetObject = { organisationId: AnyColumn; targetObjectId: AnyColumn }

/** The target object that a row belongs to. */
export function itsTargetObject(
  { tables: { targetObject } }: Db,
  row: OfTargetObject,
): SQL | undefined {
  return and(
    eq(targetObject.organisationId, row.organisationId),
    eq(targetObject.id, row.targetObjectId),
  )
}

/** The check that a measure serves, or that a document proves. */
export function itsCheck(
  { tables: { check } }: Db,
  row: OfTargetObject & { requirement: AnyColumn },
): SQL | undefined {
  return and(
    eq(check.organisationId, row.organisationId),
    eq(check.targetObjectId, row.targetObjectId),
    eq(check.requirement, row.requirement),
  )
}
