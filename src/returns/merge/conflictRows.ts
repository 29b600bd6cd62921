/** The rows of the workbook in which conflicts are decided. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { type ConflictRow, decisionWords } from '../../../reports/conflicts.ts'
import type { AnswerPlan, PlannedCell } from './planAnswers.ts'

export const unknownBase = '(nicht mehr bekannt)'

/** Every conflict, and what waits for it; that is proposed to be taken. */
export function conflictRows({ conflicts, held }: AnswerPlan): ConflictRow[] {
  const rows = [
    ...conflicts.map((cell) => ({
      cell,
      decision: cell.decision ? decisionWords[cell.decision] : '',
    })),
    ...held.map((cell) => ({ cell, decision: decisionWords.returned as string })),
  ]
  return rows
    .sort((a, b) => a.cell.row - b.cell.row)
    .map(({ cell, decision }) => ({ ...rowOf(cell), decision }))
}

function rowOf({ code, requirement, title, base, today, returned }: PlannedCell) {
  return {
    ...{ code, requirement, today, returned },
    requirementTitle: readCatalog().requirementById(requirement).title,
    field: title,
    base: base ?? unknownBase,
  }
}
