/**
 * Modelling rules: which module applies to which target objects, with companions, exclusions and
 * conditions. Source: Kompendium Edition 2023, chapter 2 and sections 1.3, condensed in own words;
 * `kinds`, `attribute`, `where`, `instead`, `conditionAttribute` and the questions are our enrichment.
 * @module
 */
import { z } from 'zod'
import { fileHeader, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { layerIds, moduleIdPattern } from './requirementId.ts'
import { isKindPattern, isKindPrefix, isTargetKind } from './targetKind.ts'

/** `domain`: once per information domain; `target`: per target object. */
const scopes = ['domain', 'target'] as const
/** Order in time, no weight: R1 before R2 before R3. */
export const priorities = ['R1', 'R2', 'R3'] as const
/** A companion belongs to the same target object, to a related one (host, network …), or to the domain. */
const companionPlaces = ['same', 'related', 'domain'] as const

const moduleId = z.string().regex(moduleIdPattern)
const moduleIds = z.array(moduleId).readonly()
const kinds = z.array(z.string().refine(isTargetKind, 'no known kind')).readonly()
const kindPatterns = z.array(z.string().refine(isKindPattern, 'no known kind')).min(1).readonly()
const attribute = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const osVersion = z
  .array(z.string().regex(/^\d{4}$/))
  .min(1)
  .readonly()

/**
 * A companion under a condition. The condition holds when the target object (of a rule of scope
 * `domain` with target `domain`: any target object of the information domain) has one of `kinds`
 * (and one of `osVersion`), or when the question of `attribute` is answered with yes.
 * `instead`: the added modules take the place of this one.
 */
const alsoIfSchema = z
  .strictObject({
    when: z.string().min(1),
    add: z.array(moduleId).min(1).readonly(),
    kinds: kindPatterns.optional(),
    osVersion: osVersion.optional(),
    attribute: attribute.optional(),
    where: z.record(moduleId, z.enum(companionPlaces)),
    instead: z.literal(true).optional(),
  })
  .refine((rule) => (rule.kinds === undefined) !== (rule.attribute === undefined), {
    message: 'exactly one of kinds and attribute',
  })
  .refine(({ kinds, osVersion }) => kinds !== undefined || osVersion === undefined, {
    message: 'osVersion goes with kinds',
  })
  .refine(({ add, where }) => sameMembers(add, Object.keys(where)), {
    message: 'where names exactly the added modules',
  })
  .readonly()

/** Without this attribute at the target object the module does not apply; see modelling-notes. */
const neededAttributeSchema = z
  .union([
    z.strictObject({
      attribute,
      kinds: kinds.optional(),
      onlyForKinds: z.array(z.string().refine(isKindPrefix, 'no known kind')).readonly().optional(),
    }),
    z.strictObject({ osVersion }),
  ])
  .readonly()

const moduleRuleSchema = z
  .strictObject({
    id: moduleId,
    title: z.string().min(1),
    layer: z.enum(layerIds),
    scope: z.enum(scopes),
    targets: kindPatterns,
    condition: z.string().min(1),
    conditionAttribute: attribute.optional(),
    alsoRequires: moduleIds,
    neverWith: moduleIds,
    priority: z.enum(priorities),
    officialTargetType: z.string().min(1),
    requiresDetail: z.record(
      moduleId,
      z.strictObject({
        where: z.enum(companionPlaces),
        basis: z.enum(['explicit', 'buildsOn', 'otherRule', 'chapter2.1']),
      }),
    ),
    neverWithBasis: z.record(
      moduleId,
      z.enum(['explicit', 'alternative', 'delimitation', 'exclusive']),
    ),
    alsoIf: z.array(alsoIfSchema).readonly(),
    alsoConsider: moduleIds,
    inferredTargets: kinds,
    triggeredBy: z.array(z.string().refine(isKindPattern, 'no known kind')).readonly(),
    needsAttribute: neededAttributeSchema.optional(),
    repeatPer: z.string().min(1).optional(),
    note: z.string().min(1).optional(),
  })
  .refine(
    ({ alsoRequires, requiresDetail }) => sameMembers(alsoRequires, Object.keys(requiresDetail)),
    'requiresDetail names other modules',
  )
  .refine(
    ({ neverWith, neverWithBasis }) => sameMembers(neverWith, Object.keys(neverWithBasis)),
    'neverWithBasis names other modules',
  )
  .refine(
    ({ conditionAttribute, scope }) => conditionAttribute === undefined || scope === 'domain',
    'only a domain module has a condition asked of the domain',
  )
  .readonly()

/** A yes/no question; without an answer the condition stays open, there is no default. */
const questionSchema = z
  .strictObject({
    attribute,
    askedOf: z.enum(['target', 'domain']),
    text: z.string().regex(/\?$/, 'a question ends with ?'),
  })
  .readonly()

export const modellingFileSchema = z
  .strictObject({
    edition: z.enum(editions),
    ...fileHeader,
    enrichment: z.string().min(1),
    modules: z.array(moduleRuleSchema).readonly(),
    questions: z.array(questionSchema).readonly(),
  })
  .superRefine(({ modules, questions }, context) => {
    for (const problem of modellingProblems(modules, questions)) {
      context.addIssue({ code: 'custom', message: problem })
    }
  })
  .readonly()

export type Priority = (typeof priorities)[number]
export type CompanionPlace = (typeof companionPlaces)[number]
export type AlsoIf = z.infer<typeof alsoIfSchema>
export type NeededAttribute = z.infer<typeof neededAttributeSchema>
export type ModuleRule = z.infer<typeof moduleRuleSchema>
export type ConditionQuestion = z.infer<typeof questionSchema>

/** Whom the attributes of a rule are asked of: attribute → `target` or `domain`. */
export function attributesOf(rule: ModuleRule): Map<string, ConditionQuestion['askedOf']> {
  const asked = new Map<string, ConditionQuestion['askedOf']>()
  const ofAlsoIf = rule.targets.includes('domain') ? 'domain' : 'target'
  for (const { attribute } of rule.alsoIf) if (attribute) asked.set(attribute, ofAlsoIf)
  const needed = rule.needsAttribute
  if (needed && 'attribute' in needed) asked.set(needed.attribute, 'target')
  if (rule.conditionAttribute) asked.set(rule.conditionAttribute, 'domain')
  return asked
}

/** The modules that hang on the answer to a question, in the order of the rules. */
export function modulesAsking(rules: readonly ModuleRule[], attribute: string): string[] {
  const found = rules.flatMap((rule) => {
    const { needsAttribute, conditionAttribute, alsoIf } = rule
    const needs = needsAttribute && 'attribute' in needsAttribute ? needsAttribute.attribute : ''
    const own = needs === attribute || conditionAttribute === attribute ? [rule.id] : []
    return [
      ...own,
      ...alsoIf.filter((one) => one.attribute === attribute).flatMap(({ add }) => add),
    ]
  })
  return [...new Set(found)]
}

/** What does not fit together across rules: unknown or doubled modules, questions missing or unused. */
function modellingProblems(
  rules: readonly ModuleRule[],
  questions: readonly ConditionQuestion[],
): string[] {
  const ids = new Set(rules.map(({ id }) => id))
  const asked = new Map(questions.map(({ attribute, askedOf }) => [attribute, askedOf]))
  const used = rules.flatMap((rule) => [...attributesOf(rule)])
  const usedNames = new Set(used.map(([name]) => name))
  const named = rules.flatMap((rule) => [
    ...rule.alsoRequires,
    ...rule.neverWith,
    ...rule.alsoConsider,
    ...rule.alsoIf.flatMap(({ add }) => add),
  ])
  return [
    ...repeated(rules.map(({ id }) => id)).map((id) => `module ${id} twice`),
    ...named.filter((id) => !ids.has(id)).map((id) => `unknown module ${id}`),
    ...repeated(questions.map((q) => q.attribute)).map((name) => `question ${name} twice`),
    ...used
      .filter(([name, askedOf]) => asked.get(name) !== askedOf)
      .map(([name, askedOf]) => `no question of a ${askedOf} for ${name}`),
    ...[...asked.keys()]
      .filter((name) => !usedNames.has(name))
      .map((name) => `question ${name} is asked for nothing`),
  ]
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join()
}
