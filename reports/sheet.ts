/**
 * What a report hands over: plain values that say what they are, no styles and no file format.
 * `workbook/writeWorkbook.ts` makes an XLSX stream of it, `workbook/saveWorkbook.ts` a file.
 * @module
 */
import type { Day, Instant } from '../src/core/day.ts'

/**
 * A value of a table. Text is always text: nothing in it becomes a formula, a number or a date, and
 * line breaks stay. Null is an empty cell. `share` is 0–1 and shown as a percentage.
 */
export type Value =
  | string
  | number
  | null
  | { day: Day | null }
  | { instant: Instant | null }
  | { euroCents: number | null }
  | { share: number | null }
  | { text: string; link: Link }

/**
 * Where a link leads. `sheet` is a `Sheet.name` of the same workbook; `row` counts all its rows from 1
 * (group rows too), without it the link leads to the top. `url` is http, https or mailto.
 */
export type Link = { sheet: string; row?: number } | { url: string }

/** A colour that underlines a word and never replaces it: green, amber, red, grey. */
export const tones = ['good', 'warning', 'bad', 'muted'] as const
export type Tone = (typeof tones)[number]

export type Cell = Value | { value: Value; tone: Tone }

/**
 * `group` is a heading row between rows (fill the first cell only), `total` a sum, `muted` what does
 * not count (left out, withdrawn), `flagged` what stands out, such as an open Basis requirement, `fixed` a row
 * that is not to be typed over although its columns are editable, `blank` one to fill in, which is no entry yet.
 */
export type RowStyle = 'plain' | 'group' | 'total' | 'muted' | 'flagged' | 'fixed' | 'blank'

/** Cells in the order of the columns; missing ones at the end are empty. */
export type Row = { cells: readonly Cell[]; style?: RowStyle }

/**
 * How a column is shown, whatever its cells hold: `id` is a code, serial or number that stays text when
 * it is typed over (leading zeros); `text` is everything else that is words. All text wraps.
 */
export type ColumnKind = 'id' | 'text' | 'int' | 'number' | 'share' | 'day' | 'instant' | 'money'

export type Column = {
  title: string
  kind: ColumnKind
  /** In characters; 12 suits a day, 14 money, 50–60 running text. A page holds about 150 legibly. */
  width: number
  /** An answer: unlocked and tinted. One such column protects (without password) all the others. */
  editable?: boolean
  /** The drop-down of an editable column. */
  choices?: readonly string[]
  /** Colours by the whole text of a cell, e.g. `{ ja: 'good' }`; they follow when the user changes it. */
  tones?: Readonly<Record<string, Tone>>
}

export type Sheet = {
  /** On the tab; made valid and unique by the writer. Links use the name as it is given here. */
  name: string
  /** Above the table and on the cover. */
  title: string
  /** Lines between title and table: what is listed, how to fill it in. */
  intro?: readonly string[]
  columns: readonly Column[]
  /** Columns that stay when scrolling sideways; 1 unless told. */
  frozenColumns?: number
  /** Header in the first row and nothing above it, for tables that a program reads. */
  bare?: boolean
  /** Held, or a stream that comes in parts: waiting for each row takes as long as writing it. */
  rows: Iterable<Row> | AsyncIterable<readonly Row[]>
}

/** A line of the cover: „Zielobjekte: 42“. */
export type CoverFact = { label: string; value: Cell }

/** A word of the tables and what it means; with the colour that it has there. */
export type LegendLine = { term: string; meaning: string; tone?: Tone }

/** The head of the audit chain that the data rests on. */
export type ChainHead = { sequence: number; hash: string }

export type Cover = {
  /** „IT-Grundschutz-Kompendium Edition 2023“; null where no catalogue is involved. */
  edition: string | null
  /** Counts and figures, as the database has them. Read when all sheets are written. */
  facts: readonly CoverFact[]
  /** Null as long as nothing was recorded. */
  chainHead: ChainHead | null
  /** Paragraphs that a reader must know, e.g. that A.2 is not required for Basis-Absicherung. */
  notes?: readonly string[]
  legend?: readonly LegendLine[]
}

export type Workbook = {
  /** „A.4 Ergebnis des IT-Grundschutz-Checks“ */
  title: string
  /** One sentence: what this document is for. */
  subject: string
  organisation: string
  /** The information domain, „KERN – Kernverwaltung“. */
  scope: string
  /** Instant of the last event; the document carries it and never the time of printing. */
  stateOfData: Instant
  cover: Cover
  sheets: readonly Sheet[]
  /** Custom document properties for programs, e.g. the organisation's id and the export's name. */
  properties?: Readonly<Record<string, string>>
  /** Where a workbook that may come back was issued: names and values on a hidden sheet, which no program drops. */
  origin?: Readonly<Record<string, string>>
}
