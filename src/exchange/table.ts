/**
 * What was read from a foreign list, before anybody knows what its columns mean.
 * Values are primitive where they can be, because a list may hold 200,000 rows.
 * @module
 */
import { type Day, germanDay } from '../core/day.ts'

/** A number, and the text that the file shows for it: 7 with the number format 0000 is „0007“. */
export type NumberCell = { readonly number: number; readonly text: string }

/** A number that the workbook itself formats as a date. */
export type DayCell = { readonly day: Day }

/** null is an empty cell. Of cells merged in one row only the first holds the value; over several rows, each row's first. */
export type Cell = null | string | boolean | NumberCell | DayCell

export type TableRow = {
  /** Counted from 1 as spreadsheet programs do; in CSV the line of the file where the row begins. */
  readonly number: number
  readonly cells: readonly Cell[]
}

export type Table = {
  /** The file's name without its folder. */
  readonly file: string
  /** '' for CSV. */
  readonly sheet: string
  /** Day 0 of the sheet's serial numbers is 1904-01-01 (old Excel for Mac) instead of 1899-12-30. */
  readonly date1904: boolean
  /** Rows without any value are left out. */
  readonly rows: readonly TableRow[]
}

/** How a cell is quoted to people, „44423“ or „15.08.2021“; '' when it is empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'WAHR' : 'FALSCH'
  return 'text' in cell ? cell.text : germanDay(cell.day)
}

/** Whether a cell says nothing: empty, or only white space. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}
