import { type Day, germanDay, type Instant, isDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import {
  currentDueOn,
  lastExtension,
  type Milestone,
  type MilestoneExtension,
} from './milestone.ts'

export type Extend = {
  readonly newDueOn: Day
  readonly reason: string
  readonly extendedBy: string
  readonly extendedAt: Instant
}

const maximumReason = 2000

/**
 * The extension that gives a milestone another day, later or earlier, with reason (1–2000 characters),
 * author and time. The original day is not touched, here or anywhere.
 *
 * Throws `invalid` for an ongoing milestone, a day that does not exist or is no other, and a reason or
 * author that is missing.
 */
export function extendMilestone(milestone: Milestone, extend: Extend): MilestoneExtension {
  const dueOn = currentDueOn(milestone)
  if (dueOn === null) {
    throw new Failure(
      'invalid',
      `„${milestone.title}“ läuft ohne Termin. Bitte ändern Sie den Abstand der Überprüfung.`,
    )
  }
  const fields = { ...dayProblems(extend.newDueOn, dueOn), ...authorProblems(extend) }
  if (Object.keys(fields).length > 0) {
    throw new Failure('invalid', Object.values(fields).join(' '), fields)
  }
  const number = (lastExtension(milestone.extensions)?.number ?? 0) + 1
  return { ...extend, number, reason: extend.reason.trim() }
}

type Problems = Record<string, string>

function dayProblems(newDueOn: Day, dueOn: Day): Problems {
  if (!isDay(newDueOn)) return { newDueOn: `„${newDueOn}“ ist kein gültiger Tag.` }
  if (newDueOn !== dueOn) return {}
  return { newDueOn: `Der ${germanDay(dueOn)} gilt schon. Bitte nennen Sie einen anderen Tag.` }
}

function authorProblems({ reason, extendedBy }: Extend): Problems {
  const length = reason.trim().length
  const problems: Problems = {}
  if (length === 0) problems.reason = 'Bitte begründen Sie den neuen Termin.'
  if (length > maximumReason) problems.reason = `Höchstens ${maximumReason} Zeichen.`
  if (extendedBy.trim() === '') problems.extendedBy = 'Es fehlt, wer den Termin ändert.'
  return problems
}
