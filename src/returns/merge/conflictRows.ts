/** The rows of the workbook in which conflicts are decided. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { readWiba } from '../../../catalog/wiba.ts'
import { type ConflictRow, decisionWords } from '../../../reports/conflicts.ts'
import type { AnswerPlan, PlannedCell } from './planAnswers.ts'

export const unknownBase = '(nicht mehr bekannt)'

/** Every conflict, and what waits for it; that is proposed to be taken. */
export function conflictRows({ about, conflicts, held }: AnswerPlan): ConflictRow[] {
  const rows = [
    ...conflicts.map((cell) => ({
      cell,
      decision: cell.decision ? decisionWords[cell.decision] : '',
    })),
    ...held.map((cell) => ({ cell, decision: decisionWords.returned as string })),
  ]
  const titleOf = (cell: PlannedCell) =>
    about === 'wiba'
      ? (readWiba().questionById(cell.subject)?.topic ?? '')
      : readCatalog().requirementById(cell.keys[1]).title
  return rows
    .sort((a, b) => a.cell.row - b.cell.row)
    .map(({ cell, decision }) => {
      const { keys, title: field, base, today, returned } = cell
      return {
        keys,
        title: titleOf(cell),
        field,
        base: base ?? unknownBase,
        today,
        returned,
        decision,
      }
    })
}
