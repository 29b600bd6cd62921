/** Exported files as a reader that is not ours sees them: tables by their titles, the cover's facts. @module */
import * as XLSX from 'xlsx'
import { readWorkbook } from '../support/readWorkbook.ts'

export type Row = Readonly<Record<string, unknown>>

export type ReadBack = {
  sheetNames: readonly string[]
  /** Rows below the header that holds `title`, as shown values; dates as Date. */
  table(sheet: string, title: string): Row[]
  /** The value beside a label of the cover. */
  fact(label: string): unknown
  /** Every text of the whole workbook. */
  texts(): string[]
}

export function readBack(bytes: Buffer): ReadBack {
  const book = readWorkbook(bytes)
  const rowsOf = (name: string): unknown[][] => {
    const sheet = book.Sheets[name]
    if (!sheet) throw new Error(`no sheet ${name}, only ${book.SheetNames.join(', ')}`)
    return XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, UTC: true })
  }
  return {
    sheetNames: book.SheetNames,
    table(sheet, title) {
      const rows = rowsOf(sheet)
      const start = rows.findIndex((row) => row.includes(title))
      const header = rows[start]
      if (!header) throw new Error(`no column ${title} in ${sheet}`)
      return rows
        .slice(start + 1)
        .filter((row) => row[0] !== 'Keine Einträge.' && row[0] !== 'Summe')
        .map((row) => Object.fromEntries(header.map((name, index) => [String(name), row[index]])))
    },
    fact(label) {
      const row = rowsOf('Deckblatt').find(([first]) => first === label)
      if (!row) throw new Error(`no fact ${label} on the cover`)
      return row[1]
    },
    texts() {
      return book.SheetNames.flatMap((name) => rowsOf(name).flat()).filter(
        (value) => typeof value === 'string',
      )
    },
  }
}
