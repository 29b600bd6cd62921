/**
 * A dated goal of the city (Meilenstein). Its original date stays for ever; a new date is an extension.
 * @module
 */
import { addMonths, type Day, dayOf, daysBetween, type Instant } from '../core/day.ts'

/** What the progress is derived from; `manual` is ticked by hand. */
export const progressKinds = ['basis', 'wiba', 'document', 'manual'] as const
export type ProgressKind = (typeof progressKinds)[number]

/** What each kind of progress counts. */
export const progressLabels: Record<ProgressKind, string> = {
  basis: 'Basis-Anforderungen im Grundschutz-Check',
  wiba: 'WiBA-Prüffragen mit ja',
  document: 'Themen und Freigabe eines Dokuments',
  manual: 'Schritte, die von Hand abgehakt werden',
}

export const areas = ['security', 'digitalisation', 'schools', 'privacy', 'organisation'] as const
export type Area = (typeof areas)[number]

export const areaLabels: Record<Area, string> = {
  security: 'Informationssicherheit',
  digitalisation: 'Digitalisierung',
  schools: 'Schulen',
  privacy: 'Datenschutz',
  organisation: 'Organisation',
}

export const milestoneStates = ['reached', 'overdue', 'due', 'ongoing'] as const
export type MilestoneStateName = (typeof milestoneStates)[number]

export const milestoneStateLabels: Record<MilestoneStateName, string> = {
  reached: 'erreicht',
  overdue: 'überfällig',
  due: 'anstehend',
  ongoing: 'fortlaufend',
}

/** `number` counts from 1; the extension with the highest number is in force. */
export type MilestoneExtension = {
  readonly number: number
  readonly newDueOn: Day
  readonly reason: string
  readonly extendedBy: string
  readonly extendedAt: Instant
}

/**
 * An ongoing milestone has `reviewIntervalMonths` instead of `originalDueOn`. `reachedOn` is what was
 * stored when it was ticked; the steps count for `manual` only.
 */
export type Milestone = {
  readonly code: string
  readonly title: string
  readonly area: Area
  readonly originalDueOn: Day | null
  readonly extensions: readonly MilestoneExtension[]
  readonly reviewIntervalMonths: number | null
  readonly lastReviewedOn: Day | null
  readonly progress: ProgressKind
  readonly informationDomainIds: readonly string[]
  readonly stepsDone: number
  readonly stepsTotal: number
  readonly reachedOn: Day | null
  readonly createdAt: Instant
}

/** `days` is never negative; an ongoing milestone says when its next review is due. */
export type MilestoneState =
  | { readonly state: 'reached'; readonly reachedOn: Day }
  | { readonly state: 'overdue'; readonly days: number }
  | { readonly state: 'due'; readonly days: number }
  | { readonly state: 'ongoing'; readonly reviewDueOn: Day }

/** The day that counts today: of the last extension, else the original; null for ongoing ones. */
export function currentDueOn(
  milestone: Pick<Milestone, 'originalDueOn' | 'extensions'>,
): Day | null {
  const last = lastExtension(milestone.extensions)
  return last === undefined ? milestone.originalDueOn : last.newDueOn
}

export function lastExtension(
  extensions: readonly MilestoneExtension[],
): MilestoneExtension | undefined {
  return extensions.toSorted((a, b) => a.number - b.number).at(-1)
}

/** The day of the next review: the interval after the last one, or after the milestone was set up. */
export function reviewDueOn(
  milestone: Pick<Milestone, 'reviewIntervalMonths' | 'lastReviewedOn' | 'createdAt'>,
): Day {
  const from = milestone.lastReviewedOn ?? dayOf(milestone.createdAt)
  return addMonths(from, milestone.reviewIntervalMonths ?? 12)
}

/**
 * Where a milestone stands. On its due day it is due in 0 days, from the next day on overdue. Ongoing
 * ones are never reached. `reachedOn` null means that the progress is not complete.
 */
export function milestoneState(
  milestone: Milestone,
  reachedOn: Day | null,
  today: Day,
): MilestoneState {
  const dueOn = currentDueOn(milestone)
  if (dueOn === null) return { state: 'ongoing', reviewDueOn: reviewDueOn(milestone) }
  if (reachedOn !== null) return { state: 'reached', reachedOn }
  const days = daysBetween(today, dueOn)
  return days < 0 ? { state: 'overdue', days: -days } : { state: 'due', days }
}
