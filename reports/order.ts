/** The order of lists: as Germans sort, numbers by value. @module */
const german = new Intl.Collator('de', { numeric: true })

/** Compares two texts in German order; texts that sort alike keep the order of their characters. */
export function compareText(a: string, b: string): number {
  return german.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** A sorted copy, by the texts that `keysOf` names, the first difference deciding. */
export function sortedBy<Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => readonly string[],
): Item[] {
  return [...items].sort((a, b) => compareTexts(keysOf(a), keysOf(b)))
}

/** The items of each key, in their order. */
export function groupedBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const difference = compareText(text, b[index] ?? '')
    if (difference !== 0) return difference
  }
  return 0
}
