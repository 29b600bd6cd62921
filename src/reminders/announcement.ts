/**
 * When an item is told: at lead times before its date, and every week after it. Each of these days moves to the last
 * work day on or before it.
 * @module
 */
import { type Day, epochDay } from '../core/day.ts'
import { repeatDays } from './reminderSettings.ts'
import type { WorkDays } from './workDays.ts'

/** `repeatFromDays` after the date it is told, and then weekly; null: the date ends it. */
export type Rhythm = {
  /** Days before the date, 0 on the day. */
  readonly leadDays: readonly number[]
  readonly repeatFromDays: number | null
}

/** The days from which somebody is told today: after the one decided last, up to today, which is a work day. */
export type Span = {
  readonly after: number
  readonly until: number
  readonly workDays: WorkDays
}

/** `leadDays`: the one nearest to the date, negative after it. */
export type Announcement = { readonly leadDays: number; readonly isLate: boolean }

/** Longer than any school holidays. */
const longestBreakDays = 70

/** Nobody who was never told anything is told of earlier days. */
export function spanOf(decidedUntilOn: Day | null, today: Day, workDays: WorkDays): Span {
  const until = epochDay(today)
  const after = decidedUntilOn === null ? until - 1 : epochDay(decidedUntilOn)
  return { after, until, workDays }
}

/** What of an item falls into the span: several days are one announcement; null for none. */
export function findAnnouncement(dueOn: Day, rhythm: Rhythm, span: Span): Announcement | null {
  const due = epochDay(dueOn)
  let leadDays = Number.POSITIVE_INFINITY
  let isLate = false
  for (const nominal of nominalDays(due, rhythm, span)) {
    const told = effectiveDay(nominal, due, span.workDays)
    if (told <= span.after || told > span.until) continue
    leadDays = Math.min(leadDays, due - nominal)
    isLate ||= told < span.until
  }
  return leadDays === Number.POSITIVE_INFINITY ? null : { leadDays, isLate }
}

/**
 * The work day on which a nominal day is told. What is told after the date stays after it, or else it would call
 * overdue what is not: where there is no work day in between, as in school holidays, on the first one after it.
 */
export function effectiveDay(nominal: number, due: number, workDays: WorkDays): number {
  const last = workDays.lastUntil(nominal)
  return nominal <= due || last > due ? last : workDays.firstAfter(due)
}

/** The last day whose items may be told in the span, by this longest lead time. */
export function horizonOf({ until, workDays }: Span, longestLeadDays: number): number {
  return workDays.firstAfter(until) - 1 + longestLeadDays
}

function* nominalDays(
  due: number,
  { leadDays, repeatFromDays }: Rhythm,
  { after, until, workDays }: Span,
): Generator<number> {
  for (const lead of leadDays) if (due - lead > after) yield due - lead
  if (repeatFromDays === null) return
  const first = due + repeatFromDays
  const before = workDays.firstAfter(until)
  // Earlier ones fall into the span only where the date itself lies in the same break.
  const from = due > after - longestBreakDays ? first : after - repeatDays
  const skipped = Math.max(0, Math.ceil((from - first) / repeatDays))
  for (let nominal = first + skipped * repeatDays; nominal < before; nominal += repeatDays) {
    yield nominal
  }
}
