/**
 * The worksheets of one table: title, state and introduction, header, rows, and what holds for them.
 * @module
 */
import type { Sheet } from '../sheet.ts'
import { bannerXml, headerXml } from './banner.ts'
import type { Book, Part } from './book.ts'
import { styledText } from './cellXml.ts'
import { linkRelationsXml } from './links.ts'
import { looks } from './looks.ts'
import { partName, placeOf } from './places.ts'
import { createPainter } from './rowPainter.ts'
import { type RowReader, readRows } from './rowReader.ts'
import { styleOf } from './styles.ts'
import { toneRulesXml } from './toneRules.ts'
import { validationXml } from './validations.ts'
import { columnLetters, rowXml, worksheetEnd, worksheetStart } from './worksheetXml.ts'
import type { ZipFile } from './zip.ts'

/** Characters that are handed to the packer at once. */
const chunkLength = 65_536
/** A table as files of the archive: a worksheet, another for each million rows, and their links. */
export async function* tableFiles(book: Book, sheet: Sheet): AsyncGenerator<ZipFile> {
  const rows = readRows(sheet.rows)
  try {
    for (let index = 0; index === 0 || (await rows.hasMore()); index += 1) {
      const part = startPart(book, sheet, index)
      const file = `sheet${part.file}.xml`
      yield { name: `xl/worksheets/${file}`, chunks: tableChunks(book, part, rows) }
      if (part.urls.length > 0) {
        yield { name: `xl/worksheets/_rels/${file}.rels`, chunks: [linkRelationsXml(part.urls)] }
      }
    }
  } finally {
    await rows.close()
  }
}

function startPart(book: Book, sheet: Sheet, index: number): Part {
  const place = placeOf(book.places, sheet)
  const part = {
    sheet,
    index,
    name: partName(place, index, book.places),
    file: book.parts.length + 2,
    entries: 0,
    lastRow: place.headerRow,
    links: 0,
    hyperlinks: [],
    urls: [],
  }
  book.parts.push(part)
  return part
}

async function* tableChunks(book: Book, part: Part, rows: RowReader): AsyncGenerator<string> {
  const { sheet } = part
  const { headerRow, capacity } = placeOf(book.places, sheet)
  const frozen = { columns: sheet.frozenColumns ?? 1, rows: headerRow }
  const merged: string[] = []
  let chunk = worksheetStart({ widths: sheet.columns.map((column) => column.width), frozen })
  if (!sheet.bare) chunk += bannerXml(book, part, merged)
  chunk += headerXml(book, sheet, headerRow)
  const paint = createPainter(book, part)
  while (part.lastRow < headerRow + capacity) {
    const row = await rows.next()
    if (row === undefined) break
    chunk += paint(row)
    if (chunk.length >= chunkLength) {
      yield chunk
      chunk = ''
    }
  }
  if (part.lastRow === headerRow) chunk += nothingXml(book, headerRow + 1)
  yield chunk + tableEnd(book, part, merged)
}

function nothingXml(book: Book, row: number): string {
  const style = styleOf(book.styles, { ...looks.label, oneLine: true })
  return rowXml(row, styledText(`A${row}`, style, 'Keine Einträge.'))
}

function tableEnd(book: Book, part: Part, merged: readonly string[]): string {
  const { columns } = part.sheet
  const first = placeOf(book.places, part.sheet).headerRow + 1
  const ranges = columns.map((column, index) => {
    const letters = columnLetters(index)
    return { column, range: `${letters}${first}:${letters}${part.lastRow}` }
  })
  const filled = part.lastRow < first ? [] : ranges
  const ids = filled.filter(({ column }) => column.kind === 'id').map(({ range }) => range)
  return worksheetEnd(book.workbook, {
    isProtected: columns.some((column) => column.editable),
    filter: tableRange(book, part),
    merged,
    conditionalFormats: filled.flatMap(toneRulesXml),
    validations: filled.flatMap(({ column, range }) => validationXml(book, column, range) ?? []),
    hyperlinks: part.hyperlinks,
    orientation: 'landscape',
    ...(ids.length > 0 && { textCells: ids.join(' ') }),
  })
}

/** Header and rows, e.g. `A3:N303`. */
export function tableRange(book: Book, part: Part): string {
  const { headerRow } = placeOf(book.places, part.sheet)
  return `A${headerRow}:${columnLetters(part.sheet.columns.length - 1)}${part.lastRow}`
}
