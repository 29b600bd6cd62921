/**
 * Text as XML 1.0 and SpreadsheetML take it.
 * @module
 */

/** Characters of a cell at most, in UTF-16 units. Source: Excel specifications and limits. */
const maximumCellText = 32_767
const cutMark = '… (gekürzt)'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const unusual = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9a-fA-F]{4}_/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu
const spaced = /^\s|\s$|\s\s|[\t\n]/

/**
 * The text of a cell: line breaks as LF, what XML cannot hold as U+FFFD, and cut with a mark where it
 * is longer than a cell may be.
 */
export function cellText(text: string): string {
  if (text.length <= maximumCellText && !unusual.test(text)) return text
  const clean = text.replace(/\r\n?/g, '\n').replace(forbidden, '\ufffd')
  if (clean.length <= maximumCellText) return clean
  return `${cutText(clean, maximumCellText - cutMark.length)}${cutMark}`
}

/** The start of a text in at most so many UTF-16 units, without half a character at the end. */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text
  const last = text.charCodeAt(units - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? units - 1 : units)
}

/** `<t>` with a cell's text. `_x0041_` would be read as „A“, so its underscore is escaped. */
export function textElement(text: string): string {
  const clean = cellText(text)
  const open = spaced.test(clean) ? '<t xml:space="preserve">' : '<t>'
  return `${open}${unusual.test(clean) ? escapeCellText(clean) : clean}</t>`
}

/** Text between tags. */
export function escapeXml(text: string): string {
  return escapeMarkup(cellText(text))
}

/** Text between double quotes. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')
}

function escapeCellText(clean: string): string {
  return escapeMarkup(clean.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_'))
}

function escapeMarkup(clean: string): string {
  return clean.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
