/**
 * What may be typed into the answer cells of a column: drop-downs, days, numbers.
 * @module
 */
import type { Column, ColumnKind } from '../sheet.ts'
import type { Book } from './book.ts'
import { styledText } from './cellXml.ts'
import { choicesName } from './places.ts'
import { quoteSheetName } from './sheetNames.ts'
import { styleOf } from './styles.ts'
import { columnLetters, rowXml, worksheetEnd, worksheetStart } from './worksheetXml.ts'
import { escapeAttribute, escapeXml } from './xml.ts'

/** Characters of a list inside a validation. Source: Excel specifications and limits. */
const maximumInlineList = 255

const numberRules: Partial<Record<ColumnKind, { type: string; error: string }>> = {
  day: { type: 'date', error: 'Bitte geben Sie ein Datum ein, zum Beispiel 31.12.2025.' },
  int: { type: 'whole', error: 'Bitte geben Sie eine ganze Zahl ein.' },
  number: { type: 'decimal', error: 'Bitte geben Sie eine Zahl ein.' },
  money: { type: 'decimal', error: 'Bitte geben Sie einen Betrag in Euro ein.' },
}

/** The validation of an editable column over `range`; undefined where anything may be typed. */
export function validationXml(book: Book, column: Column, range: string): string | undefined {
  if (!column.editable) return undefined
  if (column.choices?.length) {
    const source = listSource(book, column.choices)
    const error = 'Bitte wählen Sie einen Wert aus der Liste.'
    return ruleXml('type="list"', error, range, source)
  }
  const rule = numberRules[column.kind]
  if (!rule) return undefined
  return ruleXml(`type="${rule.type}" operator="greaterThanOrEqual"`, rule.error, range, '0')
}

/** The hidden sheet with the long lists, one in each column. */
export function* choiceChunks(book: Book): Generator<string> {
  const { choiceLists: lists } = book
  yield worksheetStart({ widths: lists.map(() => 40) })
  const style = styleOf(book.styles, {})
  const length = Math.max(...lists.map((list) => list.length))
  for (let row = 1; row <= length; row += 1) {
    const cells = lists.map((list, column) => {
      const text = list[row - 1]
      return text ? styledText(`${columnLetters(column)}${row}`, style, text) : ''
    })
    yield rowXml(row, cells.join(''))
  }
  yield worksheetEnd(book.workbook, { isProtected: true, orientation: 'portrait' })
}

function listSource(book: Book, choices: readonly string[]): string {
  const inline = choices.join(',')
  // A comma divides and a quote ends an inline list.
  const fits = inline.length <= maximumInlineList && !choices.some((text) => /[,"]/.test(text))
  if (fits) return `"${inline}"`
  const column = columnLetters(listColumn(book, choices))
  return `${quoteSheetName(choicesName)}!$${column}$1:$${column}$${choices.length}`
}

function listColumn(book: Book, choices: readonly string[]): number {
  const key = JSON.stringify(choices)
  const known = book.choiceLists.findIndex((list) => JSON.stringify(list) === key)
  return known >= 0 ? known : book.choiceLists.push(choices) - 1
}

function ruleXml(rule: string, error: string, range: string, formula: string): string {
  return (
    `<dataValidation ${rule} allowBlank="1" showErrorMessage="1" errorTitle="Eingabe prüfen"` +
    ` error="${escapeAttribute(error)}" sqref="${range}"><formula1>${escapeXml(formula)}</formula1></dataValidation>`
  )
}
