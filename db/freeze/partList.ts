/** The list of a snapshot's parts: itself a part, whose digest stands for the whole content. @module */
import { z } from 'zod'
import { canonicalJson } from '../../src/core/canonicalJson.ts'
import { type Part, partOf } from './cutRows.ts'
import { frozenColumns, frozenNames, type TablePart } from './freezeDomain.ts'
import type { FrozenName } from './frozenTables.ts'

const partListSchema = z.object({
  /** The last migration of SQLite when it was frozen: the tables were made so. */
  migration: z.string(),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      parts: z.array(z.object({ sha256: z.string(), rows: z.int() })),
    }),
  ),
  files: z.array(z.string()),
})

export type PartList = z.infer<typeof partListSchema>

/** Digests and numbers of rows by table, in the order in which they were frozen. */
export type CollectedParts = Map<FrozenName, { sha256: string; rows: number }[]>

export function collectPart(collected: CollectedParts, { table, sha256, rows }: TablePart): void {
  const list = collected.get(table) ?? []
  list.push({ sha256, rows })
  collected.set(table, list)
}

export function listParts(
  collected: CollectedParts,
  { migration, files }: { migration: string; files: readonly string[] },
): { list: PartList; part: Part } {
  const list = {
    migration,
    tables: frozenNames.map((name) => ({
      name,
      columns: frozenColumns(name),
      parts: collected.get(name) ?? [],
    })),
    files: [...files],
  }
  return { list, part: partOf([canonicalJson(list)]) }
}

export function readPartList(text: string): PartList {
  return partListSchema.parse(JSON.parse(text))
}
