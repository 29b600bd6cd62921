/**
 * The rows of a table as XML.
 * @module
 */
import type { Cell, Column, Row, RowStyle } from '../sheet.ts'
import type { Book, Part } from './book.ts'
import { type Brush, cellXml, wordsOf } from './cellXml.ts'
import { noteLink } from './links.ts'
import { tableLook } from './looks.ts'
import { styleOf } from './styles.ts'
import { lineCount } from './textHeight.ts'
import { columnLetters, rowXml } from './worksheetXml.ts'

const rightKinds = new Set(['int', 'number', 'share', 'money'])

const noEntries: readonly RowStyle[] = ['group', 'total', 'blank']

/** Writes one row below the last; keeps the style numbers of cells that look alike. */
export function createPainter(book: Book, part: Part): (row: Row) => string {
  const { columns } = part.sheet
  const letters = columns.map((_, index) => columnLetters(index))
  const brushes = new Map<string, Brush[]>()
  const brushesOf = (row: RowStyle, oneLine: boolean): Brush[] => {
    const key = `${row} ${oneLine}`
    const known = brushes.get(key)
    if (known) return known
    const made = columns.map((column) => createBrush(book, part, column, row, oneLine))
    brushes.set(key, made)
    return made
  }
  return ({ cells, style = 'plain' }) => {
    part.lastRow += 1
    if (!noEntries.includes(style)) part.entries += 1
    const lines = style === 'group' ? 1 : rowLines(columns, cells)
    let xml = ''
    for (const [index, brush] of brushesOf(style, lines === 1).entries()) {
      xml += cellXml(`${letters[index]}${part.lastRow}`, cells[index] ?? null, brush)
    }
    return rowXml(part.lastRow, xml, lines)
  }
}

function rowLines(columns: readonly Column[], cells: readonly Cell[]): number {
  let lines = 1
  for (const [index, column] of columns.entries()) {
    lines = Math.max(lines, lineCount(wordsOf(cells[index] ?? null), column.width))
  }
  return lines
}

function createBrush(
  book: Book,
  part: Part,
  column: Column,
  row: RowStyle,
  oneLine: boolean,
): Brush {
  const { kind, editable = false } = column
  const common = { row, oneLine, editable, right: rightKinds.has(kind) }
  const styles = new Map<string, number>()
  const style: Brush['style'] = (format, tone, mark) => {
    const key = `${format} ${tone} ${mark}`
    const known = styles.get(key)
    if (known !== undefined) return known
    const marks = { quoted: mark === 'quoted', link: mark === 'link' }
    const id = styleOf(book.styles, tableLook({ ...common, ...marks, format, tone }))
    styles.set(key, id)
    return id
  }
  return { kind, style, link: (cell, link) => noteLink(book, part, cell, link) }
}
