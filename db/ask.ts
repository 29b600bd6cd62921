import { Placeholder } from 'drizzle-orm'
import type { Db } from './db.ts'

type Values = Readonly<Record<string, string | number | readonly string[]>>
type Query<Rows> = {
  prepare(name: string): { execute(values: Record<string, unknown>): PromiseLike<Rows> }
}

/** What a connection has asked before, by the function that writes the query. */
export type Asked = WeakMap<object, ReturnType<Query<unknown>['prepare']>>

/**
 * Asks a query that is written once for each connection, because Drizzle takes longer to write most than SQLite to
 * answer them. `write` stands in a module and gets placeholders, for the organisation, the account and each of the
 * values: it may hand them to columns of text and whole numbers, lists to `isAmong`, and must not decide anything by them.
 */
export async function ask<Rows, Own extends Values>(
  db: Db,
  write: (db: Db, values: Own) => Query<Rows>,
  values: Own = {} as Own,
): Promise<Rows> {
  const known = db.asked.get(write)
  // Without a name PostgreSQL keeps nothing of it: its plan would outlive a migration.
  const query = known ?? write(standIn(db), placeholdersOf<Own>(values)).prepare('')
  if (!known) db.asked.set(write, query)
  const { organisationId, userId } = db
  const bound = {
    ...bindValues(db, values),
    'db.organisationId': organisationId,
    'db.userId': userId,
  }
  return (await query.execute(bound)) as Rows
}

/** SQLite has no lists; `isAmong` reads them from JSON. */
function bindValues({ dialect }: Db, values: Values): Record<string, unknown> {
  if (dialect === 'postgres') return values
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  )
}

/** Whoever is first to ask on a connection must not leave their organisation in the query. */
function standIn(db: Db): Db {
  const organisationId = placeholder('db.organisationId')
  return { ...db, organisationId, userId: placeholder('db.userId'), events: [] }
}

function placeholdersOf<Own extends Values>(values: Values): Own {
  return Object.fromEntries(Object.keys(values).map((name) => [name, placeholder(name)])) as Own
}

/** Drizzle takes it wherever it takes the text or number. */
function placeholder(name: string): string {
  return new Placeholder(name) as unknown as string
}
