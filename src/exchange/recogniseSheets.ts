import { Failure } from '../core/failure.ts'
import { finish, type Steps } from '../core/steps.ts'
import { wordKey } from '../core/wordKey.ts'
import type { ColumnSet } from './columns/columnSet.ts'
import type { SheetReading } from './importPlan.ts'
import { type ListRecord, readRecords } from './readRecords.ts'
import { columnKeys } from './recogniseColumns.ts'
import {
  describeMissingHeader,
  type Header,
  type HeaderRules,
  neededBy,
  recogniseHeader,
} from './recogniseHeader.ts'
import { describePlace, type Remarks } from './remarks.ts'
import { reportStrangeText } from './reportStrangeText.ts'
import type { Table } from './table.ts'

export type RecognisedSheet<Field extends string> = {
  readonly table: Table
  readonly header: Header<Field>
  readonly records: readonly ListRecord<Field>[]
  readonly reading: SheetReading
}

/**
 * The sheets of a file that hold such a list, with their records. Other sheets are told in the remarks. Throws `invalid`
 * when no sheet does, when a header is ambiguous, or when the mapping names a sheet or a column that does not exist.
 */
export function recogniseSheets<Field extends string>(
  tables: readonly Table[],
  set: ColumnSet<Field>,
  rules: HeaderRules,
  remarks: Remarks,
): RecognisedSheet<Field>[] {
  return finish(recogniseSheetSteps(tables, set, rules, remarks))
}

/** As `recogniseSheets`, with pauses. */
export function* recogniseSheetSteps<Field extends string>(
  tables: readonly Table[],
  set: ColumnSet<Field>,
  rules: HeaderRules,
  remarks: Remarks,
): Steps<RecognisedSheet<Field>[]> {
  const wanted = selectTables(tables, rules, remarks)
  const sheets: RecognisedSheet<Field>[] = []
  const missing: string[] = []
  for (const table of wanted) {
    const header = recogniseHeader(table, set, rules)
    if (header) sheets.push(yield* readSheet(table, header, set, remarks))
    else missing.push(reportMissingHeader(table, set, remarks))
  }
  if (sheets.length === 0) throw new Failure('invalid', missing.join('\n'))
  ensureColumnsExist(sheets, rules)
  return sheets
}

/** The sheet the mapping names, or all of them. */
function selectTables(
  tables: readonly Table[],
  { mapping }: HeaderRules,
  remarks: Remarks,
): readonly Table[] {
  const name = mapping?.sheet
  if (name === undefined) return tables
  const wanted = tables.filter((table) => wordKey(table.sheet) === wordKey(name))
  if (wanted.length === 0) {
    const names = tables.map((table) => `„${table.sheet}“`).join(', ')
    throw new Failure(
      'invalid',
      `Das Blatt „${name}“ aus der Zuordnung gibt es nicht. Vorhanden: ${names}.`,
    )
  }
  for (const table of tables) {
    if (!wanted.includes(table)) remarks.addToSheet(table, 'Laut Zuordnung nicht gelesen.')
  }
  return wanted
}

function* readSheet<Field extends string>(
  table: Table,
  header: Header<Field>,
  set: ColumnSet<Field>,
  remarks: Remarks,
): Steps<RecognisedSheet<Field>> {
  yield* reportStrangeText(table, remarks)
  const records = yield* readRecords(table, header, neededBy(header, set).flat(), remarks)
  const reading = {
    file: table.file,
    sheet: table.sheet,
    headerRow: header.row.number,
    headerFingerprint: header.fingerprint,
    source: header.source?.name ?? '',
    columns: header.headers.map((text, index) => ({
      header: text,
      field: header.fields[index] ?? null,
    })),
  }
  return { table, header, records, reading }
}

function reportMissingHeader<Field extends string>(
  table: Table,
  set: ColumnSet<Field>,
  remarks: Remarks,
): string {
  const sentence = describeMissingHeader(table, set)
  remarks.addToSheet(table, `${sentence} Das Blatt wurde übersprungen.`)
  return `${describePlace(table)}: ${sentence}`
}

/** A slip in the mapping must not pass for a list without that column. */
function ensureColumnsExist<Field extends string>(
  sheets: readonly RecognisedSheet<Field>[],
  { mapping }: HeaderRules,
): void {
  const present = new Set(
    sheets.flatMap(({ header }) => header.headers.flatMap((text, i) => columnKeys(text, i))),
  )
  const unknown = Object.keys(mapping?.columns ?? {}).filter((name) => !present.has(wordKey(name)))
  if (unknown.length === 0) return
  const seen = sheets.flatMap(({ header }) => header.headers.filter(Boolean))
  throw new Failure(
    'invalid',
    `Die Zuordnung (--mapping) nennt Spalten, die es nicht gibt: ${quoteAll(unknown)}. Vorhanden: ${quoteAll(seen)}.`,
  )
}

function quoteAll(words: readonly string[]): string {
  return words.map((word) => `„${word}“`).join(', ')
}
