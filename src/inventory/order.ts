/** Orders and groups that come out the same on every machine. @module */

/** Orders by the prefix of the code, then by its number. */
export function compareByCode(a: { readonly code: string }, b: { readonly code: string }): number {
  const [left, right] = [a.code, b.code].map((code) => /^([A-Z]*)(\d*)$/.exec(code) ?? [])
  return (
    compareText(left?.[1] ?? a.code, right?.[1] ?? b.code) ||
    Number(left?.[2] ?? 0) - Number(right?.[2] ?? 0) ||
    compareText(a.code, b.code)
  )
}

/** Order of code points: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Groups values by a key; keys and members keep their order. (Map.groupBy needs Node 21.) */
export function groupedBy<K, T>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const members = groups.get(keyOf(value))
    if (members) members.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
