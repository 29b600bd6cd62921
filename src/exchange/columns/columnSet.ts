import { wordKey } from '../../core/wordKey.ts'

/** The export of a tool, known by its headers: what its columns mean is certain, and so is what is not taken. */
export type KnownSource<Field extends string> = {
  readonly name: string
  /** Headers that only this export has together. */
  readonly signature: readonly string[]
  /** null: known and deliberately not taken. */
  readonly columns: Readonly<Record<string, Field | null>>
  /** Fields of which one is enough to tell its devices apart, where other lists need more. */
  readonly needed?: readonly Field[]
  /** Its own words, in lower case, and what lists call the same; '' says nothing. */
  readonly values?: Readonly<Partial<Record<Field, Readonly<Record<string, string>>>>>
  /** What holds for every row that does not say otherwise. */
  readonly constants?: Readonly<Partial<Record<Field, string>>>
}

/** What one kind of list can say, and under which headers lists say it. */
export type ColumnSet<Field extends string> = {
  /** The list in German, „Geräteliste“. */
  readonly title: string
  /** German name of every field, as messages use it. */
  readonly labels: Readonly<Record<Field, string>>
  /** Headers that mean exactly one field; signs, case and blanks do not count. */
  readonly words: Readonly<Record<Field, readonly string[]>>
  /** Headers that mean the first of these fields that no other column states. */
  readonly vagueWords: Readonly<Record<string, readonly Field[]>>
  /** Of each group at least one field must be among the columns, or it is no such list. */
  readonly needed: readonly (readonly Field[])[]
  readonly sources: readonly KnownSource<Field>[]
}

/** Spellings of a header under which it is looked up: as it is, and without „(brutto)“, „brutto“ or „in €“. */
export function headerKeys(header: string): string[] {
  const bare = header.replace(/[([][^)\]]*[)\]]/g, ' ')
  const unitless = bare.replace(/\s(brutto|in\s+(€|euro?))\s*$/i, ' ')
  return [...new Set([header, bare, unitless].map(wordKey))].filter((key) => key !== '')
}

/** The needed fields in words: „Inventarnummer oder Seriennummer“. */
export function describeNeeded<Field extends string>(set: ColumnSet<Field>): string {
  return set.needed
    .map((group) => group.map((field) => `„${set.labels[field]}“`).join(' oder '))
    .join(' sowie ')
}
