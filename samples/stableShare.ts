/**
 * A number in [0, 1) that depends on the text alone: the samples' only source of variety, so that every
 * run and every machine makes the same city. FNV-1a with the final mix of MurmurHash3.
 */
export function stableShare(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The values in an order that depends on the key of each alone. */
export function stableOrder<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return values
    .map((value) => ({ value, key: keyOf(value) }))
    .sort((a, b) => stableShare(a.key) - stableShare(b.key) || (a.key < b.key ? -1 : 1))
    .map(({ value }) => value)
}
