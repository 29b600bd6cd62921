/**
 * Cells of the sample lists, and the sheet that holds them: days as real date cells, prices with a euro
 * format. Days are stored as serial numbers, so that no time zone plays a part.
 * @module
 */
import * as XLSX from 'xlsx'
import { type Day, epochDay } from '../../src/core/day.ts'

export type Cell = string | number | null | { readonly day: Day } | { readonly euro: number }
export type Row = readonly Cell[]

/** A merge of cells, rows and columns counted from 0, both ends included. */
export type Merge = {
  readonly from: readonly [row: number, column: number]
  readonly to: readonly [row: number, column: number]
}

export type SheetPlan = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly merges?: readonly Merge[]
  readonly widths?: readonly number[]
}

export type SpreadsheetType = 'xlsx' | 'ods' | 'biff8'

/** Days from 1899-12-30, where Excel's serial numbers start, to 1970-01-01. */
const excelEpochOffset = 25_569

/** The serial number that Excel keeps for a day. */
export function excelSerial(day: Day): number {
  return epochDay(day) + excelEpochOffset
}

/** The bytes of a workbook; equal sheets have equal bytes. */
export function workbookBytes(sheets: readonly SheetPlan[], bookType: SpreadsheetType): Uint8Array {
  const workbook = XLSX.utils.book_new()
  for (const sheet of sheets) {
    XLSX.utils.book_append_sheet(workbook, worksheetOf(sheet, bookType), sheet.name)
  }
  return XLSX.write(workbook, { type: 'buffer', bookType, compression: true })
}

function worksheetOf(sheet: SheetPlan, bookType: SpreadsheetType): XLSX.WorkSheet {
  const worksheet: XLSX.WorkSheet = {}
  const width = Math.max(1, ...sheet.rows.map((row) => row.length))
  for (const [r, row] of sheet.rows.entries()) {
    for (const [c, cell] of row.entries()) {
      if (cell === null || cell === '') continue
      worksheet[XLSX.utils.encode_cell({ r, c })] = cellObject(cell, bookType)
    }
  }
  worksheet['!ref'] = XLSX.utils.encode_range(
    { r: 0, c: 0 },
    { r: Math.max(0, sheet.rows.length - 1), c: width - 1 },
  )
  worksheet['!merges'] = (sheet.merges ?? []).map(({ from, to }) => ({
    s: { r: from[0], c: from[1] },
    e: { r: to[0], c: to[1] },
  }))
  worksheet['!cols'] = (sheet.widths ?? []).map((wch) => ({ wch }))
  return worksheet
}

function cellObject(cell: Exclude<Cell, null>, bookType: SpreadsheetType): XLSX.CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell }
  if (typeof cell === 'number') return { t: 'n', v: cell }
  if ('euro' in cell) return { t: 'n', v: cell.euro, z: '#,##0.00 "€"' }
  // The ODS writer knows dates only as dates and garbles a German date format.
  if (bookType === 'ods') return { t: 'd', v: new Date(`${cell.day}T00:00:00Z`) }
  return { t: 'n', v: excelSerial(cell.day), z: 'dd\\.mm\\.yyyy' }
}
