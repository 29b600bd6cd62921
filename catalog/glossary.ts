/**
 * Terms of the BSI and of this program in our own plain words. `anchor` stands in addresses:
 * `/hilfe/begriffe#baustein`. How they are written stands in `catalog/STYLE.md`.
 * @module
 */
import { z } from 'zod'
import { fileHeader, lineOfText, once, ownWords, readCatalogFile, repeated } from './catalogFile.ts'

const anchor = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** `see`: anchors of terms that belong to it; `also`: other words that people look for it by. */
const termSchema = z
  .strictObject({
    anchor,
    term: lineOfText(2, 60),
    meaning: lineOfText(40, 300),
    see: z.array(anchor).readonly(),
    also: z.array(lineOfText(2, 60)).min(1).readonly().optional(),
  })
  .readonly()

export type Term = z.infer<typeof termSchema>

export const glossaryFileSchema = z
  .strictObject({
    ...fileHeader,
    source: ownWords,
    terms: z.array(termSchema).min(1).readonly(),
  })
  .refine(({ terms }) => repeated(terms.map((term) => term.anchor)).length === 0, 'one twice')
  .refine(({ terms }) => {
    const anchors = new Set(terms.map((term) => term.anchor))
    return terms.every((term) => term.see.every((other) => anchors.has(other)))
  }, 'refers to a term that is not there')
  .readonly()

const readGlossary = once(() => readCatalogFile('glossary/glossary.json', glossaryFileSchema))

/** In German alphabetical order. */
export function listTerms(): readonly Term[] {
  return readGlossary().terms
}
