/** The list of measures: its order, its filters, and what its heading says. @module */
import type { Day } from '../core/day.ts'
import { foldText } from '../core/text.ts'
import {
  isOverdue,
  isUnfinished,
  lacksPlan,
  type Measure,
  type MeasureStatus,
  measureStatuses,
} from './measure.ts'

/** `open`: planned or in progress. */
export const measureStateFilters = ['open', ...measureStatuses] as const
export type MeasureStateFilter = (typeof measureStateFilters)[number]

export const measureGaps = ['overdue', 'unplanned'] as const
export type MeasureGap = (typeof measureGaps)[number]

/** What a list is narrowed to; empty filters nothing. `person` is an id, or `nobody`. */
export type MeasureFilter = {
  readonly state?: MeasureStateFilter | undefined
  readonly person?: string | undefined
  readonly gap?: MeasureGap | undefined
  readonly search?: string | undefined
}

type Listed = Pick<
  Measure,
  'code' | 'title' | 'description' | 'status' | 'responsibleId' | 'dueOn' | 'doneOn'
>

/** Those that pass, in the order of work: unfinished ones by their day, undated ones after them, then the others. */
export function listedMeasures<M extends Listed>(
  measures: readonly M[],
  filter: MeasureFilter,
  today: Day,
): M[] {
  return measures
    .filter((measure) => passes(measure, filter, today))
    .toSorted((a, b) => {
      const [left, right] = [orderOf(a), orderOf(b)]
      return left < right ? -1 : Number(left > right)
    })
}

export function isInGap(measure: Listed, gap: MeasureGap, today: Day): boolean {
  return gap === 'overdue' ? isOverdue(measure, today) : lacksPlan(measure)
}

/** „7 offene Maßnahmen, 2 überfällig“, or that nothing is open. */
export function speakMeasures(measures: readonly Listed[], today: Day): string {
  if (measures.length === 0) return 'Noch keine Maßnahme'
  const open = measures.filter(isUnfinished).length
  const overdue = measures.filter((measure) => isOverdue(measure, today)).length
  if (open === 0) return 'Keine offene Maßnahme'
  const said = open === 1 ? '1 offene Maßnahme' : `${open} offene Maßnahmen`
  return overdue === 0 ? said : `${said}, ${overdue} überfällig`
}

function passes(measure: Listed, filter: MeasureFilter, today: Day): boolean {
  const { state, person, gap, search } = filter
  const words = foldText(search ?? '').split(' ')
  const text = foldText(`${measure.code} ${measure.title} ${measure.description}`)
  return (
    isInState(measure.status, state) &&
    (!person || (measure.responsibleId ?? 'nobody') === person) &&
    (!gap || isInGap(measure, gap, today)) &&
    words.every((word) => text.includes(word))
  )
}

function isInState(status: MeasureStatus, state: MeasureStateFilter | undefined): boolean {
  if (!state) return true
  return state === 'open' ? isUnfinished({ status }) : status === state
}

function orderOf(measure: Listed): string {
  const code = measure.code.replace(/\d+/, (digits) => digits.padStart(9, '0'))
  return isUnfinished(measure) ? `0 ${measure.dueOn ?? '9999'} ${code}` : `1 ${code}`
}
