/** What is looked for and found about one person. @module */
import type { PersonalKind } from './personalKind.ts'

/** Who is looked for; names as they stand in columns and texts. */
export type Sought = {
  readonly userId: string | null
  readonly personIds: readonly string[]
  readonly names: readonly string[]
  readonly emails: readonly string[]
}

/** A person of whom something is held: an account, a contact person, or both in one. */
export type DataSubject = Sought & {
  /** Of the account, or of the contact person without one. */
  readonly id: string
  readonly name: string
}

type Row = Readonly<Record<string, unknown>>

/** `by`: an id or a mail address, or nothing but an equal name, which another person may have as well. */
export type FoundRow = {
  readonly kind: PersonalKind
  readonly table: string
  readonly by: 'id' | 'name'
  readonly row: Row
}

export const foundByLabels: Readonly<Record<FoundRow['by'], string>> = {
  id: 'Zugang, Ansprechpartner oder Mailadresse',
  name: 'gleicher Name; bitte prüfen',
}

/** `column` of a row holds the name within a text. */
export type FoundText = { readonly table: string; readonly column: string; readonly row: Row }

/** An event that the person did, that is about them, or that names them. */
export type FoundEvent = {
  readonly sequence: number
  readonly at: string
  readonly actorId: string
  readonly kind: string
  readonly subjectId: string
  readonly details: string | null
}

/** All that is held about one person. */
export type Disclosure = {
  readonly subject: DataSubject
  readonly rows: readonly FoundRow[]
  readonly texts: readonly FoundText[]
  readonly events: readonly FoundEvent[]
}
