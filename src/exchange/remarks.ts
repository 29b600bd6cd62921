/**
 * What is told about rows that were taken. The same sentence about many rows becomes one, with their numbers.
 * @module
 */
import type { RowPlace } from './importPlan.ts'

export type Remarks = {
  /** A sentence about a row. */
  readonly add: (place: RowPlace, sentence: string) => void
  /** A sentence about a sheet, or about the file where `sheet` is ''. */
  readonly addToSheet: (table: { file: string; sheet: string }, sentence: string) => void
  readonly list: () => string[]
}

/** Row numbers that are named before „und n weitere“. */
const namedRows = 10

export function collectRemarks(): Remarks {
  const rowsBySentence = new Map<string, { place: string; sentence: string; rows: number[] }>()
  const add = (place: string, sentence: string, rows: readonly number[]) => {
    const key = `${place}\u0000${sentence}`
    const known = rowsBySentence.get(key)
    if (known) known.rows.push(...rows)
    else rowsBySentence.set(key, { place, sentence, rows: [...rows] })
  }
  return {
    add: (place, sentence) => add(describePlace(place), sentence, [place.row]),
    addToSheet: (table, sentence) => add(describePlace(table), sentence, []),
    list: () =>
      [...rowsBySentence.values()].map(
        ({ place, sentence, rows }) => `${place}${describeRows(rows)}: ${sentence}`,
      ),
  }
}

/** „liste.xlsx, Blatt „Geräte““ */
export function describePlace({ file, sheet }: { file: string; sheet: string }): string {
  return sheet === '' ? file : `${file}, Blatt „${sheet}“`
}

/** „, Zeile 3“ or „, Zeilen 3, 4 und 12“ */
export function describeRows(rows: readonly number[]): string {
  if (rows.length === 0) return ''
  if (rows.length === 1) return `, Zeile ${rows[0]}`
  const named = rows.slice(0, namedRows)
  const rest = rows.length - named.length
  if (rest > 0) return `, Zeilen ${named.join(', ')} und ${rest} weitere`
  return `, Zeilen ${named.slice(0, -1).join(', ')} und ${named.at(-1)}`
}
