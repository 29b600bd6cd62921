/** Everything that the database holds of one organisation, to see whether anything of it changed. */
import { eq, getTableColumns, inArray } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/db.ts'
import type { Store } from '../../db/store.ts'
import type { TableName } from './rows.ts'

/** The rows of each table as text, in an order of their own. */
export type Dump = Readonly<Record<string, readonly string[]>>

/** Of accounts and their logins those with a role in the organisation. */
export function dumpOf(store: Store, organisationId: string): Promise<Dump> {
  return store.read(organisationId, async (db) => {
    const dump: Record<string, readonly string[]> = {}
    for (const name of Object.keys(db.tables) as TableName[]) {
      const rows = isOfAccounts(name) ? await listOfAccounts(db, name) : await listRows(db, name)
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

const tablesOfAccounts = ['user', 'session', 'recoveryCode', 'loginAttempt'] as const
type TableOfAccounts = (typeof tablesOfAccounts)[number]

function isOfAccounts(name: TableName): name is TableOfAccounts {
  return tablesOfAccounts.some((table) => table === name)
}

function listOfAccounts(db: Db, name: TableOfAccounts): Promise<unknown[]> {
  const { membership, user, session, recoveryCode, loginAttempt } = db.tables
  const table: PgTable = db.tables[name]
  const ofUser = {
    session: eq(session.userId, user.id),
    recoveryCode: eq(recoveryCode.userId, user.id),
    loginAttempt: eq(loginAttempt.account, user.email),
  }
  const members = db
    .select({ userId: membership.userId })
    .from(membership)
    .where(eq(membership.organisationId, db.organisationId))
  if (name === 'user') return db.select().from(user).where(inArray(user.id, members))
  return db
    .select(getTableColumns(table))
    .from(table)
    .innerJoin(user, ofUser[name])
    .where(inArray(user.id, members))
}
