import { tidy } from '../../core/text.ts'
import { type Cell, cellText } from '../table.ts'
import type { Reading } from './reading.ts'

/** Longest text of one line, and of notes, in characters. */
const longestLine = 500
const longestNotes = 10_000

const empty: Reading<string> = { value: '' }

/** A text of one line: composed Unicode, line breaks and blanks folded, ends trimmed; '' when empty. */
export function parseText(cell: Cell | undefined): Reading<string> {
  if (cell === null || cell === undefined) return empty
  return checkText(tidy(cellText(cell)), longestLine)
}

/** Notes keep their line breaks. */
export function parseNotes(cell: Cell | undefined): Reading<string> {
  if (cell === null || cell === undefined) return empty
  const lines = cellText(cell)
    .split(/\r\n|\r|\n/)
    .map(tidy)
  return checkText(lines.join('\n').trim(), longestNotes)
}

function checkText(text: string, longest: number): Reading<string> {
  const control = /(?!\n)[\p{Cc}\p{Surrogate}\ufffe\uffff]/u.exec(text)?.[0]
  if (control !== undefined) {
    const code = (control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return { problem: `enthält das unzulässige Zeichen U+${code}` }
  }
  if (text.length > longest) {
    return { problem: `ist mit ${text.length} Zeichen zu lang (höchstens ${longest})` }
  }
  return { value: text }
}
