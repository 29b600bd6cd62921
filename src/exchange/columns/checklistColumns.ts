import type { ColumnSet } from './columnSet.ts'

const checklistFields = [
  'requirement',
  'title',
  'content',
  'level',
  'dispensable',
  'dispensableReason',
  'status',
  'dueOn',
  'responsible',
  'remarks',
  'cost',
] as const
export type ChecklistField = (typeof checklistFields)[number]

/** The columns of BSI's checklists, one file a module (FORMATS §2): a row for each sentence of a requirement. */
export const checklistColumns: ColumnSet<ChecklistField> = {
  title: 'Checkliste des BSI',
  labels: {
    requirement: 'ID-Anforderung',
    title: 'Titel',
    content: 'Inhalt',
    level: 'Typ',
    dispensable: 'Entbehrlich',
    dispensableReason: 'Begründung für Entbehrlichkeit',
    status: 'Umsetzung',
    dueOn: 'Umsetzung bis',
    responsible: 'Verantwortlich',
    remarks: 'Bemerkungen / Begründung für Nicht-Umsetzung',
    cost: 'Kostenschätzung',
  },
  words: {
    requirement: ['ID-Anforderung', 'ID Anforderung', 'Anforderung', 'ID', 'Anforderungs-ID'],
    title: ['Titel', 'Titel der Anforderung'],
    content: ['Inhalt', 'Anforderungstext', 'Text'],
    level: ['Typ', 'Qualifizierung', 'Stufe'],
    dispensable: ['Entbehrlich'],
    dispensableReason: ['Begründung für Entbehrlichkeit', 'Begründung Entbehrlichkeit'],
    status: ['Umsetzung', 'Umgesetzt', 'Umsetzungsstatus', 'Status'],
    dueOn: ['Umsetzung bis', 'Umsetzungsdatum', 'Termin'],
    responsible: ['Verantwortlich', 'Verantwortliche', 'Zuständig'],
    remarks: [
      'Bemerkungen / Begründung für Nicht-Umsetzung',
      'Bemerkungen',
      'Bemerkung',
      'Begründung für Nicht-Umsetzung',
    ],
    cost: ['Kostenschätzung', 'Kosten'],
  },
  vagueWords: {},
  needed: [['requirement'], ['status', 'dispensable']],
  sources: [],
}
