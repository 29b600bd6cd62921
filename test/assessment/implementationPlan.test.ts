import { describe, expect, it } from 'vitest'
import type { Priority } from '../../catalog/moduleRules.ts'
import {
  implementationPlan,
  isToBeImplemented,
  planCosts,
} from '../../src/assessment/implementationPlan.ts'
import type { Measure } from '../../src/measures/measure.ts'
import { checkOf } from './cast.ts'

const priorities: Record<string, Priority> = { 'CON.3': 'R1', 'SYS.2.1': 'R2', 'DER.4': 'R3' }
const codes: Record<string, string> = { domain: 'IV001', laptops: 'C002', pcs: 'C001' }

const measure: Measure = {
  code: 'M-001',
  title: 'Konzept schreiben',
  description: '',
  status: 'planned',
  effort: 'weeks',
  responsibleId: 'isb',
  dueOn: '2025-09-30',
  doneOn: null,
  personnelOnceCents: 500_00,
  personnelYearlyCents: 0,
  materialOnceCents: 0,
  materialYearlyCents: 120_00,
  yearlyFromOn: null,
  yearlyUntilOn: null,
  version: 1,
}

function planOf(checks: ReturnType<typeof checkOf>[], measures: readonly Measure[] = []) {
  return implementationPlan(checks, {
    priorityOf: (module) => priorities[module] ?? 'R3',
    targetObjectCodeOf: (id) => codes[id] ?? id,
    measuresOf: () => measures,
  })
}

describe('the implementation plan', () => {
  it('holds what is open, no or partial, and nothing else', () => {
    const rows = planOf([
      checkOf('domain', 'CON.3.A1', { status: 'yes' }),
      checkOf('domain', 'CON.3.A2', { status: 'dispensable' }),
      checkOf('laptops', 'SYS.2.1.A1', { status: 'open' }),
      checkOf('laptops', 'SYS.2.1.A3', { status: 'no' }),
      checkOf('laptops', 'SYS.2.1.A8', { status: 'partial' }),
    ])

    expect(rows.map(({ check }) => check.status)).toEqual(['open', 'no', 'partial'])
  })

  it.each([
    ['an unanswered Basis requirement', 'basic', 'open', false, true],
    ['an unanswered Standard requirement', 'standard', 'open', false, false],
    ['an unanswered erhöht requirement', 'high', 'open', false, false],
    ['an unanswered Standard requirement that a measure serves', 'standard', 'open', true, true],
    ['a Standard requirement answered with no', 'standard', 'no', false, true],
    ['an erhöht requirement answered with partial', 'high', 'partial', false, true],
    ['a met requirement that a measure serves', 'basic', 'yes', true, false],
  ] as const)('asks of Basis-Absicherung: %s', (_what, level, status, hasMeasure, isPlanned) => {
    expect(isToBeImplemented({ level, status }, hasMeasure)).toBe(isPlanned)
  })

  it('goes by R1 to R3, Basis first, then day with the undated last, number and code', () => {
    const rows = planOf([
      checkOf('domain', 'DER.4.A1', { status: 'no', dueOn: '2025-01-01' }),
      checkOf('laptops', 'SYS.2.1.A8', { status: 'no' }),
      checkOf('laptops', 'SYS.2.1.A3', { status: 'no' }),
      checkOf('pcs', 'SYS.2.1.A3', { status: 'no' }),
      checkOf('pcs', 'SYS.2.1.A8', { status: 'no', dueOn: '2026-01-01' }),
      checkOf('domain', 'CON.3.A13', { status: 'no', dueOn: '2025-01-01' }),
      checkOf('domain', 'CON.3.A6', { status: 'no', dueOn: '2025-01-01' }),
      checkOf('domain', 'CON.3.A2', { status: 'no' }),
    ])

    expect(
      rows.map((row) => `${row.priority} ${row.check.requirement} ${row.targetObjectCode}`),
    ).toEqual([
      'R1 CON.3.A2 IV001',
      'R1 CON.3.A6 IV001',
      'R1 CON.3.A13 IV001',
      'R2 SYS.2.1.A8 C001',
      'R2 SYS.2.1.A3 C001',
      'R2 SYS.2.1.A3 C002',
      'R2 SYS.2.1.A8 C002',
      'R3 DER.4.A1 IV001',
    ])
  })

  it.each([
    ['its own day', '2026-01-01', [measure], '2026-01-01'],
    ['the day of its measure', null, [measure], '2025-09-30'],
    [
      'the earliest day of several measures',
      null,
      [measure, { ...measure, code: 'M-002', dueOn: '2025-08-01' }],
      '2025-08-01',
    ],
    [
      'no day of a finished measure',
      null,
      [{ ...measure, status: 'done' as const, doneOn: '2025-01-01' }],
      null,
    ],
    ['no day without either', null, [], null],
  ])('takes for a row %s', (_sentence, dueOn, measures, expected) => {
    const [row] = planOf([checkOf('domain', 'CON.3.A1', { status: 'no', dueOn })], measures)

    expect(row?.dueOn).toBe(expected)
  })

  it('leaves dropped measures out', () => {
    const dropped = { ...measure, status: 'dropped' as const }
    const [row] = planOf([checkOf('domain', 'CON.3.A1', { status: 'no' })], [dropped, measure])

    expect(row?.measures).toEqual([measure])
  })

  it('costs a measure once that serves many checks', () => {
    const rows = planOf(
      ['CON.3.A1', 'CON.3.A2'].map((id) => checkOf('domain', id, { status: 'no' })),
      [measure],
    )

    expect(rows).toHaveLength(2)
    expect(planCosts(rows)).toMatchObject({ onceCents: 500_00, yearlyCents: 120_00 })
  })
})
