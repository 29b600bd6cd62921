/**
 * The rows under a header as records by field. What is no record (section headings, sums, repeated headers) and
 * what no field takes is told, never dropped in silence.
 * @module
 */
import { forEachInSteps, type Steps } from '../core/steps.ts'
import { tidy } from '../core/text.ts'
import { wordKey } from '../core/wordKey.ts'
import type { RowPlace } from './importPlan.ts'
import { isComment } from './linuxmuster.ts'
import { describeColumn, type Header } from './recogniseHeader.ts'
import type { Remarks } from './remarks.ts'
import { type Cell, cellText, isBlank, type Table, type TableRow } from './table.ts'

export type ListRecord<Field extends string> = {
  readonly place: RowPlace
  readonly cells: Readonly<Partial<Record<Field, Cell>>>
}

/** „Summe“, „Gesamt: 12“, „Anzahl Geräte“ … at the beginning of a row. */
const sumWords =
  /^(summe|zwischensumme|gesamt|gesamtsumme|gesamtzahl|insgesamt|anzahl|total|sum)\b/i

/** A list this narrow has no room for headings between its rows. */
const narrowColumns = 2

export function* readRecords<Field extends string>(
  table: Table,
  header: Header<Field>,
  identifying: readonly Field[],
  remarks: Remarks,
): Steps<ListRecord<Field>[]> {
  reportRest(table, header, remarks)
  const records: ListRecord<Field>[] = []
  yield* forEachInSteps(table.rows, (row) => {
    if (row.number <= header.row.number || row.cells.every(isBlank)) return
    const place = { file: table.file, sheet: table.sheet, row: row.number }
    const cells = readCells(row, header)
    const skipped = whyNoRecord(row, header, cells, identifying)
    if (skipped === undefined) records.push({ place, cells })
    else remarks.add(place, skipped)
  })
  return records
}

function readCells<Field extends string>(
  row: TableRow,
  header: Header<Field>,
): Partial<Record<Field, Cell>> {
  const cells: Partial<Record<Field, Cell>> = { ...header.source?.constants }
  for (const [index, field] of header.fields.entries()) {
    const cell = row.cells[index] ?? null
    if (field && !(isBlank(cell) && cells[field])) cells[field] = translate(field, cell, header)
  }
  return cells
}

/** The words of a known export as other lists have them. */
function translate<Field extends string>(
  field: Field,
  cell: Cell,
  { source }: Header<Field>,
): Cell {
  const words = source?.values?.[field]
  if (!words) return cell
  const word = tidy(cellText(cell)).toLowerCase()
  return Object.hasOwn(words, word) ? (words[word] ?? cell) : cell
}

function whyNoRecord<Field extends string>(
  row: TableRow,
  header: Header<Field>,
  cells: Partial<Record<Field, Cell>>,
  identifying: readonly Field[],
): string | undefined {
  if (header.row.number === 0 && isComment(row)) return 'ist eine Kommentarzeile; übersprungen.'
  if (repeatsHeader(row, header)) return 'wiederholt die Kopfzeile; übersprungen.'
  const filled = row.cells.filter((cell) => !isBlank(cell))
  const start = tidy(cellText(filled[0]))
  const identifiers = identifying.map((field) => tidy(cellText(cells[field])))
  const named = identifiers.some((text) => text !== '' && text !== start)
  if (!named && sumWords.test(start)) return `„${start}“ ist eine Summenzeile; übersprungen.`
  const alone = filled.length === 1 && header.headers.filter(Boolean).length > narrowColumns
  const likeNumber = identifiers.includes(start) && /\d/.test(start) && !start.includes(' ')
  if (!alone || likeNumber) return undefined
  return `„${start.slice(0, 80)}“ steht allein in der Zeile, wie eine Zwischenüberschrift; übersprungen.`
}

function repeatsHeader<Field extends string>(row: TableRow, header: Header<Field>): boolean {
  return (
    row.cells.length > 0 &&
    header.headers.every((text, index) => wordKey(text) === wordKey(cellText(row.cells[index])))
  )
}

/** Titles above the header, and columns that nobody takes. */
function reportRest<Field extends string>(
  table: Table,
  header: Header<Field>,
  remarks: Remarks,
): void {
  for (const row of table.rows) {
    if (row.number >= header.row.number) break
    const text = row.cells
      .map((cell) => tidy(cellText(cell)))
      .filter(Boolean)
      .join(' ')
    const place = { file: table.file, sheet: table.sheet, row: row.number }
    if (text !== '') remarks.add(place, `steht über der Kopfzeile: „${text.slice(0, 120)}“.`)
  }
  const used = usedColumns(table, header)
  const unknown = used.filter((index) => header.fields[index] === undefined)
  const leftOut = used.filter((index) => header.fields[index] === null)
  const names = (columns: number[]) =>
    columns.map((index) => describeColumn(header.headers, index)).join(', ')
  if (unknown.length > 0) {
    remarks.addToSheet(
      table,
      `Nicht erkannte Spalten werden nicht übernommen: ${names(unknown)}. Mit --mapping können Sie sie zuordnen.`,
    )
  }
  if (leftOut.length > 0) {
    const origin = header.source ? ` (bekannt aus ${header.source.name})` : ''
    remarks.addToSheet(table, `Bewusst ausgelassene Spalten${origin}: ${names(leftOut)}.`)
  }
}

/** Columns with a header, and columns without one that hold something below it. */
function usedColumns<Field extends string>(table: Table, header: Header<Field>): number[] {
  const used = new Set(header.headers.flatMap((text, index) => (text === '' ? [] : [index])))
  for (const row of table.rows) {
    if (row.number <= header.row.number) continue
    for (const [index, cell] of row.cells.entries()) {
      if (!used.has(index) && !isBlank(cell)) used.add(index)
    }
  }
  return [...used].sort((a, b) => a - b)
}
