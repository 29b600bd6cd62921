import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costsInYear, planBudget, sumCosts } from '../../src/measures/costs.ts'
import { measureCode } from '../../src/measures/measure.ts'

const backup = {
  code: 'M-001',
  status: 'planned' as const,
  dueOn: '2025-06-30',
  doneOn: null,
  personnelOnceCents: 100_00,
  personnelYearlyCents: 20_00,
  materialOnceCents: 3_00,
  materialYearlyCents: 50,
  yearlyFromOn: null,
  yearlyUntilOn: null,
}
const firewall = { ...backup, code: 'M-002', personnelOnceCents: 1_00 }

describe('the sums of costs', () => {
  it('keep personnel and material, once and per year, apart', () => {
    expect(sumCosts([backup, firewall])).toEqual({
      personnelOnceCents: 101_00,
      personnelYearlyCents: 40_00,
      materialOnceCents: 6_00,
      materialYearlyCents: 1_00,
      onceCents: 107_00,
      yearlyCents: 41_00,
    })
  })

  it('count a measure once however many checks it serves', () => {
    expect(sumCosts([backup, backup, backup])).toEqual(sumCosts([backup]))
  })

  it('leave dropped measures out and keep finished ones', () => {
    const dropped = { ...firewall, status: 'dropped' as const }
    const done = { ...backup, status: 'done' as const, doneOn: '2025-05-01' }

    expect(sumCosts([done, dropped])).toEqual(sumCosts([backup]))
  })

  it('are zero without measures', () => {
    expect(sumCosts([])).toMatchObject({ onceCents: 0, yearlyCents: 0 })
  })
})

describe('the costs in a calendar year', () => {
  const limited = { ...backup, yearlyFromOn: '2026-12-31', yearlyUntilOn: '2028-01-01' }

  it.each([
    ['before anything is due', backup, 2024, 0, 0],
    ['in the year it is due, the whole yearly sum', backup, 2025, 103_00, 20_50],
    ['for ever after, without an end', backup, 2099, 0, 20_50],
    ['before the yearly costs begin', limited, 2025, 103_00, 0],
    ['in full in the year they begin on the last day', limited, 2026, 0, 20_50],
    ['in full in the year they end on the first day', limited, 2028, 0, 20_50],
    ['after they ended', limited, 2029, 0, 0],
    ['in the year it was really done', { ...backup, doneOn: '2026-01-02' }, 2026, 103_00, 20_50],
    ['and not in the year it was due', { ...backup, doneOn: '2026-01-02' }, 2025, 0, 20_50],
  ])('are right %s', (_sentence, measure, year, onceCents, yearlyCents) => {
    expect(costsInYear(measure, year)).toEqual({
      year,
      onceCents,
      yearlyCents,
      totalCents: onceCents + yearlyCents,
    })
  })
})

describe('the budget', () => {
  it('lists each year, both ends included', () => {
    const { years } = planBudget([backup, backup, firewall], 2024, 2026)

    expect(years).toEqual([
      { year: 2024, onceCents: 0, yearlyCents: 0, totalCents: 0 },
      { year: 2025, onceCents: 107_00, yearlyCents: 41_00, totalCents: 148_00 },
      { year: 2026, onceCents: 0, yearlyCents: 41_00, totalCents: 41_00 },
    ])
  })

  it('shows apart what has no day yet', () => {
    const undated = { ...backup, dueOn: null }
    const halfDated = { ...firewall, dueOn: null, yearlyFromOn: '2026-01-01' }

    const budget = planBudget([undated, halfDated], 2026, 2026)

    expect(budget.undated).toEqual({ onceCents: 107_00, yearlyCents: 20_50 })
    expect(budget.years[0]).toMatchObject({ onceCents: 0, yearlyCents: 20_50 })
  })

  it('has no years when the last lies before the first', () => {
    expect(planBudget([backup], 2026, 2025).years).toEqual([])
  })

  it('spends all costs once in some year or shows them as undated', () => {
    const day = fc
      .tuple(fc.integer({ min: 2024, max: 2030 }), fc.integer({ min: 10, max: 12 }))
      .map(([year, month]) => `${year}-${month}-15`)
    const measures = fc
      .array(fc.record({ dueOn: fc.option(day), cents: fc.nat(1_000_000) }))
      .map((items) =>
        items.map(({ dueOn, cents }, index) => ({
          ...backup,
          code: measureCode(index + 1),
          dueOn,
          materialOnceCents: cents,
        })),
      )
    fc.assert(
      fc.property(measures, (list) => {
        const { years, undated } = planBudget(list, 2024, 2030)

        const spent = years.reduce((sum, year) => sum + year.onceCents, 0)
        expect(spent + undated.onceCents).toBe(sumCosts(list).onceCents)
      }),
    )
  })
})
