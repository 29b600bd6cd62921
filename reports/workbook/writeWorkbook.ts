import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Workbook } from '../sheet.ts'
import { type Book, openBook } from './book.ts'
import { coverChunks } from './cover.ts'
import { originChunks } from './originSheet.ts'
import {
  appPropertiesXml,
  contentTypesXml,
  corePropertiesXml,
  customPropertiesXml,
  rootRelationsXml,
  workbookRelationsXml,
  workbookXml,
} from './parts.ts'
import { excelLimits, type Limits } from './places.ts'
import { stylesXml } from './styles.ts'
import { tableFiles } from './table.ts'
import { choiceChunks } from './validations.ts'
import { type ZipFile, zipBytes } from './zip.ts'

/** What was written: entries of each worksheet, without headings and sums. */
export type WrittenSheet = { name: string; entries: number }

/**
 * Writes the workbook as XLSX and ends `output`. Rows are drawn as fast as `output` takes them, memory
 * does not grow with them, and equal workbooks make equal bytes. Fails when `output` fails or closes
 * early; throws `invalid` above 4 GB.
 */
export async function writeWorkbook(
  workbook: Workbook,
  output: Writable,
  limits: Limits = excelLimits,
): Promise<WrittenSheet[]> {
  const book = openBook(workbook, limits)
  await pipeline(zipBytes(workbookFiles(book)), output)
  return book.parts.map(({ name, entries }) => ({ name, entries }))
}

/** Tables come before what can only be known after them: cover, names, styles. */
async function* workbookFiles(book: Book): AsyncGenerator<ZipFile> {
  const { workbook } = book
  yield file('_rels/.rels', rootRelationsXml())
  yield file('docProps/core.xml', corePropertiesXml(workbook))
  yield file('docProps/app.xml', appPropertiesXml(workbook))
  yield file('docProps/custom.xml', customPropertiesXml(workbook))
  for (const sheet of workbook.sheets) yield* tableFiles(book, sheet)
  yield { name: 'xl/worksheets/sheet1.xml', chunks: coverChunks(book) }
  if (book.choiceLists.length > 0) {
    const name = `xl/worksheets/sheet${book.parts.length + 2}.xml`
    yield { name, chunks: choiceChunks(book) }
  }
  if (workbook.origin) {
    const number = book.parts.length + (book.choiceLists.length > 0 ? 3 : 2)
    yield { name: `xl/worksheets/sheet${number}.xml`, chunks: originChunks(book, workbook.origin) }
  }
  yield file('xl/styles.xml', stylesXml(book.styles))
  yield file('xl/workbook.xml', workbookXml(book))
  yield file('xl/_rels/workbook.xml.rels', workbookRelationsXml(book))
  yield file('[Content_Types].xml', contentTypesXml(book))
}

function file(name: string, content: string): ZipFile {
  return { name, chunks: [content] }
}
