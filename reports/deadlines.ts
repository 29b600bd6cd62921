/**
 * The deadlines (Fristen): milestones with every date they ever had, and the open work that has a date.
 * @module
 */
import { type Day, daysBetween, germanDay, type Instant } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import { compareText } from './order.ts'
import type { Cell, Sheet, Tone, Workbook } from './sheet.ts'
import {
  day,
  id,
  instant,
  int,
  linked,
  rowNumbers,
  share,
  shareOf,
  sheetOf,
  text,
} from './table.ts'
import { type WorkKind, workKindWords } from './words.ts'

export type DeadlineMilestone = {
  code: string
  title: string
  /** A German word: „Informationssicherheit“. */
  area: string
  /** Never changes; null for ongoing milestones. */
  originalDueOn: Day | null
  /** The date that holds now: of the last extension, or of the next review. */
  dueOn: Day | null
  /** For ongoing milestones; null for dated ones. */
  reviewIntervalMonths: number | null
  extensions: readonly MilestoneExtension[]
  /** In words, e.g. „überfällig“, with the colour that underlines it. */
  state: string
  stateTone: Tone
  done: number
  total: number
  /** A German sentence on when it will be reached; '' where no pace can be told. */
  pace: string
}

export type MilestoneExtension = { newDueOn: Day; reason: string; author: string; at: Instant }

export type OpenWork = {
  kind: WorkKind
  /** M001, SYS.2.1.A1 … */
  code: string
  title: string
  targetObject: string
  responsible: string
  dueOn: Day | null
  /** A German word. */
  status: string
}

export type Deadlines = {
  /** The day that „überfällig“ refers to. */
  asOf: Day
  milestones: readonly DeadlineMilestone[]
  work: readonly OpenWork[]
}

type ExtensionLine = {
  milestone: DeadlineMilestone
  number: number
  from: Day | null
  extension: MilestoneExtension
}

const milestoneSheetName = 'Meilensteine'
const extensionSheetName = 'Verlängerungen'

/** Milestones and work are put in the order of their dates; overdue comes first, undated last. */
export function deadlines(context: ReportContext, input: Deadlines): Workbook {
  const milestones = input.milestones.toSorted(
    (a, b) => compareDays(a.dueOn, b.dueOn) || compareText(a.code, b.code),
  )
  const work = input.work.toSorted(
    (a, b) => compareDays(a.dueOn, b.dueOn) || compareText(a.code, b.code),
  )
  const lines = milestones.flatMap(extensionLines)
  return workbookOf(context, {
    name: 'deadlines',
    title: 'Fristen',
    subject: 'Meilensteine mit ihren ursprünglichen und geltenden Terminen und die offene Arbeit.',
    catalogue: false,
    facts: [
      fact('Überfällig bezogen auf', germanDay(input.asOf)),
      fact('Meilensteine', milestones.length),
      fact('davon verlängert', milestones.filter(({ extensions }) => extensions.length > 0).length),
      fact('Verlängerungen', lines.length),
      fact('Offene Arbeiten', work.length),
      fact('davon überfällig', work.filter((item) => daysOverdue(item, input.asOf) > 0).length),
      fact('davon ohne Termin', work.filter((item) => item.dueOn === null).length),
    ],
    notes: ['Der ursprüngliche Termin eines Meilensteins bleibt immer sichtbar.'],
    sheets: [
      milestoneSheet(milestones, lines),
      extensionSheet(lines, milestones),
      workSheet(work, input.asOf),
    ],
  })
}

function milestoneSheet(
  milestones: readonly DeadlineMilestone[],
  lines: readonly ExtensionLine[],
): Sheet {
  const extensionRow = rowNumbers(lines, ({ milestone }) => milestone.code)
  return sheetOf<DeadlineMilestone>({
    name: milestoneSheetName,
    title: 'Meilensteine',
    fields: [
      id('Kürzel', 25, ({ code }) => linked(code, extensionSheetName, extensionRow.get(code))),
      text('Meilenstein', 34, (milestone) => milestone.title),
      text('Handlungsfeld', 21, (milestone) => milestone.area),
      day('Ursprünglicher Termin', (milestone) => milestone.originalDueOn, { width: 15 }),
      int('Verlängerungen', 16, ({ extensions }) => extensions.length),
      day('Geltender Termin', (milestone) => milestone.dueOn),
      text('Wiederkehr', 14, recurrence),
      text('Stand', 16, ({ state, stateTone }): Cell => ({ value: state, tone: stateTone })),
      int('Erledigt', 9, ({ done, total }) => (total === 0 ? null : done)),
      int('von', 8, ({ total }) => total || null),
      share('Anteil', ({ done, total }) => shareOf(done, total)),
      text('Voraussicht', 34, (milestone) => milestone.pace),
    ],
    items: milestones,
  })
}

function extensionSheet(
  lines: readonly ExtensionLine[],
  milestones: readonly DeadlineMilestone[],
): Sheet {
  const milestoneRow = rowNumbers(milestones, ({ code }) => code)
  return sheetOf<ExtensionLine>({
    name: extensionSheetName,
    title: 'Verlängerungen: jeder neue Termin mit seiner Begründung',
    fields: [
      id('Kürzel', 25, ({ milestone: { code } }) =>
        linked(code, milestoneSheetName, milestoneRow.get(code)),
      ),
      text('Meilenstein', 40, ({ milestone }) => milestone.title),
      int('Nr.', 6, (line) => line.number),
      day('Bisher', (line) => line.from),
      day('Neu', ({ extension }) => extension.newDueOn),
      text('Begründung', 56, ({ extension }) => extension.reason),
      text('Entschieden von', 22, ({ extension }) => extension.author),
      instant('Entschieden am', ({ extension }) => extension.at),
    ],
    items: lines,
  })
}

function workSheet(work: readonly OpenWork[], asOf: Day): Sheet {
  return sheetOf<OpenWork>({
    name: 'Offene Arbeit',
    title: 'Offene Arbeit nach Termin, Überfälliges zuerst',
    fields: [
      day('Fällig am', (item) => item.dueOn),
      int(`Tage überfällig am ${germanDay(asOf)}`, 14, (item) => daysOverdue(item, asOf) || null),
      text('Art', 14, ({ kind }) => workKindWords[kind]),
      id('Kürzel', 14, (item) => item.code),
      text('Titel', 44, (item) => item.title),
      text('Zielobjekt', 30, (item) => item.targetObject),
      text('Verantwortlich', 22, (item) => item.responsible),
      text('Status', 14, (item) => item.status),
    ],
    items: work,
    style: (item) => (daysOverdue(item, asOf) > 0 ? 'flagged' : 'plain'),
  })
}

function extensionLines(milestone: DeadlineMilestone): readonly ExtensionLine[] {
  const { extensions, originalDueOn } = milestone
  return extensions.map((extension, index) => ({
    milestone,
    number: index + 1,
    from: extensions[index - 1]?.newDueOn ?? originalDueOn,
    extension,
  }))
}

function recurrence({ reviewIntervalMonths: months }: DeadlineMilestone): string {
  if (months === null) return 'einmalig'
  return months === 1 ? 'monatlich' : `alle ${months} Monate`
}

/** Whole days after `dueOn`; 0 when there is time left or no date. */
function daysOverdue({ dueOn }: OpenWork, asOf: Day): number {
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, asOf))
}

function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
