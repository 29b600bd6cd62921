import type { AnswerSource } from '../../assessment/storeAnswers.ts'
import type { Deps } from '../../deps.ts'
import type { AnswerKind, WantedAnswer } from './answerKind.ts'

/** A kind of answer, with the way to store it in the transaction in which it was read. */
export type StoreKind = AnswerKind & {
  readonly store: (
    deps: Deps,
    answers: readonly WantedAnswer[],
    source: AnswerSource,
  ) => Promise<void>
}
