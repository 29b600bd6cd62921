import { placeWords } from '../returnedWorkbook.ts'
import type { PlannedCell } from './planAnswers.ts'

/** „Blatt …: C001 SYS.2.1.A3: …“ */
export function refusalWords(cell: PlannedCell & { reason: string }): string {
  return `${placeWords(cell, cell.title)} (${cell.label}): ${cell.reason}`
}
