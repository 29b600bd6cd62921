/** Reads what a snapshot holds, part by part; memory stays flat however many rows there are. @module */
import { and, asc, type Column, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { byCodePoint, type Db, turnEventLoop } from '../db.ts'
import { tables as sqliteTables } from '../schema.sqlite.ts'
import { toSnakeCase } from './columnName.ts'
import { cutRows, type FrozenRow, type OpenPart, type Part, partOf } from './cutRows.ts'
import { type FrozenName, frozenTables } from './frozenTables.ts'

/** A part, and which table its rows belong to. */
export type TablePart = Part & { table: FrozenName }

const rowsPerPage = 2000

export const frozenNames = Object.keys(frozenTables) as FrozenName[]

/** The columns of a table as they are frozen: their names in the database, in the order of its definition. */
export function frozenColumns(name: FrozenName): string[] {
  return Object.keys(getTableColumns(sqliteTables[name] as PgTable)).map(toSnakeCase)
}

/** All parts, table by table; the caller reads in one unchanging state of the data. */
export async function* freezeDomain(db: Db, domainId: string): AsyncGenerator<TablePart> {
  for (const name of frozenNames) {
    for await (const part of freezeTable(db, name, domainId)) yield { ...part, table: name }
  }
}

async function* freezeTable(db: Db, name: FrozenName, domainId: string): AsyncGenerator<Part> {
  const isPersonal = 'isPersonal' in frozenTables[name]
  let open: OpenPart = { lines: [] }
  const { key } = frozenTables[name]
  const freeze = createFreezer(name)
  for await (const page of readPages(db, name, domainId)) {
    const keyed = page.map((row) => ({
      key: key.map((field) => String(row[field])).join(' '),
      row: freeze(row),
    }))
    open = yield* cutRows(keyed, isPersonal, open)
    await turnEventLoop()
  }
  if (open.lines.length > 0) yield partOf(open.lines)
}

/** Rows in the order of their keys. Pages begin behind the last key, so that the last is as quick as the first. */
export async function* readPages(
  db: Db,
  name: FrozenName,
  domainId: string,
): AsyncGenerator<Record<string, unknown>[]> {
  const table = db.tables[name] as PgTable
  const columns = getTableColumns(table)
  const { key, where } = { where: undefined, ...frozenTables[name] }
  const keys = key.map((field) => columns[field] as PgColumn)
  const owner = columns.organisationId ?? (name === 'organisation' ? columns.id : undefined)
  const condition = and(owner && eq(owner, db.organisationId), where?.(db, domainId))
  let last: Record<string, unknown> | undefined
  for (;;) {
    const rows = await db
      .select(readColumns(name, columns))
      .from(table)
      .where(and(condition, last && isBehind(db, keys, key, last)))
      .orderBy(...keys.map((column) => (isText(column) ? byCodePoint(db, column) : asc(column))))
      .limit(rowsPerPage)
    const found = rows as Record<string, unknown>[]
    yield found
    last = found.at(-1)
    if (found.length < rowsPerPage || last === undefined) return
  }
}

/** The bytes of files are kept once, beside the rows. */
function readColumns(name: FrozenName, columns: Record<string, PgColumn>) {
  if (name !== 'blob') return columns
  const { data: _, ...further } = columns
  return further
}

function isBehind(
  db: Db,
  columns: readonly PgColumn[],
  fields: readonly string[],
  last: Readonly<Record<string, unknown>>,
): SQL {
  const collated = (column: PgColumn) =>
    db.dialect === 'postgres' && isText(column) ? sql`${column} collate "C"` : sql`${column}`
  const values = fields.map((field) => sql`${last[field]}`)
  return sql`(${sql.join(columns.map(collated), sql`, `)}) > (${sql.join(values, sql`, `)})`
}

function isText(column: Column): boolean {
  return column.dataType === 'string'
}

/** Rows of either engine as SQLite keeps them. */
function createFreezer(name: FrozenName): (row: Readonly<Record<string, unknown>>) => FrozenRow {
  const { instead } = { instead: {}, ...frozenTables[name] } as {
    instead: Readonly<Record<string, string | null>>
  }
  const columns = Object.entries(getTableColumns(sqliteTables[name] as PgTable))
  return (row) =>
    columns.map(([field, column]) => {
      if (name === 'user' && field === 'email') return String(row.id)
      if (field in instead) return instead[field] ?? null
      const value = row[field]
      return value === null || value === undefined
        ? null
        : (column.mapToDriverValue(value) as string | number)
    })
}
