import { type CellObject, SSF } from 'xlsx'
import type { Cell } from '../../exchange/table.ts'

const millisecondsPerDay = 86_400_000
/** Days from 1970-01-01 back to day 0 of Excel's serial numbers; from March 1900 on. */
const epochOfSerials = 25_569
const shiftOf1904 = 1_462

/** Excel keeps 15 digits of a number; longer inventory or serial numbers are not what was typed. */
const exactDigits = 15

/** A cell of SheetJS as ours. Formulas count with the value that the file stores for them. */
export function readCell(cell: CellObject, date1904: boolean): Cell {
  switch (cell.t) {
    case 's':
      return typeof cell.v === 'string' && cell.v !== '' ? cell.v : null
    case 'b':
      return cell.v === true
    case 'n':
      return typeof cell.v === 'number' ? readNumber(cell.v, cell, date1904) : null
    case 'd':
      return cell.v instanceof Date ? { day: cell.v.toISOString().slice(0, 10) } : null
    case 'e':
      return cell.w ?? '#FEHLER!'
    default:
      return null
  }
}

function readNumber(value: number, cell: CellObject, date1904: boolean): Cell {
  const format = typeof cell.z === 'string' ? cell.z : 'General'
  if (SSF.is_date(format) && value >= 1) return dayOfSerial(value, date1904, cell)
  return { number: value, text: numberText(value, format, cell.w) }
}

/** A time of day alone stays text; a date keeps its day. */
function dayOfSerial(value: number, date1904: boolean, cell: CellObject): Cell {
  const serial = Math.floor(value) + (date1904 ? shiftOf1904 : 0)
  const time = (serial - epochOfSerials) * millisecondsPerDay
  if (time > Date.UTC(2199, 11, 31)) return { number: value, text: cell.w ?? String(value) }
  return { day: new Date(time).toISOString().slice(0, 10) }
}

/**
 * What identifies a thing is shown as the file shows it when its format only adds zeros or fixed signs
 * (0000, "INV-"00000, 0.00); thousands separators and exponents are for display only.
 */
function numberText(value: number, format: string, shown: string | undefined): string {
  const letters = format.replace(/"[^"]*"|\\./g, '')
  if (shown !== undefined && /^[0.\-/ ]*0[0.\-/ ]*$/.test(letters)) return shown
  const digits = value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
  return digits.replace(/\D/g, '').length > exactDigits ? value.toExponential() : digits
}
