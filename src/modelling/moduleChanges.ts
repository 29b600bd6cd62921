/**
 * What the rules would change in the stored decisions, one entry each, so that a person can accept single ones.
 * @module
 */
import { compareModuleIds } from '../../catalog/requirementId.ts'
import type { LeavingOut } from './compareLeavingOut.ts'
import type { ModellingComparison } from './compareModelling.ts'
import type { StoredDecision } from './moduleProposal.ts'

export const moduleChangeKinds = ['added', 'gone', 'left_out', 'undecided'] as const
export type ModuleChangeKind = (typeof moduleChangeKinds)[number]

export const moduleChangeLabels: Record<ModuleChangeKind, string> = {
  added: 'neu',
  gone: 'entfällt',
  left_out: 'auszulassen',
  undecided: 'nicht mehr auszulassen',
}

/** `key` names it in forms; the same change has the same key as long as it is proposed. */
export type ModuleChange = {
  readonly key: string
  readonly kind: ModuleChangeKind
  readonly moduleId: string
  readonly targetObjectId: string
  readonly reason: string
}

/** What a model says; `takenBack` are decisions to leave out that the rules no longer stand by. */
export type ChangingModel = {
  readonly comparison: Pick<ModellingComparison, 'added' | 'gone'>
  readonly leavingOut: readonly LeavingOut[]
  readonly takenBack: readonly StoredDecision[]
}

/** In official order of the modules. What is modelled anew is no longer left out: that is one change, not two. */
export function listModuleChanges({
  comparison: { added, gone },
  leavingOut,
  takenBack,
}: ChangingModel): ModuleChange[] {
  const modelled = new Set(added.map(({ moduleId }) => moduleId))
  return [
    ...added.map((proposal) => changeOf('added', proposal, proposal.reason)),
    ...gone.map(({ decision, reason }) => changeOf('gone', decision, reason)),
    ...leavingOut.map(({ module: { moduleId, reason }, targetObjectId }) =>
      changeOf('left_out', { moduleId, targetObjectId }, reason),
    ),
    ...takenBack
      .filter(({ moduleId }) => !modelled.has(moduleId))
      .map((decision) => changeOf('undecided', decision, takenBackReason)),
  ].sort((a, b) => compareModuleIds(a.moduleId, b.moduleId))
}

const takenBackReason =
  'Der Grund, aus dem die Regeln den Baustein ausgelassen haben, besteht nicht mehr.'

function changeOf(
  kind: ModuleChangeKind,
  { moduleId, targetObjectId }: { moduleId: string; targetObjectId: string },
  reason: string,
): ModuleChange {
  return {
    key: `${kind} ${targetObjectId} ${moduleId}`,
    kind,
    moduleId,
    targetObjectId,
    reason,
  }
}
