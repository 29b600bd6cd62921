/**
 * The figures „x of y“: how many checks there are in each status, and how they are spoken of.
 * Source: DOMAIN, „Figures, so that everyone counts the same“.
 * @module
 */
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import { type Check, type CheckStatus, checkStatuses } from './check.ts'

/** Checks that a person has to look at again, whatever their status. */
const flags = ['unplanned', 'undescribed', 'stale', 'unproven'] as const
export type Flag = (typeof flags)[number]

/**
 * `total` is the sum of the statuses. `met` are `yes` and justified `dispensable`. `unproven`: answered
 * with yes, but the provider's proof is missing or has ended.
 */
export type Counts = Readonly<Record<CheckStatus | Flag | 'total' | 'met', number>>

/** `distinct` counts each requirement once; it is met only if it is met at every target object. */
export type Figures = Counts & {
  readonly distinct: { readonly total: number; readonly met: number }
}

export type ByLevel<T> = Readonly<Record<RequirementLevel, T>>

/** What the figures need to know of a check. */
export type CountedCheck = Pick<
  Check,
  | 'targetObjectId'
  | 'module'
  | 'requirement'
  | 'status'
  | 'dispensableBecause'
  | 'explanation'
  | 'responsibleId'
  | 'dueOn'
  | 'checkedAt'
  | 'providerProof'
  | 'providerProofUntil'
>

/** Nothing to count is not the same as done. */
const figureStates = ['no_requirement', 'unmet', 'met'] as const
export type FigureState = (typeof figureStates)[number]

const nouns: Record<RequirementLevel, string> = {
  basic: 'Basis-Anforderung',
  standard: 'Standard-Anforderung',
  high: 'Anforderung bei erhöhtem Schutzbedarf',
}

const pluralNouns: Record<RequirementLevel, string> = {
  basic: 'Basis-Anforderungen',
  standard: 'Standard-Anforderungen',
  high: 'Anforderungen bei erhöhtem Schutzbedarf',
}

/** Counts of which all is still open. */
export function openCounts(total: number): Record<keyof Counts, number> {
  return {
    total,
    yes: 0,
    dispensable: 0,
    partial: 0,
    no: 0,
    open: total,
    met: 0,
    unplanned: 0,
    undescribed: 0,
    stale: 0,
    unproven: 0,
  }
}

/** The figures of several modules together. Modules share no requirement, hence distinct ones add up. */
export function sumFigures(parts: Iterable<Figures>): Figures {
  const sum = { ...openCounts(0), distinct: { total: 0, met: 0 } }
  for (const part of parts) {
    for (const field of countFields) sum[field] += part[field]
    sum.distinct.total += part.distinct.total
    sum.distinct.met += part.distinct.met
  }
  return sum
}

/** One value for each level. */
export function byLevel<T>(make: (level: RequirementLevel) => T): ByLevel<T> {
  return { basic: make('basic'), standard: make('standard'), high: make('high') }
}

/** Three modules have no Basis requirement (DER.4, SYS.3.2.4, IND.2.2): never done by emptiness. */
export function figureState(counts: Pick<Counts, 'total' | 'met'>): FigureState {
  if (counts.total === 0) return 'no_requirement'
  return counts.met === counts.total ? 'met' : 'unmet'
}

/** Whole percent, rounded down so that 100 means all; null where there is nothing to meet. */
export function percentMet(counts: Pick<Counts, 'total' | 'met'>): number | null {
  return counts.total === 0 ? null : Math.floor((counts.met * 100) / counts.total)
}

/** „12 von 34 Basis-Anforderungen“, or „keine Basis-Anforderung“. */
export function speakFigures(
  counts: Pick<Counts, 'total' | 'met'>,
  level: RequirementLevel = 'basic',
): string {
  if (counts.total === 0) return `keine ${nouns[level]}`
  return `${counts.met} von ${counts.total} ${counts.total === 1 ? nouns[level] : pluralNouns[level]}`
}

const countFields = ['total', ...checkStatuses, 'met', ...flags] as const
