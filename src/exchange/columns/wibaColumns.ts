import type { ColumnSet } from './columnSet.ts'

export const wibaFields = [
  'checklist',
  'number',
  'question',
  'aid',
  'effort',
  'answer',
  'note',
] as const
export type WibaField = (typeof wibaFields)[number]

/** The columns of BSI's WiBA tool, sheet „Dokumentation WiBA“ (FORMATS §4). */
export const wibaColumns: ColumnSet<WibaField> = {
  title: 'WiBA-Dokumentation',
  labels: {
    checklist: 'Checkliste WiBA',
    number: 'Nr. in WiBA',
    question: 'Prüffrage WiBA',
    aid: 'Hilfsmittel',
    effort: 'Aufwand',
    answer: 'Umsetzung',
    note: 'Notizen',
  },
  words: {
    checklist: ['Checkliste WiBA', 'Checkliste', 'WiBA-Checkliste'],
    number: ['Nr. in WiBA', 'Nr.', 'Nummer', 'Nr. WiBA', 'Nummer in WiBA'],
    question: ['Prüffrage WiBA', 'Prüffrage', 'Frage', 'Thema', 'Prüffrage (Thema)'],
    aid: ['Hilfsmittel'],
    effort: ['Aufwand'],
    answer: ['Umsetzung', 'Antwort', 'Umgesetzt', 'Umsetzungsstatus', 'Status'],
    note: ['Notizen', 'Notiz', 'Bemerkung', 'Bemerkungen', 'Anmerkung', 'Kommentar'],
  },
  vagueWords: {},
  needed: [['checklist'], ['number'], ['answer']],
  sources: [],
}
