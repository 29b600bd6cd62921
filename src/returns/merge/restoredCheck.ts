/** A check as it was before a returned workbook was taken over. @module */
import { type Check, checkStatusLabels } from '../../assessment/check.ts'
import type { CheckPlace } from '../../assessment/checkPlace.ts'
import { ensureCheckRules } from '../../assessment/ensureCheckRules.ts'
import { Failure } from '../../core/failure.ts'
import { answerFields, answerTitles } from '../answerField.ts'

type Values = Readonly<Record<string, unknown>>

/** What the trail tells of a check that was taken over. */
export type SavedCheck = CheckPlace & { readonly before: Values; readonly after: Values }

/** Undefined where the details were erased. */
export function savedCheckOf(subject: string, details: string | null): SavedCheck | undefined {
  if (!details) return undefined
  const [targetObjectId = '', requirement = ''] = subject.split('/')
  const { before = {}, after = {} }: { before?: Values; after?: Values } = JSON.parse(details)
  return { targetObjectId, requirement, before, after }
}

/**
 * Gives each answer its earlier value that is still as the workbook made it; says in `kept` which are not. Who
 * checked it when is restored only with all of them.
 */
export function restoredCheck(
  now: Check,
  { before, after }: SavedCheck,
): { check: Check | undefined; cells: number; kept: string[] } {
  const touched = answerFields.filter((field) => field in after)
  const same = touched.filter((field) => now[field] === after[field])
  const changed = touched.filter((field) => !same.includes(field))
  const kept = changed.map(
    (field) => `${now.requirement}, ${answerTitles[field]}: seitdem geändert, bleibt so.`,
  )
  if (same.length === 0) return { check: undefined, cells: 0, kept }
  const fields = changed.length === 0 ? [...same, 'checkedAt', 'checkedBy'] : same
  const earlier = fields.filter((field) => field in before).map((field) => [field, before[field]])
  const restored: Check = { ...now, ...Object.fromEntries(earlier) }
  try {
    return { check: ensureCheckRules(stamped(restored, now)), cells: same.length, kept }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const status = checkStatusLabels[now.status]
    const reason = `${now.requirement}: bleibt „${status}“, weil die frühere Antwort nicht zu dem passt, was seitdem geändert wurde.`
    return { check: undefined, cells: 0, kept: [...kept, reason] }
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
