import { listTerms } from '../../catalog/glossary.ts'
import { cutAtTerms } from './glossary.ts'

/**
 * A text in which each term of the glossary leads to its meaning where the page names it first. `seen` is shared by all
 * texts of a page and written to, in the order in which they are read.
 */
export function linkTerms(text: string, seen: Set<string>) {
  return cutAtTerms(text, listTerms(), seen).map(({ text: part, anchor }) =>
    anchor === undefined ? part : <a href={`/hilfe/begriffe#${anchor}`}>{part}</a>,
  )
}
