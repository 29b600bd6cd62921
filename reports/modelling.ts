/**
 * A.3 Modellierung: what was decided on each module of the catalogue, and why.
 * Source: BSI-Standard 200-2, chapters 6.2.3 and 8.3.4.
 * @module
 */
import { fact, type ReportContext, workbookOf } from './cover.ts'
import {
  type DecidedModule,
  type DecisionLine,
  type DecisionLines,
  type Decisions,
  linesByDecision,
  type ModuleSummary,
  summarise,
} from './moduleLines.ts'
import type { CoverFact, RowStyle, Sheet, Value, Workbook } from './sheet.ts'
import { type Field, id, int, linked, rowNumbers, sheetOf, text } from './table.ts'
import {
  decisionOriginWords,
  type ModuleDecision,
  moduleDecisionMeanings,
  moduleDecisions,
  moduleDecisionTones,
  moduleDecisionWords,
  yesOrNo,
} from './words.ts'

/** A condition of the modelling rules that nobody has answered yet. */
export type OpenQuestion = { moduleIds: readonly string[]; targetObject: string; question: string }

/** What no module of the edition covers, and what is due instead. */
export type CoverageHint = { targetObject: string; hint: string }

export type Modelling = Decisions & {
  openQuestions: readonly OpenQuestion[]
  hints: readonly CoverageHint[]
}

const overviewSheet = 'Alle Bausteine'

/** The sheet of each decision, in the order of the workbook. */
const decisionSheets: Record<ModuleDecision, { name: string; title: string; intro: string }> = {
  modelled: {
    name: 'Modelliert',
    title: 'Modellierte Bausteine und ihre Zielobjekte',
    intro: 'R1 vor R2 vor R3 ist ein Vorschlag für die zeitliche Reihenfolge, keine Gewichtung.',
  },
  left_out: {
    name: 'Ausgelassen',
    title: 'Nicht angewendete Bausteine mit Begründung',
    intro: 'Bausteine, die an einem Zielobjekt oder im ganzen Informationsverbund nicht passen.',
  },
  at_provider: {
    name: 'Beim Dienstleister',
    title: 'Bausteine, die ein Dienstleister umsetzt',
    intro: 'Die Institution bleibt verantwortlich; die Anforderungen zählen im Check (A.4) mit.',
  },
  undecided: {
    name: 'Noch offen',
    title: 'Bausteine, über die noch zu entscheiden ist',
    intro: 'Ohne diese Entscheidungen ist die Modellierung nicht abgeschlossen.',
  },
}

const sheetOrder: readonly ModuleDecision[] = ['modelled', 'left_out', 'at_provider', 'undecided']

const targetCode = id<DecisionLine>('Kürzel', 9, ({ decided }) => decided?.targetObject.code ?? '')
const targetName = text<DecisionLine>(
  'Zielobjekt',
  30,
  ({ decided }) => decided?.targetObject.name ?? '',
)
const responsible = text<DecisionLine>(
  'Ansprechpartner',
  18,
  ({ decided }) => decided?.targetObject.responsible ?? '',
)
const reason = text<DecisionLine>('Begründung', 40, ({ decided }) => decided?.reason ?? '')
const origin = text<DecisionLine>('Herkunft', 9, ({ decided }) =>
  decided ? decisionOriginWords[decided.origin] : '',
)

const decisionFields: Record<ModuleDecision, readonly Field<DecisionLine>[]> = {
  modelled: [
    targetCode,
    targetName,
    int('Anzahl', 8, ({ decided }) => decided?.targetObject.count ?? null),
    responsible,
    reason,
    origin,
  ],
  left_out: [targetCode, targetName, { ...reason, width: 64 }, origin],
  at_provider: [
    targetCode,
    targetName,
    text('Dienstleister', 22, ({ decided }) => providerWords(decided)),
    text('Nachweis', 26, ({ decided }) => decided?.provider?.proof ?? ''),
    { ...reason, width: 26 },
    origin,
  ],
  undecided: [
    targetCode,
    targetName,
    { ...reason, title: 'Bemerkung', width: 40 },
    text('Wann er gilt (in eigenen Worten)', 60, ({ module }) => module.applies),
  ],
}

/** A.3. A decision on a module that the catalogue does not know is a bug and throws. */
export function modelling(context: ReportContext, input: Modelling): Workbook {
  const summaries = summarise(input)
  const lines = linesByDecision(input)
  return workbookOf(context, {
    name: 'a3',
    title: 'A.3 Modellierung',
    subject: 'Welche Bausteine auf welche Zielobjekte angewendet werden, und warum.',
    facts: factsOf(summaries, lines, input),
    notes: [
      'Maßgeblich für die Basis-Absicherung sind alle modellierten Bausteine, auch die außerhalb des Profils.',
    ],
    legend: moduleDecisions.map((decision) => ({
      term: moduleDecisionWords[decision],
      meaning: moduleDecisionMeanings[decision],
      tone: moduleDecisionTones[decision],
    })),
    sheets: [
      ...sheetOrder.map((decision) => decisionSheet(decision, lines, input)),
      overview(summaries, lines),
      questionSheet(input),
      hintSheet(input),
    ],
  })
}

