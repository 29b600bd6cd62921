/**
 * The checks of A.4 one by one: what stands in a row and under which title.
 * Source: BSI-Standard 200-2, chapter 8.4.
 * @module
 */
import { type Day, dayOf, germanDay, type Instant } from '../src/core/day.ts'
import { answerTitles } from '../src/returns/answerField.ts'
import type { CountedCheck } from './checkTally.ts'
import type { Cell } from './sheet.ts'
import { day, type Field, id, text } from './table.ts'
import {
  checkHintWords,
  checkStatuses,
  checkStatusWords,
  type DispensableReason,
  dispensableReasons,
  dispensableReasonWords,
  levelWords,
  tonesOfStatusWords,
} from './words.ts'

export type CheckRow = CountedCheck & {
  targetObjectName: string
  requirementTitle: string
  dispensableBecause: DispensableReason | null
  explanation: string
  responsible: string
  dueOn: Day | null
  /** Titles of the documents that prove it. */
  evidence: readonly string[]
  /** What a provider handed over as proof, and until when that holds; null without a provider. */
  providerProof: { proof: string; until: Day | null } | null
  surveyedOn: Day | null
  interviewed: string
  checkedAt: Instant | null
  checkedBy: string
  measureCodes: readonly string[]
}

/** Links from a check to the summaries of its target object and its module. */
export type CheckLinks = { object: (code: string) => Cell; module: (id: string) => Cell }

/** The columns of the check; the tinted ones are answers. The first three name the check. */
export function checkFields(links: CheckLinks): readonly Field<CheckRow>[] {
  return [
    id('Zielobjekt', 11, ({ targetObjectCode }) => links.object(targetObjectCode)),
    id('Baustein', 10, ({ moduleId }) => links.module(moduleId)),
    id('Anforderung', 13, (check) => check.requirementId),
    text('Titel', 22, (check) => check.requirementTitle),
    text('Stufe', 8, (check) => levelWords[check.level]),
    ...answerFields,
    ...recordFields,
  ]
}

const answerFields: readonly Field<CheckRow>[] = [
  text(answerTitles.status, 13, (check) => checkStatusWords[check.status], {
    editable: true,
    choices: checkStatuses.map((status) => checkStatusWords[status]),
    tones: tonesOfStatusWords,
  }),
  text(
    answerTitles.dispensableBecause,
    15,
    ({ dispensableBecause: reason }) => (reason ? dispensableReasonWords[reason] : ''),
    {
      editable: true,
      choices: dispensableReasons.map((reason) => dispensableReasonWords[reason]),
    },
  ),
  text(answerTitles.explanation, 38, (check) => check.explanation, {
    editable: true,
  }),
  text(answerTitles.responsibleId, 15, (check) => check.responsible, { editable: true }),
  day(answerTitles.dueOn, (check) => check.dueOn, { editable: true }),
]

const recordFields: readonly Field<CheckRow>[] = [
  text('Dokument / Aufzeichnung', 17, evidenceWords),
  day('Erhebung am', (check) => check.surveyedOn),
  text('Befragte Personen', 13, (check) => check.interviewed),
  day('Geprüft am', ({ checkedAt }) => (checkedAt ? dayOf(checkedAt) : null)),
  text('Geprüft von', 13, (check) => check.checkedBy),
  text('Maßnahmen', 12, (check) => check.measureCodes.join(', ')),
  text('Hinweise', 12, hintCell),
]

function evidenceWords({ evidence, providerProof }: CheckRow): string {
  if (!providerProof?.proof) return evidence.join('\n')
  const until = providerProof.until ? ` (gültig bis ${germanDay(providerProof.until)})` : ''
  return [...evidence, `Dienstleister: ${providerProof.proof}${until}`].join('\n')
}

function hintCell({ hints }: CheckRow): Cell {
  const words = hints.map((hint) => checkHintWords[hint]).join(', ')
  return words === '' ? words : { value: words, tone: 'warning' }
}
