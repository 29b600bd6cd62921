import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/day.ts'
import {
  type BurnUpFacts,
  burnUp,
  monthFigures,
  narrowFrame,
  wideFrame,
} from '../../src/milestones/chart/burnUp.ts'
import { monthTicks } from '../../src/milestones/chart/monthTicks.ts'
import { withToday } from '../../src/milestones/pace.ts'

const today = '2025-05-22'
const days = Array.from({ length: 400 }, (_, index) => ({
  day: addDays(today, index - 399),
  met: Math.floor(index * 1.5),
  total: 850,
}))
const facts: BurnUpFacts = {
  days,
  today,
  reachedOn: '2025-11-01',
  goals: [
    { day: '2024-12-31', label: '31.12.2024 WiBA', look: 'late' },
    { day: '2025-06-30', label: '30.06.2025 Testat', look: 'coming' },
    { day: '2028-12-31', label: '31.12.2028 Reifegrad 3', look: 'coming' },
  ],
}

describe.each([
  ['wide', wideFrame],
  ['narrow', narrowFrame],
])('the burn-up chart, %s', (_, frame) => {
  const drawing = burnUp(facts, frame)
  const { plot } = drawing

  it('stands on today at the height of what is met', () => {
    const share = (plot.bottom - drawing.today.y) / (plot.bottom - plot.top)

    expect(share).toBeCloseTo(598 / 850, 2)
    expect(drawing.today.text).toBe('heute: 598')
  })

  it('leads to the total on the day that the pace says', () => {
    expect(drawing.forecast?.from).toEqual({ x: drawing.today.x, y: drawing.today.y })
    expect(drawing.forecast?.to.y).toBeCloseTo(plot.top, 0)
    expect(drawing.forecast?.to.x).toBe(drawing.marks.find((m) => m.look === 'forecast')?.x)
  })

  it('draws the milestones in the order of their days, and none that is years away', () => {
    const [wiba, testat] = drawing.marks

    expect(drawing.marks.map(({ text }) => text)).not.toContain('31.12.2028 Reifegrad 3')
    expect(wiba && testat && wiba.x < drawing.today.x && drawing.today.x < testat.x).toBe(true)
  })

  it('keeps everything inside the picture, and few points', () => {
    for (const { x, from, to } of drawing.marks) {
      expect(Math.min(x, from)).toBeGreaterThanOrEqual(plot.left)
      expect(Math.max(x, to)).toBeLessThanOrEqual(frame.width)
    }
    for (const { x } of drawing.ticks) expect(x).toBeGreaterThanOrEqual(plot.left)
    expect(drawing.met.length).toBeLessThan(1500)
  })
})

describe('what the chart shows at its edges', () => {
  it('goes on to the end of the picture where the end is far away', () => {
    const { forecast, plot, marks } = burnUp({ ...facts, reachedOn: '2040-01-01' }, wideFrame)

    expect(forecast?.to.x).toBe(plot.right)
    expect(forecast && forecast.to.y > plot.top).toBe(true)
    expect(marks.some(({ look }) => look === 'forecast')).toBe(false)
  })

  it('draws no forecast without an end, or once it is reached', () => {
    expect(burnUp({ ...facts, reachedOn: null }, wideFrame).forecast).toBeNull()
    expect(burnUp({ ...facts, reachedOn: today }, wideFrame).forecast).toBeNull()
  })

  it('does not divide by a total of nothing', () => {
    const empty = days.slice(-2).map(({ day }) => ({ day, met: 0, total: 0 }))

    expect(burnUp({ days: empty, today, goals: [], reachedOn: null }, wideFrame).met).not.toMatch(
      /NaN|Infinity/,
    )
  })
})

describe('figures of the chart', () => {
  it('end with today as it is now', () => {
    const now = { day: today, met: 700, total: 900 }

    expect(withToday(days, now).slice(-2)).toEqual([days.at(-2), now])
    expect(withToday([], now)).toEqual([now])
  })

  it('are told once a month', () => {
    const told = monthFigures(days).map(({ day }) => day)

    expect(told.slice(-3)).toEqual(['2025-03-31', '2025-04-30', '2025-05-22'])
  })
})

describe('ticks', () => {
  it.each([
    ['months', '2025-01-05', '2025-04-10', 4, ['Feb 25', 'Mär 25', 'Apr 25']],
    ['quarters', '2024-01-16', '2024-12-31', 4, ['Apr 24', 'Jul 24', 'Okt 24']],
    ['years', '2020-02-01', '2024-02-01', 4, ['Jan 21', 'Jan 22', 'Jan 23', 'Jan 24']],
    ['every other year', '2001-02-01', '2008-02-01', 4, ['Jan 02', 'Jan 04', 'Jan 06', 'Jan 08']],
    ['nothing within a month', '2025-01-05', '2025-01-20', 4, []],
  ])('are %s', (_, from, until, most, expected) => {
    expect(monthTicks(from, until, most).map(({ text }) => text)).toEqual(expected)
  })
})
