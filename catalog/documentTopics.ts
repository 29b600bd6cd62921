/**
 * What has to be settled in the documents that are deliverables of their own: topics, in own words.
 * @module
 */
import { z } from 'zod'
import { fileHeader, once, readCatalogFile, repeated } from './catalogFile.ts'

/** Documents with a checklist of their own; WiBA and the checks do not write them. */
export const topicDocuments = ['emergency_concept', 'security_concept', 'policy'] as const
export type TopicDocument = (typeof topicDocuments)[number]

const files: Record<TopicDocument, string> = {
  emergency_concept: 'documents/emergency-concept.json',
  security_concept: 'documents/security-concept.json',
  policy: 'documents/policy.json',
}

const documentTopicSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    title: z.string().min(1).max(80),
    description: z.string().min(1).max(400),
  })
  .readonly()

export const documentTopicsFileSchema = z
  .strictObject({
    documentKind: z.enum(topicDocuments),
    ...fileHeader,
    topics: z.array(documentTopicSchema).min(1).readonly(),
  })
  .refine(({ topics }) => repeated(topics.map(({ id }) => id)).length === 0, 'a topic twice')
  .readonly()

export type DocumentTopics = z.infer<typeof documentTopicsFileSchema>

const readAll = once(
  () => new Map(topicDocuments.map((kind) => [kind, readTopicsFile(kind)] as const)),
)

/** The topics of one document, in the order in which it is best written. */
export function documentTopics(kind: TopicDocument): DocumentTopics {
  return readAll().get(kind) ?? readTopicsFile(kind)
}

function readTopicsFile(kind: TopicDocument): DocumentTopics {
  const file = readCatalogFile(files[kind], documentTopicsFileSchema)
  if (file.documentKind === kind) return file
  throw new Error(`catalog/${files[kind]} holds the topics of ${file.documentKind}`)
}
