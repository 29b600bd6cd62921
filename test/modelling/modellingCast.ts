/** The cast of modelling: an information domain, target objects by kind, answers and decisions. */
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type {
  ModelledObject,
  Modelling,
  ModellingInput,
  StoredDecision,
} from '../../src/modelling/moduleProposal.ts'
import { proposeModules } from '../../src/modelling/proposeModules.ts'

export const domainObject: ModelledObject = {
  id: 'IV001',
  code: 'IV001',
  name: 'Schul-IT',
  kinds: ['domain'],
  attributes: {},
  count: 1,
}

/** A target object whose id is its code. */
export function anObject(
  code: string,
  kinds: readonly string[],
  change: Partial<ModelledObject> = {},
): ModelledObject {
  return { id: code, code, name: `Gruppe ${code}`, kinds, attributes: {}, count: 10, ...change }
}

export function modellingOf(change: Partial<ModellingInput> = {}): ModellingInput {
  const { rules, questions } = readCatalog()
  const targetObjects = [domainObject, ...(change.targetObjects ?? [])]
  return {
    rules,
    questions,
    profile: readProfile(),
    links: [],
    answers: [],
    decisions: [],
    ...change,
    targetObjects,
  }
}

/** The proposals for some target objects, with answers as „C001 usesWlan“ → yes or no. */
export function modelled(
  targetObjects: readonly ModelledObject[],
  answers: Readonly<Record<string, boolean>> = {},
  change: Partial<ModellingInput> = {},
): Modelling {
  const given = Object.entries(answers).map(([key, answer]) => {
    const [targetObjectId = '', attribute = ''] = key.split(' ')
    return { targetObjectId, attribute, answer }
  })
  return proposeModules(modellingOf({ targetObjects, answers: given, ...change }))
}

/** The modules that are proposed at a target object, in official order. */
export function modulesAt(modelling: Modelling, code: string): string[] {
  return modelling.proposals.filter((p) => p.code === code).map(({ moduleId }) => moduleId)
}

export function aDecision(change: Partial<StoredDecision> = {}): StoredDecision {
  return {
    targetObjectId: 'C001',
    moduleId: 'SYS.2.1',
    decision: 'modelled',
    origin: 'rule',
    reason: '',
    providerId: null,
    ...change,
  }
}
