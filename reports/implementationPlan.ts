/**
 * A.6 Realisierungsplan: what is still to be done, by whom, until when, at what cost.
 * Source: BSI-Standard 200-2, chapter 9.
 * @module
 */
import type { Day } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import { sortedBy } from './order.ts'
import {
  countedCosts,
  type MeasureCosts,
  type PlanLine,
  type PlannedMeasure,
  type PlanRow,
  startPlanLines,
} from './planLines.ts'
import type { Cell, RowStyle, Sheet, Workbook } from './sheet.ts'
import {
  day,
  type Field,
  type Items,
  id,
  int,
  linked,
  mapItems,
  money,
  rowNumbers,
  sheetOf,
  text,
} from './table.ts'
import {
  checkStatusWords,
  effortWords,
  type Level,
  levelWords,
  measureStatusTones,
  measureStatusWords,
  tonesOfStatusWords,
} from './words.ts'

/** What a measure costs in each of the budget's years, and what no year can plan yet; euro cents. */
export type BudgetLine = {
  code: string
  title: string
  years: readonly { onceCents: number; yearlyCents: number }[]
  undated: { onceCents: number; yearlyCents: number }
}

/** The risk of a Basis requirement cannot be accepted. */
export type AcceptedRisk = {
  targetObjectCode: string
  targetObjectName: string
  moduleId: string
  requirementId: string
  requirementTitle: string
  level: Exclude<Level, 'basic'>
  reason: string
  acceptedBy: string
  acceptedOn: Day
}

export type ImplementationPlan = {
  /** In the order of work: R1 before R2 before R3. As many as `counts.rows`. */
  rows: Items<PlanRow>
  /** `unplanned` lacks person or date although it is „nein“ or „teilweise“. */
  counts: { rows: number; basic: number; unplanned: number }
  measures: readonly PlannedMeasure[]
  /** Calendar years, ascending; the lines have as many. A dropped measure has no line. */
  budget: { years: readonly number[]; lines: readonly BudgetLine[] }
  acceptedRisks: readonly AcceptedRisk[]
}

type CostLine = { line: BudgetLine; kind: 'once' | 'yearly' }

const planSheetName = 'Realisierungsplan'
const measureSheetName = 'Maßnahmen'

/** A.6. Rows are read once and not kept. */
export function implementationPlan(context: ReportContext, input: ImplementationPlan): Workbook {
  const measures = sortedBy(input.measures, ({ code }) => [code])
  return workbookOf(context, {
    name: 'a6',
    title: 'A.6 Realisierungsplan',
    subject: 'Was noch umzusetzen ist, durch wen, bis wann und mit welchen Kosten.',
    facts: [
      fact('Offene Anforderungen', input.counts.rows),
      fact('davon Basis-Anforderungen', input.counts.basic),
      fact('davon ungeplant', input.counts.unplanned),
      fact('Maßnahmen', measures.length),
      ...costFacts(measures),
      fact('Angenommene Risiken', input.acceptedRisks.length),
    ],
    notes: [
      'Das Risiko einer nicht erfüllten Basis-Anforderung kann nicht angenommen werden.',
      'Standard- und erhöhte Anforderungen verlangt die Basis-Absicherung nicht. Sie stehen hier nur, wenn sie geprüft sind oder eine Maßnahme ihnen dient; alle stehen in A.4.',
      'Kosten gehören zu Maßnahmen. Dient eine Maßnahme mehreren Anforderungen, stehen ihre Kosten nur in der ersten Zeile.',
    ],
    legend: [
      {
        term: 'ungeplant',
        meaning:
          '„nein“ oder „teilweise“, aber es fehlt die verantwortliche Person oder der Termin.',
        tone: 'bad',
      },
    ],
    sheets: [
      planSheet({ ...input, measures }),
      measureSheet(measures),
      budgetSheet(input.budget),
      riskSheet(input.acceptedRisks),
    ],
  })
}

function costFacts(measures: readonly PlannedMeasure[]) {
  return costFields<PlannedMeasure>(countedCosts).map(({ title, amount }) => {
    const cents = measures.reduce((sum, measure) => sum + (amount?.(measure) ?? 0), 0)
    return fact(`Kosten ${title}`, { euroCents: cents })
  })
}

function planSheet(input: ImplementationPlan): Sheet {
  const measureRow = rowNumbers(input.measures, ({ code }) => code)
  return sheetOf<PlanLine>({
    name: planSheetName,
    title: 'Offene Anforderungen in der Reihenfolge der Umsetzung',
    intro: ['R1 vor R2 vor R3 ist eine zeitliche Reihenfolge, keine Gewichtung.'],
    frozenColumns: 3,
    fields: [
      text('Reihenfolge', 12, ({ row }) => row.priority),
      text('Zielobjekt', 19, ({ row }) => `${row.targetObjectCode} ${row.targetObjectName}`),
      id('Baustein', 10, ({ row }) => row.moduleId),
      id('Anforderung', 13, ({ row }) => row.requirementId),
      text('Titel', 24, ({ row }) => row.requirementTitle),
      text('Stufe', 9, ({ row }) => levelCell(row.level)),
      text('Status', 12, ({ row }) => checkStatusWords[row.status], { tones: tonesOfStatusWords }),
      text('Maßnahmen', 12, ({ row }) => measureCell(row.measureCodes, measureRow)),
      text('Verantwortlich', 16, ({ row }) => row.responsible),
      day('Umsetzung bis', ({ row }) => row.dueOn),
      ...costFields<PlanLine>(({ costs }) => costs),
      text('Bemerkung', 22, ({ remark, isUnplanned }) =>
        isUnplanned ? { value: remark, tone: 'bad' } : remark,
      ),
    ],
    items: mapItems(input.rows, () => startPlanLines(input.measures)),
    style: ({ isUnplanned }): RowStyle => (isUnplanned ? 'flagged' : 'plain'),
    total: 'Summe',
    expected: input.counts.rows,
  })
}

