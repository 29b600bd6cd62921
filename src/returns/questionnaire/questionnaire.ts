/** Questions that a department answers without an account: which, for whom, until when, and how far it is. @module */

import type { CheckStatus, DispensableReason } from '../../assessment/check.ts'
import type { Day, Instant } from '../../core/day.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import type { WibaAnswer } from '../../wiba/wibaAnswer.ts'

/** What a department answers; `status` of a check, `answer` of a WiBA question. Null: not answered. */
export type Reply = {
  readonly status: Exclude<CheckStatus, 'open'> | null
  readonly dispensableBecause: DispensableReason | null
  readonly answer: WibaAnswer | null
  readonly text: string
}

export const noReply: Reply = { status: null, dispensableBecause: null, answer: null, text: '' }

/** What the ISB made of a reply; `changed`: taken over in other words. */
export const replyStates = ['open', 'accepted', 'changed', 'refused'] as const
export type ReplyState = (typeof replyStates)[number]

export const replyStateLabels: Record<ReplyState, string> = {
  open: 'noch zu entscheiden',
  accepted: 'übernommen',
  changed: 'geändert übernommen',
  refused: 'nicht übernommen',
}

export type Questionnaire = {
  readonly id: string
  readonly informationDomainId: string
  readonly kind: AnswerSubject
  readonly title: string
  readonly personId: string
  /** What the ISB writes to the person. */
  readonly note: string
  /** SHA-256 of the secret address; null while there is no link. */
  readonly tokenHash: string | null
  /** The last day on which the link opens. */
  readonly expiresOn: Day
  readonly createdAt: Instant
  readonly createdBy: string
  readonly sentAt: Instant | null
  readonly savedAt: Instant | null
  readonly submittedAt: Instant | null
  readonly revokedAt: Instant | null
}

export type Question = {
  readonly questionnaireId: string
  /** Counted from 1. */
  readonly position: number
  /** Of a check. */
  readonly targetObjectId: string | null
  readonly requirement: string | null
  /** Of WiBA. */
  readonly question: string | null
  /** The version of the check or answer when the question was put; 0 for none. */
  readonly baseVersion: number
  readonly reply: Reply
  readonly isAnswered: boolean
  readonly state: ReplyState
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
}

export type QuestionnaireState = 'open' | 'begun' | 'submitted' | 'done' | 'expired' | 'revoked'

export const questionnaireStateLabels: Record<QuestionnaireState, string> = {
  open: 'noch nicht begonnen',
  begun: 'begonnen',
  submitted: 'wartet auf Ihre Entscheidung',
  done: 'abgeschlossen',
  expired: 'abgelaufen',
  revoked: 'zurückgezogen',
}

/** `waiting` counts replies that nobody decided on. */
export function stateOf(
  questionnaire: Pick<Questionnaire, 'expiresOn' | 'savedAt' | 'submittedAt' | 'revokedAt'>,
  waiting: number,
  today: Day,
): QuestionnaireState {
  const { expiresOn, savedAt, submittedAt, revokedAt } = questionnaire
  if (submittedAt !== null) return waiting > 0 ? 'submitted' : 'done'
  if (revokedAt !== null) return 'revoked'
  if (expiresOn < today) return 'expired'
  return savedAt === null ? 'open' : 'begun'
}

/** Whether the department said anything that can be taken over. */
export function isReplied({ status, answer }: Reply): boolean {
  return status !== null || answer !== null
}
