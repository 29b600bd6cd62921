/** An answer as it was before a returned workbook was taken over. @module */
import { type Check, checkStatusLabels } from '../../assessment/check.ts'
import { ensureCheckRules } from '../../assessment/ensureCheckRules.ts'
import type { Instant } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { ensureNoted, type WibaReply } from '../../wiba/wibaAnswer.ts'
import { answerFields, answerTitles } from '../answerField.ts'
import { wibaFields, wibaFieldTitles } from '../wibaField.ts'

type Values = Readonly<Record<string, unknown>>

/** What the trail tells of an answer that was taken over. */
export type SavedAnswer = {
  readonly subject: string
  readonly before: Values
  readonly after: Values
}

/** `answer` undefined: nothing of it can be restored. `kept` says what stays. */
export type Restored<Answer> = {
  readonly answer: Answer | undefined
  readonly cells: number
  readonly kept: readonly string[]
}

/** Undefined where the details were erased. */
export function savedAnswerOf(subject: string, details: string | null): SavedAnswer | undefined {
  if (!details) return undefined
  type Told = { before?: Values | null; after?: Values | null }
  const { before, after }: Told = JSON.parse(details)
  return { subject, before: before ?? {}, after: after ?? {} }
}

/**
 * Gives each answer its earlier value that is still as the workbook made it. Who checked it when is restored only with
 * all of them.
 */
export function restoredCheck(now: Check, saved: SavedAnswer): Restored<Check> {
  const { same, kept } = compared(now, saved, answerFields, answerTitles, now.requirement)
  const { before } = saved
  if (same.length === 0) return { answer: undefined, cells: 0, kept }
  const fields = kept.length === 0 ? [...same, 'checkedAt', 'checkedBy'] : same
  const earlier = fields.filter((field) => field in before).map((field) => [field, before[field]])
  const restored: Check = { ...now, ...Object.fromEntries(earlier) }
  return againstRules(
    () => ensureCheckRules(stamped(restored, now)),
    { same, kept },
    `${now.requirement}: bleibt „${checkStatusLabels[now.status]}“, ${misfit}`,
  )
}

type StampedReply = WibaReply & { readonly answeredAt: Instant; readonly answeredBy: string }

/** The same for a question of WiBA; `label` names it. */
export function restoredReply<Reply extends StampedReply>(
  now: Reply,
  saved: SavedAnswer,
  label: string,
): Restored<Reply> {
  const before = { answer: null, note: '', ...saved.before }
  const { same, kept } = compared(now, { ...saved, before }, wibaFields, wibaFieldTitles, label)
  if (same.length === 0) return { answer: undefined, cells: 0, kept }
  const fields = kept.length === 0 ? [...same, 'answeredAt', 'answeredBy'] : same
  const values: Values = before
  const earlier = fields.filter((field) => field in before).map((field) => [field, values[field]])
  const restored: Reply = { ...now, ...Object.fromEntries(earlier) }
  return againstRules(() => ensureNoted(restored), { same, kept }, `${label}: bleibt, ${misfit}`)
}

const misfit = 'weil die frühere Antwort nicht zu dem passt, was seitdem geändert wurde.'

/** Which cells are still as the workbook made them, and which were changed since. */
function compared<Field extends string>(
  now: Values,
  { before, after }: SavedAnswer,
  fields: readonly Field[],
  titles: Record<Field, string>,
  label: string,
): { same: Field[]; kept: string[] } {
  const touched = fields.filter((field) => field in after && before[field] !== after[field])
  const same = touched.filter((field) => now[field] === after[field])
  const kept = touched
    .filter((field) => !same.includes(field))
    .map((field) => `${label}, ${titles[field]}: seitdem geändert, bleibt so.`)
  return { same, kept }
}

function againstRules<Answer>(
  make: () => Answer,
  { same, kept }: { same: readonly string[]; kept: readonly string[] },
  reason: string,
): Restored<Answer> {
  try {
    return { answer: make(), cells: same.length, kept }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { answer: undefined, cells: 0, kept: [...kept, reason] }
  }
}

/** What is open was checked by nobody; what is not needs somebody who did. */
function stamped(restored: Check, now: Check): Check {
  if (restored.status === 'open') return { ...restored, checkedAt: null, checkedBy: null }
  return {
    ...restored,
    checkedAt: restored.checkedAt ?? now.checkedAt,
    checkedBy: restored.checkedBy ?? now.checkedBy,
  }
}
