/**
 * Counts of checks, so that all summaries of A.4 come from one pass and add up.
 * @module
 */
import { type CheckHint, type CheckStatus, checkHints, checkStatuses, type Level } from './words.ts'

export type StatusCounts = Readonly<Record<CheckStatus, number>>
export type HintCounts = Readonly<Record<CheckHint, number>>

/** The checks of one level of one module at one target object. */
export type CheckTally = {
  targetObjectCode: string
  moduleId: string
  level: Level
  /** Whether the module belongs to the profile. */
  inProfile: boolean
  counts: StatusCounts
}

/** What is to be known of a check to count it. */
export type CountedCheck = Omit<CheckTally, 'counts'> & {
  requirementId: string
  status: CheckStatus
  hints: readonly CheckHint[]
}

export type CheckCounts = {
  tallies: readonly CheckTally[]
  hints: HintCounts
  /** Different Basis requirements; met is one that is met wherever it applies. */
  distinctBasic: { met: number; total: number }
}

type MutableTally = CheckTally & { counts: Record<CheckStatus, number> }

/**
 * Counts checks one by one while they are written, without keeping them. Requirements without a stored
 * check are to be noted as `open`; withdrawn ones and those of left-out modules are not.
 */
export function startCounting(): { note(check: CountedCheck): void; counts(): CheckCounts } {
  const tallies = new Map<string, MutableTally>()
  const hints = zeroes(checkHints)
  const metEverywhere = new Map<string, boolean>()
  let last: MutableTally | undefined
  return {
    note(check) {
      last = isOf(last, check) ? last : tallyOf(tallies, check)
      last.counts[check.status] += 1
      for (const hint of check.hints) hints[hint] += 1
      if (check.level !== 'basic') return
      const before = metEverywhere.get(check.requirementId) ?? true
      metEverywhere.set(check.requirementId, before && isMet(check.status))
    },
    counts() {
      const met = [...metEverywhere.values()].filter((value) => value).length
      return {
        tallies: [...tallies.values()],
        hints: { ...hints },
        distinctBasic: { met, total: metEverywhere.size },
      }
    },
  }
}

/** The counts of all tallies together. */
export function addTallies(tallies: Iterable<CheckTally>): StatusCounts {
  const sum = zeroes(checkStatuses)
  for (const { counts } of tallies) {
    for (const status of checkStatuses) sum[status] += counts[status]
  }
  return sum
}

export function totalOfCounts(counts: StatusCounts): number {
  return checkStatuses.reduce((sum, status) => sum + counts[status], 0)
}

export function metOfCounts(counts: StatusCounts): number {
  return checkStatuses.filter(isMet).reduce((sum, status) => sum + counts[status], 0)
}

/** Met are „ja“ and „entbehrlich“, which cannot be stored without its reason. */
function isMet(status: CheckStatus): boolean {
  return status === 'yes' || status === 'dispensable'
}

/** Checks of a module come one after the other: most need no looking up. */
function isOf(tally: MutableTally | undefined, check: CountedCheck): tally is MutableTally {
  return (
    tally?.level === check.level &&
    tally.moduleId === check.moduleId &&
    tally.targetObjectCode === check.targetObjectCode
  )
}

function tallyOf(tallies: Map<string, MutableTally>, check: CountedCheck): MutableTally {
  const { targetObjectCode, moduleId, level, inProfile } = check
  const key = `${targetObjectCode}|${moduleId}|${level}`
  const known = tallies.get(key)
  if (known) return known
  const counts = { open: 0, yes: 0, partial: 0, no: 0, dispensable: 0 }
  const tally = { targetObjectCode, moduleId, level, inProfile, counts }
  tallies.set(key, tally)
  return tally
}

function zeroes<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
}
