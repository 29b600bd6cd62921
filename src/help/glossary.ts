/** Which words of the glossary a person looks for, and where they stand in a text. @module */
import type { Term } from '../../catalog/glossary.ts'
import { foldText } from '../core/text.ts'

/** Of a word that is searched in the plural or the genitive the ending is left away, of short words never. */
const shortestStem = 5

/**
 * The terms in which every word of `search` occurs: in the term, in what else it is called, or in its meaning. Those
 * that are called so come first.
 */
export function findTerms(terms: readonly Term[], search: string): Term[] {
  const words = foldText(search).split(/\s+/).filter(Boolean).map(stemOf)
  const holds = (text: string) => words.every((word) => foldText(text).includes(word))
  const named = terms.filter(({ term, also = [] }) => holds([term, ...also].join(' ')))
  const explained = terms.filter(
    (one) => !named.includes(one) && holds([one.term, ...(one.also ?? []), one.meaning].join(' ')),
  )
  return [...named, ...explained]
}

function stemOf(word: string): string {
  const stem = word.replace(/(es|s|en|n|er|e)$/, '')
  return stem.length < shortestStem ? word : stem
}

/** „A“ for „Änderung“: the letter under which a German dictionary has the term. */
export function letterOf({ term }: Pick<Term, 'term'>): string {
  return foldText(term).charAt(0).toUpperCase()
}

/** A text cut where terms stand in it; `anchor` is missing for what lies between them. */
export type TextPart = { readonly text: string; readonly anchor?: string }

/** Endings with which a term may stand in a sentence: „Zielobjekte“, „Testats“. */
const ending = '(?:e?s|e?n|er|e)?'

/** Cuts `text` at the first occurrence of each term that is not in `seen`, and notes it there. */
export function cutAtTerms(text: string, terms: readonly Term[], seen: Set<string>): TextPart[] {
  const byTerm = new Map(terms.map((one) => [one.term, one.anchor]))
  const longestFirst = [...byTerm.keys()].sort((a, b) => b.length - a.length)
  const words = longestFirst.map((term) => term.replace(/[.+()]/g, '\\$&')).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${words})${ending}(?![\\p{L}\\p{N}-])`, 'gu')
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, 1: term = '', index } of text.matchAll(pattern)) {
    const anchor = byTerm.get(term)
    if (anchor === undefined || seen.has(anchor)) continue
    seen.add(anchor)
    parts.push({ text: text.slice(from, index) }, { text: found, anchor })
    from = index + found.length
  }
  return [...parts, { text: text.slice(from) }].filter((part) => part.text !== '')
}
