/** Whoever asks what is held about them reads German, not names of tables and columns. */
import { expect, it } from 'vitest'
import { tableLabel } from '../../src/administration/privacy/disclosureWords.ts'
import { columnLabel } from '../../src/administration/privacy/readDisclosureReport.ts'
import { personalColumns } from '../../src/core/personalData/personalColumns.ts'

const personal = Object.entries(personalColumns).flatMap(([table, kinds]) =>
  kinds.some(({ kind }) => kind !== 'none')
    ? [[table, kinds.flatMap(({ columns }) => columns)] as const]
    : [],
)

it.each(personal)('has German words for %s, which holds personal data', (table, columns) => {
  expect(tableLabel(table)).not.toBe(table)
  expect(columns.filter((column) => columnLabel(column) === column)).toEqual([])
})

it.each(['passwordHash', 'totpSecret', 'tokenHash', 'nameKey', 'id'])(
  'does not tell %s, which says nothing to people',
  (column) => {
    expect(columnLabel(column)).toBeUndefined()
  },
)
