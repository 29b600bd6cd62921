/**
 * What the sheets of a file hold, column by column, so that a person can confirm or change what was recognised. A
 * sheet that cannot be read without doubt is shown all the same, with what stands in the way.
 * @module
 */
import { Failure } from '../../core/failure.ts'
import { tidy } from '../../core/text.ts'
import { wordKey } from '../../core/wordKey.ts'
import { columnName } from '../columnName.ts'
import type { ColumnSet } from '../columns/columnSet.ts'
import { nameLinuxmusterColumns } from '../linuxmuster.ts'
import { recogniseColumns } from '../recogniseColumns.ts'
import {
  describeMissingHeader,
  findHeader,
  type Header,
  type HeaderRules,
  headerFingerprint,
  mappingKey,
} from '../recogniseHeader.ts'
import { cellText, isBlank, type Table, type TableRow } from '../table.ts'
import type { UploadColumn, UploadReading, UploadSheet } from './importUpload.ts'

const examplesPerColumn = 3
const longestExample = 60

/** Rows below the header in which examples are looked for. */
const searchedRows = 200

export function readColumns<Field extends string>(
  tables: readonly Table[],
  set: ColumnSet<Field>,
  rules: HeaderRules,
): UploadReading {
  const wanted = wordKey(rules.mapping?.sheet ?? '')
  const chosen = tables.filter(({ sheet }) => wanted === '' || wordKey(sheet) === wanted)
  return {
    names: tables.map(({ sheet }) => sheet),
    sheets: chosen.map((table) => readSheet(nameLinuxmusterColumns(table), set, rules)),
  }
}

function readSheet<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  rules: HeaderRules,
): UploadSheet {
  const { header, problem } = recognise(table, set, rules)
  const row = header?.row ?? widestRow(table)
  const headers = row?.cells.map((cell) => tidy(cellText(cell))) ?? []
  const fields = header?.fields ?? recogniseColumns(headers, set).fields
  const below = table.rows.filter(({ number }) => number > (row?.number ?? 0))
  const fingerprint = headerFingerprint(headers)
  return {
    sheet: table.sheet,
    headerRow: row?.number ?? null,
    headerFingerprint: fingerprint,
    source: header?.source?.name ?? '',
    rows: below.length,
    problem,
    isRemembered:
      rules.remembered?.some((one) => one.headerFingerprint === fingerprint) === true &&
      rules.mapping === undefined,
    columns: widthOf(row, below).map(
      (index): UploadColumn => ({
        key: mappingKey(headers, index),
        header: headers[index] ?? '',
        letter: columnName(index),
        field: fields[index] ?? null,
        examples: examplesOf(below, index),
      }),
    ),
  }
}

function recognise<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  rules: HeaderRules,
): { header: Header<Field> | undefined; problem: string } {
  try {
    const { header, problem } = findHeader(table, set, rules)
    return { header, problem: problem ?? (header ? '' : describeMissingHeader(table, set)) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { header: undefined, problem: error.message }
  }
}

/** Of the first rows the one with most cells: where a header most likely is. */
function widestRow(table: Table): TableRow | undefined {
  const filled = (row: TableRow) => row.cells.filter((cell) => !isBlank(cell)).length
  return table.rows
    .slice(0, 30)
    .reduce<TableRow | undefined>(
      (best, row) => (best && filled(best) >= filled(row) ? best : row),
      undefined,
    )
}

/** Columns that have a header or hold something. */
function widthOf(header: TableRow | undefined, below: readonly TableRow[]): number[] {
  const used = new Set<number>()
  for (const row of [...(header ? [header] : []), ...below.slice(0, searchedRows)]) {
    for (const [index, cell] of row.cells.entries()) if (!isBlank(cell)) used.add(index)
  }
  return [...used].sort((a, b) => a - b)
}

function examplesOf(rows: readonly TableRow[], index: number): string[] {
  const examples = new Set<string>()
  for (const { cells } of rows.slice(0, searchedRows)) {
    const text = tidy(cellText(cells[index]))
    if (text !== '') examples.add(shorten(text))
    if (examples.size === examplesPerColumn) break
  }
  return [...examples]
}

function shorten(text: string): string {
  return text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text
}