function factsOf(
  summaries: readonly ModuleSummary[],
  lines: DecisionLines,
  input: Modelling,
): CoverFact[] {
  return [
    fact('Bausteine der Edition', summaries.length),
    ...sheetOrder.map((decision) =>
      fact(
        `davon ${moduleDecisionWords[decision]}`,
        summaries.filter((summary) => summary.decision === decision).length,
      ),
    ),
    ...sheetOrder.map((decision) =>
      fact(`Zeilen im Blatt „${decisionSheets[decision].name}“`, lines[decision].length),
    ),
    fact('Offene Fragen zur Modellierung', input.openQuestions.length),
    fact('Hinweise auf Lücken der Edition', input.hints.length),
  ]
}

function decisionSheet(decision: ModuleDecision, lines: DecisionLines, input: Modelling): Sheet {
  const { intro, ...head } = decisionSheets[decision]
  return sheetOf<DecisionLine>({
    ...head,
    intro: [intro],
    fields: [...moduleFields(input), ...decisionFields[decision]],
    items: lines[decision],
  })
}

function moduleFields({ modules }: Modelling): readonly Field<DecisionLine>[] {
  const overviewRow = rowNumbers(modules, (module) => module.id)
  return [
    id('Baustein', 11, ({ module }) =>
      linked(module.id, overviewSheet, overviewRow.get(module.id)),
    ),
    text('Titel des Bausteins', 30, ({ module }) => module.title),
    text('Reihenfolge', 12, ({ module }) => module.priority),
    text('Im Profil', 10, ({ module }) => yesOrNo(module.inProfile)),
  ]
}

function overview(summaries: readonly ModuleSummary[], lines: DecisionLines): Sheet {
  const rows = new Map(
    sheetOrder.map((decision) => [decision, rowNumbers(lines[decision], (line) => line.module.id)]),
  )
  const cellOf = ({ module, decision }: ModuleSummary): Value =>
    linked(
      moduleDecisionWords[decision],
      decisionSheets[decision].name,
      rows.get(decision)?.get(module.id),
    )
  return sheetOf<ModuleSummary>({
    name: overviewSheet,
    title: 'Alle Bausteine der Edition und was über sie entschieden ist',
    intro: ['Jeder Baustein steht genau einmal da. Gezählt werden Zielobjekte.'],
    fields: [
      id('Baustein', 11, ({ module }) => module.id),
      text('Titel des Bausteins', 50, ({ module }) => module.title),
      text('Reihenfolge', 12, ({ module }) => module.priority),
      text('Im Profil', 10, ({ module }) => yesOrNo(module.inProfile)),
      text('Entscheidung', 24, (summary) => ({
        value: cellOf(summary),
        tone: moduleDecisionTones[summary.decision],
      })),
      int('Modelliert an', 12, ({ counts }) => counts.modelled),
      int('Dienstleister an', 13, ({ counts }) => counts.at_provider),
      int('Ausgelassen an', 12, ({ counts }) => counts.left_out),
      text('Worum es geht (in eigenen Worten)', 60, ({ module }) => module.about),
    ],
    items: summaries,
    style: styleOfSummary,
    total: 'Summe',
  })
}

function questionSheet({ openQuestions }: Modelling): Sheet {
  return sheetOf<OpenQuestion>({
    name: 'Offene Fragen',
    title: 'Fragen, von deren Antwort weitere Bausteine abhängen',
    fields: [
      text('Zielobjekt', 40, (question) => question.targetObject),
      text('Bausteine', 26, (question) => question.moduleIds.join(', ')),
      text('Frage', 84, (question) => question.question),
    ],
    items: openQuestions,
  })
}

function hintSheet({ hints }: Modelling): Sheet {
  return sheetOf<CoverageHint>({
    name: 'Hinweise',
    title: 'Was kein Baustein der Edition eigens abdeckt',
    intro: ['Hier gilt der allgemeine Baustein; eine ergänzende Risikobetrachtung ist angebracht.'],
    fields: [
      text('Zielobjekt', 40, (hint) => hint.targetObject),
      text('Hinweis', 110, (hint) => hint.hint),
    ],
    items: hints,
  })
}

function styleOfSummary({ decision }: ModuleSummary): RowStyle {
  if (decision === 'undecided') return 'flagged'
  return decision === 'left_out' ? 'muted' : 'plain'
}

function providerWords(decided: DecidedModule | null): string {
  return decided?.provider ? `${decided.provider.code} ${decided.provider.name}` : ''
}
