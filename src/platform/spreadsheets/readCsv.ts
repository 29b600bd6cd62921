import Papa from 'papaparse'
import { Failure } from '../../core/failure.ts'
import type { Cell, Table, TableRow } from '../../exchange/table.ts'
import { decodeText } from './decodeText.ts'
import { notASpreadsheet } from './detectFormat.ts'
import { readLimits } from './readLimits.ts'
import { type Delimiter, delimiters, scanCsv } from './scanCsv.ts'
import { tooManyRows } from './tooManyRows.ts'

/** DOS programs end a text file with Ctrl-Z. */
const endOfDosFile = '\u001a'

/**
 * The rows of a CSV file as text, each under the line of the file where it begins. Encoding, delimiter (; tab , |)
 * and line ends are recognised; Excel's first line „sep=;“ is obeyed. Throws `invalid` for text that is no list,
 * for more than 200,000 rows or 500 columns, and for quotes that do not match, with their line.
 */
export function readCsv(bytes: Buffer, file: string): Table {
  return readCsvText(decodeText(bytes, file), file)
}

/** As `readCsv`, for text. */
export function readCsvText(decoded: string, file: string): Table {
  const text = decoded.endsWith(endOfDosFile) ? decoded.slice(0, -1) : decoded
  ensureList(text, file)
  const { body, delimiter: stated, skipped } = readDelimiterLine(text)
  const { delimiter, newline } = scanCsv(body)
  const lines = newline === 'mixed' ? body.replace(/\r\n?/g, '\n') : body
  const { data, errors } = Papa.parse<string[]>(lines, {
    delimiter: stated ?? delimiter,
    newline: newline === 'mixed' ? '\n' : newline,
    preview: readLimits.rows + 1,
  })
  const broken = errors.find((error) => error.type === 'Quotes')
  if (broken) throw brokenQuotes(file, lineOf(data, broken.row ?? 0) + skipped)
  if (data.length > readLimits.rows && data.at(-1)?.join('') !== '') throw tooManyRows(file)
  return { file, sheet: '', date1904: false, rows: numberRows(data, skipped, file) }
}

function ensureList(text: string, file: string): void {
  if (text.trim() === '') throw new Failure('invalid', `Die Datei „${file}“ ist leer.`)
  const start = text.trimStart().slice(0, 200)
  if (/^<(!doctype html|html|head|table)/i.test(start)) {
    throw notASpreadsheet(file, 'eine HTML-Seite')
  }
  if (/^<(\?xml|[a-z][\w:]*[\s>])/i.test(start)) throw notASpreadsheet(file, 'eine XML-Datei')
}

function readDelimiterLine(text: string): { body: string; delimiter?: Delimiter; skipped: number } {
  const line = /^sep=(.)(\r\n|\r|\n)/i.exec(text)
  const delimiter = delimiters.find((candidate) => candidate === line?.[1])
  if (!line || !delimiter) return { body: text, skipped: 0 }
  return { body: text.slice(line[0].length), delimiter, skipped: 1 }
}

function numberRows(data: readonly string[][], skipped: number, file: string): TableRow[] {
  const rows: TableRow[] = []
  let line = 1 + skipped
  for (const record of data) {
    if (record.length > readLimits.columns) throw tooManyColumns(file, line)
    const cells: Cell[] = record.map((cell) => (cell === '' ? null : cell))
    if (cells.some((cell) => cell !== null)) rows.push({ number: line, cells })
    line += linesIn(record)
  }
  return rows
}

function lineOf(data: readonly string[][], index: number): number {
  return data.slice(0, index).reduce((line, record) => line + linesIn(record), 1)
}

/** Lines of the file that a row takes: one, and one more for each line break inside its cells. */
function linesIn(record: readonly string[]): number {
  let lines = 1
  for (const cell of record) {
    if (/[\r\n]/.test(cell)) lines += cell.match(/\r\n|\r|\n/g)?.length ?? 0
  }
  return lines
}

function brokenQuotes(file: string, line: number): Failure {
  return new Failure(
    'invalid',
    `In der Datei „${file}“ stimmen ab Zeile ${line} die Anführungszeichen nicht: Eines wird nicht geschlossen, oder nach dem schließenden folgt noch Text. Bitte berichtigen Sie die Zeile oder speichern Sie die Liste neu.`,
  )
}

function tooManyColumns(file: string, line: number): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ hat in Zeile ${line} mehr als ${readLimits.columns} Spalten.`,
  )
}
