/**
 * How an organisation makes its inventory numbers: `{JJJJ}` and `{JJ}` are the year, `{0000}` is a counter of so many
 * digits at least. „BSP-{JJJJ}-{0000}“ makes BSP-2025-0042.
 * @module
 */

/** A German sentence about what is wrong with a pattern; undefined for a good one. Empty is good: no pattern. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern === '') return undefined
  const counters = pattern.match(/\{0+\}/g) ?? []
  const rest = pattern.replace(/\{(0+|JJJJ|JJ)\}/g, '')
  if (counters.length !== 1) {
    return 'Das Muster braucht genau eine Stelle für die laufende Nummer, z. B. {0000}.'
  }
  if ((counters[0] ?? '').length > 10) return 'Die laufende Nummer hat höchstens 8 Stellen.'
  if (/[{}]/.test(rest)) return 'Erlaubt sind {JJJJ}, {JJ} und {0000}.'
  return undefined
}
