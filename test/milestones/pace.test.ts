import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../src/core/day.ts'
import {
  combineFigures,
  type DayFigure,
  findPace,
  metSince,
  reachedAtPace,
  speakPace,
} from '../../src/milestones/pace.ts'
import { today } from './cast.ts'

/** Figures of the days so many days ago. */
function figuresOf(daysAgo: readonly number[], met: (daysAgo: number) => number): DayFigure[] {
  return daysAgo.map((ago) => ({ day: addDays(today, -ago), met: met(ago), total: 100 }))
}

function lastDays(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

describe('the pace', () => {
  it.each([
    ['of a straight line', figuresOf(lastDays(57), (ago) => 90 - ago), 1, 1],
    ['of a standstill', figuresOf(lastDays(57), () => 12), 0, 1],
    ['of a loss', figuresOf(lastDays(20), (ago) => 50 + 2 * ago), -2, 1],
    ['of two steps a week', figuresOf([0, 7, 14, 21], (ago) => 50 - (ago / 7) * 2), 2, 7],
    ['over gaps', figuresOf([0, 3, 20, 21, 40], (ago) => 90 - ago), 1, 1],
    ['in whatever order the days come', figuresOf([40, 0, 21, 3], (ago) => 90 - ago), 1, 1],
    [
      'of a bent line, by least squares',
      figuresOf([0, 10, 20], (ago) => (ago === 0 ? 30 : 0)),
      3,
      2,
    ],
  ])('is exact %s', (_sentence, figures, gained, inDays) => {
    expect(findPace(figures, today)).toEqual({ gained, inDays })
  })

  it.each([
    ['no figures', [], null],
    ['a single figure', [0], null],
    ['thirteen days', lastDays(13), null],
    ['fourteen days', lastDays(14), { gained: 1, inDays: 1 }],
    ['two figures thirteen days apart', [0, 13], { gained: 1, inDays: 1 }],
    ['two figures twelve days apart', [0, 12], null],
    ['figures only before the window', [57, 70, 80], null],
    ['figures whose first lies on the edge of the window', [43, 56], { gained: 1, inDays: 1 }],
    ['figures whose first lies before it', [44, 57], null],
  ])('with %s is %o', (_sentence, daysAgo, pace) => {
    expect(
      findPace(
        figuresOf(daysAgo, (ago) => 90 - ago),
        today,
      ),
    ).toEqual(pace)
  })

  it('looks neither further back than eight weeks nor into the future', () => {
    const inside = figuresOf(lastDays(57), (ago) => 90 - ago)
    const outside = figuresOf([-3, 57, 58, 100], () => 7)

    expect(findPace([...outside, ...inside], today)).toEqual({ gained: 1, inDays: 1 })
  })

  it('is of what is met, whatever the total does', () => {
    const figures = figuresOf(lastDays(30), (ago) => 90 - ago).map((figure, index) => ({
      ...figure,
      total: 100 + index * 5,
    }))

    expect(findPace(figures, today)).toEqual({ gained: 1, inDays: 1 })
  })

  it('of any straight line is its slope, with any gaps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.subarray(lastDays(57), { minLength: 2 }),
        (slope, base, daysAgo) => {
          fc.pre(Math.max(...daysAgo) - Math.min(...daysAgo) >= 13)

          const figures = figuresOf(daysAgo, (ago) => base + slope * (57 - ago))

          expect(findPace(figures, today)).toEqual({ gained: slope, inDays: 1 })
        },
      ),
    )
  })
})

