/**
 * Cells of a returned workbook that both sides changed: what was issued, what stands there today, what came back.
 * The workbook can be filled and returned itself.
 * @module
 */
import type { AnswerSubject } from '../src/exchange/answerSubject.ts'
import type { RowKeys } from '../src/returns/returnedWorkbook.ts'
import { type ReportContext, workbookOf } from './cover.ts'
import type { Workbook } from './sheet.ts'
import { id, sheetOf, text } from './table.ts'

/** The titles of the columns: what a row is about is called as in the workbook that came back. */
export function conflictTitles(about: AnswerSubject) {
  const [object, item] =
    about === 'wiba' ? (['Checkliste', 'Nr.'] as const) : (['Zielobjekt', 'Anforderung'] as const)
  return {
    ...{ object, item },
    title: about === 'wiba' ? 'Worum es geht' : 'Titel',
    field: 'Spalte',
    base: 'Stand der Ausgabe',
    today: 'Heute',
    returned: 'Zurückgekommen',
    decision: 'Entscheidung',
  } as const
}

/** What stands in the column of the decision. */
export const decisionWords = { today: 'heute', returned: 'zurückgekommen' } as const

export type ConflictRow = {
  /** What the row is about: „C001“ and „SYS.2.1.A1“, „Backup“ and „3“. */
  readonly keys: RowKeys
  readonly title: string
  /** The title of the column that was answered. */
  readonly field: string
  readonly base: string
  readonly today: string
  readonly returned: string
  /** As it was decided so far; '' where it was not. */
  readonly decision: string
}

export function conflicts(
  context: ReportContext,
  { file, about, rows }: { file: string; about: AnswerSubject; rows: readonly ConflictRow[] },
): Workbook {
  const titles = conflictTitles(about)
  return workbookOf(context, {
    name: 'conflicts',
    title: 'Konflikte eines Rücklaufs',
    subject: `Was in „${file}“ und inzwischen auch im Programm geändert wurde.`,
    facts: [{ label: 'Zellen zu entscheiden', value: rows.length }],
    notes: [
      'Wählen Sie je Zeile, welcher Wert gilt, und geben Sie die Arbeitsmappe unter „Rücklauf“ zurück. Zeilen ohne Entscheidung bleiben, wie sie heute sind.',
      'Zu einer Antwort gehören mehrere Zellen. Hat eine davon einen Konflikt, stehen hier auch die übrigen geänderten; sie werden erst zusammen übernommen.',
    ],
    sheets: [
      sheetOf<ConflictRow>({
        name: 'Konflikte',
        title: 'Welcher Wert gilt?',
        intro: ['Tragen Sie in der letzten Spalte „heute“ oder „zurückgekommen“ ein.'],
        frozenColumns: 2,
        fields: [
          id(titles.object, about === 'wiba' ? 18 : 11, ({ keys }) => keys[0]),
          id(titles.item, about === 'wiba' ? 6 : 13, ({ keys }) => keys[1]),
          text(titles.title, 24, ({ title }) => title),
          text(titles.field, 24, ({ field }) => field),
          text(titles.base, 26, ({ base }) => base),
          text(titles.today, 26, ({ today }) => today),
          text(titles.returned, 26, ({ returned }) => returned),
          text(titles.decision, 17, ({ decision }) => decision, {
            editable: true,
            choices: Object.values(decisionWords),
          }),
        ],
        items: rows,
      }),
    ],
  })
}
