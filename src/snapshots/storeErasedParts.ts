/** Takes a person out of every frozen state; what they did stays, under other words. @module */
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Db } from '../../db/db.ts'
import { type FrozenRow, rowsOf } from '../../db/freeze/cutRows.ts'
import { readPartList } from '../../db/freeze/partList.ts'
import { listSnapshotContents, saveErasedPart } from '../../db/queries/snapshots.ts'
import { nameColumns } from '../core/personalData/personalColumns.ts'
import { readSnapshotPart } from './readSnapshotPart.ts'

const deflate = promisify(deflateRaw)

export type Erasure = {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly replacement: { readonly name: string; readonly nameKey: string }
  readonly at: string
  readonly because: string
}

/** Returns how many parts said something of the person. */
export async function storeErasedParts(db: Db, erasure: Erasure): Promise<number> {
  const done = new Set<string>()
  let erased = 0
  for (const contentSha256 of await listSnapshotContents(db)) {
    const list = readPartList(await readSnapshotPart(db, contentSha256))
    for (const table of list.tables) {
      for (const { sha256 } of table.parts) {
        if (done.has(sha256)) continue
        done.add(sha256)
        const text = await readSnapshotPart(db, sha256)
        const without = withoutPerson(table, text, erasure)
        if (without === text) continue
        const data = await deflate(Buffer.from(without))
        const { at: erasedAt, because: erasedBecause } = erasure
        await saveErasedPart(db, sha256, { data, erasedAt, erasedBecause })
        erased += 1
      }
    }
  }
  return erased
}

type FrozenTable = { readonly name: string; readonly columns: readonly string[] }

function withoutPerson(table: FrozenTable, text: string, erasure: Erasure): string {
  const { ids, names } = erasure
  const mayName = [...ids, ...names].some((one) => text.includes(JSON.stringify(one)))
  if (!mayName) return text
  const rows = rowsOf(text).map((row) => withoutIn(table, row, erasure))
  return rows.map((row) => JSON.stringify(row)).join('\n')
}

function withoutIn(
  { name: table, columns }: FrozenTable,
  row: FrozenRow,
  { ids, names, replacement }: Erasure,
): FrozenRow {
  const isTheirs =
    (table === 'person' || table === 'user') && ids.includes(String(row[columns.indexOf('id')]))
  const replaced: Readonly<Record<string, string>> = isTheirs
    ? { name: replacement.name, name_key: replacement.nameKey, department: '' }
    : {}
  const named = new Set(
    nameColumns.filter(([own]) => own === table).map(([, column]) => toSnakeCase(column)),
  )
  return row.map((value, index) => {
    const column = columns[index] ?? ''
    if (Object.hasOwn(replaced, column)) return replaced[column] ?? ''
    const isName = named.has(column) && typeof value === 'string' && names.includes(value)
    return isName ? replacement.name : value
  })
}

function toSnakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
