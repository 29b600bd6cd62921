import { describe, expect, it } from 'vitest'
import { listModelMeasures, type ModelMeasure } from '../../../catalog/modelMeasures.ts'
import { addDays } from '../../../src/core/day.ts'
import { isWeekend, workDaysOf } from '../../../src/reminders/workDays.ts'
import { adoptedMeasure, middleEuro, speakRange } from '../../../src/start/models/adoptedMeasure.ts'
import { nextGoal, planHorizon, speakHorizon } from '../../../src/start/models/planHorizon.ts'
import { planPhases } from '../../../src/start/models/planPhase.ts'
import {
  inOrderOfWork,
  phaseOf,
  planDays,
  workDayBy,
} from '../../../src/start/models/starterPlan.ts'

const today = '2025-05-22'
const goal = (dueOn: string, code = 'TESTAT') => ({ code, title: `Ziel ${code}`, dueOn })
const none = { wiba: null, basis: null }
/** Whit Monday is free in these tests, and nothing else. */
const workDays = workDaysOf((day) => day === '2025-06-09', [])
const all = listModelMeasures().map((model) => ({ model, openRequirements: 1 }))

describe('the horizon of the plan', () => {
  it.each([
    ['no milestone', null, 'none', '2026-11-22'],
    ['a milestone of yesterday', goal('2025-05-21'), 'over', '2026-11-22'],
    ['one of today', goal('2025-05-22'), 'near', '2026-11-22'],
    ['one in 179 days', goal('2025-11-17'), 'near', '2026-11-22'],
    ['one in 180 days', goal('2025-11-18'), 'goal', '2025-11-18'],
    ['one in two years', goal('2027-05-22'), 'goal', '2027-05-22'],
  ] as const)('with %s is %s', (_, basis, reason, untilOn) => {
    expect(planHorizon({ ...none, basis }, today)).toMatchObject({ reason, untilOn })
  })

  it('gives a month to each part of the quick wins and then follows R1, R2, R3', () => {
    const { windows } = planHorizon({ ...none, basis: goal('2026-12-31') }, today)
    const ends = planPhases.map((phase) => windows[phase].untilOn)

    expect(ends.slice(0, 3)).toEqual(['2025-06-21', '2025-07-21', '2025-08-20'])
    expect(ends).toEqual(ends.toSorted())
    expect(ends.at(-1)).toBe('2026-12-31')
  })

  it('ends R1 at the milestone of WiBA where it lies between', () => {
    const between = { wiba: goal('2025-12-31', 'WIBA'), basis: goal('2026-12-31') }
    const early = { ...between, wiba: goal('2025-08-31', 'WIBA') }

    expect(planHorizon(between, today).windows.R1.untilOn).toBe('2025-12-31')
    expect(planHorizon(early, today).windows.R1.untilOn).not.toBe('2025-08-31')
  })

  it('says honestly what it reckons with', () => {
    const said = (goals: Parameters<typeof planHorizon>[0]) =>
      speakHorizon(planHorizon(goals, today), true).join(' ')

    expect(said(none)).toContain('kein Meilenstein')
    expect(said({ ...none, basis: goal('2025-01-01') })).toContain('(01.01.2025) ist vorbei')
    expect(said({ ...none, basis: goal('2025-06-30') })).toContain('nur 39 Tage')
    expect(said({ ...none, basis: goal('2026-06-30') })).toBe(
      'Der Plan reicht bis zum Meilenstein Ziel TESTAT (30.06.2026).',
    )
    expect(said({ wiba: goal('2024-12-31', 'WIBA'), basis: goal('2026-06-30') })).toContain(
      'Ziel WIBA (31.12.2024) ist vorbei',
    )
    expect(speakHorizon(planHorizon({ ...none, basis: goal('2026-06-30') }, today), false)).toEqual(
      ['Der Plan reicht bis zum 30.06.2026.'],
    )
  })

  it('takes the next milestone of several, else the last', () => {
    const [first, second] = [goal('2025-01-01'), goal('2025-05-22')]

    expect(nextGoal([second, first], today)).toBe(second)
    expect(nextGoal([first], today)).toBe(first)
    expect(nextGoal([], today)).toBeNull()
  })
})

