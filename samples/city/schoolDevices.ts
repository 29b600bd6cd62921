/**
 * What the school lists share: their devices, single defects, and the sheet that is no table.
 * @module
 */
import type { Cell } from './cells.ts'
import { type CityDevice, devicesOf } from './cityDevice.ts'
import { type Column, rowWith } from './deviceColumns.ts'
import type { SchoolPurchases } from './schoolPurchases.ts'

export function schoolDevices(
  school: SchoolPurchases,
  numberOf: (index: number) => string,
): CityDevice[] {
  return devicesOf(school, school.purchases, numberOf)
}

/** Replaces one row by itself with other cells, named by their header. */
export function change(
  columns: readonly Column[],
  rows: Cell[][],
  index: number,
  changes: Readonly<Record<string, Cell>>,
) {
  rows[index] = rowWith(columns, rows[index] ?? [], changes)
}

/** A sheet of words, which no importer should take for a table. */
export const hints: Cell[][] = [
  ['Hinweise zur Pflege der Liste'],
  ['Neue Geräte trägt die EDV innerhalb von zwei Wochen nach der Lieferung ein.'],
  ['Zustand: in Betrieb, Lager, verliehen, defekt.'],
  ['Netz: Verwaltung oder Pädagogik. Bei Zweifeln bitte die EDV fragen.'],
]

/** The row with one cell emptied, as below the first row of a merged column. */
export function without(row: readonly Cell[], index: number): Cell[] {
  return row.map((cell, position) => (position === index ? null : cell))
}
