/** The record of personal data knows every column that there is. */
import { getTableColumns, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import * as schema from '../../db/schema.postgres.ts'
import { columnsOfKind, personalColumns } from '../../src/core/personalData/personalColumns.ts'
import { personalKinds } from '../../src/core/personalData/personalKind.ts'

const tables = Object.entries(schema).flatMap(([name, table]) =>
  is(table, PgTable) ? [[name, Object.keys(getTableColumns(table))] as const] : [],
)

it('classifies every column of every table, once', () => {
  const classified = Object.fromEntries(
    Object.entries(personalColumns).map(([table, kinds]) => [
      table,
      kinds.flatMap(({ columns }) => columns).sort(),
    ]),
  )

  expect(classified).toEqual(
    Object.fromEntries(tables.map(([name, columns]) => [name, [...columns].sort()])),
  )
})

it('has something behind every entry of the record', () => {
  expect(personalKinds.filter((kind) => columnsOfKind(kind).length === 0)).toEqual([])
})

it('takes what ends in By for the name of who did it, unless a program did', () => {
  const names = new Set(columnsOfKind('name').map((pair) => pair.join('.')))
  const actors = tables.flatMap(([table, columns]) =>
    columns.filter((column) => column.endsWith('By')).map((column) => `${table}.${column}`),
  )

  expect(actors.filter((column) => !names.has(column))).toEqual([
    'chainHeadMail.claimedBy',
    'importUpload.claimedBy',
    'reminder.claimedBy',
  ])
})
