import type { Day } from '../core/day.ts'
import type { Refusal } from './importPlan.ts'
import type { ListRecord } from './readRecords.ts'
import type { RecognisedSheet } from './recogniseSheets.ts'
import type { Cell } from './table.ts'
import { parseDay } from './values/parseDay.ts'
import { parseMoney } from './values/parseMoney.ts'
import { parseNotes, parseText } from './values/parseText.ts'
import type { Reading } from './values/reading.ts'

/** Reads the cells of one record and gathers what is wrong with them. */
export type RecordReader<Field extends string> = {
  readonly cell: (field: Field) => Cell
  readonly text: (field: Field) => string
  readonly notes: (field: Field) => string
  readonly day: (field: Field) => Day | null
  readonly money: (field: Field) => number | null
  /** Notes a problem: „ist keine bekannte Geräteart“. */
  readonly refuse: (field: Field, problem: string) => void
  /** Notes a problem of the row as a whole, in a full sentence, at all columns of these fields. */
  readonly refuseRow: (fields: readonly Field[], sentence: string) => void
  /** The one refusal of the row, with all its problems. */
  readonly refusal: () => Refusal | undefined
}

export function createRecordReader<Field extends string>(
  { table, header }: Pick<RecognisedSheet<Field>, 'table' | 'header'>,
  { place, cells }: ListRecord<Field>,
): RecordReader<Field> {
  const problems: { column: string; sentence: string }[] = []
  const dayRules = { date1904: table.date1904, dateFormat: header.mapping.dateFormat }
  const columnOf = (field: Field) => header.headers[header.fields.indexOf(field)] ?? ''
  const cell = (field: Field): Cell => cells[field] ?? null
  const refuse = (field: Field, problem: string) => {
    const column = columnOf(field)
    problems.push({
      column,
      sentence: `„${column}“: ${problem}${/[.?]$/.test(problem) ? '' : '.'}`,
    })
  }
  const take = <T>(field: Field, reading: Reading<T>, missing: T): T => {
    if ('value' in reading) return reading.value
    refuse(field, reading.problem)
    return missing
  }
  return {
    cell,
    text: (field) => take(field, parseText(cell(field)), ''),
    notes: (field) => take(field, parseNotes(cell(field)), ''),
    day: (field) => take(field, parseDay(cell(field), dayRules), null),
    money: (field) => take(field, parseMoney(cell(field)), null),
    refuse,
    refuseRow: (fields, sentence) => {
      const column = fields.map(columnOf).filter(Boolean).join(', ')
      problems.push({ column, sentence })
    },
    refusal: () => {
      const [first] = problems
      const reason = problems.map(({ sentence }) => sentence).join(' ')
      return first && { ...place, column: first.column, reason }
    },
  }
}
