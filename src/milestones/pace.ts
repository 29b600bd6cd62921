/**
 * Pace: how much is met per day, as the slope of the stored daily figures over the last eight weeks
 * (method of least squares), and what it means for a date.
 * @module
 */
import { addDays, type Day, daysBetween, germanDay } from '../core/day.ts'

/** What was met of how much at the end of a day. */
export type DayFigure = { readonly day: Day; readonly met: number; readonly total: number }

/** An exact fraction in lowest terms: `gained` in `inDays` days; negative where more was lost. */
export type Pace = { readonly gained: number; readonly inDays: number }

/** Eight weeks back from today, both ends included. */
const paceWindowDays = 56
/** Fewer than two weeks of figures, first and last day included, show no pace. */
const minimumFigureDays = 14

/** Beyond it a date says nothing, and `isDay` knows none. */
const lastDay = '2199-12-31'

/** The figures with today's as the last: it is counted now, the stored one is of the last night. */
export function withToday(days: readonly DayFigure[], now: DayFigure): DayFigure[] {
  return [...days.filter(({ day }) => day < now.day), now]
}

/**
 * The pace of the figures within the window; null with fewer than two weeks of them. Gaps do no harm,
 * each figure stands at its day. A total that changes does not matter: the pace is of what is met.
 */
export function findPace(figures: readonly DayFigure[], today: Day): Pace | null {
  const first = addDays(today, -paceWindowDays)
  const points = figures
    .filter(({ day }) => first <= day && day <= today)
    .map(({ day, met }) => ({ x: daysBetween(first, day), y: met }))
  const days = points.map(({ x }) => x)
  const span = Math.max(...days) - Math.min(...days) + 1
  return span < minimumFigureDays ? null : slopeOf(points)
}

/**
 * The day on which today's total is met at this pace, rounded up to whole days; today when it is met
 * already; null when there is nothing to meet, no progress, or no end before the year 2200.
 */
export function reachedAtPace(
  { met, total }: Pick<DayFigure, 'met' | 'total'>,
  pace: Pace,
  today: Day,
): Day | null {
  if (total === 0) return null
  if (met >= total) return today
  if (pace.gained <= 0) return null
  const days = Math.ceil(((total - met) * pace.inDays) / pace.gained)
  return days <= daysBetween(today, lastDay) ? addDays(today, days) : null
}

/** „Beim Tempo der letzten 8 Wochen erreicht am 18.08.2025, 49 Tage zu spät.“ */
export function speakPace(pace: Pace | null, reachedOn: Day | null, dueOn: Day | null): string {
  if (pace === null) return 'Noch kein Tempo: Es gibt erst Zahlen von weniger als zwei Wochen.'
  if (reachedOn === null) return 'Beim Tempo der letzten 8 Wochen ist kein Ende abzusehen.'
  const lateness = dueOn === null ? '' : `, ${speakLateness(daysBetween(dueOn, reachedOn))}`
  return `Beim Tempo der letzten 8 Wochen erreicht am ${germanDay(reachedOn)}${lateness}.`
}

/** The figures of several information domains together, on the days that all of them have. */
export function combineFigures(series: readonly (readonly DayFigure[])[]): DayFigure[] {
  const sums = new Map<Day, { met: number; total: number; count: number }>()
  for (const { day, met, total } of series.flat()) {
    const sum = sums.get(day) ?? { met: 0, total: 0, count: 0 }
    sums.set(day, { met: sum.met + met, total: sum.total + total, count: sum.count + 1 })
  }
  return [...sums]
    .filter(([, { count }]) => count === series.length)
    .map(([day, { met, total }]) => ({ day, met, total }))
    .sort((a, b) => daysBetween(b.day, a.day))
}

/**
 * The first day of the run of days, up to the last figure, on which all was met; null when the last
 * figure is not complete.
 */
export function metSince(figures: readonly DayFigure[]): Day | null {
  const latestFirst = figures.toSorted((a, b) => daysBetween(a.day, b.day))
  const lastUnmet = latestFirst.findIndex(({ met, total }) => total === 0 || met < total)
  const run = lastUnmet === -1 ? latestFirst : latestFirst.slice(0, lastUnmet)
  return run.at(-1)?.day ?? null
}

function slopeOf(points: readonly { x: number; y: number }[]): Pace {
  let [sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0]
  for (const { x, y } of points) {
    sumX += x
    sumY += y
    sumXX += x * x
    sumXY += x * y
  }
  const gained = points.length * sumXY - sumX * sumY
  const inDays = points.length * sumXX - sumX * sumX
  const divisor = greatestDivisor(Math.abs(gained), inDays)
  return { gained: gained / divisor, inDays: inDays / divisor }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

function speakLateness(days: number): string {
  if (days === 0) return 'genau zum Termin'
  const count = Math.abs(days)
  const text = count === 1 ? '1 Tag' : `${count} Tage`
  return days > 0 ? `${text} zu spät` : `${text} vor dem Termin`
}
