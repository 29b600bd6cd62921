/** What measures cost in the budget years (Haushaltsjahre) that a document shows. @module */
import type { ImplementationPlan } from '../../reports/implementationPlan.ts'
import type { Day } from '../core/day.ts'
import { budgetSpan, planBudget } from '../measures/costs.ts'
import type { Measure } from '../measures/measure.ts'

export function budgetOf(measures: readonly Measure[], today: Day): ImplementationPlan['budget'] {
  const counted = measures.filter(({ status }) => status !== 'dropped')
  const { first, last } = budgetSpan(counted, today)
  return {
    years: planBudget([], first, last).years.map(({ year }) => year),
    lines: counted.map((measure) => {
      const { years, undated } = planBudget([measure], first, last)
      return { code: measure.code, title: measure.title, years, undated }
    }),
  }
}
