/**
 * Reads XLSX, XLS and ODS with SheetJS. Runs in the child process only.
 * @module
 */
import * as XLSX from 'xlsx'
import { Failure } from '../../core/failure.ts'
import type { Table, TableRow } from '../../exchange/table.ts'
import { damaged, notASpreadsheet, passwordProtected } from './detectFormat.ts'
import { ensureModestRepeats } from './ensureModestRepeats.ts'
import { fillMergedRows } from './fillMergedRows.ts'
import { inflateArchive } from './inflateArchive.ts'
import { readCell } from './readCell.ts'
import { readLimits } from './readLimits.ts'
import { tooManyRows } from './tooManyRows.ts'

type Reading = { readonly file: string; readonly date1904: boolean; charactersLeft: number }

/** Number formats are needed to tell dates from numbers; formulas, styles and stubs are not. */
const options: XLSX.ParsingOptions = {
  dense: true,
  cellNF: true,
  cellFormula: false,
  cellHTML: false,
  cellDates: false,
}

/** Exported by SheetJS, but missing in its types. */
const { parse_zip: parseArchive } = XLSX as unknown as {
  parse_zip(archive: unknown, options: XLSX.ParsingOptions): XLSX.WorkBook
}

export async function readArchive(bytes: Buffer, file: string): Promise<Table[]> {
  const entries = await inflateArchive(bytes, file)
  ensureSpreadsheet(entries, file)
  const content = entries.get('content.xml')
  if (content) ensureModestRepeats(content, file)
  // OpenDocument allows to leave it out, SheetJS does not.
  if (content && !entries.has('styles.xml')) {
    entries.set('styles.xml', Buffer.from('<office:document-styles/>'))
  }
  const archive = XLSX.CFB.utils.cfb_new()
  for (const [name, content] of entries) {
    XLSX.CFB.utils.cfb_add(archive, name, content, { unsafe: true })
  }
  return readTables(() => parseArchive(archive, { ...options }), file)
}

/** The old binary format of Excel 97 to 2003. */
export async function readXls(bytes: Buffer, file: string): Promise<Table[]> {
  XLSX.set_cptable(await import('xlsx/dist/cpexcel.full.mjs'))
  return readTables(() => {
    const container = XLSX.CFB.read(bytes, { type: 'buffer' })
    if (XLSX.CFB.find(container, 'EncryptedPackage')) throw passwordProtected(file)
    if (!XLSX.CFB.find(container, '/Workbook') && !XLSX.CFB.find(container, '/Book')) {
      throw notASpreadsheet(file, 'ein anderes Office-Dokument')
    }
    return XLSX.read(bytes, { ...options, type: 'buffer' })
  }, file)
}

function ensureSpreadsheet(entries: ReadonlyMap<string, Buffer>, file: string): void {
  const names = [...entries.keys()]
  const mimetype = entries.get('mimetype')?.toString('latin1') ?? ''
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet')) {
    const manifest = entries.get('META-INF/manifest.xml')?.toString('utf8') ?? ''
    if (/encryption-data/.test(manifest)) throw passwordProtected(file)
    return
  }
  if (names.some((name) => /(^|\/)workbook\d*\.xml$/i.test(name))) return
  if (names.some((name) => /(^|\/)workbook\d*\.bin$/i.test(name))) {
    throw notASpreadsheet(file, 'eine Excel-Binärmappe (XLSB; bitte als XLSX speichern)')
  }
  throw notASpreadsheet(file, 'ein anderes Archiv oder Dokument')
}

function readTables(parse: () => XLSX.WorkBook, file: string): Table[] {
  const workbook = parseOrRefuse(parse, file)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const reading: Reading = { file, date1904, charactersLeft: readLimits.uncompressedBytes }
  const tables = workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name]
    // SheetJS leaves out, without a word, a sheet that it could not parse.
    if (!sheet) throw damaged(file, `Blatt „${name}“`)
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return []
    return [{ file, sheet: name, date1904, rows: readRows(sheet, name, reading) }]
  })
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  if (rows > readLimits.rows) throw tooManyRows(file)
  return tables
}

function parseOrRefuse(parse: () => XLSX.WorkBook, file: string): XLSX.WorkBook {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Failure) throw error
    if (/password|encrypt/i.test(String(error))) throw passwordProtected(file)
    throw damaged(file)
  }
}

/** Only cells that hold something count; the range that a sheet declares is not believed. */
function readRows(sheet: XLSX.WorkSheet, name: string, reading: Reading): TableRow[] {
  const rows: { number: number; cells: TableRow['cells'][number][] }[] = []
  const grid: (XLSX.CellObject | undefined)[][] = sheet['!data'] ?? []
  for (const index of Object.keys(grid).map(Number)) {
    const cells: TableRow['cells'][number][] = []
    for (const column of Object.keys(grid[index] ?? []).map(Number)) {
      const source = grid[index]?.[column]
      const cell = source ? readCell(source, reading.date1904) : null
      if (cell === null) continue
      ensureInside(index, column, reading.file, name)
      if (typeof cell === 'string') spendCharacters(cell.length, reading)
      while (cells.length < column) cells.push(null)
      cells.push(cell)
    }
    if (cells.length > 0) rows.push({ number: index + 1, cells })
  }
  fillMergedRows(rows, sheet['!merges'] ?? [], (text) => spendCharacters(text.length, reading))
  return rows
}

/** A text that stands once in the file may be referred to from a million cells. */
function spendCharacters(length: number, reading: Reading): void {
  reading.charactersLeft -= length
  if (reading.charactersLeft >= 0) return
  throw new Failure(
    'invalid',
    `Die Datei „${reading.file}“ enthält mehr als 200 MB Text. Bitte teilen Sie die Liste auf.`,
  )
}

function ensureInside(row: number, column: number, file: string, sheet: string): void {
  if (row < readLimits.rows && column < readLimits.columns) return
  const address = XLSX.utils.encode_cell({ r: row, c: column })
  throw new Failure(
    'invalid',
    `Die Datei „${file}“, Blatt „${sheet}“, benutzt die Zelle ${address}. Erlaubt sind 200.000 Zeilen und 500 Spalten. Bitte löschen Sie, was abseits der Liste steht, oder teilen Sie die Liste auf.`,
  )
}
