/**
 * What one run of the rules has found so far: modules at target objects with their reasons, questions
 * without an answer, conditions that do not hold, companions that are missing.
 * @module
 */
import type { ModuleRule } from '../../catalog/moduleRules.ts'
import { keyOf, type ModellingContext } from './modellingContext.ts'
import type { ModelledObject, ModellingNote } from './moduleProposal.ts'

/** A module at a target object. `fromPerson`: the rules alone would not put it there. */
export type Placement = {
  readonly object: ModelledObject
  readonly rule: ModuleRule
  readonly reason: string
  readonly fromPerson: boolean
}

/** A question that keeps `moduleId` open at a target object. */
type Asked = {
  readonly attribute: string
  readonly object: ModelledObject
  readonly moduleId: string
}

/** A module that another one wants at a related target object. */
export type Wanted = { readonly by: Placement; readonly moduleId: string; readonly because: string }

export type Derivation = {
  readonly placements: Map<string, Placement>
  /** Modules of each target object, by its id. */
  readonly modulesAt: Map<string, Set<string>>
  /** Ids of the target objects of each module. */
  readonly carriers: Map<string, Set<string>>
  readonly queue: Placement[]
  readonly asked: Asked[]
  readonly wanted: Wanted[]
  /** Why a module was not applied somewhere, the first reason per module. */
  readonly denied: Map<string, string>
  readonly notes: ModellingNote[]
  /** Keys of target object and module that an exclusion keeps out. */
  readonly banned: ReadonlySet<string>
}

export function startDerivation(banned: ReadonlySet<string>): Derivation {
  return {
    placements: new Map(),
    modulesAt: new Map(),
    carriers: new Map(),
    queue: [],
    asked: [],
    wanted: [],
    denied: new Map(),
    notes: [],
    banned,
  }
}

/**
 * Puts a module to a target object, once: the first reason stays. Its companions follow unless a person
 * left it out there.
 */
export function place(context: ModellingContext, found: Derivation, placement: Placement): void {
  const { object, rule } = placement
  const key = keyOf(object.id, rule.id)
  if (found.banned.has(key)) return
  const before = found.placements.get(key)
  if (before !== undefined) {
    if (before.fromPerson && !placement.fromPerson) found.placements.set(key, placement)
    return
  }
  found.placements.set(key, placement)
  if (context.personDecision(object, rule.id)?.decision === 'left_out') return
  add(found.modulesAt, object.id, rule.id)
  add(found.carriers, rule.id, object.id)
  found.queue.push(placement)
}

/** Whether the module stands at the target object and was not left out by a person. */
export function carries(found: Derivation, object: ModelledObject, moduleId: string): boolean {
  return found.carriers.get(moduleId)?.has(object.id) === true
}

export function isCarried(found: Derivation, moduleId: string): boolean {
  return found.carriers.has(moduleId)
}

/** Remembers why a module does not apply; the first reason stays. */
export function deny(found: Derivation, moduleId: string, reason: string): void {
  if (!found.denied.has(moduleId)) found.denied.set(moduleId, reason)
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set.add(value))
}
