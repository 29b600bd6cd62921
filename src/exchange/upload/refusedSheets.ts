/** Rows that were not taken over, under the headers of their sheets. @module */
import type { SheetReading } from '../importPlan.ts'
import type { PreviewRow } from './importUpload.ts'

export type RefusedSheet = {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly {
    readonly row: number
    readonly column: string
    readonly reason: string
    readonly cells: readonly string[]
  }[]
}

export function refusedSheets(
  file: string,
  rows: readonly PreviewRow[],
  readings: readonly SheetReading[],
): RefusedSheet[] {
  const names = [...new Set(rows.map(({ sheet = '' }) => sheet))]
  const sheets = names.map((name) => ({
    name: name === '' ? file : name,
    headers:
      readings.find(({ sheet }) => sheet === name)?.columns.map(({ header }) => header) ?? [],
    rows: rows
      .filter(({ sheet = '' }) => sheet === name)
      .map(({ row, column = '', detail, cells = [] }) => ({ row, column, reason: detail, cells })),
  }))
  return sheets.length > 0 ? sheets : [{ name: file, headers: [], rows: [] }]
}

/** As Excel opens it in Germany: semicolons, a byte order mark, and text that never becomes a formula. */
export function refusedCsv(sheets: readonly RefusedSheet[]): string {
  const lines = sheets.flatMap(({ name, headers, rows }) => [
    ...(sheets.length > 1 ? [[`Blatt ${name}`]] : []),
    [...headers, 'Zeile der Datei', 'Beanstandete Spalte', 'Grund der Zurückweisung'],
    ...rows.map(({ cells, row, column, reason }) => [
      ...headers.map((_, index) => cells[index] ?? ''),
      String(row),
      column,
      reason,
    ]),
  ])
  return `\ufeff${lines.map((line) => line.map(csvCell).join(';')).join('\r\n')}\r\n`
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
