/** The tables of a file that came back: where it was issued, and its rows under the titles of their columns. @module */
import { originSheetName } from '../../core/originSheetName.ts'
import { tidy } from '../../core/text.ts'
import { type Cell, cellText, isBlank, type Table } from '../../exchange/table.ts'
import { parseDay } from '../../exchange/values/parseDay.ts'
import { parseOrigin, type WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import { plainText } from '../answerField.ts'
import type { RowKeys } from '../returnedWorkbook.ts'

/** The columns of a kind of workbook, in the order in which it is issued. */
export type Layout = {
  /** Those that say what a row is about. */
  readonly keys: RowKeys
  readonly titles: readonly string[]
  /** Of them, those that are answered. */
  readonly answers: readonly string[]
  readonly days: readonly string[]
}

export type ReturnedRow = {
  readonly sheet: string
  readonly row: number
  readonly keys: RowKeys
  /** By title; an empty cell is ''. What cannot be read as a day says so. */
  readonly texts: ReadonlyMap<string, string>
  readonly problems: ReadonlyMap<string, string>
}

export type ReturnedRows = {
  readonly rows: readonly ReturnedRow[]
  readonly notices: readonly string[]
}

/** Rows above the header: title, state of the data, how to fill it in, and what people put there. */
const rowsBeforeHeader = 40

/** Undefined where the file does not say where it was issued, or what it says makes no sense. */
export function findOrigin(tables: readonly Table[]): WorkbookOrigin | undefined {
  const table = tables.find(({ sheet }) => sheet === originSheetName)
  if (!table) return undefined
  const rows = table.rows.map(({ cells }): [string, string] => [
    tidy(cellText(cells[0])),
    cellText(cells[1]).trim(),
  ])
  return parseOrigin(new Map(rows))
}

/** Undefined where no sheet has the columns by which a row is recognised. */
export function parseReturnedRows(
  tables: readonly Table[],
  layout: Layout,
): ReturnedRows | undefined {
  const parts = tables.flatMap((table) => parseTable(table, layout) ?? [])
  if (parts.length === 0) return undefined
  return {
    rows: parts.flatMap(({ rows }) => rows),
    notices: parts.flatMap(({ notices }) => notices),
  }
}

function parseTable(table: Table, layout: Layout): ReturnedRows | undefined {
  const header = table.rows
    .slice(0, rowsBeforeHeader)
    .find(({ cells }) => layout.keys.every((key) => cells.some((cell) => titleOf(cell) === key)))
  if (!header) return undefined
  const { columns, notices } = parseHeader(table.sheet, header.cells, layout)
  const rows: ReturnedRow[] = []
  for (const { number, cells } of table.rows) {
    if (number <= header.number) continue
    const row = parseRow(table, number, cells, columns, layout)
    if (row.keys.every((key) => key !== '')) rows.push(row)
    else if (layout.answers.some((title) => (row.texts.get(title) ?? '') !== '')) {
      notices.push(
        `Blatt „${table.sheet}“, Zeile ${number}: Hier fehlen ${layout.keys.join(' oder ')}, und damit, wozu die Antwort gehört. Die Zeile wird nicht gelesen.`,
      )
    }
  }
  return { rows, notices }
}

/** The columns by title; of a title that stands there twice, none. */
function parseHeader(sheet: string, cells: readonly Cell[], layout: Layout) {
  const columns = new Map<string, number>()
  const notices: string[] = []
  const doubles = new Set<string>()
  for (const [index, cell] of cells.entries()) {
    const title = titleOf(cell)
    if (title === '') continue
    if (!layout.titles.includes(title)) {
      notices.push(
        `Blatt „${sheet}“: Die Spalte „${title}“ gehört nicht zu dieser Arbeitsmappe, oder ihre Überschrift wurde geändert. Sie wird nicht gelesen.`,
      )
    } else if (columns.has(title)) doubles.add(title)
    else columns.set(title, index)
  }
  for (const title of doubles) {
    columns.delete(title)
    notices.push(
      `Blatt „${sheet}“: Die Spalte „${title}“ steht mehrmals da. Keine davon wird gelesen.`,
    )
  }
  for (const title of layout.titles) {
    if (columns.has(title) || doubles.has(title)) continue
    const effect = layout.answers.includes(title)
      ? 'Ihre Antworten gelten als unverändert.'
      : 'Das ändert nichts.'
    notices.push(`Blatt „${sheet}“: Die Spalte „${title}“ fehlt. ${effect}`)
  }
  const order = layout.titles.flatMap((title) => columns.get(title) ?? [])
  if (order.some((column, index) => column < (order[index - 1] ?? 0))) {
    notices.push(
      `Blatt „${sheet}“: Die Spalten stehen in anderer Reihenfolge. Sie werden an ihren Überschriften erkannt.`,
    )
  }
  return { columns, notices }
}

function parseRow(
  { sheet, date1904 }: Table,
  row: number,
  cells: readonly Cell[],
  columns: ReadonlyMap<string, number>,
  { keys: [first, second], days }: Layout,
): ReturnedRow {
  const texts = new Map<string, string>()
  const problems = new Map<string, string>()
  for (const [title, index] of columns) {
    const cell = cells[index]
    const reading = days.includes(title) ? parseDay(cell, { date1904 }) : null
    if (reading && 'problem' in reading) {
      problems.set(
        title,
        `${reading.problem.replace(/ Bitte nennen Sie in der Zuordnung.*$/, '')}.`,
      )
    }
    texts.set(
      title,
      reading && 'value' in reading ? (reading.value ?? '') : plainText(cellText(cell)),
    )
  }
  return {
    ...{ sheet, row, texts, problems },
    keys: [tidy(texts.get(first) ?? ''), tidy(texts.get(second) ?? '')],
  }
}

function titleOf(cell: Cell | undefined): string {
  return isBlank(cell) ? '' : tidy(cellText(cell))
}
