/**
 * What an audit found (Feststellung), from a recommendation to a major deviation.
 * Source: BSI-Auditierungsschema, 4.6 (TESTAT.md §2).
 * @module
 */
import { addMonths, type Day, isDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { FindingKind } from '../core/findingKind.ts'
import { isUnfinished, type Measure } from '../measures/measure.ts'

/** Months within which a measure is proposed where the auditor names no day; a recommendation proposes none. */
const leadMonths: Record<FindingKind, number | null> = { major: 1, minor: 3, recommendation: null }

/** What an auditor says; what it is about stands as the snapshot names it, '' where it names nothing. */
export type FindingStatement = {
  readonly kind: FindingKind
  readonly title: string
  readonly text: string
  readonly targetObjectCode: string
  readonly module: string
  readonly requirement: string
  readonly documentTitle: string
  readonly foundOn: Day
  /** The auditor's deadline. */
  readonly dueOn: Day | null
}

export type Finding = FindingStatement & {
  readonly number: number
  readonly withdrawnOn: Day | null
  readonly withdrawnBecause: string | null
  readonly measureId: string | null
  readonly answer: string
  readonly answeredOn: Day | null
  readonly version: number
}

export const findingStates = ['open', 'planned', 'settled', 'answered', 'withdrawn'] as const
export type FindingState = (typeof findingStates)[number]

export const findingStateLabels: Record<FindingState, string> = {
  open: 'ohne Maßnahme',
  planned: 'Maßnahme läuft',
  settled: 'Maßnahme erledigt',
  answered: 'beantwortet',
  withdrawn: 'zurückgezogen',
}

/** F-001 … F-999, F-1000 */
export function findingCode(number: number): string {
  return `F-${String(number).padStart(3, '0')}`
}

/** The number in „F-001“; undefined for anything else. */
export function findingNumber(code: string): number | undefined {
  const [, digits] = /^F-(\d{1,6})$/i.exec(code.trim()) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** A dropped measure settles nothing: the finding is open again. */
export function findingState(
  finding: Pick<Finding, 'withdrawnOn' | 'answeredOn'>,
  measure: Pick<Measure, 'status'> | undefined,
): FindingState {
  if (finding.withdrawnOn !== null) return 'withdrawn'
  if (finding.answeredOn !== null) return 'answered'
  if (!measure || measure.status === 'dropped') return 'open'
  return isUnfinished(measure) ? 'planned' : 'settled'
}

/** By when it is to be settled: the day of the measure, without one that of the auditor. */
export function dayOfFinding(
  finding: Pick<Finding, 'dueOn'>,
  measure: Pick<Measure, 'status' | 'dueOn'> | undefined,
): Day | null {
  return measure && measure.status !== 'dropped' ? measure.dueOn : finding.dueOn
}

/** Whether work is still to be done although the day has passed. */
export function isFindingOverdue(
  finding: Pick<Finding, 'withdrawnOn' | 'answeredOn' | 'dueOn'>,
  measure: Pick<Measure, 'status' | 'dueOn'> | undefined,
  today: Day,
): boolean {
  const state = findingState(finding, measure)
  const day = dayOfFinding(finding, measure)
  return (state === 'open' || state === 'planned') && day !== null && day < today
}

/** The day proposed for its measure: the auditor's, else by its kind; null for a recommendation without one. */
export function proposedDay({ kind, dueOn }: Pick<Finding, 'kind' | 'dueOn'>, today: Day) {
  const months = leadMonths[kind]
  return dueOn ?? (months === null ? null : addMonths(today, months))
}

/** Throws `invalid` and names every field concerned. */
export function ensureFindingRules<Given extends FindingStatement>(
  finding: Given,
  today: Day,
): Given {
  const fields = findingProblems(finding, today)
  if (Object.keys(fields).length === 0) return finding
  throw new Failure('invalid', 'Bitte prüfen Sie die Angaben zur Feststellung.', fields)
}

export function findingProblems(
  { title, text, foundOn, dueOn }: FindingStatement,
  today: Day,
): Record<string, string> {
  return {
    ...(title.trim() === '' ? { title: 'Titel fehlt.' } : {}),
    ...(text.trim() === '' ? { text: 'Bitte beschreiben Sie, was Sie festgestellt haben.' } : {}),
    ...foundProblems(foundOn, today),
    ...(dueOn !== null && dueOn < foundOn
      ? { dueOn: 'Die Frist liegt vor dem Tag der Feststellung.' }
      : {}),
  }
}

function foundProblems(foundOn: Day, today: Day): Record<string, string> {
  if (!isDay(foundOn)) return { foundOn: 'Tag der Feststellung fehlt.' }
  return foundOn > today ? { foundOn: 'Der Tag der Feststellung liegt in der Zukunft.' } : {}
}
