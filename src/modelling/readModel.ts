/**
 * What the inventory and the rules propose for one information domain today, against what is stored.
 * Reads only: `model` prints it, `applyModel` carries it out.
 * @module
 */
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listConditionAnswers, listModuleDecisions } from '../../db/queries/modelling.ts'
import type { Day } from '../core/day.ts'
import { readInventory } from '../inventory/readInventory.ts'
import {
  domainKey,
  proposeStructure,
  type Structure,
  type StructureInput,
} from '../inventory/structure.ts'
import { compareLeavingOut, type LeavingOut } from './compareLeavingOut.ts'
import { compareModelling, type ModellingComparison } from './compareModelling.ts'
import type { ModelledObject, Modelling, StoredDecision } from './moduleProposal.ts'
import { proposeModules } from './proposeModules.ts'

export type Model = {
  readonly input: StructureInput
  readonly structure: Structure
  readonly modelling: Modelling
  readonly comparison: ModellingComparison
  /** Modules to be stored as left out by the rules, with the reason. */
  readonly leavingOut: readonly LeavingOut[]
  /** Modules that the rules left out and do not any more. */
  readonly takenBack: readonly StoredDecision[]
  /** The id of each target object by its group key; a new one has its key as id until it is stored. */
  readonly idByKey: ReadonlyMap<string, string>
}

export async function readModel(db: Db, domain: InformationDomain, today: Day): Promise<Model> {
  const catalog = readCatalog()
  const input = await readInventory(db, domain, today)
  const structure = proposeStructure(input)
  const idByKey = new Map(
    structure.targetObjects.map(({ groupKey, existingId }) => [groupKey, existingId ?? groupKey]),
  )
  const targetObjects = objectsOf(input, structure)
  const stored = await listModuleDecisions(db, domain.id)
  const decisions = stored.map(({ module: moduleId, ...decision }) => ({ ...decision, moduleId }))
  const modelling = proposeModules({
    rules: catalog.rules,
    questions: catalog.questions,
    profile: readProfile(),
    targetObjects,
    links: linksOf(structure, input, idByKey),
    answers: await listConditionAnswers(db, domain.id),
    decisions,
  })
  const { proposals, leftOver } = modelling
  const comparison = compareModelling({ proposals, decisions, targetObjects, leftOver })
  const domainId = idByKey.get(domainKey) ?? domainKey
  return {
    input,
    structure,
    modelling,
    comparison,
    ...compareLeavingOut(leftOver, decisions, domainId),
    idByKey,
  }
}

/** Whether applying the model would write anything. */
export function changesAnything({ structure, comparison, leavingOut, takenBack }: Model): boolean {
  return (
    structure.targetObjects.some(({ change }) => change !== 'unchanged') ||
    [
      structure.links.filter(({ existingId }) => existingId === null),
      structure.goneLinks,
      structure.gone,
      structure.drift,
      structure.recounts,
      comparison.added,
      comparison.gone,
      leavingOut,
      takenBack,
    ].some((list) => list.length > 0)
  )
}

/** How many target objects the inventory would add, change or empty. */
export function countPendingObjects({ structure }: Pick<Model, 'structure'>): number {
  const changed = structure.targetObjects.filter(({ change }) => change !== 'unchanged').length
  return changed + structure.gone.length
}

/** The target objects as they would stand after the structure was applied, and those that persons made. */
function objectsOf({ existing }: StructureInput, structure: Structure): ModelledObject[] {
  const counts = new Map(structure.recounts.map(({ id, after }) => [id, after]))
  const proposed = new Set(structure.targetObjects.map(({ existingId }) => existingId))
  const gone = new Set(structure.gone.map(({ id }) => id))
  const others = existing.targetObjects
    .filter(({ id }) => !proposed.has(id))
    .map((each) => ({
      ...each,
      count: gone.has(each.id) ? 0 : (counts.get(each.id) ?? each.count),
    }))
  const derived = structure.targetObjects.map((each) => ({
    ...each,
    id: each.existingId ?? each.groupKey,
  }))
  return [...derived, ...others]
}

function linksOf(
  structure: Structure,
  { existing }: StructureInput,
  idByKey: ReadonlyMap<string, string>,
) {
  const byPersons = existing.links.filter(({ origin }) => origin === 'person')
  const derived = structure.links.map(({ fromKey, toKey, relation }) => ({
    fromId: idByKey.get(fromKey) ?? fromKey,
    toId: idByKey.get(toKey) ?? toKey,
    relation,
  }))
  return [...derived, ...byPersons]
}
