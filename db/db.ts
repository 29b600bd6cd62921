/**
 * The database as queries see it: Drizzle's builders of PostgreSQL's type, bound to one organisation.
 * What one of the two engines lacks (`execute`, `query`, `transaction`) is left out.
 * @module
 */
import type { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type AnyColumn, and, getTableColumns, is, Placeholder, type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { NewEvent } from '../src/core/newEvent.ts'
import type { Steps } from '../src/core/steps.ts'
import type { Asked } from './ask.ts'
import type { Tables } from './schema/tables.ts'

export type Dialect = 'sqlite' | 'postgres'

type Builders = Pick<
  NodePgDatabase,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'
>

export type Db = Builders & {
  readonly dialect: Dialect
  readonly tables: Tables
  /**
   * The organisation that every query is bound to; empty while only accounts and organisations are read.
   * Inserts name it last and updates leave it out, because a row that was read brings its own along.
   */
  readonly organisationId: string
  /** The account whose memberships `readAsUser` finds in all organisations; empty everywhere else. */
  readonly userId: string
  /** Events of this transaction; they are chained and written last, right before the commit. */
  readonly events: NewEvent[]
  /** What `ask` keeps of the connection. */
  readonly asked: Asked
}

/**
 * PostgreSQL takes 65,535 bind values a statement, SQLite 32,766; but writing and running so long a one takes half a
 * second in which no page is answered.
 */
const bindValuesPerStatement = 3_000

/**
 * What a call inside a `write` joins. It never joins another organisation's: its rows would go, or be
 * looked for, where they do not belong.
 */
export function outerDb(joined: AsyncLocalStorage<Db>, organisationId: string): Db | undefined {
  const outer = joined.getStore()
  if (outer && outer.organisationId !== organisationId) {
    throw new Error(`Work for ${organisationId} inside a write of ${outer.organisationId}`)
  }
  return outer
}

/**
 * Two turns of the event loop: between them Node looks for signals and requests. SQLite never waits, so that without
 * them neither Ctrl-C nor a page would be heard before a long transaction is over.
 */
export async function turnEventLoop(): Promise<void> {
  await nextTurn()
  await nextTurn()
}

/** Runs long work to its end and lets others in at each of its pauses. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await turnEventLoop()
  }
}

/** Inserts any number of rows in as few statements as the engines allow. */
export async function insertMany<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  for (const [index, part] of chunksOf(rows, rowsPerStatement(table)).entries()) {
    if (index > 0) await turnEventLoop()
    await db.insert(table).values([...part])
  }
}

/** Parts of a list, each of at most `size` entries. */
export function chunksOf<Entry>(entries: readonly Entry[], size: number): Entry[][] {
  const chunks: Entry[][] = []
  for (let start = 0; start < entries.length; start += size) {
    chunks.push(entries.slice(start, start + size))
  }
  return chunks
}

/** Ascending by code point, the same on both engines whatever PostgreSQL's locale is. */
export function byCodePoint(db: Db, column: AnyColumn): SQL {
  return db.dialect === 'postgres' ? sql`${column} collate "C" asc` : sql`${column} asc`
}

/**
 * Codes as people count: C999 before C1000, A9 before A10. What stands before the last number comes first, then the
 * number; numbers have no zeros in front but those of their three digits, so that the longer one is the higher.
 */
export function byCode(db: Db, column: AnyColumn): SQL {
  const prefix = sql`rtrim(${column}, '0123456789')`
  return db.dialect === 'postgres'
    ? sql`${prefix} collate "C" asc, length(${column}) asc, ${column} collate "C" asc`
    : sql`${prefix} asc, length(${column}) asc, ${column} asc`
}

/**
 * Whether a text is one of many. They are one bind value, so that the statement is the same however many they are and
 * is neither written nor compiled anew for each number.
 */
export function isAmong(db: Db, column: AnyColumn | SQL, texts: readonly string[]): SQL {
  const isKept = is(texts, Placeholder)
  return db.dialect === 'postgres'
    ? sql`${column} in (select unnest(${isKept ? texts : sql.param(texts)}::text[]))`
    : sql`${column} in (select value from json_each(${isKept ? texts : JSON.stringify(texts)}))`
}

/** Whether a column of folded text holds every one of the folded words; no word is no condition. */
export function containsWords(column: AnyColumn | SQL, words: readonly string[]): SQL | undefined {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return and(...patterns.map((pattern) => sql`${column} like ${pattern} escape '\\'`))
}

/** Drizzle binds a value for each column of the table, also for what a row leaves to its default. */
function rowsPerStatement(table: PgTable): number {
  return Math.floor(bindValuesPerStatement / Object.keys(getTableColumns(table)).length)
}
