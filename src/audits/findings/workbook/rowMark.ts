/** Tells a row that somebody changed from one that came back as it was written. @module */
import { createHash } from 'node:crypto'
import { cellText } from '../../../../reports/workbook/xml.ts'
import { tidy } from '../../../core/text.ts'
import type { FindingStatement } from '../../finding.ts'
import { rowFields } from './findingColumns.ts'

export type RowStatement = Pick<FindingStatement, (typeof rowFields)[number]>

/** The text as a spreadsheet gives it back: white space folded, line by line. */
export function rowText(text: string): string {
  return cellText(text).split('\n').map(tidy).join('\n').trim()
}

/** 12 hexadecimal digits of the SHA-256 of what the row says. */
export function rowMark(statement: RowStatement): string {
  const said = rowFields.map((field) => rowText(statement[field] ?? ''))
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12)
}
