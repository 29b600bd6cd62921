/**
 * What each module is about and when it applies to a city or a school, in our own words.
 * How they are written stands in `catalog/STYLE.md`.
 * @module
 */
import { z } from 'zod'
import { Failure } from '../src/core/failure.ts'
import { fileHeader, lineOfText, once, ownWords, readCatalogFile, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { moduleIdPattern } from './requirementId.ts'

/** One sentence each: two are read at a glance. */
const moduleTextSchema = z
  .strictObject({
    id: z.string().regex(moduleIdPattern),
    about: lineOfText(50, 200),
    applies: lineOfText(50, 200),
  })
  .readonly()

export type ModuleText = z.infer<typeof moduleTextSchema>

export const moduleTextsFileSchema = z
  .strictObject({
    edition: z.enum(editions),
    ...fileHeader,
    source: ownWords,
    modules: z.array(moduleTextSchema).min(1).readonly(),
  })
  .refine(({ modules }) => repeated(modules.map(({ id }) => id)).length === 0, 'one twice')
  .readonly()

const readModuleTexts = once(() => {
  const { modules } = readCatalogFile('edition-2023/module-texts.json', moduleTextsFileSchema)
  return new Map(modules.map((text) => [text.id, text]))
})

/** Every module of the edition has one. Throws `not_found` for an identifier that it does not know. */
export function moduleTextOf(moduleId: string): ModuleText {
  const text = readModuleTexts().get(moduleId)
  if (text !== undefined) return text
  throw new Failure('not_found', `Den Baustein „${moduleId}“ gibt es in der Edition 2023 nicht.`)
}

/** All, in official order. */
export function listModuleTexts(): readonly ModuleText[] {
  return [...readModuleTexts().values()]
}
