/**
 * Where schools differ from a town hall, for the modules that apply to their devices, networks and rooms; in our own
 * words. How they are written stands in `catalog/STYLE.md`.
 * @module
 */
import { z } from 'zod'
import { fileHeader, lineOfText, once, ownWords, readCatalogFile, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { moduleIdPattern } from './requirementId.ts'

const schoolHintSchema = z
  .strictObject({ module: z.string().regex(moduleIdPattern), hint: lineOfText(100, 340) })
  .readonly()

export type SchoolHint = z.infer<typeof schoolHintSchema>

export const schoolHintsFileSchema = z
  .strictObject({
    edition: z.enum(editions),
    ...fileHeader,
    source: ownWords,
    hints: z.array(schoolHintSchema).min(1).readonly(),
  })
  .refine(({ hints }) => repeated(hints.map(({ module }) => module)).length === 0, 'one twice')
  .readonly()

const readSchoolHints = once(() => {
  const { hints } = readCatalogFile('edition-2023/school-hints.json', schoolHintsFileSchema)
  return new Map(hints.map((hint) => [hint.module, hint]))
})

/** Undefined for modules that a school lives with like any other house. */
export function findSchoolHint(moduleId: string): SchoolHint | undefined {
  return readSchoolHints().get(moduleId)
}

/** All, in official order of their modules. */
export function listSchoolHints(): readonly SchoolHint[] {
  return [...readSchoolHints().values()]
}
