/**
 * Links of a worksheet: into the workbook by address, outside by a relation of the file.
 * @module
 */
import type { Link } from '../sheet.ts'
import type { Book, Part } from './book.ts'
import { locationOf } from './places.ts'
import { escapeAttribute } from './xml.ts'

/** Links that are joined to one text: put together by `+`, each would keep its pieces, four times its size. */
const joinedLinks = 1_000

/** Notes a link of a cell; false where the sheet is full of links or the address is none of ours. */
export function noteLink(book: Book, part: Part, cell: string, link: Link): boolean {
  if (part.links >= book.limits.links) return false
  if ('sheet' in link) {
    addHyperlink(part, innerLinkXml(cell, locationOf(link, book.places)))
    return true
  }
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(link.url)) return false
  addHyperlink(part, `<hyperlink ref="${cell}" r:id="rId${part.urls.push(link.url)}"/>`)
  return true
}

export function addHyperlink(part: Part, xml: string): void {
  part.links += 1
  part.hyperlinks.push(xml)
  if (part.links % joinedLinks > 0) return
  part.hyperlinks.push(part.hyperlinks.splice(-joinedLinks).join(''))
}

/** A link inside the workbook. */
export function innerLinkXml(cell: string, location: string): string {
  return `<hyperlink ref="${cell}" location="${escapeAttribute(location)}"/>`
}

/** The relations file with the addresses outside. */
export function linkRelationsXml(urls: readonly string[]): string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
  const items = urls.map(
    (url, index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${escapeAttribute(url)}" TargetMode="External"/>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
  )
}
