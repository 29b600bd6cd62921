import type { Book } from './book.ts'
import { styledText } from './cellXml.ts'
import { styleOf } from './styles.ts'
import { rowXml, worksheetEnd, worksheetStart } from './worksheetXml.ts'

/** The hidden sheet that says where the workbook was issued: a name and its value in each row. */
export function* originChunks(
  book: Book,
  origin: Readonly<Record<string, string>>,
): Generator<string> {
  const style = styleOf(book.styles, { format: 'text' })
  yield worksheetStart({ widths: [26, 70] })
  for (const [index, [name, value]] of Object.entries(origin).entries()) {
    const row = index + 1
    yield rowXml(row, styledText(`A${row}`, style, name) + styledText(`B${row}`, style, value))
  }
  yield worksheetEnd(book.workbook, { isProtected: true, orientation: 'portrait' })
}
