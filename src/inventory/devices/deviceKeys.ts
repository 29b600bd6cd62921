/** By what devices are found again. @module */
import { saysNothing } from '../../core/saysNothing.ts'
import { foldText } from '../../core/text.ts'
import { wordKey } from '../../core/wordKey.ts'

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

/** The key under which inventory numbers are one: case, accents and blanks fold, leading zeros count. */
export function inventoryKeyOf(inventoryNumber: string): string {
  return foldText(inventoryNumber).replaceAll(' ', '')
}

/** The key under which serial numbers are one. */
export function serialKeyOf(serial: string): string {
  return foldText(serial).replaceAll(' ', '')
}

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
