import { wordKey } from '../core/wordKey.ts'
import { columnName } from './columnName.ts'
import { type ColumnSet, headerKeys, type KnownSource } from './columns/columnSet.ts'
import type { ImportMapping } from './importMapping.ts'

export type RecognisedColumns<Field extends string> = {
  /** Per column its field; null where it is left out on purpose, undefined where nobody knows it. */
  readonly fields: readonly (Field | null | undefined)[]
  readonly source: KnownSource<Field> | undefined
}

type Words<Field> = ReadonlyMap<string, Field | null>

/**
 * What the columns under these headers mean: first what the mapping says, then what a known export means by them, then
 * the words of the column set. A field that an earlier of the three states is not taken from a later one; whoever
 * states a field twice is left as it is, see `findDoubled`.
 */
export function recogniseColumns<Field extends string>(
  headers: readonly string[],
  set: ColumnSet<Field>,
  mapping: ImportMapping = {},
): RecognisedColumns<Field> {
  const source = knownSourceOf(headers, set)
  const fields: (Field | null | undefined)[] = headers.map(() => undefined)
  const levels: Words<Field>[] = [
    mappedWords(mapping),
    wordsOf<Field>(source?.columns ?? {}),
    clearWordsOf(set),
  ]
  for (const words of levels) {
    const taken = new Set(fields)
    for (const [index, header] of headers.entries()) {
      const field = lookUp(words, columnKeys(header, index))
      if (fields[index] === undefined && (field === null || !taken.has(field)))
        fields[index] = field
    }
  }
  fillVague(headers, set, fields)
  return { fields, source }
}

/** Two columns that state the same field, if there are any. */
export function findDoubled<Field extends string>(
  fields: readonly (Field | null | undefined)[],
): { field: Field; columns: readonly [number, number] } | undefined {
  for (const [index, field] of fields.entries()) {
    const earlier = fields.indexOf(field)
    if (field && earlier < index) return { field, columns: [earlier, index] }
  }
  return undefined
}

/** The headers a mapping may use for a column. */
export function columnKeys(header: string, index: number): string[] {
  return [...headerKeys(header), wordKey(`Spalte ${columnName(index)}`)]
}

function fillVague<Field extends string>(
  headers: readonly string[],
  set: ColumnSet<Field>,
  fields: (Field | null | undefined)[],
): void {
  const vague = new Map(Object.entries(set.vagueWords).map(([word, of]) => [wordKey(word), of]))
  for (const [index, header] of headers.entries()) {
    if (fields[index] !== undefined) continue
    const meanings = lookUp(vague, headerKeys(header)) ?? []
    fields[index] = meanings.find((field) => !fields.includes(field))
  }
}

function knownSourceOf<Field extends string>(headers: readonly string[], set: ColumnSet<Field>) {
  const present = new Set(headers.map(wordKey))
  return set.sources.find((source) =>
    source.signature.every((header) => present.has(wordKey(header))),
  )
}

/** Fields of a mapping were checked against the column set when it was parsed. */
function mappedWords<Field extends string>({ columns = {} }: ImportMapping): Words<Field> {
  return wordsOf(columns as Record<string, Field | null>)
}

function wordsOf<Field extends string>(
  columns: Readonly<Record<string, Field | null>>,
): Words<Field> {
  return new Map(Object.entries(columns).map(([header, field]) => [wordKey(header), field]))
}

function clearWordsOf<Field extends string>(set: ColumnSet<Field>): Words<Field> {
  return new Map(
    (Object.keys(set.words) as Field[]).flatMap((field) =>
      set.words[field].map((word) => [wordKey(word), field] as const),
    ),
  )
}

function lookUp<T>(words: ReadonlyMap<string, T>, keys: readonly string[]): T | undefined {
  const key = keys.find((candidate) => words.has(candidate))
  return key === undefined ? undefined : words.get(key)
}
