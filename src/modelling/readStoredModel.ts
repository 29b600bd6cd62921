/**
 * What the rules say of the target objects as they are stored, against the decisions: no device is read. `readModel`
 * asks the whole inventory instead.
 * @module
 */
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listModuleDecisions } from '../../db/queries/modelling.ts'
import { listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'
import { compareLeavingOut, type LeavingOut } from './compareLeavingOut.ts'
import { compareModelling, type ModellingComparison } from './compareModelling.ts'
import type { Modelling, StoredDecision } from './moduleProposal.ts'
import type { VersionedDecision } from './readDecision.ts'
import { readProposedModel } from './readProposedModel.ts'

export type StoredModel = {
  readonly objects: readonly TargetObject[]
  /** The target object that stands for the information domain; undefined while nothing is modelled. */
  readonly domainObject: TargetObject | undefined
  readonly decisions: readonly (VersionedDecision & { readonly moduleId: string })[]
  readonly modelling: Modelling
  readonly comparison: ModellingComparison
  readonly leavingOut: readonly LeavingOut[]
  readonly takenBack: readonly StoredDecision[]
}

const nothing = {
  comparison: { added: [], gone: [], conflicting: [], unchanged: [] },
  leavingOut: [],
  takenBack: [],
}

export async function readStoredModel(db: Db, domain: InformationDomain): Promise<StoredModel> {
  const objects = await listTargetObjects(db, domain.id)
  const stored = await listModuleDecisions(db, domain.id)
  const decisions = stored.map((decision) => ({ ...decision, moduleId: decision.module }))
  const modelling = await readProposedModel(db, domain, objects, stored)
  const domainObject = objects.find(({ kinds, count }) => kinds.includes('domain') && count > 0)
  const read = { objects, domainObject, decisions, modelling }
  if (!domainObject) return { ...read, ...nothing }
  const { proposals, leftOver } = modelling
  return {
    ...read,
    comparison: compareModelling({ proposals, decisions, targetObjects: objects, leftOver }),
    ...compareLeavingOut(leftOver, decisions, domainObject.id),
  }
}
