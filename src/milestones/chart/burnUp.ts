/**
 * The burn-up chart as numbers: what was met of how much, day by day, the milestones, and where today's pace leads.
 * The view only writes them down. Lengths are in the units of the drawing, as wide as its frame says.
 * @module
 */
import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { addDays, type Day, epochDay, germanDay } from '../../core/day.ts'
import type { DayFigure } from '../pace.ts'
import { monthTicks } from './monthTicks.ts'
import { type PlacedLabel, placeLabels, rowsOf } from './placeLabels.ts'

/** What a vertical line stands for: a milestone in one of its states, or the day that the pace leads to. */
export type MarkLook = 'late' | 'coming' | 'good' | 'forecast'

export type Goal = { readonly day: Day; readonly label: string; readonly look: MarkLook }

export type BurnUpFacts = {
  /** In the order of their days; the last one is today's. At least two. */
  readonly days: readonly DayFigure[]
  readonly today: Day
  readonly goals: readonly Goal[]
  /** The day on which all is met at today's pace; null where no end is in sight. */
  readonly reachedOn: Day | null
}

export type Frame = { readonly width: number; readonly plotHeight: number }

export const wideFrame: Frame = { width: 1040, plotHeight: 222 }
export const narrowFrame: Frame = { width: 360, plotHeight: 190 }

export type Mark = PlacedLabel & {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly look: MarkLook
}

type Point = { readonly x: number; readonly y: number }

export type BurnUp = {
  readonly width: number
  readonly height: number
  readonly plot: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  readonly met: string
  readonly total: string
  readonly totalText: { readonly y: number; readonly text: string }
  readonly today: Point & { readonly text: string; readonly anchor: 'start' | 'end' }
  readonly forecast: { readonly from: Point; readonly to: Point } | null
  readonly marks: readonly Mark[]
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
}

const rowHeight = 17
const leftMargin = 40
const rightMargin = 8
const axisHeight = 24
/** Fira Sans at 12 units, on the safe side. */
const characterWidth = 6.7

const mostPoints = 90

/** What lies further ahead would press the work done so far into a corner. */
const goalHorizonDays = 365
const forecastHorizonDays = 730

export function burnUp(facts: BurnUpFacts, { width, plotHeight }: Frame): BurnUp {
  const { days, today } = facts
  const range = rangeOf(facts)
  const left = leftMargin
  const right = width - rightMargin
  const x = scaleLinear([epochDay(range.from), epochDay(range.until)], [left, right])
  const xOf = (day: Day) => round(x(epochDay(day)))
  const goals = goalsWithin(facts, range)
  const labels = placeLabels(
    goals.map(({ day, label }) => ({ x: xOf(day), width: label.length * characterWidth })),
    { left, right: width },
  )
  const top = rowsOf(labels) * rowHeight + 8
  const bottom = top + plotHeight
  const most = Math.max(1, ...days.map(({ total }) => total))
  const y = scaleLinear([0, most], [bottom, top])
  const yOf = (value: number) => round(y(value))
  const last = days.at(-1) ?? { day: today, met: 0, total: 0 }
  const path = line<readonly [number, number]>().digits(1)
  const points = (figures: readonly DayFigure[], of: 'met' | 'total') =>
    figures.map((figure) => [xOf(figure.day), yOf(figure[of])] as const)
  const grown = days.filter(({ total }, index) => total !== days[index - 1]?.total)
  const end = [right, yOf(last.total)] as const
  return {
    width,
    height: bottom + axisHeight,
    plot: { left, right, top, bottom },
    met: path(points(thinned(days), 'met')) ?? '',
    total: path.curve(curveStepAfter)([...points(grown, 'total'), end]) ?? '',
    totalText: { y: yOf(last.total), text: String(last.total) },
    today: todayPoint(xOf(today), yOf(last.met), last.met),
    forecast: forecastOf(facts, last, range.until, xOf, yOf),
    marks: goals.map(({ day, label, look }, index) => ({
      ...(labels[index] ?? { row: 0, from: 0, to: 0, anchor: 'start' }),
      x: xOf(day),
      y: round(top - 4 - (labels[index]?.row ?? 0) * rowHeight),
      text: label,
      look,
    })),
    ticks: monthTicks(range.from, range.until, Math.floor(width / 110))
      .map((tick) => ({ x: xOf(tick.day), text: tick.text }))
      .filter((tick) => tick.x + tick.text.length * characterWidth <= width),
  }
}

/** The last figure of each month, and today's: what the chart shows, for those who read. */
export function monthFigures(days: readonly DayFigure[]): DayFigure[] {
  return days.filter(({ day }, index) => day.slice(0, 7) !== days[index + 1]?.day.slice(0, 7))
}

/** More points than pixels say nothing; the last one always stays. */
function thinned(days: readonly DayFigure[]): DayFigure[] {
  const step = Math.ceil(days.length / mostPoints)
  return days.filter((_, index) => (days.length - 1 - index) % step === 0)
}

function rangeOf({ days, today, goals, reachedOn }: BurnUpFacts): { from: Day; until: Day } {
  const near = goals.map(({ day }) => day).filter((day) => day <= addDays(today, goalHorizonDays))
  const foreseen =
    reachedOn !== null && reachedOn <= addDays(today, forecastHorizonDays) ? [reachedOn] : []
  const [last = today] = [addDays(today, 45), ...near, ...foreseen].sort().toReversed()
  return { from: days[0]?.day ?? today, until: addDays(last, 14) }
}

/** Milestones within the picture, and the day the pace leads to. */
function goalsWithin(
  { goals, reachedOn, today }: BurnUpFacts,
  { from, until }: { from: Day; until: Day },
): Goal[] {
  const forecast: Goal[] =
    reachedOn !== null && reachedOn > today
      ? [{ day: reachedOn, label: `${germanDay(reachedOn)} beim jetzigen Tempo`, look: 'forecast' }]
      : []
  return [...goals, ...forecast].filter(({ day }) => from <= day && day <= until)
}

function todayPoint(x: number, y: number, met: number): BurnUp['today'] {
  const text = `heute: ${met}`
  const needed = text.length * characterWidth + 10
  return { x, y, text, anchor: x - needed < leftMargin ? 'start' : 'end' }
}

/** From today to the day of the end, or as far as the picture goes. */
function forecastOf(
  { reachedOn, today }: BurnUpFacts,
  { met, total }: DayFigure,
  until: Day,
  xOf: (day: Day) => number,
  yOf: (value: number) => number,
): BurnUp['forecast'] {
  if (reachedOn === null || reachedOn <= today) return null
  const from = { x: xOf(today), y: yOf(met) }
  if (reachedOn <= until) return { from, to: { x: xOf(reachedOn), y: yOf(total) } }
  const share = (epochDay(until) - epochDay(today)) / (epochDay(reachedOn) - epochDay(today))
  return { from, to: { x: xOf(until), y: yOf(met + (total - met) * share) } }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
