/**
 * The columns that device lists have, each with the header words of one list, and the ways in which lists
 * write days and prices.
 * @module
 */
import { type Day, germanDay } from '../../src/core/day.ts'
import type { Cell, Row } from './cells.ts'
import type { CityDevice } from './cityDevice.ts'

export type Column = {
  readonly header: string
  readonly width: number
  readonly cell: (device: CityDevice, index: number) => Cell
}

export const asDay = (day: Day | null): Cell => (day ? { day } : null)
export const asGermanDay = (day: Day | null): Cell => (day ? germanDay(day) : null)
export const asShortDay = (day: Day | null): Cell =>
  day ? `${germanDay(day).slice(0, 6)}${day.slice(2, 4)}` : null
export const asEuro = (euro: number): Cell => ({ euro })

/** „1.149,00 €“, as people type it. */
export function asEuroText(euro: number): string {
  const [whole = '', cents = ''] = euro.toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents} €`
}

export function column(header: string, width: number, cell: Column['cell']): Column {
  return { header, width, cell }
}

/** The rows of the devices, without the header. */
export function deviceRows(columns: readonly Column[], devices: readonly CityDevice[]): Cell[][] {
  return devices.map((device, index) => columns.map((one) => one.cell(device, index)))
}

export function headerRow(columns: readonly Column[]): Row {
  return columns.map((one) => one.header)
}

export function widthsOf(columns: readonly Column[]): number[] {
  return columns.map((one) => one.width)
}

/** A row that repeats another but for some columns, named by their header. */
export function rowWith(
  columns: readonly Column[],
  row: readonly Cell[],
  changes: Readonly<Record<string, Cell>>,
): Cell[] {
  return columns.map(({ header }, index) =>
    header in changes ? (changes[header] ?? null) : (row[index] ?? null),
  )
}
