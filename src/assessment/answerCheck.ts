/** What an answer makes of a check. @module */
import type { Instant } from '../core/day.ts'
import type { Check } from './check.ts'
import type { CheckForm } from './checkForm.ts'
import type { CheckPlace } from './checkPlace.ts'

/** An answer to one requirement; `version` is that of the check the person saw, 0 for none. */
export type CheckAnswer = CheckForm & CheckPlace

/** The check after the answer, before the rules looked at it. What is open was checked by nobody. */
export function answerCheck(
  before: Check,
  { targetObjectId: _, requirement: __, version, ...change }: CheckAnswer,
  { at, by }: { at: Instant; by: string },
): Check {
  const isOpen = change.status === 'open'
  return {
    ...before,
    ...change,
    version,
    checkedAt: isOpen ? null : at,
    checkedBy: isOpen ? null : by,
  }
}

/** The same answer again (checkedAt aside) is no change, so that a repeated save is one event. */
export function isSameAnswer(before: Check, after: Check): boolean {
  const { checkedAt: _, checkedBy: __, ...old } = before
  const { checkedAt: ___, checkedBy: ____, ...fresh } = after
  return Object.entries(fresh).every(([field, value]) => old[field as keyof typeof old] === value)
}
