/** Rows of tables: settings, exports with their sheets, headers of lists. @module */
import type { Sheet } from '../../reports/sheet.ts'
import type { ColumnSet } from '../../src/exchange/columns/columnSet.ts'

/** Columns that a report names by its data: years and days. */
const varying = /^\d{4}$|^Tage überfällig am/

/** The row of a table whose first cell begins with this code. */
export function tableRow(text: string, code: string): string | undefined {
  return text.split('\n').find((line) => line.startsWith(`| \`${code}\` |`))
}

export function settingsIn(text: string): string[] {
  return [...text.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name = '']) => name)
}

/** The part of the page under the heading that names the export. */
export function sectionOf(text: string, name: string): string {
  return text.split('\n## ').find((part) => part.split('\n')[0]?.includes(`(\`${name}\`)`)) ?? ''
}

/** Sites differ by their names only: one of them stands for all. */
export function described(name: string, sheets: readonly Sheet[]): readonly Sheet[] {
  if (name !== 'devices') return sheets
  return sheets.slice(1, 2).map((sheet) => ({ ...sheet, name: 'je Standort eines' }))
}

export function undescribed(section: string, sheet: Sheet): string[] {
  const row = section.split('\n').find((line) => line.startsWith(`| ${sheet.name}`)) ?? ''
  const shown = row.split('|')[2]?.trim().split(' · ') ?? []
  const exact = sheet.columns.map(({ title }) => title).filter((title) => !varying.test(title))
  const known = shown.filter((title) => !/^je |^Tage überfällig/.test(title))
  return JSON.stringify(known) === JSON.stringify(exact) ? [] : [sheet.name]
}

/** Fields and headers that no row of a table names. */
export function missingHeaders(text: string, set: ColumnSet<string>): string[] {
  const unnamed = Object.entries(set.words).flatMap(([field, words]) => {
    const start = `| ${set.labels[field]} | \`${field}\` |`
    const rows = text.split('\n').filter((line) => line.startsWith(start))
    const shown = rows.flatMap((row) => row.split('|')[3]?.trim().split(' · ') ?? [])
    return words.filter((word) => !shown.includes(word)).map((word) => `${field}: ${word}`)
  })
  const vague = Object.keys(set.vagueWords).filter((word) => !text.includes(`\n| ${word} |`))
  return [...unnamed, ...vague]
}
