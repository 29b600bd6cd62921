/** The columns of the workbook of findings, as they are written and found again. @module */

export const findingColumns = {
  code: 'Nr.',
  kind: 'Art',
  title: 'Titel',
  text: 'Beschreibung',
  targetObjectCode: 'Zielobjekt',
  requirement: 'Anforderung',
  dueOn: 'Frist',
  mark: 'Prüfzeichen',
} as const
export type FindingColumn = keyof typeof findingColumns

/** Without these a sheet is none of findings. */
export const neededColumns: readonly FindingColumn[] = ['kind', 'title', 'text']

/** Rows to fill in. */
export const emptyRows = 100

/** What a row says of a finding; the rest stands on its page. */
export const rowFields = [
  'kind',
  'title',
  'text',
  'targetObjectCode',
  'requirement',
  'dueOn',
] as const
