/**
 * Decisions of persons that the rules contradict, one entry a decision, and whether a person stands by it.
 * @module
 */
import type { ModellingComparison } from './compareModelling.ts'
import type { ModuleProposal, StoredDecision } from './moduleProposal.ts'

export type DecisionConflict = {
  readonly subject: string
  readonly decision: StoredDecision
  /** What the rules propose instead; several where the module is left out for the whole information domain. */
  readonly proposals: readonly ModuleProposal[]
  /** A person has seen every one of these proposals and kept the decision. */
  readonly isKept: boolean
}

/** What a person kept: the target objects of the proposals that were seen. */
export type KeptDecision = { readonly subject: string; readonly seen: readonly string[] }

export function listConflicts(
  { conflicting }: Pick<ModellingComparison, 'conflicting'>,
  kept: readonly KeptDecision[],
): DecisionConflict[] {
  const bySubject = new Map<string, { decision: StoredDecision; proposals: ModuleProposal[] }>()
  for (const { decision, proposal } of conflicting) {
    const subject = conflictSubject(decision)
    const found = bySubject.get(subject) ?? { decision, proposals: [] }
    found.proposals.push(proposal)
    bySubject.set(subject, found)
  }
  const seen = new Map(kept.map((one) => [one.subject, new Set(one.seen)]))
  return [...bySubject].map(([subject, { decision, proposals }]) => ({
    subject,
    decision,
    proposals,
    isKept: proposals.every((one) => seen.get(subject)?.has(one.targetObjectId) === true),
  }))
}

export function conflictSubject({
  targetObjectId,
  moduleId,
}: Pick<StoredDecision, 'targetObjectId' | 'moduleId'>): string {
  return `${targetObjectId}/${moduleId}`
}
