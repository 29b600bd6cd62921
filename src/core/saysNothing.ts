/** Words with which people fill a cell that has nothing to say, in lower case. */
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

const longestEmptyWord = Math.max(...[...emptyWords].map((word) => word.length))

/** Whether a tidy text only says that there is nothing to say: „-“, „k. A.“, „unbekannt“. */
export function saysNothing(text: string): boolean {
  return text.length <= longestEmptyWord && emptyWords.has(text.toLowerCase())
}
