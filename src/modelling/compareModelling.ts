/**
 * Proposals of the rules against the decisions that are stored. What a person decided stays; a
 * difference is shown. Source: DOMAIN 3 and 4.
 * @module
 */
import { compareModuleIds } from '../../catalog/requirementId.ts'
import { keyOf } from './modellingContext.ts'
import type { LeftOverModule, ModuleProposal, StoredDecision } from './moduleProposal.ts'

/** A rule's decision that the rules no longer propose. Its checks become inactive, they are not lost. */
type GoneDecision = { readonly decision: StoredDecision; readonly reason: string }

/** A person's decision against a proposal. The decision stays. */
type ConflictingDecision = {
  readonly proposal: ModuleProposal
  readonly decision: StoredDecision
  readonly reason: string
}

export type ModellingComparison = {
  /** To be stored as `modelled` by the rules. */
  readonly added: readonly ModuleProposal[]
  readonly gone: readonly GoneDecision[]
  readonly conflicting: readonly ConflictingDecision[]
  /** `proposal` is null for what a person added beyond the rules. */
  readonly unchanged: readonly {
    readonly decision: StoredDecision
    readonly proposal: ModuleProposal | null
  }[]
}

export type ComparisonInput = {
  readonly proposals: readonly ModuleProposal[]
  readonly decisions: readonly StoredDecision[]
  readonly targetObjects: readonly {
    readonly id: string
    readonly code: string
    readonly kinds: readonly string[]
    readonly count: number
  }[]
  readonly leftOver: readonly LeftOverModule[]
}

/**
 * What applying the proposals would change. After `added` is stored and `gone` is removed, the same
 * proposals give neither.
 */
export function compareModelling(input: ComparisonInput): ModellingComparison {
  const { proposals, decisions, targetObjects } = input
  const stored = new Map(decisions.map((d) => [keyOf(d.targetObjectId, d.moduleId), d]))
  const domainIds = targetObjects.filter(({ kinds }) => kinds.includes('domain')).map((o) => o.id)
  const decisionOn = ({ targetObjectId, moduleId }: ModuleProposal) =>
    stored.get(keyOf(targetObjectId, moduleId)) ?? leftOutEverywhere(stored, domainIds, moduleId)
  const proposed = new Map(proposals.map((p) => [keyOf(p.targetObjectId, p.moduleId), p]))
  const whyGone = goneReasons(input)
  return {
    added: proposals.filter((proposal) => isNew(decisionOn(proposal))),
    gone: decisions
      .filter((d) => isByRule(d) && !proposed.has(keyOf(d.targetObjectId, d.moduleId)))
      .map((decision) => ({ decision, reason: whyGone(decision) })),
    conflicting: proposals.flatMap((proposal) => {
      const decision = decisionOn(proposal)
      if (decision?.origin !== 'person' || decision.decision !== 'left_out') return []
      return [{ proposal, decision, reason: conflictReason(proposal, decision) }]
    }),
    unchanged: decisions
      .filter((decision) => decision.decision !== 'left_out')
      .flatMap((decision) => {
        const proposal = proposed.get(keyOf(decision.targetObjectId, decision.moduleId)) ?? null
        return proposal || decision.origin === 'person' ? [{ decision, proposal }] : []
      })
      .sort((a, b) => compareModuleIds(a.decision.moduleId, b.decision.moduleId)),
  }
}

/** Nothing stored, or only the rules' own leaving out, which a new proposal overtakes. */
function isNew(decision: StoredDecision | undefined): boolean {
  return decision === undefined || (decision.origin === 'rule' && decision.decision === 'left_out')
}

function isByRule({ origin, decision }: StoredDecision): boolean {
  return origin === 'rule' && decision !== 'left_out'
}

function leftOutEverywhere(
  stored: ReadonlyMap<string, StoredDecision>,
  domainIds: readonly string[],
  moduleId: string,
): StoredDecision | undefined {
  return domainIds
    .map((id) => stored.get(keyOf(id, moduleId)))
    .find((decision) => decision?.decision === 'left_out')
}

function conflictReason({ moduleId, code, reason }: ModuleProposal, decision: StoredDecision) {
  return `Die Regeln schlagen ${moduleId} an ${code} vor, ${reason}. Eine Person hat ihn ausgelassen: „${decision.reason}“. Die Entscheidung bleibt.`
}

function goneReasons({
  targetObjects,
  leftOver,
}: ComparisonInput): (decision: StoredDecision) => string {
  const objects = new Map(targetObjects.map((object) => [object.id, object]))
  const leftOverReasons = new Map(leftOver.map(({ moduleId, reason }) => [moduleId, reason]))
  return ({ targetObjectId, moduleId }) => {
    const object = objects.get(targetObjectId)
    if (object === undefined) return 'Das Zielobjekt gibt es nicht mehr.'
    if (object.count === 0) return `${object.code} hat keine Geräte oder Räume mehr.`
    const why = leftOverReasons.get(moduleId)
    return why ?? `Die Regeln schlagen ${moduleId} an ${object.code} nicht mehr vor.`
  }
}