describe('the days of the plan', () => {
  const horizon = planHorizon({ ...none, basis: goal('2026-12-31') }, today)
  const days = planDays(all, horizon, workDays)

  it('are work days after today, each within its phase', () => {
    for (const { model } of all) {
      const day = days.get(model.key) ?? ''
      expect(day > today && !isWeekend(day) && day !== '2025-06-09', `${model.key} ${day}`).toBe(
        true,
      )
      expect(day <= horizon.windows[phaseOf(model)].untilOn).toBe(true)
    }
    expect(days.size).toBe(all.length)
  })

  it('never go back in the order of work, and fill each phase to its end', () => {
    const ordered = inOrderOfWork(all).map(({ model }) => days.get(model.key) ?? '')

    expect(ordered).toEqual(ordered.toSorted())
    expect(ordered.at(-1)).toBe('2026-12-31')
  })

  it('put R1 before R2 before R3 once the quick wins are over', () => {
    const order = inOrderOfWork(all).map(({ model }) => planPhases.indexOf(phaseOf(model)))

    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('put what serves more of what is open first', () => {
    const [few, many] = ['DAT-01', 'DAT-02'].map((key, index) => ({
      model: modelOf(key),
      openRequirements: index + 1,
    }))

    expect(inOrderOfWork([few, many].flatMap((one) => one ?? []))[0]).toBe(many)
  })

  it('of nothing are none', () => {
    expect(planDays([], horizon, workDays).size).toBe(0)
  })

  it('lie after today even where the day before is free', () => {
    expect(workDayBy('2025-06-09', today, workDays)).toBe('2025-06-06')
    expect(workDayBy('2025-05-25', '2025-05-23', workDays)).toBe('2025-05-26')
    expect(workDayBy(addDays(today, -9), today, workDays)).toBe('2025-05-23')
  })
})

describe('the measure that a model becomes', () => {
  const plan = { code: 'M-001', dueOn: '2025-06-20', responsibleId: null }

  it('starts with the middle of the costs and says so', () => {
    const measure = adoptedMeasure(modelOf('DAT-01'), plan)

    expect(measure).toMatchObject({ ...plan, modelKey: 'DAT-01', status: 'planned' })
    expect([measure.materialOnceCents, measure.materialYearlyCents]).toEqual([325_000, 55_000])
    expect(measure.description).toMatch(/^1\. .*\n2\. .*\n3\. /)
    expect(measure.description).toContain('einmalig 500–6.000 €, jährlich 100–1.000 €')
    expect(measure.description).toContain('eingetragen ist die Mitte')
  })

  it('costs nothing where it is only work', () => {
    const measure = adoptedMeasure(modelOf('DAT-02'), plan)

    expect(measure.materialOnceCents + measure.materialYearlyCents).toBe(0)
    expect(measure.description).toContain('Kosten: nur eigene Arbeit.')
  })

  it.each([
    [[0, 0], 'keine', 0],
    [[0, 500], '0–500 €', 250],
    [[800, 800], '800 €', 800],
    [[500, 6000], '500–6.000 €', 3250],
    [[0, 15], '0–15 €', 10],
  ] as const)('says %j as %s', ([from, to], said, middle) => {
    expect(speakRange([from, to])).toBe(said)
    expect(middleEuro([from, to])).toBe(middle)
  })

  it('fits into the fields of a measure, whichever it is', () => {
    const measures = all.map(({ model }) => adoptedMeasure(model, plan))

    expect(measures.filter(({ title }) => title.length > 200)).toEqual([])
    expect(measures.filter(({ description }) => description.length > 4000)).toEqual([])
  })
})

function modelOf(key: string): ModelMeasure {
  const found = listModelMeasures().find((model) => model.key === key)
  if (found) return found
  throw new Error(`no model measure ${key}`)
}
