/**
 * Rows as text, cut into parts that a later state shares: where a cut falls depends on the row in front of it alone,
 * so that a row that is changed, added or taken away touches one part and no other.
 * @module
 */
import { createHash } from 'node:crypto'

/** One row: the values of its columns as SQLite keeps them. */
export type FrozenRow = readonly (string | number | null)[]

/** `sha256` in hexadecimal, of the text: one JSON array a line. */
export type Part = { sha256: string; text: string; rows: number }

/** A cut follows one row in so many on average. */
const usualRows = 128
const mostRows = 1024

/** Rows with their keys, in any fixed order, put together to parts. */
export function* cutRows(
  rows: Iterable<{ key: string; row: FrozenRow }>,
  isAlone: boolean,
  open: OpenPart = { lines: [] },
): Generator<Part, OpenPart> {
  let { lines } = open
  for (const { key, row } of rows) {
    lines.push(JSON.stringify(row))
    if (isAlone || isCut(key) || lines.length >= mostRows) {
      yield partOf(lines)
      lines = []
    }
  }
  return { lines }
}

/** What waits for its cut while rows come in pages. */
export type OpenPart = { lines: string[] }

export function partOf(lines: readonly string[]): Part {
  const text = lines.join('\n')
  return { sha256: createHash('sha256').update(text).digest('hex'), text, rows: lines.length }
}

export function rowsOf(text: string): FrozenRow[] {
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))
}

/** FNV-1a, 32 bits: quick, and the same for ever. */
function isCut(key: string): boolean {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0) % usualRows === 0
}
