/**
 * The cover (Deckblatt): what the document is, whose, of what state, and how to read it. It is written
 * last, when the entries of all sheets are counted.
 * @module
 */

import { germanInstant } from '../../src/core/day.ts'
import type { Cell, CoverFact } from '../sheet.ts'
import type { Book } from './book.ts'
import { type Brush, cellXml, styledText, wordsOf } from './cellXml.ts'
import { innerLinkXml } from './links.ts'
import { editableFill, type Look, looks, toneColors } from './looks.ts'
import { quoteSheetName } from './sheetNames.ts'
import { styleOf } from './styles.ts'
import { heightOfLines, lineCount } from './textHeight.ts'
import { fixedRowXml, rowXml, worksheetEnd, worksheetStart } from './worksheetXml.ts'

const widths = { label: 30, value: 66, count: 10 }
const wholeWidth = widths.label + widths.value + widths.count

/** Rows of the cover so far, and what belongs to them. */
type Page = { book: Book; rows: string[]; merged: string[]; hyperlinks: string[] }

export function* coverChunks(book: Book): Generator<string> {
  const page: Page = { book, rows: [], merged: [], hyperlinks: [] }
  addHeading(page)
  addSection(page, 'Angaben zum Dokument', documentFacts(book))
  addSection(page, 'Zahlen', book.workbook.cover.facts)
  addContents(page)
  addSection(page, 'Hinweise', noteLines(book))
  addLegend(page)
  yield worksheetStart({ widths: Object.values(widths) })
  yield* page.rows
  const { merged, hyperlinks } = page
  yield worksheetEnd(book.workbook, {
    merged,
    hyperlinks,
    orientation: 'portrait',
    isOnePage: true,
  })
}

function addHeading(page: Page): void {
  const { organisation, title, subject } = page.book.workbook
  addWide(page, organisation, looks.owner)
  addWide(page, title, looks.coverTitle)
  addWide(page, subject, looks.subject)
}

function documentFacts({ workbook }: Book): CoverFact[] {
  const { edition, chainHead } = workbook.cover
  return [
    { label: 'Informationsverbund', value: workbook.scope },
    { label: 'Stand der Daten', value: germanInstant(workbook.stateOfData) },
    ...(edition === null ? [] : [{ label: 'Grundlage', value: edition }]),
    {
      label: 'Kopf der Prüfkette',
      value: chainHead ? `Ereignis ${chainHead.sequence}, SHA-256 ${chainHead.hash}` : 'noch leer',
    },
  ]
}

function noteLines({ workbook }: Book): CoverFact[] {
  return (workbook.cover.notes ?? []).map((note, index) => ({
    label: `Hinweis ${index + 1}`,
    value: note,
  }))
}

function addSection(page: Page, title: string, facts: readonly CoverFact[]): void {
  if (facts.length === 0) return
  addSectionTitle(page, title)
  for (const { label, value } of facts) addLine(page, label, value)
}

function addLine(page: Page, label: string, value: Cell): void {
  const row = page.rows.length + 1
  const brush = coverBrush(page)
  const cells =
    styledText(`A${row}`, look(page, looks.label), label) + cellXml(`B${row}`, value, brush)
  addRow(page, cells, label, wordsOf(value))
}

/** The sheets with links, titles and their numbers of entries. */
function addContents(page: Page): void {
  addSectionTitle(page, 'Inhalt', 'Einträge')
  for (const part of page.book.parts) {
    const row = page.rows.length + 1
    page.hyperlinks.push(innerLinkXml(`A${row}`, `${quoteSheetName(part.name)}!A1`))
    const title =
      part.index === 0 ? part.sheet.title : `${part.sheet.title} (Teil ${part.index + 1})`
    const name = styledText(`A${row}`, look(page, looks.link), part.name)
    const brush = { ...coverBrush(page, { align: 'right' }), kind: 'int' as const }
    const count = cellXml(`C${row}`, part.entries, brush)
    addRow(page, name + styledText(`B${row}`, look(page, {}), title) + count, part.name, title)
  }
}

function addLegend(page: Page): void {
  const lines = page.book.workbook.cover.legend ?? []
  const hasAnswers = page.book.workbook.sheets.some(({ columns }) =>
    columns.some((column) => column.editable),
  )
  if (lines.length === 0 && !hasAnswers) return
  addSectionTitle(page, 'Legende')
  for (const { term, meaning, tone } of lines) {
    addPair(page, term, tone ? { color: toneColors[tone] } : {}, meaning)
  }
  if (hasAnswers) {
    const meaning = 'Hier können Sie eintragen; alle anderen Zellen sind geschützt.'
    addPair(page, 'hell hinterlegt', { fill: editableFill }, meaning)
  }
}

function addPair(page: Page, term: string, termLook: Look, meaning: string): void {
  const row = page.rows.length + 1
  const cells = styledText(`A${row}`, look(page, termLook), term)
  addRow(page, cells + styledText(`B${row}`, look(page, {}), meaning), term, meaning)
}

function addSectionTitle(page: Page, title: string, last = ''): void {
  page.rows.push(rowXml(page.rows.length + 1, ''))
  const row = page.rows.length + 1
  const style = look(page, looks.section)
  const lastStyle = look(page, { ...looks.label, border: 'rule', align: 'right' })
  const cells =
    styledText(`A${row}`, style, title) +
    styledText(`B${row}`, style, '') +
    styledText(`C${row}`, lastStyle, last)
  page.rows.push(fixedRowXml(row, cells, 20), fixedRowXml(row + 1, '', 4))
}

/** A line over all columns, with its height: merged cells have none of their own. */
function addWide(page: Page, text: string, wideLook: Look): void {
  const row = page.rows.length + 1
  page.merged.push(`A${row}:C${row}`)
  const height = heightOfLines(lineCount(text, wholeWidth, wideLook.size), wideLook.size)
  page.rows.push(fixedRowXml(row, styledText(`A${row}`, look(page, wideLook), text), height))
}

function addRow(page: Page, cells: string, label: string, value: string): void {
  const lines = Math.max(lineCount(label, widths.label), lineCount(value, widths.value))
  page.rows.push(rowXml(page.rows.length + 1, cells, lines))
}

function coverBrush(page: Page, extra: Look = { align: 'left' }): Brush {
  return {
    kind: 'text',
    style: (format, tone, mark) =>
      look(page, {
        format,
        quoted: mark === 'quoted',
        ...(tone && { color: toneColors[tone] }),
        ...extra,
      }),
    link: () => false,
  }
}

function look(page: Page, wanted: Look): number {
  return styleOf(page.book.styles, wanted)
}
