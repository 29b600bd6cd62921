/**
 * Leitungsbericht: two pages on where an information domain stands, what threatens its dates and what the management is
 * asked to decide. It names no persons.
 * @module
 */
import { percentMet, speakFigures } from '../src/assessment/figures.ts'
import type { Progress } from '../src/assessment/progress.ts'
import { type Day, germanDay } from '../src/core/day.ts'
import { type Measure, measureStatusLabels } from '../src/measures/measure.ts'
import { type Decision, speakCosts } from '../src/milestones/leitung/decisions.ts'
import type { TopRisk } from '../src/milestones/leitung/topRisks.ts'
import type { MilestoneReport } from '../src/milestones/milestoneReport.ts'
import { type Outlook, speakOutlook } from '../src/milestones/outlook.ts'
import { speakStanding } from '../src/milestones/speakStanding.ts'
import type { WibaCounts } from '../src/wiba/wibaProgress.ts'
import { germanNumber, type ReportContext } from './cover.ts'
import { drawBurnUp } from './pdf/drawBurnUp.ts'
import { breakableText } from './pdf/printableText.ts'
import { headOf, provenanceOf } from './pdf/reportHead.ts'
import { type PdfStandard, writePdf } from './pdf/writePdf.ts'
import { notRequired, testatIsGiven } from './testatWords.ts'
import { checkStatuses, checkStatusWords } from './words.ts'

export type ManagementReport = {
  /** The day that dates are compared with. */
  readonly today: Day
  readonly progress: Pick<Progress, 'whole' | 'profile'>
  readonly wiba: WibaCounts
  readonly outlook: Outlook
  /** By their current day. */
  readonly milestones: readonly MilestoneReport[]
  /** The gravest first. */
  readonly risks: readonly TopRisk[]
  readonly decisions: readonly Decision[]
  /** Unfinished measures that cost something, the dearest first. */
  readonly costly: readonly Measure[]
}

const name = {
  title: 'Leitungsbericht zur Basis-Absicherung',
  short: 'Leitungsbericht',
  subject: 'Fortschritt gegen die Termine, die größten Risiken und was zu entscheiden ist',
}

/** What fits on the two pages at two lines each. */
const most = { milestones: 7, risks: 6, decisions: 6, measures: 4 }

/** The template cuts what takes more than two lines; here what would take it long to look at. */
const mostCharacters = 400

export function writeManagementReport(
  context: ReportContext,
  report: ManagementReport,
  standard: PdfStandard = 'ua-1',
): Promise<Uint8Array> {
  const { progress, outlook, risks } = report
  const { dueOn, pace } = outlook
  return writePdf({
    template: 'management',
    standard,
    at: context.dataState.at,
    data: {
      report: headOf(context, name),
      headline: `Basis-Absicherung: ${speakFigures(progress.whole.basic)}`,
      lead: [dueOn ? `Testat am ${germanDay(dueOn)}.` : '', pace ?? ''].filter(Boolean).join(' '),
      isLate: pace?.includes('zu spät') ?? false,
      chart: drawBurnUp(outlook.chart) ?? null,
      chartText: `Erfüllte Basis-Anforderungen im Verlauf. ${speakOutlook(outlook)} ${speakGoals(report)}`,
      figures: figureRows(report, context.informationDomain.profile),
      statuses: checkStatuses.map((status) => checkStatusWords[status]),
      ...milestoneRows(report),
      risks: risks.slice(0, most.risks).map(({ text, detail }) => [text, short(detail)]),
      ...decisionRows(report),
      ...measureRows(report),
      limits: [notRequired, testatIsGiven],
      ...shortProvenance(context, report.today),
    },
  })
}

/** What the chart's lines say, for who does not see them. */
function speakGoals({ outlook }: ManagementReport): string {
  return outlook.chart.goals
    .slice(0, 8)
    .map(({ label }) => `${label}.`)
    .join(' ')
}

