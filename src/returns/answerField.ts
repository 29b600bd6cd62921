/** The cells of a workbook that are answers, under the titles that stand above them. @module */
import {
  type Check,
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
  dispensableReasons,
} from '../assessment/check.ts'
import type { CheckForm } from '../assessment/checkForm.ts'
import { germanDay } from '../core/day.ts'
import { foldText, nearestWord, tidy } from '../core/text.ts'
import type { Reading } from '../exchange/values/reading.ts'

export const answerFields = [
  'status',
  'dispensableBecause',
  'explanation',
  'responsibleId',
  'dueOn',
] as const
export type AnswerField = (typeof answerFields)[number]

/** Titles of the columns in A.4. */
export const answerTitles: Record<AnswerField, string> = {
  status: 'Status',
  dispensableBecause: 'Begründungsart bei entbehrlich',
  explanation: 'Umsetzungsbeschreibung / Begründung',
  responsibleId: 'Verantwortlich',
  dueOn: 'Umsetzung bis',
}

/** An answer as the merge compares it: codes, ids and days as text, '' for nothing. */
export type AnswerTexts = Readonly<Record<AnswerField, string>>

/** Of persons, what workbooks call them: also by the name that they had when the workbook was issued. */
export type NamedPerson = { readonly id: string; readonly names: readonly string[] }

const longestExplanation = 4_000

export function answerTextsOf(check: Pick<Check, AnswerField>): AnswerTexts {
  return {
    status: check.status,
    dispensableBecause: check.dispensableBecause ?? '',
    explanation: plainText(check.explanation),
    responsibleId: check.responsibleId ?? '',
    dueOn: check.dueOn ?? '',
  }
}

/** What of a form the texts set. */
export function formPartOf(texts: Partial<AnswerTexts>): Partial<CheckForm> {
  const { status, dispensableBecause, explanation, responsibleId, dueOn } = texts
  return {
    ...(status !== undefined && { status: checkStatuses.find((one) => one === status) ?? 'open' }),
    ...(dispensableBecause !== undefined && {
      dispensableBecause: dispensableReasons.find((one) => one === dispensableBecause) ?? null,
    }),
    ...(explanation !== undefined && { explanation }),
    ...(responsibleId !== undefined && { responsibleId: responsibleId || null }),
    ...(dueOn !== undefined && { dueOn: dueOn || null }),
  }
}

/**
 * Text as it survives a spreadsheet program: composed (NFC), line ends as LF, what XML cannot hold as U+FFFD,
 * without blanks at the ends.
 */
export function plainText(text: string): string {
  if (simple.test(text)) return text
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(forbidden, '\ufffd').trim()
}

/** Most cells: looking first makes long sheets faster. */
const simple = /^(?:[!-~]+(?: [!-~]+)*)?$/

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu

/** Blanks in a row, or at the end or beginning of a line: OpenDocument and some programs lose them. */
export function looseText(text: string): string {
  return blanks.test(text) ? text.replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n') : text
}

const blanks = /[ \t\u00a0]{2}|[\t\u00a0]|\s\n|\n\s/

/** How a value is shown to people; '' for nothing. */
export function speakAnswer(
  field: AnswerField,
  value: string,
  persons: readonly NamedPerson[],
): string {
  if (field === 'status') return wordIn(checkStatusLabels, value)
  if (field === 'dispensableBecause') return wordIn(dispensableReasonLabels, value)
  if (field === 'responsibleId') return persons.find(({ id }) => id === value)?.names[0] ?? ''
  return field === 'dueOn' && value !== '' ? germanDay(value) : value
}

/**
 * The value that a text stands for; days are `YYYY-MM-DD` already. `near` are the values of today and of the base:
 * of two persons with one name the one who is there already is meant.
 */
export function readAnswer(
  field: AnswerField,
  text: string,
  { persons, near }: { persons: readonly NamedPerson[]; near: readonly string[] },
): Reading<string> {
  if (field === 'status') return readStatus(text)
  if (field === 'dispensableBecause') return readReason(text)
  if (field === 'responsibleId') return readPerson(text, persons, near)
  if (field === 'explanation' && text.length > longestExplanation) {
    return { problem: `Der Text hat ${text.length} Zeichen, erlaubt sind ${longestExplanation}.` }
  }
  return { value: text }
}

function readStatus(text: string): Reading<string> {
  if (text === '') {
    return {
      problem: 'Der Status ist leer. Soll er zurückgesetzt werden, wählen Sie „unbearbeitet“.',
    }
  }
  const known = checkStatuses.find((one) => foldText(checkStatusLabels[one]) === foldText(text))
  if (known) return { value: known }
  return { problem: `„${text}“ ist kein Status. Möglich sind: ${wordsOf(checkStatusLabels)}.` }
}

function readReason(text: string): Reading<string> {
  if (text === '') return { value: '' }
  const known = dispensableReasons.find(
    (one) => foldText(dispensableReasonLabels[one]) === foldText(text),
  )
  if (known) return { value: known }
  return {
    problem: `„${text}“ ist keine Begründungsart. Möglich sind: ${wordsOf(dispensableReasonLabels)}.`,
  }
}

function readPerson(
  text: string,
  persons: readonly NamedPerson[],
  near: readonly string[],
): Reading<string> {
  if (text === '') return { value: '' }
  const named = (same: (name: string) => boolean) =>
    persons.filter(({ names }) => names.some(same)).map(({ id }) => id)
  const exact = named((name) => tidy(name) === tidy(text))
  const found = exact.length > 0 ? exact : named((name) => foldText(name) === foldText(text))
  const known = near.find((id) => found.includes(id))
  const [first, second] = found
  if (known !== undefined) return { value: known }
  if (first !== undefined && second === undefined) return { value: first }
  if (second !== undefined) {
    return {
      problem: `„${text}“ heißen mehrere Personen. Bitte wählen Sie die Person im Programm.`,
    }
  }
  const all = persons.flatMap(({ names }) => names.slice(0, 1))
  const meant = nearestWord(text, all)
  return {
    problem: `„${text}“ steht nicht unter den Ansprechpartnern.${meant ? ` Meinten Sie „${meant}“?` : ''}`,
  }
}

function wordIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value
}

function wordsOf(labels: Readonly<Record<string, string>>): string {
  return Object.values(labels)
    .map((word) => `„${word}“`)
    .join(', ')
}
