/**
 * One cell as XML. Text is written as inline string and so never read as a formula.
 * @module
 */
import type { Cell, ColumnKind, Link, Tone, Value } from '../sheet.ts'
import type { Format } from './looks.ts'
import { serialOfDay, serialOfInstant } from './serial.ts'
import { textElement } from './xml.ts'

/** What a table knows of its column and row when a cell is written. */
export type Brush = {
  kind: ColumnKind
  style: (format: Format, tone: Tone | undefined, mark: 'quoted' | 'link' | undefined) => number
  /** Notes a link; false where the sheet cannot take it. */
  link: (cell: string, link: Link) => boolean
}

/** Starts of text that Excel would calculate when someone types it over. */
const formulaStart = /^[=+\-@\t\r\n]/
const emptyFormats: Record<ColumnKind, Format> = {
  id: 'text',
  text: 'general',
  int: 'int',
  number: 'general',
  share: 'share',
  day: 'day',
  instant: 'instant',
  money: 'money',
}

/** The cell at `ref`, e.g. `B7`. Throws on a number that is not finite: that is a bug in the report. */
export function cellXml(ref: string, cell: Cell, brush: Brush): string {
  const isToned = cell !== null && typeof cell === 'object' && 'tone' in cell
  const value = isToned ? cell.value : cell
  const tone = isToned ? cell.tone : undefined
  if (typeof value === 'string') return textXml(ref, value, tone, brush)
  if (value === null) return emptyXml(ref, tone, brush)
  if (typeof value === 'object' && 'text' in value) return linkXml(ref, value, tone, brush)
  const { format, number } = measure(value, brush.kind)
  if (number === null) return emptyXml(ref, tone, brush)
  if (!Number.isFinite(number)) throw new Error(`${ref} holds ${number}, not a finite number`)
  return `<c r="${ref}" s="${brush.style(format, tone, undefined)}"><v>${number}</v></c>`
}

/** The text of a cell that may wrap; numbers and days do not. */
export function wordsOf(cell: Cell): string {
  const value = cell !== null && typeof cell === 'object' && 'tone' in cell ? cell.value : cell
  if (typeof value === 'string') return value
  return value !== null && typeof value === 'object' && 'text' in value ? value.text : ''
}

/** A text cell in a style that is already known. */
export function styledText(ref: string, style: number, text: string): string {
  if (text === '') return `<c r="${ref}" s="${style}"/>`
  return `<c r="${ref}" s="${style}" t="inlineStr"><is>${textElement(text)}</is></c>`
}

function emptyXml(ref: string, tone: Tone | undefined, brush: Brush): string {
  return `<c r="${ref}" s="${brush.style(emptyFormats[brush.kind], tone, undefined)}"/>`
}

function textXml(ref: string, text: string, tone: Tone | undefined, brush: Brush): string {
  if (text === '') return emptyXml(ref, tone, brush)
  const format = brush.kind === 'id' ? 'text' : 'general'
  const mark = formulaStart.test(text) ? 'quoted' : undefined
  return styledText(ref, brush.style(format, tone, mark), text)
}

function linkXml(
  ref: string,
  { text, link }: { text: string; link: Link },
  tone: Tone | undefined,
  brush: Brush,
): string {
  if (text === '' || !brush.link(ref, link)) return textXml(ref, text, tone, brush)
  const format = brush.kind === 'id' ? 'text' : 'general'
  return styledText(ref, brush.style(format, tone, 'link'), text)
}

type Measured = Exclude<Value, string | null | { text: string; link: Link }>

function measure(value: Measured, kind: ColumnKind): { format: Format; number: number | null } {
  if (typeof value === 'number') {
    return { format: kind === 'int' ? 'int' : 'general', number: value }
  }
  if ('day' in value) {
    return { format: 'day', number: value.day === null ? null : serialOfDay(value.day) }
  }
  if ('instant' in value) {
    const { instant } = value
    return { format: 'instant', number: instant === null ? null : serialOfInstant(instant) }
  }
  if ('share' in value) return { format: 'share', number: roundedShare(value.share) }
  return { format: 'money', number: value.euroCents === null ? null : value.euroCents / 100 }
}

/** To a tenth of a percent, downwards: 1,834 of 1,835 must not read „100,0 %“. */
function roundedShare(share: number | null): number | null {
  return share === null ? null : Math.floor(share * 1000 + 1e-9) / 1000
}
