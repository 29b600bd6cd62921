/** How what was noticed in a returned file is said, and how much of it. @module */

import { germanDay } from '../../core/day.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { labelOf } from '../returnedWorkbook.ts'
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

/** Of rows that were issued and did not come back. */
export function missingRowsNotice(labels: readonly string[]): string[] {
  const effect = 'in der Datei. Gelöschte Zeilen ändern nichts.'
  return countedNotice(labels, 'Zeile fehlt', 'Zeilen fehlen', effect)
}

/** Of rows that the person may not see. */
export function foreignRowsNotice(labels: readonly string[]): string[] {
  const effect = 'Ihnen nicht zugewiesen und wurden nicht gelesen.'
  return countedNotice(labels, 'Zeile ist', 'Zeilen sind', effect)
}

/** Of a row about something that is none of the information domain's, or of WiBA's. */
export function unknownRowNotice(
  { sheet, row, keys }: ReturnedRow,
  about: AnswerSubject,
  domainCode: string,
): string {
  const isNone =
    about === 'wiba'
      ? 'gibt es in WiBA nicht. Die Zeile wurde hinzugefügt oder ihre Kennung geändert.'
      : `gehört heute nicht zum Grundschutz-Check von ${domainCode}. Die Zeile wurde hinzugefügt, ihre Kennung geändert, oder der Baustein wird nicht mehr angewendet.`
  return `Blatt „${sheet}“, Zeile ${row}: ${labelOf(about, keys)} ${isNone} Sie wird nicht gelesen.`
}

/** Of a row that the questionnaire did not ask. */
export function notAskedNotice({ sheet, row, keys }: ReturnedRow, about: AnswerSubject): string {
  return `Blatt „${sheet}“, Zeile ${row}: ${labelOf(about, keys)} gehört nicht zu diesem Fragebogen. Die Zeile wurde hinzugefügt oder ihre Kennung geändert. Sie wird nicht gelesen.`
}

/** `of`: what the row is about. */
export function alteredNotice(
  place: string,
  { text, today, of }: { text: string; today: string; of: string },
): string {
  return `${place}: Diese Zelle ist geschützt und wurde geändert (${said(text)} statt ${said(today)}; ${of}). Sie wird nicht übernommen.`
}

export function cutNotices(notices: readonly string[]): string[] {
  if (notices.length <= mostNotices) return [...notices]
  const left = (notices.length - mostNotices).toLocaleString('de-DE')
  return [...notices.slice(0, mostNotices), `… und ${left} weitere Hinweise dieser Art.`]
}

function said(text: string): string {
  if (text === '') return 'leer'
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return `„${/^\d{4}-\d\d-\d\d$/.test(text) ? germanDay(text) : short}“`
}
