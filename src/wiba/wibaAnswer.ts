/**
 * Answers to the questions (Prüffragen) of „Weg in die Basis-Absicherung“ (WiBA). No answer means open.
 * @module
 */
import { Failure } from '../core/failure.ts'

export const wibaAnswers = ['yes', 'no', 'not_relevant'] as const
export type WibaAnswer = (typeof wibaAnswers)[number]

export const wibaAnswerLabels: Record<WibaAnswer, string> = {
  yes: 'ja',
  no: 'nein',
  not_relevant: 'nicht relevant',
}

/** What was answered to a question, by its identifier in the catalogue; `answer` null means open. */
export type WibaReply = {
  readonly question: string
  readonly answer: WibaAnswer | null
  readonly note: string
}

/** „nicht relevant“ leaves the denominator, hence it needs a note. Throws `invalid` without one. */
export function ensureNoted<R extends WibaReply>(reply: R): R {
  if (reply.answer !== 'not_relevant' || reply.note.trim() !== '') return reply
  throw new Failure(
    'invalid',
    `Bitte notieren Sie, warum die Prüffrage ${reply.question} nicht relevant ist.`,
    { note: 'Notiz fehlt.' },
  )
}
