/**
 * What measures cost: once, per year, and per budget year (Haushaltsjahr, the calendar year).
 * @module
 */
import type { Day } from '../core/day.ts'
import { type Costs, costFields, type Measure } from './measure.ts'

/** Euro cents of several measures; `onceCents` and `yearlyCents` are personnel and material together. */
export type CostSums = Costs & { readonly onceCents: number; readonly yearlyCents: number }

/** What one calendar year has to pay, in euro cents. */
export type BudgetYear = {
  readonly year: number
  readonly onceCents: number
  readonly yearlyCents: number
  readonly totalCents: number
}

/** `undated`: costs of measures without a day, which no year can plan yet. */
export type Budget = {
  readonly years: readonly BudgetYear[]
  readonly undated: { readonly onceCents: number; readonly yearlyCents: number }
}

type CostBearing = Pick<
  Measure,
  'code' | 'status' | 'dueOn' | 'doneOn' | 'yearlyFromOn' | 'yearlyUntilOn'
> &
  Costs

/**
 * The sums over measures. A measure counts once however many checks it serves (known by its code), a
 * dropped one not at all.
 */
export function sumCosts(measures: Iterable<CostBearing>): CostSums {
  const sums = {
    personnelOnceCents: 0,
    personnelYearlyCents: 0,
    materialOnceCents: 0,
    materialYearlyCents: 0,
  }
  for (const measure of distinctMeasures(measures)) {
    for (const field of costFields) sums[field] += measure[field]
  }
  return { ...sums, onceCents: onceCentsOf(sums), yearlyCents: yearlyCentsOf(sums) }
}

/**
 * What a measure costs in one calendar year. Costs once fall into the year of `doneOn`, else of
 * `dueOn`. Yearly costs are not prorated: they count in full from the year of `yearlyFromOn` (without
 * it of `dueOn`) to the year of `yearlyUntilOn`, both included, without it for ever.
 */
export function costsInYear(measure: CostBearing, year: number): BudgetYear {
  const onceCents = yearOf(onceDay(measure)) === year ? onceCentsOf(measure) : 0
  const yearlyCents = runsIn(measure, year) ? yearlyCentsOf(measure) : 0
  return { year, onceCents, yearlyCents, totalCents: onceCents + yearlyCents }
}

/** The budget of the calendar years from `firstYear` to `lastYear`, both included. */
export function planBudget(
  measures: Iterable<CostBearing>,
  firstYear: number,
  lastYear: number,
): Budget {
  const distinct = distinctMeasures(measures)
  const count = Math.max(0, lastYear - firstYear + 1)
  const years = Array.from({ length: count }, (_, index) => sumYear(distinct, firstYear + index))
  const undatedOnce = distinct.filter((measure) => onceDay(measure) === null)
  const undatedYearly = distinct.filter((measure) => yearlyStart(measure) === null)
  return {
    years,
    undated: {
      onceCents: total(undatedOnce.map(onceCentsOf)),
      yearlyCents: total(undatedYearly.map(yearlyCentsOf)),
    },
  }
}

/** This year and the four after it: the horizon of a municipal financial plan (mittelfristige Finanzplanung). */
const plannedYears = 5

/** The planned years, grown backwards and forwards until every dated cost begins in one of them. */
export function budgetSpan(
  measures: Iterable<CostBearing>,
  today: Day,
): { readonly first: number; readonly last: number } {
  const thisYear = Number(today.slice(0, 4))
  const dated = distinctMeasures(measures).flatMap((measure) => [
    ...(onceCentsOf(measure) > 0 ? [yearOf(onceDay(measure))] : []),
    ...(yearlyCentsOf(measure) > 0 ? [yearOf(yearlyStart(measure))] : []),
  ])
  const years = dated.filter((year) => year !== null)
  return {
    first: Math.min(thisYear, ...years),
    last: Math.max(thisYear + plannedYears - 1, ...years),
  }
}

function distinctMeasures(measures: Iterable<CostBearing>): CostBearing[] {
  const byCode = new Map<string, CostBearing>()
  for (const measure of measures) {
    if (measure.status !== 'dropped') byCode.set(measure.code, measure)
  }
  return [...byCode.values()]
}

function sumYear(measures: readonly CostBearing[], year: number): BudgetYear {
  const costs = measures.map((measure) => costsInYear(measure, year))
  const onceCents = total(costs.map((cost) => cost.onceCents))
  const yearlyCents = total(costs.map((cost) => cost.yearlyCents))
  return { year, onceCents, yearlyCents, totalCents: onceCents + yearlyCents }
}

function runsIn(measure: CostBearing, year: number): boolean {
  const first = yearOf(yearlyStart(measure))
  const last = yearOf(measure.yearlyUntilOn) ?? Number.POSITIVE_INFINITY
  return first !== null && first <= year && year <= last
}

function onceDay(measure: CostBearing): string | null {
  return measure.doneOn ?? measure.dueOn
}

function yearlyStart(measure: CostBearing): string | null {
  return measure.yearlyFromOn ?? measure.dueOn
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4))
}

function onceCentsOf(costs: Costs): number {
  return costs.personnelOnceCents + costs.materialOnceCents
}

function yearlyCentsOf(costs: Costs): number {
  return costs.personnelYearlyCents + costs.materialYearlyCents
}

function total(cents: readonly number[]): number {
  return cents.reduce((sum, value) => sum + value, 0)
}
