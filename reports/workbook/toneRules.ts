import { type Column, tones } from '../sheet.ts'
import { escapeXml } from './xml.ts'

/** Priorities are unique within a sheet; no column has as many words. */
const rulesPerColumn = 100

/** Conditional formats that colour the words of a column, as they stand or as the user changes them. */
export function toneRulesXml(
  { column, range }: { column: Column; range: string },
  columnIndex: number,
): string[] {
  const rules = Object.entries(column.tones ?? {}).map(([text, tone], index) => {
    const priority = columnIndex * rulesPerColumn + index + 1
    const formula = escapeXml(`"${text.replace(/"/g, '""')}"`)
    return (
      `<cfRule type="cellIs" dxfId="${tones.indexOf(tone)}" priority="${priority}" operator="equal">` +
      `<formula>${formula}</formula></cfRule>`
    )
  })
  if (rules.length === 0) return []
  return [`<conditionalFormatting sqref="${range}">${rules.join('')}</conditionalFormatting>`]
}
