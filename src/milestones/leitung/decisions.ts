/** What the management is asked to decide: what only it can, then what needs its word. @module */
import { type Day, germanDay } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import type { Approval } from '../../documents/document.ts'
import { sumCosts } from '../../measures/costs.ts'
import { isUnfinished, type Measure } from '../../measures/measure.ts'
import type { MilestoneReport } from '../milestoneReport.ts'
import { speakLate } from '../speakDay.ts'

/** A requirement whose risk was proposed and not accepted yet. */
export type ProposedRisk = {
  readonly requirement: string
  readonly objectCode: string
  readonly objectName: string
}

/** `kind` and `subject` say where it is decided. */
export type Decision = { readonly text: string } & (
  | { readonly kind: 'approval'; readonly subject: Approval }
  | { readonly kind: 'risk'; readonly subject: ProposedRisk }
  | { readonly kind: 'extension'; readonly subject: MilestoneReport['summary'] }
  | { readonly kind: 'money'; readonly subject: Pick<Measure, 'code'> }
)

export type DecisionFacts = {
  readonly approvals: readonly Approval[]
  readonly proposedRisks: readonly ProposedRisk[]
  readonly milestones: readonly { readonly report: MilestoneReport }[]
  readonly measures: readonly Measure[]
  readonly today: Day
}

/** Documents to approve, risks to accept, dates that do not hold, measures that cost something. */
export function decisionsOf(facts: DecisionFacts): Decision[] {
  const { approvals, proposedRisks, milestones, measures, today } = facts
  return [
    ...approvals.map(
      (subject): Decision => ({
        kind: 'approval',
        subject,
        text: `Freigeben: ${subject.title}, Version ${subject.version}`,
      }),
    ),
    ...proposedRisks.map(
      (subject): Decision => ({
        kind: 'risk',
        subject,
        text: `Risiko annehmen oder ablehnen: ${subject.requirement} bei ${subject.objectCode} ${subject.objectName}`,
      }),
    ),
    ...milestones.flatMap(({ report }) => datesOf(report, today)),
    ...costlyMeasures(measures).map(
      (subject): Decision => ({
        kind: 'money',
        subject,
        text: `Mittel: ${subject.code} ${subject.title}, ${speakCosts(subject)}${subject.dueOn ? `, bis ${germanDay(subject.dueOn)}` : ''}`,
      }),
    ),
  ]
}

/** Unfinished measures that cost something, the dearest first. */
export function costlyMeasures<M extends Measure>(measures: readonly M[]): M[] {
  const costOf = (measure: Measure) => {
    const { onceCents, yearlyCents } = sumCosts([measure])
    return onceCents + yearlyCents
  }
  return measures
    .filter((measure) => isUnfinished(measure) && costOf(measure) > 0)
    .toSorted((a, b) => costOf(b) - costOf(a) || (a.code < b.code ? -1 : 1))
}

/** „12.000,00 € einmalig und 1.200,00 € jährlich“ */
export function speakCosts(...measures: readonly Measure[]): string {
  const { onceCents, yearlyCents } = sumCosts(measures)
  return [
    ...(onceCents > 0 ? [`${speakEuro(onceCents)} einmalig`] : []),
    ...(yearlyCents > 0 ? [`${speakEuro(yearlyCents)} jährlich`] : []),
  ].join(' und ')
}

function datesOf({ summary, details }: MilestoneReport, today: Day): Decision[] {
  const { state, dueOn, title } = summary
  const { reachedAtPaceOn } = details
  if (dueOn === null || state === 'reached' || state === 'ongoing') return []
  const text =
    state === 'overdue'
      ? `Über den Termin: ${title}, ${speakLate(dueOn, today)}`
      : `Termin in Gefahr: ${title}, beim jetzigen Tempo am ${germanDay(reachedAtPaceOn ?? dueOn)} statt am ${germanDay(dueOn)}`
  const isInDanger = state === 'overdue' || (reachedAtPaceOn !== null && reachedAtPaceOn > dueOn)
  return isInDanger ? [{ kind: 'extension', subject: summary, text }] : []
}
