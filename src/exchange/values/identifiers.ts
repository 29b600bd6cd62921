/**
 * Numbers that identify a device. What they are compared by, and which of them identify nothing.
 * @module
 */
import { serialKeyOf } from '../../inventory/devices/deviceKeys.ts'
import type { Cell } from '../table.ts'
import { saysNothing } from './reading.ts'
import { wordKey } from './wordKey.ts'

/** What makers write where no serial number was set, folded and without signs. */
const placeholders: ReadonlySet<string> = new Set([
  'tobefilledbyoem',
  'tobefilledbyo',
  'defaultstring',
  'systemserialnumber',
  'serialnumber',
  'notapplicable',
  'notspecified',
  'invalid',
  'oem',
  'chassisserialnumber',
  'keine',
  'fehlt',
  'ohne',
  'siehebemerkung',
  'nichtlesbar',
  'unleserlich',
])

/** The key of a serial number; null where it is missing or identifies nothing. */
export function serialKeyOrNull(serial: string | null): string | null {
  return serial === null || identifiesNothing(serial) ? null : serialKeyOf(serial)
}

/** Whether the number never identifies a thing: empty, zeros, „To be filled by O.E.M.“, „unbekannt“. */
export function identifiesNothing(text: string): boolean {
  const letters = wordKey(text)
  return (
    saysNothing(text) || /^0*$/.test(letters) || /^x+$/.test(letters) || placeholders.has(letters)
  )
}

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
