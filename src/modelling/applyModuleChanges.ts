import type { Db } from '../../db/db.ts'
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import type { ModuleChange } from './moduleChanges.ts'
import {
  type NewDecision,
  removeStoredDecision,
  storeDecision,
  storeDecisions,
  type Writing,
} from './storeDecisions.ts'

/** Carries out what the rules propose. A module that is modelled again is no longer left out by them. */
export async function applyModuleChanges(
  writing: Writing,
  changes: readonly ModuleChange[],
): Promise<void> {
  const byKind = (kind: ModuleChange['kind']) => changes.filter((change) => change.kind === kind)
  const added = byKind('added')
  for (const change of [...byKind('gone'), ...byKind('undecided')]) {
    await removeStoredDecision(writing, change)
  }
  await removeLeftOut(writing, new Set(added.map(({ moduleId }) => moduleId)))
  await storeDecisions(
    writing,
    added.map((change) => decisionOf(change, 'modelled')),
  )
  for (const change of byKind('left_out')) {
    await storeDecision(writing, decisionOf(change, 'left_out'))
  }
}

async function removeLeftOut(writing: Writing, modules: ReadonlySet<string>): Promise<void> {
  for (const decision of await listLeftOut(writing.db, writing.domain.id)) {
    if (!modules.has(decision.module)) continue
    await removeStoredDecision(writing, { ...decision, moduleId: decision.module })
  }
}

async function listLeftOut(db: Db, informationDomainId: string): Promise<StoredDecision[]> {
  const stored = await listModuleDecisions(db, informationDomainId)
  return stored.filter(({ decision, origin }) => decision === 'left_out' && origin === 'rule')
}

function decisionOf(
  { targetObjectId, moduleId, reason }: ModuleChange,
  decision: 'modelled' | 'left_out',
): NewDecision {
  return { targetObjectId, module: moduleId, decision, reason, origin: 'rule', providerId: null }
}
