import type { Cell } from '../table.ts'

/**
 * Whether Excel destroyed the number when it took it for a number or a date: 4,00E+11, more than 15 digits, or
 * a date in the place of 03-04.
 */
export function isDestroyed(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return false
  if (typeof cell === 'string')
    return /^\s*\d(?:[.,]\d+)?E\+\d{2,3}\s*$/i.test(cell) || /^#+$/.test(cell)
  return 'day' in cell || !Number.isSafeInteger(Math.trunc(cell.number)) || /e\+/i.test(cell.text)
}
