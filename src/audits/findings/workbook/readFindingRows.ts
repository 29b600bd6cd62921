/** The rows of a workbook of findings that came back; what is wrong with one is said by sheet, row and column. @module */
import type { Day } from '../../../core/day.ts'
import { findingKindLabels, findingKinds } from '../../../core/findingKind.ts'
import { foldText, tidy } from '../../../core/text.ts'
import { wordKey } from '../../../core/wordKey.ts'
import type { Refusal, RowPlace } from '../../../exchange/importPlan.ts'
import { type Cell, cellText, isBlank, type Table } from '../../../exchange/table.ts'
import { parseDay } from '../../../exchange/values/parseDay.ts'
import { parseNotes, parseText } from '../../../exchange/values/parseText.ts'
import type { Reading } from '../../../exchange/values/reading.ts'
import { findingNumber } from '../../finding.ts'
import { textLength, titleLength } from '../../findingForm.ts'
import { type FindingColumn, findingColumns, neededColumns } from './findingColumns.ts'
import type { RowStatement } from './rowMark.ts'

/** `number` is null for a new finding; `mark` is '' where the file has none. */
export type FindingRow = {
  readonly place: RowPlace
  readonly number: number | null
  readonly mark: string
  readonly statement: RowStatement
}

export type FindingRows = {
  readonly sheets: readonly string[]
  readonly rows: readonly FindingRow[]
  readonly refused: readonly Refusal[]
}

/** Rows that are looked at for the header; ours stands below title and introduction. */
const searchedRows = 30

/** Sheets without the columns are left alone; `sheets` names the others. */
export function readFindingRows(tables: readonly Table[]): FindingRows {
  const rows: FindingRow[] = []
  const refused: Refusal[] = []
  const sheets: string[] = []
  for (const table of tables) {
    const header = findHeader(table)
    if (!header) continue
    sheets.push(table.sheet)
    for (const { number, cells } of table.rows) {
      if (number <= header.row || cells.every(isBlank)) continue
      const place = { file: table.file, sheet: table.sheet, row: number }
      const read = readRow(place, (column) => cells[header.columns[column] ?? -1] ?? null, table)
      if (Array.isArray(read)) refused.push(...read)
      else rows.push(read)
    }
  }
  return { sheets, rows, refused }
}

type Header = {
  readonly row: number
  readonly columns: Readonly<Partial<Record<FindingColumn, number>>>
}

function findHeader({ rows }: Table): Header | undefined {
  for (const { number, cells } of rows.slice(0, searchedRows)) {
    const words = cells.map((cell) => wordKey(cellText(cell)))
    const columns: Partial<Record<FindingColumn, number>> = {}
    for (const [column, title] of Object.entries(findingColumns)) {
      const index = words.indexOf(wordKey(title))
      if (index >= 0) columns[column as FindingColumn] = index
    }
    if (neededColumns.every((column) => columns[column] !== undefined)) {
      return { row: number, columns }
    }
  }
  return undefined
}

/** The row, or everything that is wrong with it. */
function readRow(
  place: RowPlace,
  cellOf: (column: FindingColumn) => Cell,
  { date1904 }: Table,
): FindingRow | Refusal[] {
  const refused: Refusal[] = []
  const take = <Value>(column: FindingColumn, reading: Reading<Value>, otherwise: Value): Value => {
    if ('value' in reading) return reading.value
    refused.push({ ...place, column: findingColumns[column], reason: sentenceOf(reading.problem) })
    return otherwise
  }
  const read = {
    number: take('code', readNumber(cellOf('code')), null),
    mark: tidy(cellText(cellOf('mark'))).toLowerCase(),
    statement: {
      kind: take('kind', readKind(cellOf('kind')), 'minor' as const),
      title: take('title', limited(parseText(cellOf('title')), titleLength), ''),
      text: take('text', limited(parseNotes(cellOf('text')), textLength), ''),
      targetObjectCode: take('targetObjectCode', readCode(cellOf('targetObjectCode')), ''),
      requirement: take('requirement', readCode(cellOf('requirement')), ''),
      dueOn: take<Day | null>('dueOn', parseDay(cellOf('dueOn'), { date1904 }), null),
    },
  }
  return refused.length > 0 ? refused : { place, ...read }
}

/** Problems of values stand after the name of a column elsewhere: „ist mit 300 Zeichen zu lang“. */
function sentenceOf(problem: string): string {
  if (/^(ist|enthält) /.test(problem)) return `Der Text ${problem}.`
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`
}

function readNumber(cell: Cell): Reading<number | null> {
  const code = tidy(cellText(cell))
  if (code === '') return { value: null }
  const number = findingNumber(code)
  return number === undefined
    ? {
        problem: `„${code.slice(0, 40)}“ ist keine Nummer wie F-001; neue Feststellungen haben keine`,
      }
    : { value: number }
}

function readKind(cell: Cell): Reading<(typeof findingKinds)[number]> {
  const word = tidy(cellText(cell))
  const kind = findingKinds.find((each) => foldText(findingKindLabels[each]) === foldText(word))
  if (kind) return { value: kind }
  const known = findingKinds.map((each) => findingKindLabels[each]).join(', ')
  return word === ''
    ? { problem: `Art fehlt. Möglich sind: ${known}` }
    : { problem: `„${word.slice(0, 80)}“ ist keine Art. Möglich sind: ${known}` }
}

function readCode(cell: Cell): Reading<string> {
  const read = limited(parseText(cell), 30)
  return 'value' in read ? { value: read.value.toUpperCase() } : read
}

function limited(reading: Reading<string>, longest: number): Reading<string> {
  if (!('value' in reading) || reading.value.length <= longest) return reading
  return { problem: `ist mit ${reading.value.length} Zeichen zu lang (höchstens ${longest})` }
}
