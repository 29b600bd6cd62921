/** The rows that came back, by what they are about, wherever they stand. @module */
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { labelOf } from '../returnedWorkbook.ts'
import type { ReturnedRow } from './parseReturned.ts'

export const sortedNotice: Record<AnswerSubject, string> = {
  checks:
    'Die Zeilen stehen in anderer Reihenfolge. Sie werden an Zielobjekt und Anforderung erkannt.',
  wiba: 'Die Zeilen stehen in anderer Reihenfolge. Sie werden an Checkliste und Nummer erkannt.',
}

/** By label. What stands there twice is read only where both rows say the same. */
export function indexRows(
  rows: readonly ReturnedRow[],
  about: AnswerSubject,
  notices: string[],
): Map<string, ReturnedRow> {
  const byLabel = new Map<string, ReturnedRow>()
  const contradicting = new Set<string>()
  for (const row of rows) {
    const label = labelOf(about, row.keys)
    const first = byLabel.get(label)
    if (!first) byLabel.set(label, row)
    else if (isSameRow(first, row)) {
      notices.push(
        `Blatt „${row.sheet}“, Zeile ${row.row}: ${label} steht schon in Zeile ${first.row}, mit denselben Angaben.`,
      )
    } else {
      contradicting.add(label)
      notices.push(
        `Blatt „${row.sheet}“, Zeilen ${first.row} und ${row.row}: ${label} steht zweimal da, mit verschiedenen Angaben. Keine der beiden Zeilen wird gelesen.`,
      )
    }
  }
  for (const label of contradicting) {
    const row = byLabel.get(label)
    if (row) byLabel.set(label, { ...row, texts: new Map(), problems: new Map() })
  }
  return byLabel
}

function isSameRow(a: ReturnedRow, b: ReturnedRow): boolean {
  return [...a.texts].every(([title, text]) => b.texts.get(title) === text)
}

/** Whether the rows of each sheet come in the order in which they were issued. */
export function startOrder() {
  const last = new Map<string, number>()
  let sorted = true
  return {
    note({ sheet, row }: ReturnedRow): void {
      if (row < (last.get(sheet) ?? 0)) sorted = false
      last.set(sheet, row)
    },
    isSorted: () => sorted,
  }
}
