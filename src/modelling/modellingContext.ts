/**
 * The facts that rules ask for, looked up fast: rules, target objects by kind, answers, decisions.
 * @module
 */
import type { ConditionQuestion, ModuleRule } from '../../catalog/moduleRules.ts'
import { compareModuleIds } from '../../catalog/requirementId.ts'
import { coversKind } from '../../catalog/targetKind.ts'
import { Failure } from '../core/failure.ts'
import { compareByCode } from '../inventory/order.ts'
import type { ModelledObject, ModellingInput, StoredDecision } from './moduleProposal.ts'

export type ModellingContext = {
  /** In official order. */
  readonly rules: readonly ModuleRule[]
  /** In the order of codes; only those with a count. */
  readonly objects: readonly ModelledObject[]
  /** The target object that domain modules hang on. */
  readonly domain: ModelledObject
  readonly decisions: readonly StoredDecision[]
  ruleOf(moduleId: string): ModuleRule
  questionOf(attribute: string): ConditionQuestion
  /** The active target objects that any of the kinds covers, in the order of codes. */
  objectsOf(patterns: readonly string[]): readonly ModelledObject[]
  /** Whether there is a link between the two, in either direction. */
  areLinked(idA: string, idB: string): boolean
  /** What is known of an attribute: an answer, else the inventory, else an answer for the whole domain. */
  factOf(object: ModelledObject, attribute: string): boolean | undefined
  /** A person's decision, at the target object or, if left out, for the whole domain. */
  personDecision(object: ModelledObject, moduleId: string): StoredDecision | undefined
}

/** Throws `invalid` when the information domain has no target object of kind `domain`. */
export function readContext(input: ModellingInput): ModellingContext {
  const objects = input.targetObjects.filter(({ count }) => count > 0).toSorted(compareByCode)
  const domain = ensureDomain(objects)
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]))
  const questions = new Map(input.questions.map((question) => [question.attribute, question]))
  const answers = new Map(
    input.answers.map((given) => [keyOf(given.targetObjectId, given.attribute), given.answer]),
  )
  const links = new Set(input.links.map(({ fromId, toId }) => keyOf(fromId, toId)))
  const byPerson = new Map(
    input.decisions
      .filter(({ origin }) => origin === 'person')
      .map((decision) => [keyOf(decision.targetObjectId, decision.moduleId), decision]),
  )
  return {
    rules: [...rules.values()].sort((a, b) => compareModuleIds(a.id, b.id)),
    objects,
    domain,
    decisions: input.decisions,
    ruleOf: (moduleId) => known(rules, moduleId),
    questionOf: (attribute) => known(questions, attribute),
    objectsOf: objectsByKind(objects),
    areLinked: (a, b) => links.has(keyOf(a, b)) || links.has(keyOf(b, a)),
    factOf: (object, attribute) =>
      answers.get(keyOf(object.id, attribute)) ??
      booleanOf(object.attributes[attribute]) ??
      answers.get(keyOf(domain.id, attribute)),
    personDecision: (object, moduleId) => {
      const everywhere = byPerson.get(keyOf(domain.id, moduleId))
      const own = byPerson.get(keyOf(object.id, moduleId))
      return own ?? (everywhere?.decision === 'left_out' ? everywhere : undefined)
    },
  }
}

/** The versions of operating systems in a target object, „2019, 2022“ taken apart. */
export function osVersionsOf({ attributes }: ModelledObject): readonly string[] {
  const text = attributes.osVersion
  return typeof text === 'string' ? text.split(',').map((version) => version.trim()) : []
}

export function keyOf(targetObjectId: string, name: string): string {
  return `${targetObjectId}\n${name}`
}

function ensureDomain(objects: readonly ModelledObject[]): ModelledObject {
  const domain = objects.find(({ kinds }) => kinds.includes('domain'))
  if (domain) return domain
  throw new Failure(
    'invalid',
    'Dem Informationsverbund fehlt das Zielobjekt der Art „Informationsverbund“. Übernehmen Sie zuerst die vorgeschlagenen Zielobjekte.',
  )
}

/** A lookup that remembers the objects of each pattern. */
function objectsByKind(
  objects: readonly ModelledObject[],
): (patterns: readonly string[]) => readonly ModelledObject[] {
  const remembered = new Map<string, readonly ModelledObject[]>()
  return (patterns) => {
    const key = patterns.join()
    const found =
      remembered.get(key) ??
      objects.filter(({ kinds }) =>
        kinds.some((kind) => patterns.some((pattern) => coversKind(pattern, kind))),
      )
    remembered.set(key, found)
    return found
  }
}

function booleanOf(value: string | boolean | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** What the catalogue itself names is there: its schema has checked that. */
function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the modelling rules do not know ${key}`)
  return value
}
