/** The official questions in the sheet of BSI's WiBA tool, by checklist and number. @module */
import { readWiba } from '../../../catalog/wiba.ts'
import { Failure } from '../../core/failure.ts'
import { wibaColumns } from '../columns/wibaColumns.ts'
import { createRecordReader } from '../createRecordReader.ts'
import { recogniseSheets } from '../recogniseSheets.ts'
import { collectRemarks } from '../remarks.ts'
import type { Table } from '../table.ts'
import type { OfficialText } from './officialText.ts'

/** Throws `invalid` when no sheet has the tool's columns, or none of its questions. */
export function officialQuestionsOf(tables: readonly Table[]): OfficialText[] {
  const wiba = readWiba()
  const found = new Map<string, OfficialText>()
  for (const sheet of recogniseSheets(tables, wibaColumns, {}, collectRemarks())) {
    let checklist = ''
    for (const record of sheet.records) {
      const reader = createRecordReader(sheet, record)
      checklist = reader.text('checklist') || checklist
      const number = Number.parseInt(reader.text('number'), 10)
      const question = wiba.questionByNumber(checklist, number)
      const words = reader.notes('question')
      if (!question || !words) continue
      const aid = reader.notes('aid')
      found.set(question.id, {
        key: question.id,
        title: `${checklist} ${number}`,
        blocks: [words, aid && `Hilfsmittel: ${aid}`]
          .filter((text): text is string => Boolean(text))
          .map((text) => ({ kind: 'paragraph', text })),
      })
    }
  }
  const texts = wiba.questions.flatMap(({ id }) => found.get(id) ?? [])
  if (texts.length > 0) return texts
  throw new Failure(
    'invalid',
    'In dieser Tabelle steht keine Prüffrage aus WiBA. Erwartet wird das Blatt „Dokumentation WiBA“ aus dem Werkzeug des BSI (WiBA_Tool_Excel.xlsx).',
  )
}
