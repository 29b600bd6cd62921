/** The rows of A.4 that came back beside those of today: answers that differ, and protected cells that were altered. @module */
import type { CheckRow } from '../../../reports/checkRow.ts'
import type { Cell } from '../../../reports/sheet.ts'
import { checkHintWords } from '../../../reports/words.ts'
import type { Check } from '../../assessment/check.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { dayOf } from '../../core/day.ts'
import { looseText, plainText } from '../answerField.ts'
import { placeWords, type ReturnedCell } from '../returnedWorkbook.ts'
import { answerFieldOf, plainCheckFields } from './layouts.ts'
import { alteredNotice } from './noticeWords.ts'
import type { ReturnedRow } from './parseReturned.ts'
import type { Since } from './since.ts'

/** A protected cell that differs from today's, which the program itself may have changed. */
export type AlteredCell = {
  readonly check: Check
  readonly title: string
  readonly text: string
  readonly today: string
  readonly returned: ReturnedRow
}

export type RowDifferences = {
  readonly cells: readonly ReturnedCell[]
  readonly altered: readonly AlteredCell[]
}

export function compareRow(check: Check, row: CheckRow, returned: ReturnedRow): RowDifferences {
  const cells: ReturnedCell[] = []
  const altered: AlteredCell[] = []
  for (const { title, cell } of plainCheckFields) {
    const text = returned.texts.get(title)
    if (text === undefined) continue
    const today = textOf(cell(row))
    const problem = returned.problems.get(title) ?? ''
    if (problem === '' && looseText(text) === looseText(today)) continue
    const field = answerFieldOf(title)
    if (field === undefined) altered.push({ check, title, text, today, returned })
    else {
      cells.push({
        sheet: returned.sheet,
        row: returned.row,
        subject: subjectOf(check),
        keys: [row.targetObjectCode, check.requirement],
        field,
        text,
        problem,
      })
    }
  }
  return { cells, altered }
}

/** Undefined where the program itself explains the difference. */
export function alterationNotice(cell: AlteredCell, since: Since): string | undefined {
  const { check, title, text, today, returned } = cell
  const isExplained =
    title === hintTitle
      ? hintsOf(text).every((hint) => knownHints.has(hint))
      : isExplainedByTrail(cell, since)
  if (isExplained) return undefined
  return alteredNotice(placeWords(returned, title), { text, today, of: check.requirement })
}

const hintTitle = 'Hinweise'
const knownHints: ReadonlySet<string> = new Set(Object.values(checkHintWords))

/** What each protected column shows of a check, where the trail tells what it was. */
const trailFields: Readonly<
  Record<string, { field: keyof Check; speak: (value: unknown) => string }>
> = {
  'Erhebung am': { field: 'surveyedOn', speak: speakText },
  'Befragte Personen': { field: 'interviewed', speak: speakText },
  'Geprüft am': { field: 'checkedAt', speak: (at) => (typeof at === 'string' ? dayOf(at) : '') },
  'Geprüft von': { field: 'checkedBy', speak: speakText },
}
/** Measures and documents, which the trail does not rebuild. */
const otherTitles = ['Dokument / Aufzeichnung', 'Maßnahmen']

function isExplainedByTrail({ check, title, text }: AlteredCell, since: Since): boolean {
  const earlier = since.answers.get(subjectOf(check))
  if (otherTitles.includes(title)) return since.hasOther || earlier !== undefined
  const known = trailFields[title]
  if (!known || !earlier) return false
  if (!earlier.fields.has(known.field)) return earlier.isPartlyUnknown
  return known.speak(earlier.fields.get(known.field)) === text
}

function hintsOf(text: string): string[] {
  return text === '' ? [] : text.split(', ')
}

function speakText(value: unknown): string {
  return typeof value === 'string' ? plainText(value) : ''
}

function textOf(cell: Cell): string {
  const value = cell !== null && typeof cell === 'object' && 'tone' in cell ? cell.value : cell
  if (typeof value === 'string') return plainText(value)
  if (value === null || typeof value !== 'object') return value === null ? '' : String(value)
  if ('day' in value) return value.day ?? ''
  return 'text' in value ? plainText(value.text) : ''
}
