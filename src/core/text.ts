/** Text as the program compares and searches it. @module */

const folded: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Text of most cells: ASCII that is tidy already. Looking first makes long lists four times faster. */
const plain = /^[!-~]+(?: [!-~]+)*$/

/** Composed Unicode (NFC), white space folded to single blanks, ends trimmed. */
export function tidy(text: string): string {
  if (text === '' || plain.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
}

const natural = new Intl.Collator('en', { numeric: true })

/** Codes and identifiers as people count: C999 before C1000, INF.2.A10 before INF.10.A2. */
export function compareNaturally(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : Number(a > b))
}

/**
 * Lower case without accents and umlauts („Müller“, „MÜLLER“ and „Mueller“ become „mueller“):
 * the key under which names are matched and sorted.
 */
export function foldText(text: string): string {
  if (text === '' || plain.test(text)) return text.toLowerCase()
  return tidy(text)
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => folded[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
}

/**
 * The text of the `searchText` column: folded parts, and once more with „ae“, „oe“, „ue“ shortened,
 * so that „muller“ finds „Müller“ as well.
 */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  const whole = foldText(parts.filter((part) => part != null && part !== '').join(' '))
  const short = whole.replace(/([aou])e/g, '$1')
  return short === whole ? whole : `${whole} ${short}`
}

/** The folded words of a search; each is looked for by itself. */
export function searchWords(text: string): string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '')
}

/** The candidate that is spelt most like `word`, if one is near enough to be offered. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const wanted = foldText(word)
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, foldText(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best && best.distance <= Math.max(2, Math.ceil(wanted.length / 2))
    ? best.candidate
    : undefined
}

function editDistance(a: string, b: string): number {
  const others = [...b]
  let previous = Array.from({ length: others.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of others.entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      )
    }
    previous = current
  }
  return previous[others.length] ?? 0
}
