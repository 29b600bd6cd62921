/** What measures cost in the budget years (Haushaltsjahre) that a document shows. @module */
import type { ImplementationPlan } from '../../reports/implementationPlan.ts'
import type { Day } from '../core/day.ts'
import { planBudget } from '../measures/costs.ts'
import type { Measure } from '../measures/measure.ts'

/** This year and the four after it: the horizon of a municipal financial plan (mittelfristige Finanzplanung). */
const plannedYears = 5

/** The years grow backwards and forwards until every dated cost begins in one of them. */
export function budgetOf(measures: readonly Measure[], today: Day): ImplementationPlan['budget'] {
  const counted = measures.filter(({ status }) => status !== 'dropped')
  const thisYear = yearOf(today)
  const dated = counted.flatMap(costDays).map(yearOf)
  const first = Math.min(thisYear, ...dated)
  const last = Math.max(thisYear + plannedYears - 1, ...dated)
  return {
    years: planBudget([], first, last).years.map(({ year }) => year),
    lines: counted.map((measure) => {
      const { years, undated } = planBudget([measure], first, last)
      return { code: measure.code, title: measure.title, years, undated }
    }),
  }
}

/** The days in whose years costs begin: of the work, and of what runs on. Free measures need no year. */
function costDays(measure: Measure): Day[] {
  const once = measure.personnelOnceCents + measure.materialOnceCents
  const yearly = measure.personnelYearlyCents + measure.materialYearlyCents
  const onceOn = measure.doneOn ?? measure.dueOn
  const yearlyOn = measure.yearlyFromOn ?? measure.dueOn
  return [...(once > 0 && onceOn ? [onceOn] : []), ...(yearly > 0 && yearlyOn ? [yearlyOn] : [])]
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}
