import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  effortLabels,
  efforts,
  ensureMeasureRules,
  isOverdue,
  type Measure,
  maximumCents,
  measureCode,
  measureStatuses,
  measureStatusLabels,
  nextMeasureCode,
} from '../../src/measures/measure.ts'

const measure: Measure = {
  code: 'M-001',
  title: 'Datensicherung erproben',
  description: '',
  status: 'planned',
  effort: 'days',
  responsibleId: null,
  dueOn: '2025-06-30',
  doneOn: null,
  personnelOnceCents: 0,
  personnelYearlyCents: 0,
  materialOnceCents: 0,
  materialYearlyCents: 0,
  yearlyFromOn: null,
  yearlyUntilOn: null,
  version: 1,
}

describe('a measure', () => {
  const accepted: [string, Partial<Measure>][] = [
    ['without a date or a person', { dueOn: null }],
    ['done with its day', { status: 'done', doneOn: '2025-05-01' }],
    ['with the highest cost', { materialOnceCents: maximumCents }],
    [
      'with yearly costs of a single day',
      { yearlyFromOn: '2025-07-01', yearlyUntilOn: '2025-07-01' },
    ],
    ['with yearly costs until its due day', { yearlyUntilOn: '2025-06-30' }],
    ['with an end but no beginning', { dueOn: null, yearlyUntilOn: '2025-01-01' }],
  ]

  it.each(accepted)('is accepted %s', (_sentence, change) => {
    expect(ensureMeasureRules({ ...measure, ...change })).toEqual({ ...measure, ...change })
  })

  const refused: [string, Partial<Measure>, string][] = [
    ['without a title', { title: '  ' }, 'title'],
    ['due on a day that does not exist', { dueOn: '2025-02-30' }, 'dueOn'],
    ['done without a day', { status: 'done' }, 'doneOn'],
    ['with a day of completion before it is done', { doneOn: '2025-05-01' }, 'doneOn'],
    ['with negative costs', { personnelOnceCents: -1 }, 'personnelOnceCents'],
    [
      'with costs above a billion euros',
      { materialYearlyCents: maximumCents + 1 },
      'materialYearlyCents',
    ],
    ['with a fraction of a cent', { materialOnceCents: 0.5 }, 'materialOnceCents'],
    [
      'with yearly costs that end before they begin',
      { yearlyFromOn: '2025-07-02', yearlyUntilOn: '2025-07-01' },
      'yearlyUntilOn',
    ],
    [
      'with yearly costs that end before the due day',
      { yearlyUntilOn: '2025-06-29' },
      'yearlyUntilOn',
    ],
  ]

  it.each(refused)('is refused %s', (_sentence, change, field) => {
    expect(() => ensureMeasureRules({ ...measure, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid', fields: { [field]: expect.any(String) } }),
    )
  })

  it('names every wrong field and itself', () => {
    expect(() => ensureMeasureRules({ ...measure, title: '', status: 'done' })).toThrow(
      'Bitte prüfen Sie die Angaben zur Maßnahme M-001: Bezeichnung fehlt. Bitte den Tag der Erledigung nennen.',
    )
  })

  const dueRows: [string, Partial<Measure>, boolean][] = [
    ['the day after it was due', { dueOn: '2025-05-21' }, true],
    ['on the day it is due', { dueOn: '2025-05-22' }, false],
    ['while work goes on', { dueOn: '2025-05-21', status: 'in_progress' }, true],
    ['once done', { dueOn: '2025-05-21', status: 'done' }, false],
    ['once dropped', { dueOn: '2025-05-21', status: 'dropped' }, false],
    ['without a date', { dueOn: null }, false],
  ]

  it.each(dueRows)('is overdue or not %s', (_sentence, change, expected) => {
    expect(isOverdue({ ...measure, ...change }, '2025-05-22')).toBe(expected)
  })

  it('has a German word for each status and effort', () => {
    expect(measureStatuses.map((status) => measureStatusLabels[status])).toEqual([
      'geplant',
      'in Umsetzung',
      'erledigt',
      'verworfen',
    ])
    expect(efforts.map((effort) => effortLabels[effort])).toEqual([
      'Stunden',
      'Tage',
      'Wochen',
      'Monate',
    ])
  })
})

describe('the code of a measure', () => {
  it.each([
    [1, 'M-001'],
    [999, 'M-999'],
    [1000, 'M-1000'],
  ])('of number %i is %s', (number, code) => {
    expect(measureCode(number)).toBe(code)
  })

  it.each([0, -1, 1.5])('does not exist for %d', (number) => {
    expect(() => measureCode(number)).toThrow(RangeError)
  })

  it('starts with M-001 and skips what is no code', () => {
    expect(nextMeasureCode([])).toBe('M-001')
    expect(nextMeasureCode(['M-007', 'Altlast', 'M-3'])).toBe('M-008')
  })

  it('is never given twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 })), (numbers) => {
        const codes = numbers.map(measureCode)

        expect(codes).not.toContain(nextMeasureCode(codes))
      }),
    )
  })
})
