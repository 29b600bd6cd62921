/** A workbook that came back: what differs in it, what was decided about it, and what became of it. @module */
import type { AnswerSubject } from '../exchange/answerSubject.ts'
import type { Decision } from './planMerge.ts'

export const returnedKinds = ['a4', 'conflicts', 'questionnaire'] as const
export type ReturnedKind = (typeof returnedKinds)[number]

export const returnedKindLabels: Record<ReturnedKind, string> = {
  a4: 'A.4 Ergebnis des IT-Grundschutz-Checks',
  conflicts: 'Konflikte eines Rücklaufs',
  questionnaire: 'Fragebogen',
}

/** `waiting`: nothing was taken over yet. */
export const returnedStates = ['waiting', 'merged', 'undone'] as const
export type ReturnedState = (typeof returnedStates)[number]

/** Where a cell stands in the file. */
export type CellPlace = { readonly sheet: string; readonly row: number }

/** The two cells that say what a row is about: „C001“ and „SYS.2.1.A1“, „Backup“ and „3“. */
export type RowKeys = readonly [string, string]

/** An answer cell that differs from what stood in the program when the workbook came in. */
export type ReturnedCell = CellPlace & {
  /** What is answered, as events name it. */
  readonly subject: string
  readonly keys: RowKeys
  readonly field: string
  /** As plain text, days as `YYYY-MM-DD`. */
  readonly text: string
  /** Why the text cannot be read as what the column holds; '' otherwise. */
  readonly problem: string
}

/** All that is kept of the file. */
export type ReturnedContents = {
  readonly about: AnswerSubject
  /** The last event of the trail that the workbook was issued with. */
  readonly baseSequence: number
  readonly cells: readonly ReturnedCell[]
  /** What else was noticed, in German: rows that are missing, protected cells that were altered. */
  readonly notices: readonly string[]
  /** Rows of answers that were read. */
  readonly rows: number
}

/** Numbers for people, when it was taken over. */
export type ReturnedOutcome = {
  readonly about: AnswerSubject
  /** Checks or questions that were answered. */
  readonly answers: number
  readonly cells: number
  /** Conflicts that nobody decided; they stay as they are. */
  readonly open: number
  readonly refused: readonly string[]
  readonly notices: readonly string[]
}

export type ReturnedUndoing = { readonly cells: number; readonly kept: readonly string[] }

export type ReturnedWorkbook = {
  readonly id: string
  readonly informationDomainId: string
  /** Who brought it. */
  readonly actorId: string
  /** Whose answers they are; null: of who brought it. */
  readonly personId: string | null
  readonly kind: ReturnedKind
  readonly file: string
  readonly fileSha256: string
  readonly state: ReturnedState
  /** Null once it was taken over: the trail has the answers. */
  readonly contents: ReturnedContents | null
  /** By the name of the cell. */
  readonly decisions: Readonly<Record<string, Decision>>
  readonly outcome: ReturnedOutcome | null
  readonly undoing: ReturnedUndoing | null
  readonly receivedAt: string
  readonly mergedAt: string | null
  readonly undoneAt: string | null
}

/** How plans and decisions name a cell. */
export function cellName({ subject, field }: Pick<ReturnedCell, 'subject' | 'field'>): string {
  return `${subject}/${field}`
}

/** What a workbook answers, before it was taken over and after. */
export function subjectOfReturned({
  contents,
  outcome,
}: Pick<ReturnedWorkbook, 'contents' | 'outcome'>): AnswerSubject {
  return contents?.about ?? outcome?.about ?? 'checks'
}

/** „C001 SYS.2.1.A1“, „Backup Nr. 3“ */
export function labelOf(about: AnswerSubject, [first, second]: RowKeys): string {
  return about === 'wiba' ? `${first} Nr. ${second}` : `${first} ${second}`
}

/** „Blatt ‚Check‘, Zeile 12, Spalte ‚Status‘“ */
export function placeWords({ sheet, row }: CellPlace, column: string): string {
  return `Blatt „${sheet}“, Zeile ${row}, Spalte „${column}“`
}
