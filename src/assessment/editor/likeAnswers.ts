/** „wie bei …“: answers of like target objects that may be taken over, first those of the same kinds. @module */
import type { Check } from '../check.ts'

export type AnsweredElsewhere = Check & {
  readonly code: string
  readonly name: string
  readonly kinds: readonly string[]
}

const offered = 5

/** What was answered to the same requirement elsewhere. Answers that say something come before bare ones. */
export function rankLikeAnswers<Answer extends AnsweredElsewhere>(
  answers: readonly Answer[],
  here: { readonly id: string; readonly kinds: readonly string[] },
): Answer[] {
  const isLike = ({ kinds }: Answer) => kinds.some((kind) => here.kinds.includes(kind))
  const rank = (answer: Answer) =>
    (isLike(answer) ? 0 : 2) + (answer.explanation.trim() === '' ? 1 : 0)
  return answers
    .filter(({ targetObjectId }) => targetObjectId !== here.id)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, offered)
}
