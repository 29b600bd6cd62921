/**
 * A table as CSV for German spreadsheets: semicolons, decimal commas, dates as 31.12.2025, UTF-8 with a mark at its
 * beginning. Text that a spreadsheet would take for a formula stands behind an apostrophe.
 * @module
 */
import { writeFile } from 'node:fs/promises'
import { germanDay, germanInstant } from '../src/core/day.ts'
import type { Cell, Row, Sheet, Value } from './sheet.ts'

const byteOrderMark = '\ufeff'
const lineEnd = '\r\n'

/** All sheets one below the other; they have the same columns, whose titles stand once. */
export async function csvText(sheets: readonly Sheet[]): Promise<string> {
  const [first] = sheets
  const lines = [(first?.columns ?? []).map(({ title }) => quoted(title)).join(';')]
  for (const { rows } of sheets) {
    for await (const part of rows as AsyncIterable<Row | readonly Row[]>) {
      for (const row of 'cells' in part ? [part] : part) lines.push(lineOf(row))
    }
  }
  return byteOrderMark + lines.map((line) => line + lineEnd).join('')
}

export async function saveCsv(sheets: readonly Sheet[], path: string): Promise<void> {
  await writeFile(path, await csvText(sheets))
}

function lineOf({ cells }: Row): string {
  return cells.map((cell) => fieldOf(cell)).join(';')
}

function fieldOf(cell: Cell): string {
  const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell
  return typeof value === 'string' ? quoted(safe(value)) : quoted(textOf(value))
}

function textOf(value: Exclude<Value, string>): string {
  if (value === null) return ''
  if (typeof value === 'number') return decimal(value)
  if ('day' in value) return value.day === null ? '' : germanDay(value.day)
  if ('instant' in value) return value.instant === null ? '' : germanInstant(value.instant)
  if ('euroCents' in value) {
    return value.euroCents === null ? '' : (value.euroCents / 100).toFixed(2).replace('.', ',')
  }
  if ('share' in value) return value.share === null ? '' : `${decimal(value.share * 100)} %`
  return safe(value.text)
}

function decimal(value: number): string {
  return String(value).replace('.', ',')
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
