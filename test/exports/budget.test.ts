import { describe, expect, it } from 'vitest'
import { budgetOf } from '../../src/exports/budget.ts'
import type { Measure } from '../../src/measures/measure.ts'

const today = '2025-05-22'

describe('the budget', () => {
  it.each([
    ['this year and four more without any measure', [], [2025, 2029]],
    ['back to the year in which something was paid', [{ dueOn: '2023-12-31' }], [2023, 2029]],
    ['on to the last due day', [{ dueOn: '2031-01-01' }], [2025, 2031]],
    [
      'not to a measure without costs',
      [{ dueOn: '2040-01-01', materialOnceCents: 0 }],
      [2025, 2029],
    ],
    ['not to a dropped measure', [{ dueOn: '2040-01-01', status: 'dropped' }], [2025, 2029]],
    [
      'to where yearly costs begin, not to where they end',
      [
        {
          materialOnceCents: 0,
          materialYearlyCents: 1,
          yearlyFromOn: '2030-01-01',
          yearlyUntilOn: '2050-01-01',
        },
      ],
      [2025, 2030],
    ],
  ] satisfies [string, Partial<Measure>[], [number, number]][])(
    'reaches %s',
    (_what, changes, ends) => {
      const { years } = budgetOf(
        changes.map((change) => measure(change)),
        today,
      )

      expect([years[0], years.at(-1)]).toEqual(ends)
      expect(years).toEqual(years.map((_, index) => (years[0] ?? 0) + index))
    },
  )

  it('gives each line as many years as it names, and what has no day apart', () => {
    const { years, lines } = budgetOf([measure({ dueOn: null })], today)

    expect(lines[0]?.years).toHaveLength(years.length)
    expect(lines[0]?.undated).toEqual({ onceCents: 100, yearlyCents: 0 })
  })
})

function measure(change: Partial<Measure>): Measure {
  return {
    code: 'M-001',
    title: 'Virenschutz',
    description: '',
    status: 'planned',
    effort: null,
    responsibleId: null,
    dueOn: '2025-06-30',
    doneOn: null,
    personnelOnceCents: 0,
    personnelYearlyCents: 0,
    materialOnceCents: 100,
    materialYearlyCents: 0,
    yearlyFromOn: null,
    yearlyUntilOn: null,
    version: 1,
    ...change,
  }
}
