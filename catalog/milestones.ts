/**
 * The milestones that a new organisation starts with: the dates of the city's working paper.
 * @module
 */
import { z } from 'zod'
import { dayText, fileHeader, once, readCatalogFile, repeated } from './catalogFile.ts'
import { topicDocuments } from './documentTopics.ts'

const milestoneAreas = ['security', 'digitalisation', 'schools', 'privacy', 'organisation'] as const

/** What the progress is derived from; `manual` is ticked by hand. */
const milestoneProgress = ['basis', 'wiba', 'document', 'manual'] as const

/** A milestone has a day, or it is ongoing and is reviewed every so many months. */
const seedMilestoneSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
    title: z.string().min(1),
    dueOn: dayText.nullable(),
    reviewIntervalMonths: z.int().min(1).max(60).nullable(),
    area: z.enum(milestoneAreas),
    progress: z.enum(milestoneProgress),
    documentKind: z.enum(topicDocuments).nullable(),
    informationDomains: z.array(z.enum(['KERN', 'SCHULE'])).readonly(),
  })
  .refine(
    ({ dueOn, reviewIntervalMonths }) => (dueOn === null) !== (reviewIntervalMonths === null),
    'either a day or a review interval',
  )
  .refine(
    ({ progress, documentKind }) => (progress === 'document') === (documentKind !== null),
    'a document exactly where the progress comes from one',
  )
  .refine(
    ({ progress, informationDomains }) => progress === 'manual' || informationDomains.length > 0,
    'derived progress names its information domains',
  )
  .readonly()

export const milestonesFileSchema = z
  .strictObject({ ...fileHeader, milestones: z.array(seedMilestoneSchema).min(1).readonly() })
  .refine(
    ({ milestones }) => repeated(milestones.map(({ code }) => code)).length === 0,
    'a code twice',
  )
  .readonly()

export type SeedMilestone = z.infer<typeof seedMilestoneSchema>

/** The city's 17 milestones: dated ones by day, then the ongoing ones. */
export const readMilestones: () => readonly SeedMilestone[] = once(
  () => readCatalogFile('milestones/city-2024.json', milestonesFileSchema).milestones,
)
