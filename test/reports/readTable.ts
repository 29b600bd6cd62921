/**
 * Sheets of a report, written as XLSX and read back by a reader that is not ours.
 * @module
 */
import type { Workbook } from '../../reports/sheet.ts'
import { readRowsOf, readWorkbook, workbookBytes } from '../support/readWorkbook.ts'

/** One row as title → value; empty cells are missing. */
export type TableRow = Readonly<Record<string, unknown>>

/** The rows below the header, each by column title. Fails when the sheet is not in the file. */
export async function readTable(workbook: Workbook, name: string): Promise<readonly TableRow[]> {
  const sheet = workbook.sheets.find((candidate) => candidate.name === name)
  const titles = sheet?.columns.map((column) => column.title) ?? []
  const rows = readRowsOf(await workbookBytes(workbook), name)
  const header = rows.findIndex((row) => titles.every((title, index) => row[index] === title))
  if (header < 0) throw new Error(`sheet ${name} has no header ${titles.join(', ')}`)
  return rows.slice(header + 1).map((row) => {
    const cells = titles.map((title, index) => [title, row[index]] as const)
    return Object.fromEntries(cells.filter(([, value]) => value !== undefined && value !== ''))
  })
}

/** One column of a sheet. */
export async function readColumn(
  workbook: Workbook,
  name: string,
  title: string,
): Promise<readonly unknown[]> {
  return (await readTable(workbook, name)).map((row) => row[title])
}

/** What the cover tells, by label. */
export async function readCover(workbook: Workbook): Promise<Readonly<Record<string, unknown>>> {
  const bytes = await workbookBytes(workbook)
  const cover = readWorkbook(bytes).SheetNames[0] ?? ''
  const lines = readRowsOf(bytes, cover).map(([label, value]) => [String(label), value])
  return Object.fromEntries(lines)
}

/** The sum of a numeric column, without the last row, and what that row says. */
export async function readSum(
  workbook: Workbook,
  name: string,
  title: string,
): Promise<{ added: number; told: unknown }> {
  const values = await readColumn(workbook, name, title)
  const added = values.slice(0, -1).reduce<number>((sum, value) => sum + Number(value ?? 0), 0)
  return { added: Math.round(added * 100) / 100, told: values.at(-1) }
}
