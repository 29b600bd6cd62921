/** By what devices are found again. @module */
import { foldText } from '../../core/text.ts'

/** The key under which inventory numbers are one: case, accents and blanks fold, leading zeros count. */
export function inventoryKeyOf(inventoryNumber: string): string {
  return foldText(inventoryNumber).replaceAll(' ', '')
}

/** The key under which serial numbers are one. */
export function serialKeyOf(serial: string): string {
  return foldText(serial).replaceAll(' ', '')
}
