/**
 * Offene Punkte: what is missing before a Testat, in front of an audit package. It says what is missing and never that
 * nothing is.
 * Source: DOMAIN rules 1 to 3; TESTAT.md §4.
 * @module
 */
import type { CheckStatus } from '../src/assessment/check.ts'
import type { Day } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Sheet, Workbook } from './sheet.ts'
import { day, id, int, sheetOf, text } from './table.ts'
import { notRequired, testatIsGiven } from './testatWords.ts'
import { checkStatusWords, tonesOfStatusWords } from './words.ts'

/** Of a check; one check may have several. */
export const checkPoints = [
  'unmet_basic',
  'unplanned',
  'undescribed',
  'unjustified',
  'thin_reason',
  'unproven',
  'stale',
] as const
export type CheckPoint = (typeof checkPoints)[number]

/** The gravest first. */
export const openPoints = [
  'undecided_modules',
  'nothing_modelled',
  ...checkPoints,
  'incomplete_documents',
  'overdue_reviews',
  'missed_milestones',
] as const
export type OpenPoint = (typeof openPoints)[number]

/** In few words, for a column. */
export const openPointWords: Record<OpenPoint, string> = {
  undecided_modules: 'Baustein nicht entschieden',
  nothing_modelled: 'nichts modelliert',
  unmet_basic: 'Basis-Anforderung offen',
  unplanned: 'ungeplant',
  undescribed: 'ja ohne Beschreibung',
  unjustified: 'entbehrlich ohne Begründung',
  thin_reason: 'Begründung zu knapp',
  unproven: 'Nachweis des Dienstleisters fehlt',
  stale: 'Prüfung veraltet',
  incomplete_documents: 'Dokument nicht freigegeben',
  overdue_reviews: 'Überprüfung überfällig',
  missed_milestones: 'Meilenstein verfehlt',
}

/** Where it is listed; '' where the overview says all. */
const sheetOfPoint: Record<OpenPoint, string> = {
  undecided_modules: 'Bausteine',
  nothing_modelled: '',
  ...(Object.fromEntries(checkPoints.map((point) => [point, 'Anforderungen'])) as Record<
    CheckPoint,
    string
  >),
  incomplete_documents: 'Dokumente',
  overdue_reviews: 'Dokumente',
  missed_milestones: 'Meilensteine',
}

export type OpenPointCount = {
  readonly point: OpenPoint
  readonly count: number
  readonly text: string
}

export type OpenCheck = {
  readonly point: CheckPoint
  readonly targetObjectCode: string
  readonly targetObjectName: string
  readonly moduleId: string
  readonly requirementId: string
  readonly requirementTitle: string
  readonly status: CheckStatus
  readonly explanation: string
  readonly responsible: string
  readonly dueOn: Day | null
}

export type OpenModule = { readonly id: string; readonly title: string }

export type OpenDocument = {
  readonly point: 'incomplete_documents' | 'overdue_reviews'
  readonly title: string
  readonly responsible: string
  readonly reviewDueOn: Day | null
  /** One sentence on what is missing. */
  readonly detail: string
}

export type OpenMilestone = {
  readonly code: string
  readonly title: string
  readonly originalDueOn: Day | null
  readonly dueOn: Day | null
  readonly detail: string
}

export type OpenPoints = {
  /** Those that there are, the gravest first. */
  readonly counts: readonly OpenPointCount[]
  readonly summary: string
  readonly modules: readonly OpenModule[]
  readonly documents: readonly OpenDocument[]
  readonly milestones: readonly OpenMilestone[]
  /** Drawn anew for each reading; as many as `counts` says. */
  readonly checks: () => AsyncIterable<readonly OpenCheck[]>
}

export function openPointsBook(context: ReportContext, input: OpenPoints): Workbook {
  return workbookOf(context, {
    name: 'offene-punkte',
    title: 'Offene Punkte vor einem Testat',
    subject: 'Was nach den erfassten Daten noch fehlt, mit jeder Stelle.',
    facts: input.counts.map(({ point, count }) => fact(openPointWords[point], count)),
    notes: [input.summary, notRequired, testatIsGiven],
    sheets: [overviewSheet(input), ...listSheets(input)],
  })
}

