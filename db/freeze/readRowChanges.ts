/** What differs between two frozen states: only parts that one of them lacks are looked into. @module */
import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { tables } from '../schema.sqlite.ts'
import { toSnakeCase } from './columnName.ts'
import { type FrozenRow, rowsOf } from './cutRows.ts'
import { frozenNames } from './freezeDomain.ts'
import { type FrozenName, frozenTables } from './frozenTables.ts'
import type { PartList } from './partList.ts'

/** A frozen state, and where the texts of its parts come from. */
export type State = { list: PartList; readPart: (sha256: string) => Promise<string> }

/** The fields of a row, as queries give them. */
export type RowFields = Readonly<Record<string, unknown>>

/** A row that is new (`before` null), gone (`after` null) or changed. */
export type RowChange = { table: FrozenName; before: RowFields | null; after: RowFields | null }

type FrozenTable = PartList['tables'][number]

/** Table by table, in the order of their references. */
export async function* readRowChanges(before: State, after: State): AsyncGenerator<RowChange> {
  for (const table of frozenNames) {
    const old = await readOwnRows(before, after, table)
    const fresh = await readOwnRows(after, before, table)
    for (const [key, row] of old.rows) {
      const now = fresh.rows.get(key)
      if (now === undefined) yield { table, before: old.fieldsOf(row), after: null }
      else if (now !== row) yield { table, before: old.fieldsOf(row), after: fresh.fieldsOf(now) }
    }
    for (const [key, row] of fresh.rows) {
      if (!old.rows.has(key)) yield { table, before: null, after: fresh.fieldsOf(row) }
    }
  }
}

/** Rows in parts that the other state does not have, as text under their keys. */
async function readOwnRows(state: State, other: State, name: FrozenName) {
  const table = tableOf(state.list, name)
  const shared = new Set(tableOf(other.list, name).parts.map(({ sha256 }) => sha256))
  const keyOf = createKey(table, name)
  const rows = new Map<string, string>()
  for (const { sha256 } of table.parts) {
    if (shared.has(sha256)) continue
    for (const row of rowsOf(await state.readPart(sha256))) {
      rows.set(keyOf(row), JSON.stringify(row))
    }
  }
  return { rows, fieldsOf: createFields(table, name) }
}

/** Empty for a table that was not there when the state was frozen. */
function tableOf({ tables }: PartList, name: FrozenName): FrozenTable {
  return tables.find((table) => table.name === name) ?? { name, columns: [], parts: [] }
}

function createKey({ columns }: FrozenTable, name: FrozenName): (row: FrozenRow) => string {
  const places = frozenTables[name].key.map((field) => columns.indexOf(toSnakeCase(field)))
  return (row) => places.map((place) => row[place]).join(' ')
}

function createFields({ columns }: FrozenTable, name: FrozenName): (text: string) => RowFields {
  const known = Object.entries(getTableColumns(tables[name] as PgTable)).map(([field, column]) => ({
    field,
    column,
    place: columns.indexOf(toSnakeCase(field)),
  }))
  return (text) => {
    const row: FrozenRow = JSON.parse(text)
    return Object.fromEntries(
      known
        .filter(({ place }) => place >= 0)
        .map(({ field, column, place }) => {
          const value = row[place] ?? null
          return [field, value === null ? null : column.mapFromDriverValue(value)]
        }),
    )
  }
}