describe('the day at this pace', () => {
  it.each([
    ['after the rest is done', { met: 60, total: 100 }, { gained: 1, inDays: 1 }, '2025-07-01'],
    ['rounded up', { met: 60, total: 100 }, { gained: 3, inDays: 1 }, '2025-06-05'],
    ['exact where it divides', { met: 58, total: 100 }, { gained: 3, inDays: 1 }, '2025-06-05'],
    ['of a slow pace', { met: 99, total: 100 }, { gained: 2, inDays: 7 }, '2025-05-26'],
    ['today when all is met', { met: 100, total: 100 }, { gained: -1, inDays: 1 }, today],
    [
      'today when more is met than asked',
      { met: 101, total: 100 },
      { gained: 0, inDays: 1 },
      today,
    ],
    ['never when nothing moves', { met: 99, total: 100 }, { gained: 0, inDays: 1 }, null],
    ['never when it goes back', { met: 99, total: 100 }, { gained: -1, inDays: 7 }, null],
    ['never when there is nothing to meet', { met: 0, total: 0 }, { gained: 1, inDays: 1 }, null],
    [
      'the last that can be told',
      { met: 0, total: 63_775 },
      { gained: 1, inDays: 1 },
      '2199-12-31',
    ],
    ['never when it lies beyond', { met: 0, total: 63_776 }, { gained: 1, inDays: 1 }, null],
  ])('is %s', (_sentence, figures, pace, day) => {
    expect(reachedAtPace(figures, pace, today)).toBe(day)
  })

  it('is the first day on which the line has all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 60 }),
        (rest, gained, inDays) => {
          const day = reachedAtPace({ met: 0, total: rest }, { gained, inDays }, today)
          fc.pre(day !== null)

          const days = daysBetween(today, day ?? today)
          expect(gained * days).toBeGreaterThanOrEqual(rest * inDays)
          expect(gained * (days - 1)).toBeLessThan(rest * inDays)
        },
      ),
    )
  })
})

describe('the sentence on the pace', () => {
  const pace = { gained: 1, inDays: 1 }

  it.each([
    [
      pace,
      '2025-08-18',
      '2025-06-30',
      'Beim Tempo der letzten 8 Wochen erreicht am 18.08.2025, 49 Tage zu spät.',
    ],
    [
      pace,
      '2025-07-01',
      '2025-06-30',
      'Beim Tempo der letzten 8 Wochen erreicht am 01.07.2025, 1 Tag zu spät.',
    ],
    [
      pace,
      '2025-06-30',
      '2025-06-30',
      'Beim Tempo der letzten 8 Wochen erreicht am 30.06.2025, genau zum Termin.',
    ],
    [
      pace,
      '2025-06-29',
      '2025-06-30',
      'Beim Tempo der letzten 8 Wochen erreicht am 29.06.2025, 1 Tag vor dem Termin.',
    ],
    [
      pace,
      '2025-06-28',
      '2025-06-30',
      'Beim Tempo der letzten 8 Wochen erreicht am 28.06.2025, 2 Tage vor dem Termin.',
    ],
    [pace, '2025-06-28', null, 'Beim Tempo der letzten 8 Wochen erreicht am 28.06.2025.'],
    [pace, null, '2025-06-30', 'Beim Tempo der letzten 8 Wochen ist kein Ende abzusehen.'],
    [null, null, '2025-06-30', 'Noch kein Tempo: Es gibt erst Zahlen von weniger als zwei Wochen.'],
  ])('for %o, reached on %s and due on %s, is right', (found, reachedOn, dueOn, sentence) => {
    expect(speakPace(found, reachedOn, dueOn)).toBe(sentence)
  })
})

describe('figures of several information domains', () => {
  it('add up on the days that all of them have', () => {
    const core = [
      { day: '2025-05-02', met: 2, total: 10 },
      { day: '2025-05-01', met: 1, total: 10 },
    ]
    const schools = [
      { day: '2025-05-02', met: 5, total: 7 },
      { day: '2025-05-03', met: 6, total: 7 },
    ]

    expect(combineFigures([core, schools])).toEqual([{ day: '2025-05-02', met: 7, total: 17 }])
    expect(combineFigures([core]).map(({ day }) => day)).toEqual(['2025-05-01', '2025-05-02'])
    expect(combineFigures([])).toEqual([])
  })
})

describe('the day since which all is met', () => {
  const day = (number: number, met: number, total = 10) => ({
    day: `2025-05-0${number}`,
    met,
    total,
  })

  it.each([
    ['the first of the last run', [day(1, 10), day(2, 9), day(3, 10), day(4, 10)], '2025-05-03'],
    ['the first of all', [day(2, 10), day(1, 10)], '2025-05-01'],
    ['none when the last is incomplete', [day(1, 10), day(2, 9)], null],
    ['none when the total was zero', [day(1, 0, 0)], null],
    ['none without figures', [], null],
  ])('is %s', (_sentence, figures, since) => {
    expect(metSince(figures)).toBe(since)
  })
})
