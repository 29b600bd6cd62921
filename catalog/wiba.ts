/**
 * WiBA, „Weg in die Basis-Absicherung“: 19 checklists with 257 questions (Prüffragen), by identifier and
 * own-worded topic. Source: BSI, WiBA 2.0 (2023); certainty stands in the data file.
 * @module
 */
import { z } from 'zod'
import { fileHeader, once, readCatalogFile, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { moduleIdPattern, requirementIdPattern } from './requirementId.ts'

const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
const requirementId = z.string().regex(requirementIdPattern)

/** 1 low to 4 high; a span such as `1-2` where BSI names one. */
const wibaEfforts = ['1', '1-2', '1-4', '2', '2-3', '3', '4'] as const

/** „backup-1“. */
export const wibaQuestionIdPattern = /^[a-z]+(-[a-z]+)*-\d+$/

const wibaQuestionSchema = z
  .strictObject({
    id: z.string().regex(wibaQuestionIdPattern),
    officialNumber: z.int().min(1),
    topic: z.string().min(1),
    effort: z.enum(wibaEfforts),
    requirementIds: z.array(requirementId).min(1).readonly(),
    mappingInferred: z.boolean(),
  })
  .readonly()

const wibaChecklistSchema = z
  .strictObject({
    order: z.int().min(1),
    priority: z.int().min(1).max(4),
    key,
    name: z.string().min(1),
    modules: z.array(z.string().regex(moduleIdPattern)).readonly(),
    questions: z.array(wibaQuestionSchema).min(1).readonly(),
  })
  .refine(
    ({ key, questions }) =>
      questions.every(
        ({ id, officialNumber }, index) =>
          officialNumber === index + 1 && id === `${key}-${officialNumber}`,
      ),
    'questions are numbered from 1 and named after their checklist',
  )
  .readonly()

export const wibaFileSchema = z
  .strictObject({
    edition: z.enum(editions),
    ...fileHeader,
    officialVersion: z.string().min(1),
    certainty: z.record(z.string(), z.string()),
    tool: z.strictObject({
      file: z.string(),
      sheet: z.string(),
      columns: z.array(z.string()).readonly(),
    }),
    priorityGroups: z
      .array(z.strictObject({ priority: z.int().min(1).max(4), meaning: z.string().min(1) }))
      .readonly(),
    checklists: z.array(wibaChecklistSchema).readonly(),
    unattributedRequirementIds: z.array(requirementId).readonly(),
  })
  .refine(
    ({ checklists }) =>
      checklists.every(({ order }, index) => order === index + 1) &&
      repeated(checklists.map((list) => list.key)).length === 0,
    'checklists stand in the recommended order, each once',
  )
  .refine(
    ({ checklists, unattributedRequirementIds }) =>
      repeated([...attributed(checklists), ...unattributedRequirementIds]).length === 0,
    'a requirement is either attributed to a question or not',
  )
  .readonly()

export type WibaQuestion = z.infer<typeof wibaQuestionSchema>
export type WibaChecklist = z.infer<typeof wibaChecklistSchema>
type WibaFile = z.infer<typeof wibaFileSchema>

/**
 * Six mappings are inferred by us (`mappingInferred`): they help a reader and count nowhere, so that
 * 211 requirements are attributed and 91 are not.
 */
export type Wiba = WibaFile & {
  /** All 257 questions in the recommended order. */
  readonly questions: readonly WibaQuestion[]
  questionById(id: string): WibaQuestion | undefined
  /** The checklist of a question. */
  checklistOf(questionId: string): WibaChecklist | undefined
  /** By the name of the tool's sheet and the number within the checklist. */
  questionByNumber(checklistName: string, officialNumber: number): WibaQuestion | undefined
  /** The questions attributed to a requirement; their „ja“ suggests at most `partial` for it. */
  questionsFor(requirementId: string): readonly WibaQuestion[]
  /** The 211 requirements attributed to questions: suggestions go to these. */
  readonly attributedRequirementIds: ReadonlySet<string>
  /** BSI's whole mapping, 302 requirements: the list of gaps is counted against these. */
  readonly mappedRequirementIds: ReadonlySet<string>
}

export const readWiba: () => Wiba = once(() =>
  withLookups(readCatalogFile('wiba/wiba.json', wibaFileSchema)),
)

function withLookups(file: WibaFile): Wiba {
  const questions = file.checklists.flatMap((list) => list.questions)
  const questionMap = new Map(questions.map((question) => [question.id, question]))
  const checklistMap = new Map(
    file.checklists.flatMap((list) => list.questions.map(({ id }) => [id, list] as const)),
  )
  const numbered = new Map(
    file.checklists.flatMap((list) =>
      list.questions.map((item) => [`${list.name} ${item.officialNumber}`, item] as const),
    ),
  )
  const attributedIds = attributed(file.checklists)
  const byRequirement = new Map(
    [...attributedIds].map((id) => [
      id,
      attributing(questions).filter(({ requirementIds }) => requirementIds.includes(id)),
    ]),
  )
  return {
    ...file,
    questions,
    questionById: (id) => questionMap.get(id),
    checklistOf: (id) => checklistMap.get(id),
    questionByNumber: (name, number) => numbered.get(`${name} ${number}`),
    questionsFor: (id) => byRequirement.get(id) ?? [],
    attributedRequirementIds: attributedIds,
    mappedRequirementIds: new Set([...attributedIds, ...file.unattributedRequirementIds]),
  }
}

function attributed(checklists: readonly WibaChecklist[]): Set<string> {
  const questions = attributing(checklists.flatMap((list) => list.questions))
  return new Set(questions.flatMap(({ requirementIds }) => requirementIds))
}

function attributing(questions: readonly WibaQuestion[]): WibaQuestion[] {
  return questions.filter(({ mappingInferred }) => !mappingInferred)
}