function measureSheet(measures: readonly PlannedMeasure[]): Sheet {
  return sheetOf<PlannedMeasure>({
    name: measureSheetName,
    title: 'Maßnahmen mit ihren Kosten',
    intro: ['Jede Maßnahme steht einmal da. Verworfene zählen bei den Kosten nicht mit.'],
    fields: [
      id('Maßnahme', 12, (measure) => measure.code),
      text('Titel', 26, (measure) => measure.title),
      text('Beschreibung', 30, (measure) => measure.description),
      text('Status', 12, ({ status }) => measureStatusWords[status], { tones: measureStatusTones }),
      text('Aufwand', 10, ({ effort }) => (effort ? effortWords[effort] : '')),
      text('Verantwortlich', 16, (measure) => measure.responsible),
      day('Umsetzung bis', (measure) => measure.dueOn),
      day('Erledigt am', (measure) => measure.doneOn),
      int('Anforderungen', 14, (measure) => measure.checks),
      ...costFields<PlannedMeasure>(countedCosts),
    ],
    items: measures,
    style: ({ status }) => (status === 'dropped' ? 'muted' : 'plain'),
    total: 'Summe',
  })
}

function budgetSheet({ years, lines }: ImplementationPlan['budget']): Sheet {
  const costLines = sortedBy(lines, ({ code }) => [code]).flatMap((line): CostLine[] =>
    (['once', 'yearly'] as const).map((kind) => ({ line, kind })),
  )
  return sheetOf<CostLine>({
    name: 'Haushaltsjahre',
    title: 'Kosten je Haushaltsjahr',
    intro: [
      'Einmalige Kosten stehen im Jahr des Termins, jährliche voll in jedem Jahr ihrer Laufzeit. Ohne Termin lassen sie sich noch keinem Jahr zuordnen und stehen einmal in einer eigenen Spalte.',
    ],
    frozenColumns: 2,
    fields: [
      id('Maßnahme', 12, ({ line }) => line.code),
      text('Titel', 36, ({ line }) => line.title),
      text('Kostenart', 11, ({ kind }) => (kind === 'once' ? 'einmalig' : 'jährlich')),
      ...years.map((year, index) =>
        money<CostLine>(String(year), (cost) => centsOf(cost, cost.line.years[index])),
      ),
      money<CostLine>('ohne Termin', (cost) => centsOf(cost, cost.line.undated)),
      money<CostLine>('Summe', sumOfCostLine),
    ],
    items: costLines.filter((cost) => sumOfCostLine(cost) > 0),
    total: 'Summe',
  })
}

function riskSheet(risks: readonly AcceptedRisk[]): Sheet {
  return sheetOf<AcceptedRisk>({
    name: 'Angenommene Risiken',
    title: 'Von der Leitung angenommene Risiken',
    intro: ['Nur bei Standard- und erhöhten Anforderungen möglich, nie bei Basis-Anforderungen.'],
    fields: [
      text('Zielobjekt', 26, (risk) => `${risk.targetObjectCode} ${risk.targetObjectName}`),
      id('Baustein', 10, (risk) => risk.moduleId),
      id('Anforderung', 13, (risk) => risk.requirementId),
      text('Titel', 30, (risk) => risk.requirementTitle),
      text('Stufe', 10, (risk) => levelWords[risk.level]),
      text('Begründung', 44, (risk) => risk.reason),
      text('Angenommen von', 18, (risk) => risk.acceptedBy),
      day('Angenommen am', (risk) => risk.acceptedOn),
    ],
    items: sortedBy(risks, (risk) => [risk.targetObjectCode, risk.requirementId]),
  })
}

function costFields<Item>(costsOf: (item: Item) => MeasureCosts | null): readonly Field<Item>[] {
  return [
    money('Personal einmalig', (item) => costsOf(item)?.personnelOnceCents ?? null),
    money('Personal jährlich', (item) => costsOf(item)?.personnelYearlyCents ?? null),
    money('Sachmittel einmalig', (item) => costsOf(item)?.materialOnceCents ?? null),
    money('Sachmittel jährlich', (item) => costsOf(item)?.materialYearlyCents ?? null),
  ]
}

function centsOf(
  { kind }: CostLine,
  costs: { onceCents: number; yearlyCents: number } | undefined,
): number {
  return (kind === 'once' ? costs?.onceCents : costs?.yearlyCents) ?? 0
}

function sumOfCostLine(cost: CostLine): number {
  const { years, undated } = cost.line
  return [...years, undated].reduce((sum, costs) => sum + centsOf(cost, costs), 0)
}

function levelCell(level: Level): Cell {
  return level === 'basic' ? { value: levelWords.basic, tone: 'bad' } : levelWords[level]
}

/** A link to the first measure; a cell can hold but one. */
function measureCell(codes: readonly string[], rows: ReadonlyMap<string, number>): Cell {
  return linked(codes.join(', '), measureSheetName, rows.get(codes[0] ?? ''))
}
