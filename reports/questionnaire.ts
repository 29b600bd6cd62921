/** Questions for one person, in plain German, as a workbook that comes back. @module */
import type { Day } from '../src/core/day.ts'
import { wibaFieldTitles } from '../src/returns/wibaField.ts'
import { wibaAnswerLabels } from '../src/wiba/wibaAnswer.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { LegendLine, Workbook } from './sheet.ts'
import { day, id, int, sheetOf, text } from './table.ts'
import {
  type CheckStatus,
  checkStatuses,
  checkStatusWords,
  type DispensableReason,
  dispensableReasons,
  dispensableReasonWords,
  statusLegend,
  tonesOfStatusWords,
  type WibaAnswer,
  wibaAnswers,
} from './words.ts'

export const checkQuestionTitles = {
  object: 'Zielobjekt',
  requirement: 'Anforderung',
  about: 'Worum es geht',
  meaning: 'Was erreicht sein soll',
  evidence: 'Woran man es erkennt',
  hint: 'Was meist genügt',
  status: 'Ist das umgesetzt?',
  explanation: 'Wie ist es umgesetzt, was fehlt, oder warum nicht?',
  dispensableBecause: 'Falls entbehrlich: weil',
  dueOn: 'Falls nicht: bis wann',
} as const

export const wibaQuestionTitles = {
  checklist: 'Checkliste',
  number: 'Nr.',
  topic: 'Worum es geht',
  question: 'Prüffrage',
  hint: 'Was meist genügt',
  answer: wibaFieldTitles.answer,
  note: wibaFieldTitles.note,
} as const

/** A question in our own words; '' where there are none. */
type QuestionWords = {
  readonly title: string
  readonly meaning: string
  readonly hint: string
}

export type CheckQuestionRow = QuestionWords & {
  readonly code: string
  readonly objectName: string
  readonly requirement: string
  readonly evidence: string
  readonly status: CheckStatus
  readonly dispensableBecause: DispensableReason | null
  readonly explanation: string
  readonly dueOn: Day | null
}

export type WibaQuestionRow = QuestionWords & {
  readonly checklist: string
  /** Counts from 1 in each checklist. */
  readonly number: number
  readonly answer: WibaAnswer | null
  readonly note: string
}

export type QuestionRows =
  | { readonly kind: 'checks'; readonly rows: readonly CheckQuestionRow[] }
  | { readonly kind: 'wiba'; readonly rows: readonly WibaQuestionRow[] }

export type QuestionnaireInput = {
  readonly title: string
  readonly person: string
  readonly note: string
  readonly expiresOn: Day
  readonly questions: QuestionRows
}

export function questionnaire(context: ReportContext, input: QuestionnaireInput): Workbook {
  return workbookOf(context, {
    name: 'questionnaire',
    title: `Fragebogen: ${input.title}`,
    subject: `Fragen zur Informationssicherheit an ${input.person}.`,
    facts: [
      fact('Für', input.person),
      fact('Fragen', input.questions.rows.length),
      fact('Bitte beantworten bis', { day: input.expiresOn }),
    ],
    notes: [
      ...(input.note ? [input.note] : []),
      'Füllen Sie auf dem Blatt „Fragen“ die hell hinterlegten Zellen aus und senden Sie die Datei zurück. Was Sie nicht wissen, lassen Sie einfach, wie es ist.',
      'Sortieren und Filtern schadet nicht. Die übrigen Zellen sind geschützt, weil an ihnen erkannt wird, wozu Ihre Antwort gehört.',
    ],
    legend: input.questions.kind === 'checks' ? [...statusLegend] : wibaLegend,
    sheets: [
      input.questions.kind === 'checks'
        ? checkSheet(input.questions.rows)
        : wibaSheet(input.questions.rows),
    ],
  })
}

function checkSheet(rows: readonly CheckQuestionRow[]) {
  return sheetOf<CheckQuestionRow>({
    name: 'Fragen',
    title: 'Ihre Fragen',
    intro: [
      '„nein“ und „teilweise“: Bitte schreiben Sie, was fehlt, und wenn möglich, bis wann. „entbehrlich“ braucht eine Begründung.',
    ],
    frozenColumns: 2,
    fields: [
      id(checkQuestionTitles.object, 10, ({ code }) => code),
      id(checkQuestionTitles.requirement, 12, ({ requirement }) => requirement),
      text(checkQuestionTitles.about, 20, ({ title, objectName }) => `${title}\n(${objectName})`),
      text(checkQuestionTitles.meaning, 34, ({ meaning }) => meaning),
      text(checkQuestionTitles.evidence, 22, ({ evidence }) => evidence),
      text(checkQuestionTitles.hint, 26, ({ hint }) => hint),
      text(checkQuestionTitles.status, 13, ({ status }) => checkStatusWords[status], {
        editable: true,
        choices: checkStatuses.map((status) => checkStatusWords[status]),
        tones: tonesOfStatusWords,
      }),
      text(checkQuestionTitles.explanation, 34, ({ explanation }) => explanation, {
        editable: true,
      }),
      text(
        checkQuestionTitles.dispensableBecause,
        14,
        ({ dispensableBecause: reason }) => (reason ? dispensableReasonWords[reason] : ''),
        {
          editable: true,
          choices: dispensableReasons.map((reason) => dispensableReasonWords[reason]),
        },
      ),
      day(checkQuestionTitles.dueOn, ({ dueOn }) => dueOn, { editable: true }),
    ],
    items: rows,
  })
}

const wibaLegend: readonly LegendLine[] = [
  {
    term: wibaAnswerLabels.yes,
    meaning: 'Das ist so, für alles, was die Frage nennt.',
    tone: 'good',
  },
  {
    term: wibaAnswerLabels.no,
    meaning: 'Das ist noch nicht so, oder nur zum Teil. Was fehlt, gehört in die Notiz.',
    tone: 'bad',
  },
  {
    term: wibaAnswerLabels.not_relevant,
    meaning: 'Das gibt es bei Ihnen nicht. Bitte schreiben Sie in einem Satz, warum.',
    tone: 'muted',
  },
]

function wibaSheet(rows: readonly WibaQuestionRow[]) {
  const titles = wibaQuestionTitles
  return sheetOf<WibaQuestionRow>({
    name: 'Fragen',
    title: 'Ihre Fragen',
    intro: [
      'Bitte wählen Sie je Zeile „ja“, „nein“ oder „nicht relevant“. „nicht relevant“ braucht eine Begründung.',
    ],
    frozenColumns: 2,
    fields: [
      id(titles.checklist, 18, ({ checklist }) => checklist),
      int(titles.number, 6, ({ number }) => number),
      text(titles.topic, 20, ({ title }) => title),
      text(titles.question, 42, ({ meaning }) => meaning),
      text(titles.hint, 34, ({ hint }) => hint),
      text(titles.answer, 14, ({ answer }) => (answer ? wibaAnswerLabels[answer] : ''), {
        editable: true,
        choices: wibaAnswers.map((answer) => wibaAnswerLabels[answer]),
        tones: { ja: 'good', nein: 'bad', 'nicht relevant': 'muted' },
      }),
      text(titles.note, 40, ({ note }) => note, { editable: true }),
    ],
    items: rows,
  })
}
