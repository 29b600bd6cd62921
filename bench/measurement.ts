import type { ResultRow } from './results.ts'

/** What a run of the bench is given. */
export type Bench = {
  /** An empty temporary folder. */
  readonly folder: string
  /** Node's arguments that start the program, e.g. `bin/basislotse.mjs`. */
  readonly program: readonly string[]
  readonly rounds: number
  readonly sizes: Sizes
}

export type Sizes = {
  readonly devices: number
  readonly targetObjects: number
  /** Exports of A.4, each with so many checks; memory is compared between the last two. */
  readonly exportedChecks: readonly number[]
  /** What a package holds that is verified. */
  readonly verified: { readonly checks: number; readonly events: number }
  /** Answers in a workbook that comes back. */
  readonly returnedChecks: number
  readonly statusChecks: number
  readonly serverChecks: number
  /** The decision about reminders, each with so many items; memory is compared between the last two. */
  readonly reminders: { readonly people: number; readonly items: readonly number[] }
}

export type Measurement = {
  /** For `--only`. */
  readonly name: string
  /** What it is compared with, in German, for the explanation of the results. */
  readonly explanation: string
  readonly run: (bench: Bench) => Promise<ResultRow[]>
}
