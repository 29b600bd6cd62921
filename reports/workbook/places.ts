/**
 * Where sheets and their rows lie: names on the tabs, and the parts of a sheet that is longer than
 * Excel takes. Known before anything is written, so that links can lead forward.
 * @module
 */
import { originSheetName } from '../../src/core/originSheetName.ts'
import type { Link, Sheet } from '../sheet.ts'
import { quoteSheetName, takeSheetName } from './sheetNames.ts'

/** What a worksheet takes at most. Source: Excel specifications and limits. */
export type Limits = { rows: number; links: number }
export const excelLimits: Limits = { rows: 1_048_576, links: 65_530 }

/** One sheet's place: `partNames` grows when it needs another worksheet. */
export type Place = { partNames: string[]; headerRow: number; capacity: number }
export type Places = { taken: Set<string>; bySheet: Map<Sheet, Place>; byName: Map<string, Place> }

export const coverName = 'Deckblatt'
export const choicesName = 'Auswahllisten'

/** The places of all sheets. Of two sheets with one name, links lead to the first. */
export function planPlaces(sheets: readonly Sheet[], limits: Limits): Places {
  const taken = new Set([coverName, choicesName, originSheetName].map((name) => name.toLowerCase()))
  const places: Places = { taken, bySheet: new Map(), byName: new Map() }
  for (const sheet of sheets) {
    const headerRow = sheet.bare ? 1 : 3 + (sheet.intro?.length ?? 0)
    const place = {
      partNames: [takeSheetName(sheet.name, taken)],
      headerRow,
      capacity: limits.rows - headerRow,
    }
    places.bySheet.set(sheet, place)
    if (!places.byName.has(sheet.name)) places.byName.set(sheet.name, place)
  }
  return places
}

export function placeOf(places: Places, sheet: Sheet): Place {
  const place = places.bySheet.get(sheet)
  if (!place) throw new Error(`„${sheet.name}“ has no place in the workbook`)
  return place
}

/** The name of a sheet's part, counted from 0. */
export function partName(place: Place, part: number, places: Places): string {
  const first = place.partNames[0] ?? ''
  while (place.partNames.length <= part) {
    place.partNames.push(takeSheetName(first, places.taken))
  }
  return place.partNames[part] ?? first
}

/** Address of a link inside the workbook, e.g. `'Maßnahmen'!A12`. */
export function locationOf(link: Extract<Link, { sheet: string }>, places: Places): string {
  const place = places.byName.get(link.sheet)
  if (!place) throw new Error(`A link leads to „${link.sheet}“, which is no sheet of this workbook`)
  if (link.row === undefined) return `${quoteSheetName(partName(place, 0, places))}!A1`
  const name = partName(place, Math.floor((link.row - 1) / place.capacity), places)
  const row = place.headerRow + 1 + ((link.row - 1) % place.capacity)
  return `${quoteSheetName(name)}!A${row}`
}
