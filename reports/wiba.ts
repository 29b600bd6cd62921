/**
 * WiBA („Weg in die Basis-Absicherung“): the answers in the columns of the BSI's tool, so that a Land's
 * support programme can take them, the progress, and what the profile asks beyond WiBA.
 * Source: sheet and header of `WiBA_Tool_Excel.xlsx` as read by public importers (BSI-FACTS 4).
 * @module
 */
import { fact, germanNumber, type ReportContext, workbookOf } from './cover.ts'
import type { Sheet, Workbook } from './sheet.ts'
import { id, int, share, shareOf, sheetOf, text } from './table.ts'
import { type WibaAnswer, wibaAnswers, wibaAnswerWords } from './words.ts'

export type WibaRow = {
  /** The title of the checklist as BSI writes it, e.g. „Backup“. */
  checklist: string
  /** Counts from 1 in each checklist. */
  number: number
  /** In our own words. */
  question: string
  /** „Hilfsmittel“ of the tool: what usually suffices, in our own words. */
  help: string
  /** „1“, „2“, „1–2“ … */
  effort: string
  /** BSI's recommended order of work, 1–4. */
  priority: number
  answer: WibaAnswer | null
  note: string
}

/** A Basis requirement of the profile that no question of WiBA touches. */
export type WibaGap = {
  moduleId: string
  moduleTitle: string
  requirementId: string
  requirementTitle: string
  /** Checks of this requirement, and how many of them are met. */
  checks: { met: number; total: number }
}

/** `questions` and `gaps` come in the order in which they shall stand. */
export type WibaReport = { questions: readonly WibaRow[]; gaps: readonly WibaGap[] }

type Progress = {
  checklist: string
  priority: number
  total: number
  answers: Readonly<Record<WibaAnswer, number>>
}

/** The name that importers of the tool look for. */
const toolSheet = 'Dokumentation WiBA'

export function wiba(context: ReportContext, { questions, gaps }: WibaReport): Workbook {
  const whole = progressOf('Summe', questions)
  return workbookOf(context, {
    name: 'wiba',
    title: 'Weg in die Basis-Absicherung (WiBA)',
    subject:
      'Die Antworten auf die Prüffragen, der Fortschritt und was darüber hinaus gefragt ist.',
    facts: [
      fact('Prüffragen', whole.total),
      ...wibaAnswers.map((answer) => fact(wibaAnswerWords[answer], whole.answers[answer])),
      fact('Offen', openOf(whole)),
      fact(
        '„Ja“ von allen, die zählen',
        `${germanNumber(whole.answers.yes)} von ${relevantOf(whole)}`,
      ),
      fact('Fortschritt', { share: shareYes(whole) }),
      fact('Basis-Anforderungen des Profils ohne Prüffrage', gaps.length),
    ],
    notes: [
      'Prüffragen und Hilfsmittel stehen in eigenen Worten da. Der Wortlaut steht beim BSI; Nummern und Checklisten sind dieselben.',
      'WiBA ist der Einstieg in die Basis-Absicherung und keine Grundlage für ein Testat.',
      'Der Fortschritt ist der Anteil von „Ja“ an allen Prüffragen ohne die, die nicht relevant sind.',
    ],
    sheets: [toolSheetOf(questions), progressSheet(questions), gapSheet(gaps)],
  })
}

function toolSheetOf(questions: readonly WibaRow[]): Sheet {
  return sheetOf<WibaRow>({
    name: toolSheet,
    title: 'Prüffragen und Antworten in den Spalten des BSI-Werkzeugs',
    bare: true,
    frozenColumns: 2,
    fields: [
      text('Checkliste WiBA', 24, (row) => row.checklist),
      { title: 'Nr. in WiBA', kind: 'int', width: 8, cell: (row) => row.number },
      text('Prüffrage WiBA', 48, (row) => row.question),
      text('Hilfsmittel', 40, (row) => row.help),
      id('Aufwand', 10, (row) => row.effort),
      text('Umsetzung', 14, ({ answer }) => (answer ? wibaAnswerWords[answer] : ''), {
        editable: true,
        choices: wibaAnswers.map((answer) => wibaAnswerWords[answer]),
        tones: { Ja: 'good', Nein: 'bad', 'nicht relevant': 'muted' },
      }),
      text('Notizen', 44, (row) => row.note, { editable: true }),
    ],
    items: questions,
  })
}

function progressSheet(questions: readonly WibaRow[]): Sheet {
  const checklists = [...new Set(questions.map((row) => row.checklist))]
  const lines = checklists.map((checklist) =>
    progressOf(
      checklist,
      questions.filter((row) => row.checklist === checklist),
    ),
  )
  return sheetOf<Progress>({
    name: 'Fortschritt',
    title: 'Fortschritt je Checkliste',
    intro: ['Die Priorität ist die vom BSI empfohlene Reihenfolge der Bearbeitung.'],
    fields: [
      text('Checkliste', 46, (line) => line.checklist),
      { title: 'Priorität', kind: 'int', width: 10, cell: (line) => line.priority },
      int('Prüffragen', 12, (line) => line.total),
      ...wibaAnswers.map((answer) =>
        int<Progress>(wibaAnswerWords[answer], 14, (line) => line.answers[answer]),
      ),
      int('Offen', 10, openOf),
      int('Zählen mit', 12, relevantOf),
      share('Anteil Ja', shareYes),
    ],
    items: lines,
    total: 'Summe',
  })
}

function gapSheet(gaps: readonly WibaGap[]): Sheet {
  return sheetOf<WibaGap>({
    name: 'Profil fragt, WiBA nicht',
    title: 'Basis-Anforderungen des Profils, die keine Prüffrage berührt',
    intro: ['Diese Anforderungen bleiben zu prüfen, auch wenn WiBA abgearbeitet ist.'],
    fields: [
      id('Baustein', 11, (gap) => gap.moduleId),
      text('Titel des Bausteins', 44, (gap) => gap.moduleTitle),
      id('Anforderung', 14, (gap) => gap.requirementId),
      text('Titel der Anforderung', 60, (gap) => gap.requirementTitle),
      int('Prüfungen', 11, (gap) => gap.checks.total),
      int('davon erfüllt', 11, (gap) => gap.checks.met),
    ],
    items: gaps,
    total: 'Summe',
  })
}

function progressOf(checklist: string, rows: readonly WibaRow[]): Progress {
  const count = (answer: WibaAnswer) => rows.filter((row) => row.answer === answer).length
  return {
    checklist,
    priority: rows[0]?.priority ?? 0,
    total: rows.length,
    answers: { yes: count('yes'), no: count('no'), not_relevant: count('not_relevant') },
  }
}

function openOf({ total, answers }: Progress): number {
  return total - answers.yes - answers.no - answers.not_relevant
}

/** What is not relevant leaves the denominator. */
function relevantOf({ total, answers }: Progress): number {
  return total - answers.not_relevant
}

function shareYes(progress: Progress): number | null {
  return shareOf(progress.answers.yes, relevantOf(progress))
}
