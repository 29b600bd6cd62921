/**
 * The columns and constraints that tables are written with, once for both engines. PostgreSQL's types
 * are the canonical ones: its builders know no `.run()` or `.all()`, so that SQLite-isms do not compile.
 * The SQLite set has the same keys and is cast once.
 * @module
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

const bytea = pg.customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

export const postgresColumns = {
  table: pg.pgTable,
  text: () => pg.text(),
  int: () => pg.integer(),
  /** Euro cents; wide enough for a city's budget. */
  cents: () => pg.bigint({ mode: 'number' }),
  bool: () => pg.boolean(),
  /** UTC ISO text. */
  instant: () => pg.text(),
  /** Calendar day in Europe/Berlin as `YYYY-MM-DD`. */
  day: () => pg.text(),
  /** A JSON value kept as its text, never queried. */
  json: <Value>() => pg.json().$type<Value>(),
  /** The bytes of a file. */
  bytes: () => bytea(),
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  unique: pg.unique,
  check: pg.check,
}

/** What `db/schema/<area>.ts` is written against. */
export type Columns = typeof postgresColumns

export const sqliteColumns = {
  table: sqlite.sqliteTable,
  text: () => sqlite.text(),
  int: () => sqlite.integer(),
  cents: () => sqlite.integer(),
  bool: () => sqlite.integer({ mode: 'boolean' }),
  instant: () => sqlite.text(),
  day: () => sqlite.text(),
  json: () => sqlite.text({ mode: 'json' }),
  bytes: () => sqlite.blob({ mode: 'buffer' }),
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  unique: sqlite.unique,
  check: sqlite.check,
} as unknown as Columns

/** The condition of a CHECK that a column holds one of the words of a rule's list. */
export function oneOf(column: AnyColumn, words: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`
}

/** The condition of a CHECK that a column is empty or a day as `YYYY-MM-DD`. */
export function isDayText(column: AnyColumn): SQL {
  return sql`${column} is null or (length(${column}) = 10 and ${column} like '____-__-__')`
}
