/**
 * What stands above the rows of a table: title, state of the data, introduction, header.
 * @module
 */

import { germanInstant } from '../../src/core/day.ts'
import type { Column, Sheet } from '../sheet.ts'
import type { Book, Part } from './book.ts'
import { styledText } from './cellXml.ts'
import { addHyperlink, innerLinkXml } from './links.ts'
import { type Look, looks } from './looks.ts'
import { coverName } from './places.ts'
import { quoteSheetName } from './sheetNames.ts'
import { styleOf } from './styles.ts'
import { heightOfLines, lineCount } from './textHeight.ts'
import { columnLetters, fixedRowXml, rowXml } from './worksheetXml.ts'

/** Characters that a line above the table takes before it wraps. */
const bannerWidth = 120
/** Characters that the button of a filter covers. */
const filterButton = 3

/** Title, state of the data with the way back to the cover, introduction. */
export function bannerXml(book: Book, part: Part, merged: string[]): string {
  const { sheet, index } = part
  const { scope, stateOfData } = book.workbook
  const title = index === 0 ? sheet.title : `${sheet.title} (Teil ${index + 1})`
  const state = `${scope} · Stand der Daten: ${germanInstant(stateOfData)} · zurück zum Deckblatt`
  const lines: [string, Look][] = [
    [title, looks.title],
    [state, looks.meta],
    ...(sheet.intro ?? []).map((line): [string, Look] => [line, looks.body]),
  ]
  const banner = bannerOf(sheet.columns)
  addHyperlink(part, innerLinkXml('A2', `${quoteSheetName(coverName)}!A1`))
  const rows = lines.map(([text, look], line) => {
    const row = line + 1
    if (banner.columns > 1) merged.push(`A${row}:${columnLetters(banner.columns - 1)}${row}`)
    const height = heightOfLines(lineCount(text, banner.width, look.size), look.size)
    return fixedRowXml(row, styledText(`A${row}`, styleOf(book.styles, look), text), height)
  })
  return rows.join('')
}

function bannerOf(columns: readonly Column[]): { columns: number; width: number } {
  let width = 0
  for (const [index, column] of columns.entries()) {
    width += column.width
    if (width >= bannerWidth) return { columns: index + 1, width }
  }
  return { columns: columns.length, width }
}

/** The titles of the columns. */
export function headerXml(book: Book, sheet: Sheet, row: number): string {
  const style = styleOf(book.styles, looks.header)
  const cells = sheet.columns.map((column, index) =>
    styledText(`${columnLetters(index)}${row}`, style, column.title),
  )
  const lines = sheet.columns.map(({ title, width }) => lineCount(title, width - filterButton))
  return rowXml(row, cells.join(''), Math.max(...lines))
}
