/**
 * Cells of a returned workbook that both sides changed: what was issued, what stands there today, what came back.
 * The workbook can be filled and returned itself.
 * @module
 */
import { type ReportContext, workbookOf } from './cover.ts'
import type { Workbook } from './sheet.ts'
import { id, sheetOf, text } from './table.ts'

export const conflictTitles = {
  object: 'Zielobjekt',
  requirement: 'Anforderung',
  title: 'Titel',
  field: 'Spalte',
  base: 'Stand der Ausgabe',
  today: 'Heute',
  returned: 'Zurückgekommen',
  decision: 'Entscheidung',
} as const

/** What stands in the column of the decision. */
export const decisionWords = { today: 'heute', returned: 'zurückgekommen' } as const

export type ConflictRow = {
  readonly code: string
  readonly requirement: string
  readonly requirementTitle: string
  /** The title of the column in A.4. */
  readonly field: string
  readonly base: string
  readonly today: string
  readonly returned: string
  /** As it was decided so far; '' where it was not. */
  readonly decision: string
}

export function conflicts(
  context: ReportContext,
  { file, rows }: { file: string; rows: readonly ConflictRow[] },
): Workbook {
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
          id(conflictTitles.object, 11, ({ code }) => code),
          id(conflictTitles.requirement, 13, ({ requirement }) => requirement),
          text(conflictTitles.title, 24, ({ requirementTitle }) => requirementTitle),
          text(conflictTitles.field, 18, ({ field }) => field),
          text(conflictTitles.base, 26, ({ base }) => base),
          text(conflictTitles.today, 26, ({ today }) => today),
          text(conflictTitles.returned, 26, ({ returned }) => returned),
          text(conflictTitles.decision, 17, ({ decision }) => decision, {
            editable: true,
            choices: Object.values(decisionWords),
          }),
        ],
        items: rows,
      }),
    ],
  })
}
