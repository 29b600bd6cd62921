/** What stands in the calendar: measures at the day they are due or were done, and milestones. @module */
import { type Day, germanDay } from '../../core/day.ts'
import { isOverdue, isUnfinished, type Measure } from '../../measures/measure.ts'
import { currentDueOn, type Milestone } from '../milestone.ts'

/** `note` says the state in a word; `signal` repeats it for the eye. */
export type CalendarEntry = {
  readonly day: Day
  readonly kind: 'measure' | 'milestone'
  readonly code: string
  readonly title: string
  readonly note: string
  readonly signal: 'late' | 'good' | ''
}

type Planned = Pick<Measure, 'code' | 'title' | 'status' | 'dueOn' | 'doneOn'>
type Goal = Pick<Milestone, 'code' | 'title' | 'originalDueOn' | 'extensions'>

/** By day, then milestones before measures, then by code. Dropped measures and what has no day stand nowhere. */
export function calendarEntries(
  measures: readonly Planned[],
  milestones: readonly Goal[],
  today: Day,
): CalendarEntry[] {
  const entries = [
    ...milestones.flatMap(milestoneEntry),
    ...measures.flatMap((measure) => measureEntry(measure, today)),
  ]
  return entries.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

function measureEntry(measure: Planned, today: Day): CalendarEntry[] {
  const day = measure.status === 'done' ? measure.doneOn : measure.dueOn
  if (day === null || measure.status === 'dropped') return []
  const isLate = isOverdue(measure, today)
  const { code, title } = measure
  const note = isLate ? 'überfällig' : isUnfinished(measure) ? 'Termin' : 'erledigt'
  const signal = isLate ? 'late' : isUnfinished(measure) ? '' : 'good'
  return [{ day, kind: 'measure', code, title, note, signal }]
}

function milestoneEntry(milestone: Goal): CalendarEntry[] {
  const day = currentDueOn(milestone)
  const { code, title, originalDueOn } = milestone
  if (day === null || originalDueOn === null) return []
  const original = day === originalDueOn ? '' : `, ursprünglich ${germanDay(originalDueOn)}`
  return [{ day, kind: 'milestone', code, title, note: `Meilenstein${original}`, signal: '' }]
}

function orderOf({ day, kind, code }: CalendarEntry): string {
  return `${day} ${kind === 'milestone' ? 0 : 1} ${code}`
}
