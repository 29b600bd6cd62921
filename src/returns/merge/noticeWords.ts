/** How what was noticed in a returned file is said, and how much of it. @module */
import type { ReturnedRow } from './parseReturned.ts'

/** More than these nobody reads on a page. */
const mostNotices = 300
const namedKeys = 5

/** „3 Zeilen fehlen in der Datei. … (C001 SYS.2.1.A1, …)“; nothing for none. */
export function countedNotice(
  keys: readonly string[],
  one: string,
  many: string,
  effect: string,
): string[] {
  if (keys.length === 0) return []
  const more = keys.length > namedKeys ? ' …' : ''
  const named = keys.slice(0, namedKeys).join(', ')
  const counted = keys.length === 1 ? `1 ${one}` : `${keys.length.toLocaleString('de-DE')} ${many}`
  return [`${counted} ${effect} (${named}${more})`]
}

export function unknownRowNotice(
  { sheet, row, object, requirement }: ReturnedRow,
  domainCode: string,
): string {
  return `Blatt „${sheet}“, Zeile ${row}: ${object} ${requirement} gehört heute nicht zum Grundschutz-Check von ${domainCode}. Die Zeile wurde hinzugefügt, ihre Kennung geändert, oder der Baustein wird nicht mehr angewendet. Sie wird nicht gelesen.`
}

export function cutNotices(notices: readonly string[]): string[] {
  if (notices.length <= mostNotices) return [...notices]
  const left = (notices.length - mostNotices).toLocaleString('de-DE')
  return [...notices.slice(0, mostNotices), `… und ${left} weitere Hinweise dieser Art.`]
}
