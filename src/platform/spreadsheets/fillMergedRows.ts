import type { Cell } from '../../exchange/table.ts'

export type MergedRange = { readonly s: Corner; readonly e: Corner }
type Corner = { readonly r: number; readonly c: number }
type OpenRow = { readonly number: number; readonly cells: Cell[] }

/**
 * Repeats a value that is merged over several rows in each of them that says anything else: a school that stands
 * once beside its sixty devices is the school of all sixty. `spend` is told of each text that is repeated.
 */
export function fillMergedRows(
  rows: readonly OpenRow[],
  merges: readonly MergedRange[],
  spend: (text: string) => void,
): void {
  const tall = merges.filter(({ s, e }) => e.r > s.r)
  if (tall.length === 0) return
  const byIndex = new Map(rows.map((row) => [row.number - 1, row.cells]))
  const last = (rows.at(-1)?.number ?? 0) - 1
  for (const { s, e } of tall) {
    const value = byIndex.get(s.r)?.[s.c]
    if (value === undefined || value === null) continue
    for (let index = s.r + 1; index <= Math.min(e.r, last); index += 1) {
      const cells = byIndex.get(index)
      if (!cells || (cells[s.c] ?? null) !== null) continue
      if (typeof value === 'string') spend(value)
      while (cells.length <= s.c) cells.push(null)
      cells[s.c] = value
    }
  }
}
