/**
 * Tables as data: a field is a column together with the cell that it shows of an item.
 * @module
 */
import type { Day, Instant } from '../src/core/day.ts'
import type { Cell, Column, Link, Row, RowStyle, Sheet, Value } from './sheet.ts'

/** `amount` is what a total row adds up; fields without it stay empty there. */
export type Field<Item> = Column & {
  cell: (item: Item) => Cell
  amount?: (item: Item) => number | null
}

/** Items that are held in memory, or a stream, in parts, of as many as there are. A stream is read once. */
export type Items<Item> = Iterable<Item> | AsyncIterable<readonly Item[]>

type Extra = Partial<Omit<Column, 'title' | 'kind'>>

export type Table<Item> = Omit<Sheet, 'columns' | 'rows'> & {
  fields: readonly Field<Item>[]
  items: Items<Item>
  style?: (item: Item) => RowStyle
  /** The label of a last row that adds up what has an `amount`. */
  total?: string
  /**
   * How many items the cover speaks of. The rows end with an error when there were more or fewer, so
   * that no document is finished whose cover and tables disagree.
   */
  expected?: number
}

export function sheetOf<Item>(table: Table<Item>): Sheet {
  const { fields, items, style: _style, total: _total, expected: _expected, ...sheet } = table
  return {
    ...sheet,
    columns: fields,
    rows: isStream(items)
      ? { [Symbol.asyncIterator]: () => streamedRows(table, items) }
      : { [Symbol.iterator]: () => heldRows(table, items) },
  }
}

/** Items held in memory stay so, a stream stays a stream; `startMapping` runs anew for each reading. */
export function mapItems<Item, Mapped>(
  items: Items<Item>,
  startMapping: () => (item: Item) => Mapped,
): Items<Mapped> {
  if (!isStream(items)) return Array.from(items, startMapping())
  return { [Symbol.asyncIterator]: () => mappedStream(items, startMapping()) }
}

export function sumOf<Item>(items: Iterable<Item>, amount: (item: Item) => number | null): number {
  let sum = 0
  for (const item of items) sum += amount(item) ?? 0
  return sum
}

/** The part as a share, rounded down to a tenth of a percent so that 100 % means all; null of nothing. */
export function shareOf(part: number, total: number): number | null {
  return total === 0 ? null : Math.floor((part * 1000) / total) / 1000
}

/** The row of each item's key in a sheet that lists the items in this order; the first one counts. */
export function rowNumbers<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    if (!numbers.has(keyOf(item))) numbers.set(keyOf(item), index + 1)
  }
  return numbers
}

/** The text as a link to a row, or as it is when there is no such row. */
export function linked(text: string, sheet: string, row: number | undefined): Value {
  if (row === undefined || text === '') return text
  const link: Link = { sheet, row }
  return { text, link }
}

export function id<Item>(title: string, width: number, cell: (item: Item) => Cell): Field<Item> {
  return { title, kind: 'id', width, cell }
}

export function text<Item>(
  title: string,
  width: number,
  cell: (item: Item) => Cell,
  extra: Extra = {},
): Field<Item> {
  return { title, kind: 'text', width, cell, ...extra }
}

export function int<Item>(
  title: string,
  width: number,
  amount: (item: Item) => number | null,
): Field<Item> {
  return { title, kind: 'int', width, cell: amount, amount }
}

export function money<Item>(title: string, cents: (item: Item) => number | null): Field<Item> {
  return {
    title,
    kind: 'money',
    width: 14,
    cell: (item) => ({ euroCents: cents(item) }),
    amount: cents,
  }
}

export function share<Item>(title: string, cell: (item: Item) => number | null): Field<Item> {
  return { title, kind: 'share', width: 10, cell: (item) => ({ share: cell(item) }) }
}

export function day<Item>(
  title: string,
  cell: (item: Item) => Day | null,
  extra: Extra = {},
): Field<Item> {
  return { title, kind: 'day', width: 11, cell: (item) => ({ day: cell(item) }), ...extra }
}

export function instant<Item>(title: string, cell: (item: Item) => Instant | null): Field<Item> {
  return { title, kind: 'instant', width: 16, cell: (item) => ({ instant: cell(item) }) }
}

function isStream<Item>(items: Items<Item>): items is AsyncIterable<readonly Item[]> {
  return Symbol.asyncIterator in items
}

async function* mappedStream<Item, Mapped>(
  items: AsyncIterable<readonly Item[]>,
  map: (item: Item) => Mapped,
): AsyncGenerator<readonly Mapped[]> {
  for await (const part of items) yield part.map(map)
}

function* heldRows<Item>(table: Table<Item>, items: Iterable<Item>): Generator<Row> {
  const lines = startLines(table)
  for (const item of items) yield lines.next(item)
  yield* lines.end()
}

async function* streamedRows<Item>(
  table: Table<Item>,
  items: AsyncIterable<readonly Item[]>,
): AsyncGenerator<readonly Row[]> {
  const lines = startLines(table)
  for await (const part of items) yield part.map(lines.next)
  yield lines.end()
}

/** Makes a row of each item while it counts and adds up; `end` checks the count and gives the total. */
function startLines<Item>({ name, fields, style, total, expected }: Table<Item>) {
  const sums = fields.map(() => 0)
  let count = 0
  return {
    next(item: Item): Row {
      count += 1
      if (total !== undefined) {
        for (const [index, field] of fields.entries()) {
          sums[index] = (sums[index] ?? 0) + (field.amount?.(item) ?? 0)
        }
      }
      return { cells: fields.map((field) => field.cell(item)), style: style?.(item) ?? 'plain' }
    },
    end(): readonly Row[] {
      if (expected !== undefined && expected !== count) {
        throw new Error(`sheet ${name} has ${count} rows, its cover speaks of ${expected}`)
      }
      return total === undefined || count === 0 ? [] : [totalRow(fields, sums, total)]
    },
  }
}

/** A row that shows the sums of the fields that add up, labelled in the first column. */
function totalRow<Item>(
  fields: readonly Field<Item>[],
  sums: readonly number[],
  label: string,
): Row {
  const cells = fields.map((field, index): Cell => {
    if (index === 0) return label
    if (!field.amount) return null
    const sum = sums[index] ?? 0
    return field.kind === 'money' ? { euroCents: sum } : sum
  })
  return { cells, style: 'total' }
}