/** The same columns for all: what, met, of how much, percent, and how many have each status. */
function figureRows({ progress, wiba }: ManagementReport, profile: string | null): string[][] {
  const row = (label: string, { total, met, ...counts }: Progress['whole']['basic']) => [
    label,
    germanNumber(met),
    germanNumber(total),
    percentMet({ met, total }) === null ? '–' : `${percentMet({ met, total })} %`,
    ...checkStatuses.map((status) => germanNumber(counts[status])),
  ]
  const { yes, no, notRelevant, open, relevant } = wiba
  return [
    row('Basis-Anforderungen, ganze Modellierung', progress.whole.basic),
    ...(profile ? [row('davon im Kommunalprofil', progress.profile.basic)] : []),
    [
      'Prüffragen des WiBA',
      germanNumber(yes),
      germanNumber(relevant),
      relevant === 0 ? '–' : `${Math.floor((yes * 100) / relevant)} %`,
      ...[open, yes].map(germanNumber),
      '–',
      ...[no, notRelevant].map(germanNumber),
    ],
  ]
}

const tones = { reached: 'good', overdue: 'bad', due: '', ongoing: '' } as const

/** Those that are not reached before those that are, in the order of their days. */
function milestoneRows({ milestones, today }: ManagementReport) {
  const isReached = ({ summary }: MilestoneReport) => summary.state === 'reached'
  const wanted = new Set(
    [...milestones.filter((one) => !isReached(one)), ...milestones.filter(isReached)].slice(
      0,
      most.milestones,
    ),
  )
  return {
    milestones: milestones
      .filter((one) => wanted.has(one))
      .map((one) => {
        const { title, originalDueOn, dueOn, done, total, state } = one.summary
        return {
          title: short(title),
          original: originalDueOn ? germanDay(originalDueOn) : 'fortlaufend',
          extended: dueOn && dueOn !== originalDueOn ? germanDay(dueOn) : '–',
          progress:
            total === 0 ? one.details.progress : `${germanNumber(done)} von ${germanNumber(total)}`,
          standing: speakStanding(one, today),
          tone: tones[state],
        }
      }),
    moreMilestones: moreThan(milestones.length, wanted.size),
  }
}

/** „Freigeben“ apart from what is to be approved: who decides looks for the verb. Money has a table of its own. */
function decisionRows({ decisions: all }: ManagementReport) {
  const decisions = all.filter(({ kind }) => kind !== 'money')
  const wanted = spreadByKind(decisions, most.decisions)
  return {
    decisions: wanted.map(({ text }) => {
      const [verb = '', ...rest] = text.split(': ')
      return [verb, short(rest.join(': '))]
    }),
    moreDecisions: moreThan(decisions.length, wanted.length),
  }
}

/** Each kind gets its turn, so that no long list hides another. */
function spreadByKind(decisions: readonly Decision[], count: number): Decision[] {
  const kinds = (['approval', 'risk', 'extension'] as const).map((kind) =>
    decisions.filter((decision) => decision.kind === kind),
  )
  const rounds = Math.max(0, ...kinds.map(({ length }) => length))
  const inTurns = Array.from({ length: rounds }, (_, round) =>
    kinds.flatMap((ofKind) => ofKind.slice(round, round + 1)),
  ).flat()
  const wanted = new Set(inTurns.slice(0, count))
  return decisions.filter((decision) => wanted.has(decision))
}

function measureRows({ costly }: ManagementReport) {
  const shown = costly.slice(0, most.measures)
  return {
    measures: shown.map((measure) => [
      short(`${measure.code} ${measure.title}`),
      measureStatusLabels[measure.status],
      measure.dueOn ? germanDay(measure.dueOn) : 'ohne Termin',
      speakCosts(measure).replaceAll(' €', '\u00a0€'),
    ]),
    moreMeasures: moreThan(costly.length, shown.length),
    costs: costly.length > 0 ? speakCosts(...costly) : '',
  }
}

/** In pairs side by side, the longer values on the left; the checksum takes a line of its own. */
function shortProvenance(context: ReportContext, today: Day) {
  const values = new Map(provenanceOf(context, today))
  const { sequence, chainHead } = context.dataState
  const labels = [
    ...['Edition', 'Stand der Daten'],
    ...['Informationsverbund', 'Termine gerechnet zum'],
  ]
  return {
    provenance: labels.map((label) => [label, values.get(label) ?? '']),
    head: ['Kopf der Prüfkette', sequence > 0 ? `Nr. ${sequence}: ${chainHead}` : 'noch keiner'],
  }
}

function short(text: string): string {
  return breakableText([...text].slice(0, mostCharacters).join(''), 20)
}

/** „und 3 weitere“, or '' for none. */
function moreThan(total: number, shown: number): string {
  return total > shown ? `und ${germanNumber(total - shown)} weitere` : ''
}
