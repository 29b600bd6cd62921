/** Edits the SQLite file the way somebody would who has a database tool and no scruples. @module */
import Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { readEvents } from '../../db/queries/events.ts'
import { readTableRows } from '../../db/queries/wholeTables.ts'
import { tables } from '../../db/schema.sqlite.ts'
import type { Store } from '../../db/store.ts'
import { createReplay } from '../../src/history/rows/replayRows.ts'
import { type CoveredTable, coveredTable, coveredTables } from '../../src/history/rows/rowTables.ts'

export type Row = Readonly<Record<string, unknown>>

export const names = Object.keys(coveredTables) as CoveredTable[]

/** Checks, foreign keys and triggers hold nobody up. */
export function openByHand(file: string): Database.Database {
  const database = new Database(file)
  database.pragma('ignore_check_constraints = ON')
  database.pragma('foreign_keys = OFF')
  const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()
  for (const { name } of triggers as { name: string }[]) database.exec(`DROP TRIGGER "${name}"`)
  return database
}

/** The rows of each table that the program made, so that an edit of them is an edit. */
export function listToldRows(
  store: Store,
  organisationId: string,
): Promise<Map<CoveredTable, Row[]>> {
  return store.readSnapshot(organisationId, async (db) => {
    const replay = createReplay()
    for await (const event of readEvents(db)) replay.take(event, JSON.parse(event.details ?? '{}'))
    const told = new Map<CoveredTable, Row[]>()
    for (const name of names) {
      const rows: Row[] = []
      for await (const part of readTableRows(db, name, coveredTable(name).key)) {
        rows.push(...part.filter((row) => replay.compare(name, row).length === 0))
      }
      told.set(name, rows)
    }
    return told
  })
}

/** Another value of the column's kind than the row has. */
export function otherValue(name: CoveredTable, field: string, value: unknown): unknown {
  const { dataType } = columnOf(name, field)
  if (dataType === 'boolean') return value === true ? 0 : 1
  if (dataType === 'number') return Number(value ?? 0) + 1
  if (dataType === 'json') return '["von Hand"]'
  return `${value ?? ''} von Hand`
}

export function statementOf(
  name: CoveredTable,
  row: Row,
): { table: string; where: string; values: unknown[] } {
  const columns = ['organisationId', ...coveredTable(name).key].filter((column) => column in row)
  return {
    table: `"${getTableName(tables[name])}"`,
    where: columns.map((column) => `${snake(column)} IS ?`).join(' AND '),
    values: columns.map((column) => row[column]),
  }
}

export function deleteByHand(database: Database.Database, name: CoveredTable, row: Row) {
  const { table, where, values } = statementOf(name, row)
  database.exec(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}`)
  database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values)
  return { undo: () => putBack(database, table) }
}

/** The same row once more under another key; undefined where the table has one row only. */
export function copyByHand(database: Database.Database, name: CoveredTable, row: Row) {
  const { table, where, values } = statementOf(name, row)
  const last = coveredTable(name).key.at(-1) ?? ''
  if (last === 'organisationId') return undefined
  const indexes = database
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' AND tbl_name = ?",
    )
    .all(table.slice(1, -1)) as { name: string; sql: string }[]
  database.exec(`CREATE TEMP TABLE kept AS SELECT * FROM ${table};
    CREATE TEMP TABLE fresh AS SELECT * FROM ${table} WHERE false`)
  database.prepare(`INSERT INTO fresh SELECT * FROM ${table} WHERE ${where}`).run(...values)
  for (const column of new Set([last, 'id'].filter((each) => each in row))) {
    database.exec(`UPDATE fresh SET ${snake(column)} = 9999`)
  }
  for (const index of indexes) database.exec(`DROP INDEX "${index.name}"`)
  database.exec(`INSERT INTO ${table} SELECT * FROM fresh; DROP TABLE fresh`)
  return {
    undo() {
      putBack(database, table)
      for (const { sql } of indexes) database.exec(sql)
    },
  }
}

function putBack(database: Database.Database, table: string): void {
  database.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`)
}

export function snake(column: string): string {
  return `"${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`
}

function columnOf(name: CoveredTable, field: string) {
  const column = getTableColumns(tables[name])[field as never] as { dataType: string } | undefined
  if (!column) throw new Error(`${name} has no ${field}`)
  return column
}
