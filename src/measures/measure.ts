/**
 * Work that closes gaps (Maßnahme). One measure may serve several checks.
 * @module
 */
import { type Day, isDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'

export const measureStatuses = ['planned', 'in_progress', 'done', 'dropped'] as const
export type MeasureStatus = (typeof measureStatuses)[number]

export const measureStatusLabels: Record<MeasureStatus, string> = {
  planned: 'geplant',
  in_progress: 'in Umsetzung',
  done: 'erledigt',
  dropped: 'verworfen',
}

export const efforts = ['hours', 'days', 'weeks', 'months'] as const
export type Effort = (typeof efforts)[number]

export const effortLabels: Record<Effort, string> = {
  hours: 'Stunden',
  days: 'Tage',
  weeks: 'Wochen',
  months: 'Monate',
}

/** Whole euro cents, 0 or more; personnel and material apart, each once and per year (A.6). */
export const costFields = [
  'personnelOnceCents',
  'personnelYearlyCents',
  'materialOnceCents',
  'materialYearlyCents',
] as const
type CostField = (typeof costFields)[number]

export type Costs = Readonly<Record<CostField, number>>

/** Of one cost field, 1 billion euros: above it somebody mistyped. */
export const maximumCents = 100_000_000_000

/**
 * `code` is what people see (M-001). Yearly costs run from `yearlyFromOn` (without it from `dueOn`)
 * to `yearlyUntilOn` (without it: no end). `doneOn` stands exactly when the status is `done`.
 */
export type Measure = Costs & {
  readonly code: string
  readonly title: string
  readonly description: string
  readonly status: MeasureStatus
  readonly effort: Effort | null
  readonly responsibleId: string | null
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly yearlyFromOn: Day | null
  readonly yearlyUntilOn: Day | null
  readonly version: number
}

/**
 * Title, days and costs must make sense, `done` needs its day and only `done` has one.
 * Throws `invalid` and names every field concerned.
 */
export function ensureMeasureRules<M extends Omit<Measure, 'version'>>(measure: M): M {
  const fields = {
    ...titleProblems(measure),
    ...dayProblems(measure),
    ...doneProblems(measure),
    ...costProblems(measure),
  }
  if (Object.keys(fields).length === 0) return measure
  throw new Failure(
    'invalid',
    `Bitte prüfen Sie die Angaben zur Maßnahme ${measure.code}: ${Object.values(fields).join(' ')}`,
    fields,
  )
}

/** Whether work is still to be done although the day has passed; on the due day itself it is not. */
export function isOverdue(measure: Pick<Measure, 'status' | 'dueOn'>, today: Day): boolean {
  return isUnfinished(measure) && measure.dueOn !== null && measure.dueOn < today
}

/** Where a measure can go from here, the usual step first. What is over can be taken up again. */
export function nextStatuses(status: MeasureStatus): readonly MeasureStatus[] {
  const next: Record<MeasureStatus, readonly MeasureStatus[]> = {
    planned: ['in_progress', 'done', 'dropped'],
    in_progress: ['done', 'planned', 'dropped'],
    done: ['in_progress'],
    dropped: ['planned'],
  }
  return next[status]
}

/** Without a person or a day nobody works on it: it is shown as unplanned. */
export function lacksPlan(measure: Pick<Measure, 'status' | 'responsibleId' | 'dueOn'>): boolean {
  return isUnfinished(measure) && (measure.responsibleId === null || measure.dueOn === null)
}

/** Whether a measure still closes a gap some day: planned or in progress. */
export function isUnfinished(measure: Pick<Measure, 'status'>): boolean {
  return measure.status === 'planned' || measure.status === 'in_progress'
}

/** M-001 … M-999, M-1000; throws RangeError for what is no number of a measure. */
export function measureCode(number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`no measure ${number}`)
  return `M-${String(number).padStart(3, '0')}`
}

/** The code after the highest one in use, so that a code never names two measures. */
export function nextMeasureCode(codes: Iterable<string>): string {
  let highest = 0
  for (const code of codes) {
    const [, digits = '0'] = /^M-(\d+)$/.exec(code) ?? []
    highest = Math.max(highest, Number(digits))
  }
  return measureCode(highest + 1)
}

type Problems = Record<string, string>

function titleProblems({ title }: Pick<Measure, 'title'>): Problems {
  return title.trim() === '' ? { title: 'Bezeichnung fehlt.' } : {}
}

function dayProblems(measure: Omit<Measure, 'version'>): Problems {
  const problems: Problems = {}
  for (const field of ['dueOn', 'doneOn', 'yearlyFromOn', 'yearlyUntilOn'] as const) {
    const day = measure[field]
    if (day !== null && !isDay(day)) problems[field] = `„${day}“ ist kein gültiger Tag.`
  }
  const start = measure.yearlyFromOn ?? measure.dueOn
  const end = measure.yearlyUntilOn
  if (start !== null && end !== null && end < start) {
    problems.yearlyUntilOn ??= 'Die laufenden Kosten enden, bevor sie beginnen.'
  }
  return problems
}

function doneProblems({ status, doneOn }: Pick<Measure, 'status' | 'doneOn'>): Problems {
  if (status === 'done' && doneOn === null)
    return { doneOn: 'Bitte den Tag der Erledigung nennen.' }
  if (status !== 'done' && doneOn !== null) {
    return { doneOn: 'Nur eine erledigte Maßnahme hat einen Tag der Erledigung.' }
  }
  return {}
}

function costProblems(costs: Costs): Problems {
  const wrong = costFields.filter((field) => {
    const cents = costs[field]
    return !Number.isSafeInteger(cents) || cents < 0 || cents > maximumCents
  })
  const message = 'Kosten sind ganze Cent zwischen 0 und 1 Milliarde Euro.'
  return Object.fromEntries(wrong.map((field) => [field, message]))
}
