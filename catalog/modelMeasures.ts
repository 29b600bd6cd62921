/**
 * Model measures (Mustermaßnahmen): work that closes several Basis requirements at once, in our own words, for a town
 * that starts today. How they are written stands in `catalog/STYLE.md`.
 * @module
 */
import { z } from 'zod'
import { fileHeader, once, readCatalogFile, repeated } from './catalogFile.ts'
import type { Priority } from './moduleRules.ts'
import { readCatalog } from './readCatalog.ts'
import { moduleIdOf, requirementIdPattern } from './requirementId.ts'

/** One file each, in the order in which people read them. */
export const modelSubjects = [
  'leadership',
  'people',
  'accounts',
  'data',
  'operations',
  'incidents',
  'workplaces',
  'mobile',
  'servers',
  'applications',
  'providers',
  'network',
  'buildings',
  'schools',
  'special',
] as const
type ModelSubject = (typeof modelSubjects)[number]

/** Who usually does it; a city chooses the person. */
const modelFunctions = [
  'leadership',
  'isb',
  'it',
  'main_office',
  'personnel',
  'facilities',
  'department',
  'school_authority',
  'privacy',
  'procurement',
  'technical_services',
] as const
type ModelFunction = (typeof modelFunctions)[number]

export const modelFunctionLabels: Record<ModelFunction, string> = {
  leadership: 'Leitung',
  isb: 'ISB',
  it: 'EDV',
  main_office: 'Hauptamt',
  personnel: 'Personalstelle',
  facilities: 'Gebäudeverwaltung',
  department: 'Fachamt',
  school_authority: 'Schulträger',
  privacy: 'Datenschutz',
  procurement: 'Vergabestelle',
  technical_services: 'Technischer Betrieb',
}

/** Work of the city until it stands; no delivery times. */
const modelEfforts = ['hours', 'days', 'weeks', 'months'] as const

/** The first 90 days hold the quick wins, a month each. */
export const quickWinDays = [30, 60, 90] as const

/** `school`: only where the city runs devices at schools. */
const modelSettings = ['everywhere', 'school'] as const

/** Whole euros from–to, material and services of others; the work of the city's own people is not in it. */
const euroRange = z
  .tuple([z.int().min(0), z.int().max(1_000_000)])
  .refine(([from, to]) => from <= to, 'from above to')
  .readonly()

const modelMeasureSchema = z
  .strictObject({
    key: z.string().regex(/^[A-Z]{3}-\d{2}$/),
    title: lineOfText(15, 100),
    steps: z.array(lineOfText(20, 220)).min(2).max(5).readonly(),
    result: lineOfText(20, 200),
    responsible: z.enum(modelFunctions),
    effort: z.enum(modelEfforts),
    onceEuro: euroRange,
    yearlyEuro: euroRange,
    quickWinDays: z.union(quickWinDays.map((days) => z.literal(days))).nullable(),
    setting: z.enum(modelSettings),
    requirements: z
      .array(z.string().regex(requirementIdPattern))
      .min(2)
      .max(8)
      .refine((ids) => repeated(ids).length === 0, 'a requirement twice')
      .readonly(),
  })
  .refine(
    ({ quickWinDays, effort }) =>
      quickWinDays === null || effort === 'hours' || effort === 'days' || quickWinDays === 90,
    'a quick win that takes weeks',
  )
  .readonly()

export type ModelMeasure = z.infer<typeof modelMeasureSchema>

export const modelMeasuresFileSchema = z
  .strictObject({
    subject: z.enum(modelSubjects),
    ...fileHeader,
    measures: z.array(modelMeasureSchema).min(1).readonly(),
  })
  .refine(({ measures }) => repeated(measures.map(({ key }) => key)).length === 0, 'a key twice')
  .refine(
    ({ measures }) => new Set(measures.map(({ key }) => key.slice(0, 3))).size === 1,
    'keys of several subjects',
  )
  .readonly()

type ModelMeasuresFile = z.infer<typeof modelMeasuresFileSchema>

/** All of them, by subject. */
export const listModelMeasures: () => readonly ModelMeasure[] = once(() =>
  modelSubjects.flatMap((subject) => readSubject(subject).measures),
)

const readByKey = once(() => new Map(listModelMeasures().map((model) => [model.key, model])))

const readByRequirement = once(() => {
  const found = new Map<string, ModelMeasure[]>()
  for (const model of listModelMeasures()) {
    for (const id of model.requirements) found.set(id, [...(found.get(id) ?? []), model])
  }
  return found
})

export function findModelMeasure(key: string): ModelMeasure | undefined {
  return readByKey().get(key)
}

/** Those that serve a requirement; none for most Standard requirements. */
export function modelMeasuresFor(requirementId: string): readonly ModelMeasure[] {
  return readByRequirement().get(requirementId) ?? []
}

/** The earliest order of the modules that it serves: R1 before R2 before R3. */
export function priorityOfModel({ requirements }: ModelMeasure): Priority {
  const [first = 'R3'] = modulesOfModel({ requirements })
    .map((module) => readCatalog().ruleOf(module).priority)
    .toSorted()
  return first
}

/** The modules that it serves, each once. */
export function modulesOfModel({ requirements }: Pick<ModelMeasure, 'requirements'>): string[] {
  return [...new Set(requirements.map(moduleIdOf))]
}

function readSubject(subject: ModelSubject): ModelMeasuresFile {
  const path = `measures/${subject}.json`
  const file = readCatalogFile(path, modelMeasuresFileSchema)
  if (file.subject === subject) return file
  throw new Error(`catalog/${path} holds the measures of ${file.subject}`)
}

function lineOfText(minimum: number, maximum: number) {
  return z
    .string()
    .min(minimum)
    .max(maximum)
    .regex(/^\S(?:[^\n\r\t]*\S)?$/, 'no single trimmed line')
}
