/**
 * What a requirement asks for, in our own words: for a city that has imported no official text.
 * How they are written stands in `catalog/STYLE.md`.
 * @module
 */
import { z } from 'zod'
import { fileHeader, lineOfText, once, readCatalogFile, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { layerIds, requirementIdPattern } from './requirementId.ts'

/** Work of the city until the first sound state; no delivery times, no running operation. */
const efforts = ['hours', 'days', 'weeks'] as const

type Layer = (typeof layerIds)[number]

/** What must be true, what shows it, what usually suffices in a small city; each one line of text. */
const summarySchema = z
  .strictObject({
    id: z.string().regex(requirementIdPattern),
    summary: lineOfText(40, 320),
    evidence: lineOfText(15, 200),
    hint: lineOfText(30, 320),
    effort: z.enum(efforts),
  })
  .readonly()

export type Summary = z.infer<typeof summarySchema>

export const summariesFileSchema = z
  .strictObject({
    edition: z.enum(editions),
    layer: z.enum(layerIds),
    ...fileHeader,
    summaries: z.array(summarySchema).min(1).readonly(),
  })
  .refine(({ summaries }) => repeated(summaries.map(({ id }) => id)).length === 0, 'one twice')
  .refine(
    ({ layer, summaries }) => summaries.every(({ id }) => id.startsWith(`${layer}.`)),
    'a requirement of another layer',
  )
  .readonly()

export type SummariesFile = z.infer<typeof summariesFileSchema>

const readSummaries = once(
  () =>
    new Map(
      layerIds
        .flatMap((layer) => readLayer(layer).summaries)
        .map((summary) => [summary.id, summary] as const),
    ),
)

/** Undefined for requirements that we have not written about and for unknown identifiers. */
export function findSummary(requirementId: string): Summary | undefined {
  return readSummaries().get(requirementId)
}

/** All that are written, by layer and in official order. */
export function listSummaries(): readonly Summary[] {
  return [...readSummaries().values()]
}

function readLayer(layer: Layer): SummariesFile {
  const path = `edition-2023/summaries/${layer}.json`
  const file = readCatalogFile(path, summariesFileSchema)
  if (file.layer === layer) return file
  throw new Error(`catalog/${path} holds the summaries of ${file.layer}`)
}
