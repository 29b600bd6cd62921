/**
 * Plays the audit trail again and holds what it says against the rows of today. A row that was edited, added or deleted past
 * the program differs. Where details were erased nobody can tell any more, and that is no fault.
 * @module
 */
import { canonicalJson } from '../../core/canonicalJson.ts'
import { type RowWrite, rowsOfEvent, specOf, type TrailEvent, type Values } from './rowsOfEvents.ts'
import { type CoveredTable, coveredTable, keyOf, subjectOf } from './rowTables.ts'

/** What does not agree; `sequence` is the event that says otherwise. */
export type RowFault = {
  readonly table: CoveredTable
  /** The row, or what the trail knows of one that is gone. */
  readonly row: Values
  /** `added`: no event tells of it. `returned`: it was deleted by one. `missing`: the database lacks it. */
  readonly kind: 'added' | 'returned' | 'missing' | 'edited'
  readonly sequence?: number
  readonly field?: string
  readonly today?: unknown
  readonly told?: unknown
}

export type Replay = {
  /** `details` are those of the event, undefined once they were erased. */
  readonly take: (event: TrailEvent, details: Values | undefined) => void
  /** The faults of one row of today. Each row once. */
  readonly compare: (table: CoveredTable, row: Values) => RowFault[]
  /** What was told and did not come. */
  readonly listMissing: () => RowFault[]
  /** Rows that differ where details were erased. */
  readonly unclear: () => number
}

type State = {
  /** Key and values as last told. */
  values: Record<string, unknown>
  /** The event that told each. */
  told: Record<string, number>
  last: number
  isGone: boolean
  /** An event told that it was made, not only that it changed. */
  isMade: boolean
  isSeen: boolean
}

type Erased = { all: number; fields: Map<string, number> }

export function createReplay(): Replay {
  const states = new Map<CoveredTable, Map<string, State>>()
  const erased = new Map<string, Erased>()
  let unclear = 0

  const rowsOf = (table: CoveredTable) => {
    const known = states.get(table)
    if (known) return known
    const fresh = new Map<string, State>()
    states.set(table, fresh)
    return fresh
  }
  const known = {
    where: (table: CoveredTable, column: string, value: unknown) =>
      [...rowsOf(table).values()]
        .filter(({ values, isGone }) => !isGone && values[column] === value)
        .map(({ values }) => values),
    find: (table: CoveredTable, row: Values) => rowsOf(table).get(keyOf(table, row))?.values,
  }

  /** The last erased event that may have told this of the row; 0 for none. */
  const erasedAt = (table: CoveredTable, row: Values, field?: string) => {
    const lost = erased.get(`${table}\n${subjectOf(table, row)}`)
    if (!lost) return 0
    return Math.max(lost.all, field === undefined ? 0 : (lost.fields.get(field) ?? 0))
  }

  const write = ({ table, row, isGone = false, isChange = false }: RowWrite, sequence: number) => {
    const key = keyOf(table, row)
    const state = rowsOf(table).get(key)
    if (!state || state.isGone) {
      rowsOf(table).set(key, { ...stateOf(table, row, sequence), isGone, isMade: !isChange })
      return
    }
    Object.assign(state, { isGone, last: sequence })
    for (const field of coveredTable(table).fields) {
      if (!Object.hasOwn(row, field)) continue
      state.values[field] = row[field]
      state.told[field] = sequence
    }
  }

  const forget = ({ kind, subjectId, sequence }: TrailEvent) => {
    for (const [table, fields] of Object.entries(specOf(kind)?.touches ?? {})) {
      const key = `${table}\n${subjectId}`
      const lost = erased.get(key) ?? { all: 0, fields: new Map() }
      if (fields === 'all') lost.all = sequence
      else for (const field of fields) lost.fields.set(field, sequence)
      erased.set(key, lost)
    }
  }

  const isUnclear = (since: number, lostAt: number) => {
    if (lostAt <= since) return false
    unclear += 1
    return true
  }

  return {
    take(event, details) {
      if (details === undefined) return forget(event)
      const writes = rowsOfEvent(event, details, known)
      // An older version of the program did not tell which row it was.
      if (writes.some(({ table, row }) => !hasKey(table, row))) forget(event)
      for (const each of writes) if (hasKey(each.table, each.row)) write(each, event.sequence)
    },
    compare(table, row) {
      const state = rowsOf(table).get(keyOf(table, row))
      const lostAt = erasedAt(table, row)
      if (state) state.isSeen = true
      if (!state?.isMade) return isUnclear(0, lostAt) ? [] : [{ table, row, kind: 'added' }]
      if (state.isGone) {
        if (isUnclear(state.last, lostAt)) return []
        return [{ table, row, kind: 'returned', sequence: state.last }]
      }
      return coveredTable(table).fields.flatMap((field): RowFault[] => {
        const told = state.values[field]
        const today = row[field]
        if (told === undefined || isSame(told, today)) return []
        const sequence = state.told[field] ?? state.last
        if (isUnclear(sequence, erasedAt(table, row, field))) return []
        return [{ table, row, kind: 'edited', sequence, field, today, told }]
      })
    },
    listMissing: () =>
      [...states].flatMap(([table, rows]) =>
        [...rows.values()]
          .filter(({ isGone, isSeen }) => !isGone && !isSeen)
          .filter(({ values, last }) => !isUnclear(last, erasedAt(table, values)))
          .map(
            ({ values, last }) =>
              ({ table, row: values, kind: 'missing', sequence: last }) as const,
          ),
      ),
    unclear: () => unclear,
  }
}

function hasKey(table: CoveredTable, row: Values): boolean {
  return coveredTable(table).key.every((column) => row[column] !== undefined)
}

function stateOf(table: CoveredTable, row: Values, sequence: number): State {
  const { key, fields, subject = [], defaults = {} } = coveredTable(table)
  const values: Record<string, unknown> = {}
  const told: Record<string, number> = {}
  for (const column of [...key, ...subject]) values[column] = row[column]
  for (const field of fields) {
    const value = Object.hasOwn(row, field) ? row[field] : defaults[field]
    if (value === undefined) continue
    values[field] = value
    told[field] = sequence
  }
  return { values, told, last: sequence, isGone: false, isMade: true, isSeen: false }
}

/** Objects and lists by their canonical text; numbers come as such from both engines. */
function isSame(told: unknown, today: unknown): boolean {
  if (told === today) return true
  if (typeof told !== 'object' || typeof today !== 'object') return false
  return canonicalJson(told) === canonicalJson(today)
}
