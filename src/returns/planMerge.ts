/**
 * The three-way merge of a workbook that comes back, cell by cell: what was issued (base), what stands there today,
 * and what came back. Decision record 0049.
 * @module
 */

/** Values by the name of their cell; values are compared as they are. */
export type Cells<Value> = ReadonlyMap<string, Value>

/** `same`: both sides changed to the same value. */
export type CellOutcome = 'untouched' | 'same' | 'changed' | 'conflict'

/** Whose value counts in a cell that both sides changed. */
export const decisions = ['today', 'returned'] as const
export type Decision = (typeof decisions)[number]

export type Conflict<Value> = {
  /** Undefined where nobody knows any more what was issued. */
  readonly base: Value | undefined
  readonly today: Value
  readonly returned: Value
}

export type MergePlan<Value> = {
  readonly changed: Cells<Value>
  readonly conflicts: Cells<Conflict<Value>>
  readonly same: number
  readonly untouched: number
}

/** An unknown base makes every difference a conflict: nobody can tell who changed what. */
export function outcomeOf<Value>({ base, today, returned }: Conflict<Value>): CellOutcome {
  if (returned === base) return 'untouched'
  if (returned === today) return base === undefined ? 'untouched' : 'same'
  return today === base ? 'changed' : 'conflict'
}

/** Cells that did not come back, and cells that are not there today, change nothing. */
export function planMerge<Value>(
  base: Cells<Value>,
  today: Cells<Value>,
  returned: Cells<Value>,
): MergePlan<Value> {
  const changed = new Map<string, Value>()
  const conflicts = new Map<string, Conflict<Value>>()
  let same = 0
  let untouched = 0
  for (const [cell, value] of returned) {
    const now = today.get(cell)
    if (now === undefined) continue
    const three = { base: base.get(cell), today: now, returned: value }
    const outcome = outcomeOf(three)
    if (outcome === 'changed') changed.set(cell, value)
    else if (outcome === 'conflict') conflicts.set(cell, three)
    else if (outcome === 'same') same += 1
    else untouched += 1
  }
  return { changed, conflicts, same, untouched }
}

/** Today's cells after the plan; a conflict without a decision stays as it is today. */
export function mergedCells<Value>(
  today: Cells<Value>,
  { changed, conflicts }: MergePlan<Value>,
  decided: Cells<Decision> = new Map(),
): Map<string, Value> {
  const merged = new Map([...today, ...changed])
  for (const [cell, { returned }] of conflicts) {
    if (decided.get(cell) === 'returned') merged.set(cell, returned)
  }
  return merged
}
