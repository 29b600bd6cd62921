/** A value read from a cell, or a German problem that says what is wrong with it and what would be right. @module */
export type Reading<T> = { readonly value: T } | { readonly problem: string }

/** Words with which people fill a cell that has nothing to say, folded. */
const emptyWords: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  '/',
  '?',
  'k.a.',
  'k. a.',
  'ka',
  'keine angabe',
  'n/a',
  'na',
  'n.a.',
  'n.v.',
  'none',
  'null',
  'unbekannt',
  'unknown',
  'not specified',
  'not available',
])

/** Whether the folded text only says that there is nothing to say. */
export function saysNothing(folded: string): boolean {
  return emptyWords.has(folded)
}