function overviewSheet({ counts }: OpenPoints): Sheet {
  return sheetOf<OpenPointCount>({
    name: 'Übersicht',
    title: 'Was fehlt, das Schwerste zuerst',
    fields: [
      text('Offener Punkt', 32, ({ point }) => openPointWords[point]),
      int('Anzahl', 9, ({ count }) => count),
      text('Was das heißt', 80, (line) => line.text),
      text('Liste', 16, ({ point }) =>
        sheetOfPoint[point] === ''
          ? ''
          : { text: sheetOfPoint[point], link: { sheet: sheetOfPoint[point] } },
      ),
    ],
    items: counts,
  })
}

/** Only those that list something. */
function listSheets(input: OpenPoints): Sheet[] {
  const isListed = (sheet: string) =>
    input.counts.some(({ point }) => sheetOfPoint[point] === sheet)
  return [
    checkSheet(input),
    moduleSheet(input),
    documentSheet(input),
    milestoneSheet(input),
  ].filter(({ name }) => isListed(name))
}

function checkSheet({ counts, checks }: OpenPoints): Sheet {
  const expected = counts
    .filter(({ point }) => (checkPoints as readonly OpenPoint[]).includes(point))
    .reduce((sum, { count }) => sum + count, 0)
  return sheetOf<OpenCheck>({
    name: 'Anforderungen',
    title: 'Basis-Anforderungen mit offenen Punkten',
    intro: [
      'Eine Zeile je Anforderung und offenem Punkt; der Filter der ersten Spalte zeigt einen davon.',
    ],
    frozenColumns: 4,
    fields: [
      text('Offener Punkt', 24, ({ point }) => openPointWords[point]),
      id('Zielobjekt', 11, (check) => check.targetObjectCode),
      id('Baustein', 10, (check) => check.moduleId),
      id('Anforderung', 14, (check) => check.requirementId),
      text('Name des Zielobjekts', 26, (check) => check.targetObjectName),
      text('Titel', 28, (check) => check.requirementTitle),
      text('Status', 12, (check) => checkStatusWords[check.status], { tones: tonesOfStatusWords }),
      text('Umsetzungsbeschreibung / Begründung', 38, (check) => check.explanation),
      text('Verantwortlich', 18, (check) => check.responsible),
      day('Umsetzung bis', (check) => check.dueOn, { width: 14 }),
    ],
    items: checks(),
    expected,
  })
}

function moduleSheet({ modules }: OpenPoints): Sheet {
  return sheetOf<OpenModule>({
    name: 'Bausteine',
    title: 'Bausteine, über die noch zu entscheiden ist',
    fields: [id('Baustein', 12, (module) => module.id), text('Titel', 60, ({ title }) => title)],
    items: modules,
  })
}

function documentSheet({ documents }: OpenPoints): Sheet {
  return sheetOf<OpenDocument>({
    name: 'Dokumente',
    title: 'Dokumente ohne Freigabe oder mit überfälliger Überprüfung',
    fields: [
      text('Offener Punkt', 26, ({ point }) => openPointWords[point]),
      text('Dokument', 44, ({ title }) => title),
      text('Was fehlt', 48, ({ detail }) => detail),
      text('Verantwortlich', 24, ({ responsible }) => responsible),
      day('Überprüfung am', ({ reviewDueOn }) => reviewDueOn, { width: 15 }),
    ],
    items: documents,
  })
}

function milestoneSheet({ milestones }: OpenPoints): Sheet {
  return sheetOf<OpenMilestone>({
    name: 'Meilensteine',
    title: 'Meilensteine, deren Termin verstrichen ist',
    fields: [
      id('Kürzel', 24, ({ code }) => code),
      text('Meilenstein', 48, ({ title }) => title),
      day('Ursprünglicher Termin', ({ originalDueOn }) => originalDueOn, { width: 20 }),
      day('Termin', ({ dueOn }) => dueOn),
      text('Stand', 44, ({ detail }) => detail),
    ],
    items: milestones,
  })
}
