/** What texts of our own never hold, and how alike two of them are. */

/** Two texts that share more of their words than this read as if filled into one pattern. */
const maximumLikeness = 0.5

export const englishWord =
  /\b(the|and|of|with|for|from|that|this|are|you|your|should|must|been|have|which|by|or)\b/i
export const placeholder = /TODO|TBD|XXX|lorem|Platzhalter|\.\.|…|<|>|\[|\]|\{|\}/i
export const shortenedWord = /\b(z\. ?B\.|bzw\.|ggf\.|u\. ?a\.|usw\.|etc\.|d\. ?h\.|inkl\.|evtl\.)/i
/** Someone is spoken to: in the middle of a sentence the pronoun stands in lower case. */
export const address = /(?<![.?!:] )(?<!^)\b(Sie|Ihnen|Ihre?[nmrs]?)\b|\bBitte\b/m

/** Each with something that it finds. */
export const flaws = [
  ['no English', englishWord, 'wer das Backup and Restore prüft'],
  ['no placeholder', placeholder, 'Richtlinie vom …'],
  ['no shortened word', shortenedWord, 'Geräte, z. B. Drucker'],
  ['nobody spoken to', address, 'Sperren Sie den Rechner'],
] as const

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!]) /)
}

export function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** Shared words among all words of two texts, 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared)
}

/** The pairs of texts that read as if one form had been filled in, by their names. */
export function alikePairs(texts: readonly (readonly [name: string, text: string])[]): string[] {
  const words = texts.map(([name, text]) => [name, wordsOf(text)] as const)
  return words.flatMap(([name, own], index) =>
    words
      .slice(index + 1)
      .filter(([, other]) => likeness(own, other) > maximumLikeness)
      .map(([other]) => `${name} ${other}`),
  )
}
