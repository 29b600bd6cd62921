/** The rows of a frozen state as objects, for documents that name every one of them. @module */
import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../db.ts'
import { readPages } from './freezeDomain.ts'
import { type FrozenName, frozenTables } from './frozenTables.ts'

/** A row by the names of its fields, with booleans and lists as what they are. */
export type FrozenObject = Readonly<Record<string, unknown>>

/** All rows of a table in the order of their keys, in parts; without what was left out when they were frozen. */
export async function* readFrozenRows(
  db: Db,
  name: FrozenName,
  domainId: string,
): AsyncGenerator<readonly FrozenObject[]> {
  const fields = listFrozenFields(db, name)
  for await (const page of readPages(db, name, domainId)) {
    yield page.map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])))
  }
}

/** What stands in documents of an account: who it is, nothing of how it is opened. */
const accountFields = ['id', 'name']

/** The fields of a table that a snapshot holds; every row has the organisation, so it is not named again. */
export function listFrozenFields(db: Db, name: FrozenName): string[] {
  if (name === 'user') return accountFields
  const { instead } = { instead: {}, ...frozenTables[name] }
  return Object.keys(getTableColumns(db.tables[name] as PgTable)).filter(
    (field) => field !== 'organisationId' && !(field in instead),
  )
}
