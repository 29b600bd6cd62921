/**
 * The catalogue of one edition: layers, modules, requirements and modelling rules, with lookups.
 * @module
 */
import { Failure } from '../src/core/failure.ts'
import { nearestWord } from '../src/core/text.ts'
import { once, readCatalogFile } from './catalogFile.ts'
import {
  type Edition,
  type Layer,
  type Module,
  modulesFileSchema,
  type Requirement,
} from './module.ts'
import { type ConditionQuestion, type ModuleRule, modellingFileSchema } from './moduleRules.ts'
import { compareModuleIds, moduleIdOf } from './requirementId.ts'

/**
 * Lookups that end in `ById` or `Of` throw `not_found` for an identifier that the edition does not know.
 * Lists are in official order. Withdrawn requirements (ENTFALLEN) stand in `Module.requirements` and
 * `requirementById` only.
 */
export type Catalog = {
  readonly edition: Edition
  /** „IT-Grundschutz-Kompendium Edition 2023“. */
  readonly title: string
  /** Our revision of the data file. */
  readonly version: string
  readonly source: string
  readonly layers: readonly Layer[]
  readonly modules: readonly Module[]
  readonly rules: readonly ModuleRule[]
  readonly questions: readonly ConditionQuestion[]
  hasModule(id: string): boolean
  moduleById(id: string): Module
  ruleOf(moduleId: string): ModuleRule
  questionOf(attribute: string): ConditionQuestion
  hasRequirement(id: string): boolean
  requirementById(id: string): Requirement
  /** All requirements of a module that are in force. */
  activeRequirements(moduleId: string): readonly Requirement[]
  /** The Basis requirements of a module that are in force; empty for DER.4, SYS.3.2.4 and IND.2.2. */
  basicRequirements(moduleId: string): readonly Requirement[]
}

/** Edition 2023, read and checked once. */
export const readCatalog: () => Catalog = once(buildCatalog)

function buildCatalog(): Catalog {
  const file = readCatalogFile('edition-2023/modules.json', modulesFileSchema)
  const modelling = readCatalogFile('edition-2023/modelling.json', modellingFileSchema)
  const modules = file.modules.toSorted((a, b) => compareModuleIds(a.id, b.id))
  const requirements = keyed(modules.flatMap((module) => module.requirements))
  const active = new Map(modules.map((module) => [module.id, inForce(module)]))
  const basic = new Map(
    [...active].map(([id, list]) => [id, list.filter(({ level }) => level === 'basic')]),
  )
  const moduleMap = keyed(modules)
  const rules = modelling.modules.toSorted((a, b) => compareModuleIds(a.id, b.id))
  const ruleMap = keyed(rules)
  const questionMap = new Map(modelling.questions.map((item) => [item.attribute, item]))
  return {
    edition: file.edition,
    title: file.title,
    version: file.version,
    source: file.source,
    layers: file.layers,
    modules,
    rules,
    questions: modelling.questions,
    hasModule: (id) => moduleMap.has(id),
    moduleById: (id) => found(moduleMap, id, 'Den Baustein'),
    ruleOf: (id) => found(ruleMap, id, 'Den Baustein'),
    questionOf: (attribute) => found(questionMap, attribute, 'Die Frage'),
    hasRequirement: (id) => requirements.has(id),
    requirementById: (id) => found(requirements, id, 'Die Anforderung'),
    activeRequirements: (id) => found(active, id, 'Den Baustein'),
    basicRequirements: (id) => found(basic, id, 'Den Baustein'),
  }
}

function inForce(module: Module): readonly Requirement[] {
  return module.requirements
    .filter(({ withdrawn }) => !withdrawn)
    .sort((a, b) => numberOf(a) - numberOf(b))
}

function numberOf({ id }: Requirement): number {
  return Number(id.slice(moduleIdOf(id).length + 2))
}

function keyed<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function found<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const value = map.get(id)
  if (value !== undefined) return value
  const near = nearestWord(id, [...map.keys()])
  const offer = near === undefined ? '' : ` Meinten Sie „${near}“?`
  throw new Failure('not_found', `${what} „${id}“ gibt es in der Edition 2023 nicht.${offer}`)
}
