import { wibaColumns } from '../columns/wibaColumns.ts'
import type { Table } from '../table.ts'
import { readColumns } from './columnReading.ts'
import { columnSetOf, type UploadKind, uploadKinds } from './uploadKind.ts'

/** Answers to WiBA are read on a page of their own. */
export type LikelyKind = UploadKind | 'wiba'

/** What a file is that was sent as a list of another kind; undefined when it is none that we know. */
export function likelyKind(tables: readonly Table[], sentAs: UploadKind): LikelyKind | undefined {
  const others = uploadKinds.filter((kind) => kind !== sentAs)
  const fits = (set: Parameters<typeof readColumns>[1]) =>
    readColumns(tables, set, {}).sheets.some(({ problem, rows }) => problem === '' && rows > 0)
  if (fits(wibaColumns)) return 'wiba'
  return others.find((kind) => fits(columnSetOf(kind)))
}
