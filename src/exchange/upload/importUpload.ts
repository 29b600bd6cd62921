/**
 * A list that somebody sent and that is not taken over yet: read, its columns confirmed, looked through, stored.
 * @module
 */
import type { Day } from '../../core/day.ts'
import type { SheetReading } from '../importPlan.ts'
import type { LikelyKind } from './likelyKind.ts'

/** `reading`, `planning` and `storing` are at work; `columns` and `planned` wait for a person. */
export const uploadStates = [
  'reading',
  'columns',
  'planning',
  'planned',
  'storing',
  'stored',
  'failed',
] as const
export type UploadState = (typeof uploadStates)[number]

/** What is kept of every row until it is taken over, in the order in which people look at it. */
export const previewLists = ['refused', 'changed', 'new', 'missing', 'same'] as const
export type PreviewList = (typeof previewLists)[number]

/** Rows of a page of the preview; each is stored as one row of the database. */
export const previewPageSize = 50

export type PreviewField = {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** A row of the preview in words; what does not apply is '' or left out. */
export type PreviewRow = {
  readonly file?: string
  readonly sheet?: string
  /** 0: it comes from no row of the file. */
  readonly row: number
  readonly name: string
  readonly detail: string
  readonly column?: string
  /** Field by field what changes. */
  readonly fields?: readonly PreviewField[]
  /** The row as the file has it, so that it can be put right and sent again. */
  readonly cells?: readonly string[]
}

/** A column as the file shows it. `field` is what it was recognised as; null: it is not taken. */
export type UploadColumn = {
  /** How a mapping names it: its header, or „Spalte F“. */
  readonly key: string
  readonly header: string
  readonly letter: string
  readonly field: string | null
  readonly examples: readonly string[]
}

export type UploadSheet = {
  readonly sheet: string
  /** 0: the file has no header, null: none was found. */
  readonly headerRow: number | null
  readonly headerFingerprint: string
  readonly source: string
  readonly rows: number
  readonly columns: readonly UploadColumn[]
  /** Why it is no such list, or cannot be read without doubt. */
  readonly problem: string
  /** Whether the mapping of an earlier list was used. */
  readonly isRemembered: boolean
}

/** `names` are all sheets of the file, also those that were not to be read. */
export type UploadReading = {
  /** What the file is instead, where it holds no list of the kind that it was sent as. */
  readonly likelyKind?: LikelyKind | undefined
  readonly names: readonly string[]
  readonly sheets: readonly UploadSheet[]
}

export type UploadPlan = {
  readonly counts: Readonly<Record<PreviewList, number>>
  /** Says which plan a person has seen. */
  readonly digest: string
  readonly warnings: readonly string[]
  readonly sheets: readonly SheetReading[]
  /** When it was made, UTC. */
  readonly at: string
  readonly day: Day
}

/** What became of it; `changeSetId` where it can be undone. */
export type UploadResult = {
  readonly runId: string | null
  readonly changeSetId: string | null
}

export const previewListLabels: Record<PreviewList, string> = {
  refused: 'Nicht übernommen',
  changed: 'Geändert',
  new: 'Neu',
  missing: 'Fehlt in der Datei',
  same: 'Unverändert',
}

/** A list that was taken over; `kind` and `by` in words. */
export type PastRun = {
  readonly file: string
  readonly kind: string
  readonly at: string
  readonly by: string
  readonly created: number
  readonly changed: number
  readonly refused: number
}
