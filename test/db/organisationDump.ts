/** Everything that the database holds of one organisation, to see whether anything of it changed. */
import { eq, getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/db.ts'
import type { Store } from '../../db/store.ts'
import type { TableName } from './rows.ts'

/** The rows of each table as text, in an order of their own. */
export type Dump = Readonly<Record<string, readonly string[]>>

/** Of accounts those with a role in the organisation. */
export function dumpOf(store: Store, organisationId: string): Promise<Dump> {
  return store.read(organisationId, async (db) => {
    const dump: Record<string, readonly string[]> = {}
    for (const name of Object.keys(db.tables) as TableName[]) {
      const rows = name === 'user' ? await listAccounts(db) : await listRows(db, name)
      dump[name] = rows.map((row) => JSON.stringify(row)).sort()
    }
    return dump
  })
}

function listRows(db: Db, name: TableName): Promise<unknown[]> {
  const table: PgTable = db.tables[name]
  const { organisationId, id } = getTableColumns(table)
  const owner = organisationId ?? id
  if (!owner) throw new Error(`${name} belongs to nobody`)
  return db.select().from(table).where(eq(owner, db.organisationId))
}

function listAccounts(db: Db): Promise<unknown[]> {
  const { membership, user } = db.tables
  return db
    .selectDistinct(getTableColumns(user))
    .from(user)
    .innerJoin(membership, eq(membership.userId, user.id))
    .where(eq(membership.organisationId, db.organisationId))
}
