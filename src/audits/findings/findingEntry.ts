/** A finding with what became of it, and which of them a list shows. @module */

import type { Day, Instant } from '../../core/day.ts'
import { foldText } from '../../core/text.ts'
import type { Measure } from '../../measures/measure.ts'
import {
  dayOfFinding,
  type Finding,
  type FindingState,
  findingCode,
  findingState,
  isFindingOverdue,
} from '../finding.ts'

/** A finding as it is stored. */
export type FindingRecord = Finding & {
  readonly id: string
  readonly informationDomainId: string
  readonly snapshotId: string
  readonly accessId: string | null
  readonly createdAt: Instant
  readonly createdBy: string
  readonly answeredBy: string | null
}

export type FindingEntry = {
  readonly finding: FindingRecord
  readonly code: string
  readonly state: FindingState
  /** Dropped ones too; they settle nothing. */
  readonly measure: (Measure & { readonly id: string }) | undefined
  readonly dueOn: Day | null
  readonly isOverdue: boolean
}

export function findingEntry(
  finding: FindingRecord,
  measure: (Measure & { readonly id: string }) | undefined,
  today: Day,
): FindingEntry {
  return {
    finding,
    code: findingCode(finding.number),
    state: findingState(finding, measure),
    measure,
    dueOn: dayOfFinding(finding, measure),
    isOverdue: isFindingOverdue(finding, measure, today),
  }
}

export const findingChoices = ['offen', 'geplant', 'erledigt', 'ueberfaellig'] as const
type FindingChoice = (typeof findingChoices)[number]

export const findingChoiceLabels: Record<FindingChoice, string> = {
  offen: 'ohne Maßnahme',
  geplant: 'mit laufender Maßnahme',
  erledigt: 'erledigt, beantwortet oder zurückgezogen',
  ueberfaellig: 'überfällig',
}

/** Those that pass; what makes no sense filters nothing. */
export function listedFindings(
  entries: readonly FindingEntry[],
  { stand, art, suche }: Readonly<Record<string, string | undefined>>,
): FindingEntry[] {
  const words = foldText(suche ?? '').split(' ')
  return entries.filter((entry) => {
    const { code, finding } = entry
    const text = foldText(
      [code, finding.title, finding.text, finding.targetObjectCode, finding.requirement].join(' '),
    )
    return (
      isChosen(entry, stand) &&
      (!art || finding.kind === art) &&
      words.every((word) => text.includes(word))
    )
  })
}

/** „3 Feststellungen, 1 ohne Maßnahme, 1 überfällig“ */
export function speakFindings(entries: readonly FindingEntry[]): string {
  const inForce = entries.filter(({ state }) => state !== 'withdrawn')
  if (inForce.length === 0) return 'Keine Feststellung'
  const open = inForce.filter(({ state }) => state === 'open').length
  const late = inForce.filter(({ isOverdue }) => isOverdue).length
  return [
    inForce.length === 1 ? '1 Feststellung' : `${inForce.length} Feststellungen`,
    open > 0 ? `${open} ohne Maßnahme` : '',
    late > 0 ? `${late} überfällig` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

export type OpenFindings = { readonly open: number; readonly overdue: number }

/** „2 Feststellungen einer Prüfung sind noch zu beheben, 1 überfällig“ */
export function speakOpenFindings({ open, overdue }: OpenFindings): string {
  const said =
    open === 1
      ? '1 Feststellung einer Prüfung ist noch zu beheben'
      : `${open} Feststellungen aus Prüfungen sind noch zu beheben`
  return overdue > 0 ? `${said}, ${overdue} überfällig` : said
}

/** „C001, SYS.2.1.A1, Leitlinie“; '' for a finding about the whole. */
export function aboutText({
  targetObjectCode,
  module,
  requirement,
  documentTitle,
}: Pick<FindingRecord, 'targetObjectCode' | 'module' | 'requirement' | 'documentTitle'>): string {
  return [targetObjectCode, requirement || module, documentTitle].filter(Boolean).join(', ')
}

function isChosen({ state, isOverdue }: FindingEntry, choice: string | undefined): boolean {
  if (choice === 'offen') return state === 'open'
  if (choice === 'geplant') return state === 'planned'
  if (choice === 'erledigt') return ['settled', 'answered', 'withdrawn'].includes(state)
  return choice === 'ueberfaellig' ? isOverdue : true
}
