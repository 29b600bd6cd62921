/**
 * What surrounds the rows of a worksheet. The order of the elements is that of CT_Worksheet
 * (ECMA-376 part 1, 18.3.1.99); Excel calls a file damaged when it differs.
 * @module
 */

import { germanInstant } from '../../src/core/day.ts'
import type { Workbook } from '../sheet.ts'
import { heightOfLines } from './textHeight.ts'
import { cutText, escapeXml } from './xml.ts'

export type WorksheetHead = {
  /** In characters, from the first column. */
  widths: readonly number[]
  frozen?: { columns: number; rows: number }
}

export type WorksheetTail = {
  isProtected?: boolean
  filter?: string
  merged?: readonly string[]
  conditionalFormats?: readonly string[]
  validations?: readonly string[]
  hyperlinks?: readonly string[]
  orientation: 'portrait' | 'landscape'
  /** Smaller in print, so that all of it stands on one page. */
  isOnePage?: boolean
  /** Where digits in text are meant, so that no green corner asks to turn them into numbers. */
  textCells?: string
}

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Everything up to the first row. */
export function worksheetStart({ widths, frozen }: WorksheetHead): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${mainNamespace}" xmlns:r="${relationNamespace}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="16"/>',
    `<cols>${widths.map(columnXml).join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

/** Everything after the last row. */
export function worksheetEnd(workbook: Workbook, tail: WorksheetTail): string {
  return [
    '</sheetData>',
    tail.isProtected
      ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
      : '',
    tail.filter ? `<autoFilter ref="${tail.filter}"/>` : '',
    countedXml('mergeCells', (tail.merged ?? []).map(mergedXml)),
    (tail.conditionalFormats ?? []).join(''),
    countedXml('dataValidations', tail.validations ?? []),
    tail.hyperlinks?.length ? `<hyperlinks>${tail.hyperlinks.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.7" header="0.35" footer="0.35"/>',
    `<pageSetup paperSize="9" orientation="${tail.orientation}" fitToWidth="1" fitToHeight="${tail.isOnePage ? 1 : 0}"/>`,
    headerFooterXml(workbook),
    tail.textCells
      ? `<ignoredErrors><ignoredError sqref="${tail.textCells}" numberStoredAsText="1"/></ignoredErrors>`
      : '',
    '</worksheet>',
  ].join('')
}

/** A row of so many lines of text. Its height yields when someone types longer text. */
export function rowXml(row: number, cells: string, lines = 1): string {
  return `<row r="${row}" ht="${heightOfLines(lines)}">${cells}</row>`
}

/** A row whose height stays: merged cells, which never find their own. */
export function fixedRowXml(row: number, cells: string, height: number): string {
  return `<row r="${row}" ht="${height}" customHeight="1">${cells}</row>`
}

/** `A` for 0, `AA` for 26. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

function paneXml(frozen: WorksheetHead['frozen']): string {
  if (!frozen) return ''
  const { columns, rows } = frozen
  const corner = `${columnLetters(columns)}${rows + 1}`
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft'
  const split = columns > 0 ? ` xSplit="${columns}"` : ''
  return (
    `<pane${split} ySplit="${rows}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
  )
}

function columnXml(width: number, index: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
}

function mergedXml(range: string): string {
  return `<mergeCell ref="${range}"/>`
}

function countedXml(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`
}

function headerFooterXml(workbook: Workbook): string {
  const owner = `${pageText(workbook.organisation)} · ${pageText(workbook.scope)}`
  const state = `Stand der Daten: ${germanInstant(workbook.stateOfData)}`
  const header = `&L&8 ${owner}&R&8 ${pageText(workbook.title)}`
  const footer = `&L&8 ${pageText(workbook.organisation)} · ${state}&R&8 Seite &P von &N`
  return `<headerFooter><oddHeader>${escapeXml(header)}</oddHeader><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>`
}

/** In headers `&` starts a code, and a header holds 255 characters at most. */
function pageText(text: string): string {
  return cutText(text.replace(/\s+/g, ' '), 60).replace(/&/g, '&&')
}
