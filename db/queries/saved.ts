import { Failure } from '../../src/core/failure.ts'

/** Throws `conflict` when an update with an expected version found no row. `what` is e.g. „Die Maßnahme“. */
export function ensureSaved(rows: readonly unknown[], what: string): void {
  if (rows.length > 0) return
  throw new Failure(
    'conflict',
    `${what} wurde inzwischen von jemand anderem geändert. Bitte wiederholen Sie den Vorgang.`,
  )
}
