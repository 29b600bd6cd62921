/**
 * Finds the row of a sheet that names its columns. Real lists have titles and blank lines above it, and legends,
 * sums and section headings around it.
 * @module
 */
import { Failure } from '../core/failure.ts'
import { tidy } from '../core/text.ts'
import { wordKey } from '../core/wordKey.ts'
import { columnName } from './columnName.ts'
import { type ColumnSet, describeNeeded } from './columns/columnSet.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import { findDoubled, type RecognisedColumns, recogniseColumns } from './recogniseColumns.ts'
import { describePlace } from './remarks.ts'
import { cellText, isBlank, type Table, type TableRow } from './table.ts'

export type Header<Field extends string> = RecognisedColumns<Field> & {
  readonly row: TableRow
  /** One text per cell of the row, '' where it is empty. */
  readonly headers: readonly string[]
  readonly fingerprint: string
  /** The mapping that was applied, given or remembered. */
  readonly mapping: ImportMapping
}

export type HeaderRules = {
  readonly mapping?: ImportMapping | undefined
  readonly remembered?: readonly RememberedMapping[] | undefined
}

/** Rows with content that are looked at. */
const searchedRows = 30

/** A row that names fewer fields is a title or data, unless a mapping speaks of it. */
const fewestFields = 2

/**
 * The header row of a sheet; undefined when no row can be one. A header that was mapped before wins. Throws `invalid`
 * when two rows could be it, when two columns state the same field, or when the mapping names a row that is empty.
 */
export function recogniseHeader<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  rules: HeaderRules = {},
): Header<Field> | undefined {
  const { header, problem } = findHeader(table, set, rules)
  if (problem !== undefined) throw new Failure('invalid', problem)
  return header
}

/** As `recogniseHeader`, with what would be refused beside the header that is most likely meant. */
export function findHeader<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  rules: HeaderRules = {},
): { header: Header<Field> | undefined; problem?: string | undefined } {
  const [header, other] = findCandidates(table, set, rules)
  if (!header) return { header }
  const problem = other ? ambiguous(table, header.row, other.row) : doubledIn(table, set, header)
  return { header, problem }
}

/** Of each group the header names at least one field; a known export may need less than other lists. */
export function neededBy<Field extends string>(
  { source }: Pick<Header<Field>, 'source'>,
  set: ColumnSet<Field>,
): readonly (readonly Field[])[] {
  return source?.needed ? [[...set.needed.flat(), ...source.needed]] : set.needed
}

/** The key under which a mapping of these headers is remembered; case, signs and empty columns do not count. */
export function headerFingerprint(headers: readonly string[]): string {
  return headers
    .map(wordKey)
    .filter((key) => key !== '')
    .join('|')
}

/** Why no row of the sheet is a header, with what was seen and what is needed. */
export function describeMissingHeader<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
): string {
  const rows = table.rows.slice(0, searchedRows)
  const widest = rows.reduce<TableRow | undefined>(
    (best, row) => (best && filled(best) >= filled(row) ? best : row),
    undefined,
  )
  if (!widest) return 'Das Blatt ist leer.'
  const seen = headersOf(widest).filter((header) => header !== '')
  return `Keine Kopfzeile einer ${set.title} erkannt. Nötig ist eine Spalte ${describeNeeded(set)} und mindestens eine weitere bekannte. Gesehen (Zeile ${widest.number}): ${quoteAll(seen)}.`
}

function findCandidates<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  { mapping, remembered = [] }: HeaderRules,
): Header<Field>[] {
  if (mapping?.headerRow !== undefined) return [readStatedRow(table, set, mapping)]
  const headers = table.rows.slice(0, searchedRows).map((row) => {
    const fingerprint = headerFingerprint(headersOf(row))
    const known = remembered.find((one) => one.headerFingerprint === fingerprint)
    return { header: readHeader(row, set, mapping ?? known?.mapping ?? {}), known }
  })
  const certain = headers.filter(({ known }) => known !== undefined && mapping === undefined)
  const possible = certain.length > 0 ? certain : headers
  return possible.map(({ header }) => header).filter((header) => couldBeHeader(header, set))
}

function readStatedRow<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  mapping: ImportMapping,
): Header<Field> {
  const row = table.rows.find(({ number }) => number === mapping.headerRow)
  if (row) return readHeader(row, set, mapping)
  throw new Failure(
    'invalid',
    `${describePlace(table)}: Die Zuordnung nennt Zeile ${mapping.headerRow} als Kopfzeile, doch diese Zeile ist leer.`,
  )
}

function readHeader<Field extends string>(
  row: TableRow,
  set: ColumnSet<Field>,
  mapping: ImportMapping,
): Header<Field> {
  const headers = headersOf(row)
  const recognised = recogniseColumns(headers, set, mapping)
  return { ...recognised, row, headers, mapping, fingerprint: headerFingerprint(headers) }
}

function couldBeHeader<Field extends string>(
  header: Header<Field>,
  set: ColumnSet<Field>,
): boolean {
  const fields = new Set(header.fields.filter((field) => field != null))
  const stated = header.mapping.headerRow !== undefined || header.mapping.columns !== undefined
  const enough = fields.size >= (stated ? 1 : fewestFields)
  return enough && neededBy(header, set).every((group) => group.some((field) => fields.has(field)))
}

function doubledIn<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  header: Header<Field>,
): string | undefined {
  const doubled = findDoubled(header.fields)
  if (!doubled) return undefined
  const [first, second] = doubled.columns.map((index) => describeColumn(header.headers, index))
  return `${describePlace(table)}: Die Spalten ${first} und ${second} bedeuten beide „${set.labels[doubled.field]}“. Bitte sagen Sie mit --mapping, welche gilt, z. B. { "columns": { ${JSON.stringify(mappingKey(header.headers, doubled.columns[1]))}: null } }.`
}

function ambiguous(table: Table, first: TableRow, second: TableRow): string {
  return `${describePlace(table)}: Sowohl Zeile ${first.number} als auch Zeile ${second.number} könnte die Kopfzeile sein. Bitte nennen Sie sie mit --mapping, z. B. { "headerRow": ${first.number} }.`
}

/** „Preis“ (Spalte F) */
export function describeColumn(headers: readonly string[], index: number): string {
  const header = headers[index] ?? ''
  const name = `Spalte ${columnName(index)}`
  return header === '' ? `${name} (ohne Überschrift)` : `„${header}“ (${name})`
}

/** What a mapping calls the column: its header, unless it has none or another column has the same. */
export function mappingKey(headers: readonly string[], index: number): string {
  const header = headers[index] ?? ''
  const same = headers.filter((other) => wordKey(other) === wordKey(header))
  return header !== '' && same.length === 1 ? header : `Spalte ${columnName(index)}`
}

function headersOf(row: TableRow): string[] {
  return row.cells.map((cell) => tidy(cellText(cell)))
}

function filled(row: TableRow): number {
  return row.cells.filter((cell) => !isBlank(cell)).length
}

/** The first twelve, quoted. */
function quoteAll(words: readonly string[]): string {
  const named = words.slice(0, 12).map((word) => `„${word.slice(0, 60)}“`)
  return named.join(', ') + (words.length > named.length ? ' …' : '')
}
