/** Questions for one person, in plain German, as a workbook that comes back. @module */
import type { Day } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Workbook } from './sheet.ts'
import { day, id, sheetOf, text } from './table.ts'
import {
  type CheckStatus,
  checkStatuses,
  checkStatusWords,
  type DispensableReason,
  dispensableReasons,
  dispensableReasonWords,
  statusLegend,
  tonesOfStatusWords,
} from './words.ts'

export const questionTitles = {
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

export type QuestionRow = {
  readonly code: string
  readonly objectName: string
  readonly requirement: string
  readonly title: string
  /** Our own words; '' where there are none. */
  readonly meaning: string
  readonly evidence: string
  readonly hint: string
  readonly status: CheckStatus
  readonly dispensableBecause: DispensableReason | null
  readonly explanation: string
  readonly dueOn: Day | null
}

export type QuestionnaireInput = {
  readonly title: string
  readonly person: string
  readonly note: string
  readonly expiresOn: Day
  readonly rows: readonly QuestionRow[]
}

export function questionnaire(context: ReportContext, input: QuestionnaireInput): Workbook {
  return workbookOf(context, {
    name: 'questionnaire',
    title: `Fragebogen: ${input.title}`,
    subject: `Fragen zur Informationssicherheit an ${input.person}.`,
    facts: [
      fact('Für', input.person),
      fact('Fragen', input.rows.length),
      fact('Bitte beantworten bis', { day: input.expiresOn }),
    ],
    notes: [
      ...(input.note ? [input.note] : []),
      'Füllen Sie auf dem Blatt „Fragen“ die hell hinterlegten Zellen aus und senden Sie die Datei zurück. Was Sie nicht wissen, lassen Sie einfach, wie es ist.',
      'Sortieren und Filtern schadet nicht. Die übrigen Zellen sind geschützt, weil an ihnen erkannt wird, wozu Ihre Antwort gehört.',
    ],
    legend: [...statusLegend],
    sheets: [questionSheet(input.rows)],
  })
}

function questionSheet(rows: readonly QuestionRow[]) {
  return sheetOf<QuestionRow>({
    name: 'Fragen',
    title: 'Ihre Fragen',
    intro: [
      '„nein“ und „teilweise“: Bitte schreiben Sie, was fehlt, und wenn möglich, bis wann. „entbehrlich“ braucht eine Begründung.',
    ],
    frozenColumns: 2,
    fields: [
      id(questionTitles.object, 10, ({ code }) => code),
      id(questionTitles.requirement, 12, ({ requirement }) => requirement),
      text(questionTitles.about, 20, ({ title, objectName }) => `${title}\n(${objectName})`),
      text(questionTitles.meaning, 34, ({ meaning }) => meaning),
      text(questionTitles.evidence, 22, ({ evidence }) => evidence),
      text(questionTitles.hint, 26, ({ hint }) => hint),
      text(questionTitles.status, 13, ({ status }) => checkStatusWords[status], {
        editable: true,
        choices: checkStatuses.map((status) => checkStatusWords[status]),
        tones: tonesOfStatusWords,
      }),
      text(questionTitles.explanation, 34, ({ explanation }) => explanation, { editable: true }),
      text(
        questionTitles.dispensableBecause,
        14,
        ({ dispensableBecause: reason }) => (reason ? dispensableReasonWords[reason] : ''),
        {
          editable: true,
          choices: dispensableReasons.map((reason) => dispensableReasonWords[reason]),
        },
      ),
      day(questionTitles.dueOn, ({ dueOn }) => dueOn, { editable: true }),
    ],
    items: rows,
  })
}
