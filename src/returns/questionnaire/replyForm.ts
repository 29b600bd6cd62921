/** What a department types in, and what the ISB decides; a form with many questions names each field by its position. @module */

import { type CheckStatus, checkStatuses, dispensableReasons } from '../../assessment/check.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { wibaAnswers } from '../../wiba/wibaAnswer.ts'
import { plainText } from '../answerField.ts'
import { isReplied, type Question, type Reply } from './questionnaire.ts'

type Values = Readonly<Record<string, string>>

export type ReplyField = 'antwort' | 'weil' | 'text'

const longestText = 4_000

export function replyField(position: number, field: ReplyField): string {
  return `${field}-${position}`
}

/** The fields of a form filled with a reply. */
export function replyValues(position: number, reply: Reply): Record<string, string> {
  return {
    [replyField(position, 'antwort')]: reply.status ?? reply.answer ?? '',
    [replyField(position, 'weil')]: reply.dispensableBecause ?? '',
    [replyField(position, 'text')]: reply.text,
  }
}

/** Undefined where the form does not have the question at all. */
export function replyIn(values: Values, kind: AnswerSubject, position: number): Reply | undefined {
  const of = (field: ReplyField) => values[replyField(position, field)]
  if (of('antwort') === undefined && of('text') === undefined) return undefined
  const answer = of('antwort') ?? ''
  const text = plainText((of('text') ?? '').slice(0, longestText * 2))
  if (kind === 'wiba') {
    const known = wibaAnswers.find((one) => one === answer) ?? null
    return { status: null, dispensableBecause: null, answer: known, text }
  }
  const status = checkStatuses.find((one) => one === answer && one !== 'open') ?? null
  const because = dispensableReasons.find((one) => one === of('weil')) ?? null
  return {
    status: status as Exclude<CheckStatus, 'open'> | null,
    dispensableBecause: status === 'dispensable' ? because : null,
    answer: null,
    text,
  }
}

/** By field what is missing before a reply can be taken; nothing where the question was left out. */
export function problemsOfReply(position: number, reply: Reply): Record<string, string> {
  const { status, answer, dispensableBecause, text } = reply
  const problems: Record<string, string> = {}
  if (text.length > longestText) {
    problems[replyField(position, 'text')] = `Frage ${position}: höchstens ${longestText} Zeichen.`
  }
  if (!isReplied(reply) && text !== '') {
    problems[replyField(position, 'antwort')] = `Frage ${position}: Bitte wählen Sie eine Antwort.`
  }
  if (status === 'dispensable' && dispensableBecause === null) {
    problems[replyField(position, 'weil')] =
      `Frage ${position}: Bitte wählen Sie, warum die Anforderung entbehrlich ist.`
  }
  if ((status === 'dispensable' || answer === 'not_relevant') && text === '') {
    problems[replyField(position, 'text')] = `Frage ${position}: Bitte begründen Sie das kurz.`
  }
  return problems
}

/** The replies of the form to the questions that it has. */
export function repliesIn(
  values: Values,
  kind: AnswerSubject,
  questions: readonly Pick<Question, 'position'>[],
): Map<number, Reply> {
  return new Map(
    questions.flatMap(({ position }) => {
      const reply = replyIn(values, kind, position)
      return reply ? [[position, reply] as const] : []
    }),
  )
}

export const verdicts = ['accept', 'refuse'] as const
export type Verdict = (typeof verdicts)[number]

export const verdictLabels: Record<Verdict, string> = {
  accept: 'übernehmen',
  refuse: 'nicht übernehmen',
}

export function verdictField(position: number): string {
  return `urteil-${position}`
}
