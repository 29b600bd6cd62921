/** The cells of a workbook that answer questions of WiBA. @module */
import { foldText } from '../core/text.ts'
import type { Reading } from '../exchange/values/reading.ts'
import { type WibaAnswer, wibaAnswerLabels, wibaAnswers } from '../wiba/wibaAnswer.ts'
import { plainText } from './answerField.ts'

export const wibaFields = ['answer', 'note'] as const
export type WibaField = (typeof wibaFields)[number]

export const wibaFieldTitles: Record<WibaField, string> = {
  answer: 'Antwort',
  note: 'Begründung / Notiz',
}

/** What a question without an answer is called. */
const openWord = 'offen'

const longestNote = 4_000

type Stored = { readonly answer: WibaAnswer | null; readonly note: string }

/** An answer as the merge compares it; '' while the question is open. */
export function wibaTextsOf(stored: Stored | undefined): Record<WibaField, string> {
  return { answer: stored?.answer ?? '', note: plainText(stored?.note ?? '') }
}

/** The answer that a text of the merge stands for. */
export function wibaAnswerIn(text: string): WibaAnswer | null {
  return wibaAnswers.find((one) => one === text) ?? null
}

export function speakWibaField(field: string, value: string): string {
  if (field !== 'answer') return value
  const answer = wibaAnswerIn(value)
  if (answer) return wibaAnswerLabels[answer]
  return value === '' ? openWord : value
}

/** An emptied cell takes no answer back: it is emptied too easily. `base`: as it was issued, where that is known. */
export function readWibaField(
  field: string,
  text: string,
  base: string | undefined,
): Reading<string> {
  if (field === 'answer') return readAnswerWord(text, base)
  if (text.length <= longestNote) return { value: text }
  return { problem: `Der Text hat ${text.length} Zeichen, erlaubt sind ${longestNote}.` }
}

function readAnswerWord(text: string, base: string | undefined): Reading<string> {
  if (text === '' && base) {
    return {
      problem: `Die Antwort ist leer. Soll sie zurückgenommen werden, schreiben Sie „${openWord}“.`,
    }
  }
  if (text === '' || foldText(text) === foldText(openWord)) return { value: '' }
  const known = wibaAnswers.find((one) => foldText(wibaAnswerLabels[one]) === foldText(text))
  if (known) return { value: known }
  const words = wibaAnswers.map((one) => `„${wibaAnswerLabels[one]}“`).join(', ')
  return { problem: `„${text}“ ist keine Antwort. Möglich sind: ${words}.` }
}
