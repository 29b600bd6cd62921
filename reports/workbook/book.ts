/**
 * What is known of a workbook while it is written.
 * @module
 */
import type { Sheet, Workbook } from '../sheet.ts'
import { type Limits, type Places, planPlaces } from './places.ts'
import { createStyleBook, type StyleBook } from './styles.ts'

/** A worksheet that was begun; `entries` counts its rows without headings, sums and those to fill in. */
export type Part = {
  sheet: Sheet
  /** Counted from 0 within its sheet. */
  index: number
  name: string
  /** Number of its file; 1 is the cover. */
  file: number
  entries: number
  lastRow: number
  /** How many links `hyperlinks` holds; several may stand in one text. */
  links: number
  hyperlinks: string[]
  /** Addresses outside; hyperlinks name them by position. */
  urls: string[]
}

export type Book = {
  workbook: Workbook
  limits: Limits
  styles: StyleBook
  places: Places
  parts: Part[]
  /** Lists of drop-downs that are too long to stand in a validation, by their column on the hidden sheet. */
  choiceLists: (readonly string[])[]
}

export function openBook(workbook: Workbook, limits: Limits): Book {
  return {
    workbook,
    limits,
    styles: createStyleBook(),
    places: planPlaces(workbook.sheets, limits),
    parts: [],
    choiceLists: [],
  }
}
