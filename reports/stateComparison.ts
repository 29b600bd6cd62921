/** What differs between two states of an information domain. @module */
import type { FieldChange } from './auditTrail.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Workbook } from './sheet.ts'
import { sheetOf, text } from './table.ts'

export type ComparisonLine = {
  /** Under which heading it stands: „Geräte“. */
  group: string
  /** A German word: „neu“, „entfallen“, „geändert“. */
  kind: string
  subject: string
  field: FieldChange | null
}

type ComparedSide = { title: string; basic: string; wiba: string }

export type StateComparison = {
  before: ComparedSide
  after: ComparedSide
  /** One a changed field; a thing without told fields has one line without. */
  lines: readonly ComparisonLine[]
}

export function stateComparison(
  context: ReportContext,
  { before, after, lines }: StateComparison,
): Workbook {
  return workbookOf(context, {
    name: 'comparison',
    title: 'Unterschiede zwischen zwei Ständen',
    subject: `${before.title} verglichen mit ${after.title}`,
    catalogue: false,
    facts: [
      fact('Vorher', before.title),
      fact('Basis-Anforderungen vorher', before.basic),
      fact('WiBA vorher', before.wiba),
      fact('Nachher', after.title),
      fact('Basis-Anforderungen nachher', after.basic),
      fact('WiBA nachher', after.wiba),
      fact('Unterschiede', lines.length),
    ],
    notes: ['Eine Zeile je geändertem Feld. Was in beiden Ständen gleich ist, steht nicht hier.'],
    sheets: [
      sheetOf<ComparisonLine>({
        name: 'Unterschiede',
        title: 'Was neu, entfallen oder geändert ist',
        fields: [
          text('Bereich', 22, ({ group }) => group),
          text('Gegenstand', 34, ({ subject }) => subject),
          text('Art', 12, ({ kind }) => kind),
          text('Feld', 22, ({ field }) => field?.field ?? ''),
          text('Vorher', 44, ({ field }) => field?.before ?? ''),
          text('Nachher', 44, ({ field }) => field?.after ?? ''),
        ],
        items: lines,
        expected: lines.length,
      }),
    ],
  })
}
