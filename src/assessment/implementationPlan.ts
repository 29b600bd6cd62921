/**
 * The rows of the implementation plan (Realisierungsplan, A.6): what is open, no or partial, with its
 * measures, in the order of work.
 * @module
 */
import type { Priority } from '../../catalog/moduleRules.ts'
import { compareRequirementIds } from '../../catalog/requirementId.ts'
import { requirementLevels } from '../../catalog/requirementLevel.ts'
import type { Day } from '../core/day.ts'
import { type CostSums, sumCosts } from '../measures/costs.ts'
import { isUnfinished, type Measure } from '../measures/measure.ts'
import type { Check } from './check.ts'

/** `dueOn` is the check's own day, else the earliest day of its unfinished measures. */
export type PlanRow = {
  readonly check: Check
  readonly priority: Priority
  readonly targetObjectCode: string
  readonly measures: readonly Measure[]
  readonly dueOn: Day | null
}

export type PlanSources = {
  readonly priorityOf: (module: string) => Priority
  readonly targetObjectCodeOf: (targetObjectId: string) => string
  /** The measures that serve a check; dropped ones are passed over. */
  readonly measuresOf: (check: Check) => readonly Measure[]
}

const afterAllDays = '9999-12-31'

/**
 * Whether a check belongs into the plan: what is open, no or partial. One with an accepted risk does: the
 * risk stays to be seen. In Basis-Absicherung nobody has to answer Standard and erhöht requirements, so
 * that those stand in the plan only once somebody answered them or a measure serves them.
 * Source: BSI-Standard 200-2, chapter 6 (the check covers Basis requirements).
 */
export function isToBeImplemented(
  { status, level }: Pick<Check, 'status' | 'level'>,
  hasMeasure: boolean,
): boolean {
  if (status === 'no' || status === 'partial') return true
  return status === 'open' && (level === 'basic' || hasMeasure)
}

/**
 * The plan: R1 before R2 before R3 (an order in time, no weight), then Basis before Standard before
 * erhöht, then by due day with the undated last, then in official order.
 */
export function implementationPlan(checks: Iterable<Check>, sources: PlanSources): PlanRow[] {
  const rows: PlanRow[] = []
  for (const check of checks) {
    const row = planRow(check, sources)
    if (isToBeImplemented(check, row.measures.length > 0)) rows.push(row)
  }
  return sortRows(rows)
}

/** What the plan costs; a measure that serves many rows costs once. */
export function planCosts(rows: Iterable<PlanRow>): CostSums {
  const measures = new Map<string, Measure>()
  for (const row of rows) for (const measure of row.measures) measures.set(measure.code, measure)
  return sumCosts(measures.values())
}

function planRow(check: Check, sources: PlanSources): PlanRow {
  const measures = sources.measuresOf(check).filter(({ status }) => status !== 'dropped')
  const days = measures.filter(isUnfinished).flatMap(({ dueOn }) => dueOn ?? [])
  return {
    check,
    priority: sources.priorityOf(check.module),
    targetObjectCode: sources.targetObjectCodeOf(check.targetObjectId),
    measures,
    dueOn: check.dueOn ?? days.sort()[0] ?? null,
  }
}

function sortRows(rows: PlanRow[]): PlanRow[] {
  const official = officialRanks(rows)
  const rank = ({ check }: PlanRow) => official.get(check.requirement) ?? 0
  const level = ({ check }: PlanRow) => requirementLevels.indexOf(check.level)
  return rows.sort(
    (a, b) =>
      compareText(a.priority, b.priority) ||
      level(a) - level(b) ||
      compareText(a.dueOn ?? afterAllDays, b.dueOn ?? afterAllDays) ||
      rank(a) - rank(b) ||
      compareText(a.targetObjectCode, b.targetObjectCode),
  )
}

/** Sorted once per requirement, not per row: identifiers are slow to compare. */
function officialRanks(rows: readonly PlanRow[]): Map<string, number> {
  const ids = new Set(rows.map(({ check }) => check.requirement))
  return new Map([...ids].sort(compareRequirementIds).map((id, rank) => [id, rank]))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
