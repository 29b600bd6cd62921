import type { Day } from '../core/day.ts'
import type { ReminderKind } from './reminderKind.ts'

/** One thing with a date. Many devices whose warranty ends on the same day are one item with a `count`. */
export type DueItem = {
  readonly kind: ReminderKind
  /** The same from day to day, unique within its kind and organisation. */
  readonly subjectId: string
  readonly title: string
  /** Where it belongs, e.g. „C002 Arbeitsplätze“; may be empty. */
  readonly place: string
  /** Empty for what belongs to the whole organisation. */
  readonly informationDomainCode: string
  readonly dueOn: Day
  /** Differs from `dueOn` where the date was extended. */
  readonly originalDueOn: Day
  /** Who answers for it, for people; empty for nobody. */
  readonly responsible: string
  /** The page it stands on, from the root: `/massnahmen/KERN/M-003`. */
  readonly path: string
  readonly count: number
}

export const reminderReasons = [
  'responsible',
  'deputy',
  'role',
  'officer_escalation',
  'management_escalation',
] as const

/**
 * Why somebody is told: it is theirs, they stand in for somebody, their role looks after it, or it is overdue for so
 * long that the officer or the management is told.
 */
export type ReminderReason = (typeof reminderReasons)[number]

/** An item as it stands in somebody's digest; stored as it was then. */
export type ReminderItem = DueItem & {
  readonly reason: ReminderReason
  /** Who is away, for a deputy; else empty. */
  readonly onBehalfOf: string
  /** The lead time that made it due to be told: days before the date, negative after it. */
  readonly leadDays: number
  /** It should have been told on an earlier day: the program stood still, or the person was away. */
  readonly isLate: boolean
}
