/** The modules that the rules leave out for a whole information domain, against what is stored. @module */
import type { LeftOverModule, StoredDecision } from './moduleProposal.ts'

/** A module that the rules leave out for the whole information domain, with the reason. */
export type LeavingOut = { readonly module: LeftOverModule; readonly targetObjectId: string }

/**
 * What no target object, an answer or an exclusion rules out is left out with that reason. A person's
 * decision, and what still waits for an answer, is left alone.
 */
export function compareLeavingOut(
  leftOver: readonly LeftOverModule[],
  decisions: readonly StoredDecision[],
  domainId: string,
): { leavingOut: LeavingOut[]; takenBack: StoredDecision[] } {
  const byPerson = new Set(
    decisions.filter(({ origin }) => origin === 'person').map(({ moduleId }) => moduleId),
  )
  const wanted = new Map(
    leftOver
      .filter(({ moduleId, cause }) => cause !== 'needs_answer' && !byPerson.has(moduleId))
      .map((module) => [module.moduleId, module]),
  )
  const stored = decisions.filter(
    ({ origin, decision }) => origin === 'rule' && decision === 'left_out',
  )
  const reasons = new Map(stored.map(({ moduleId, reason }) => [moduleId, reason]))
  return {
    leavingOut: [...wanted.values()]
      .filter(({ moduleId, reason }) => reasons.get(moduleId) !== reason)
      .map((module) => ({ module, targetObjectId: domainId })),
    takenBack: stored.filter(({ moduleId }) => !wanted.has(moduleId)),
  }
}
