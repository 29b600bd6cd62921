/** Writes decisions on modules, each with its event. Who may, and what is sound, the actions have judged. @module */
import type { Db } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  deleteModuleDecision,
  insertModuleDecisions,
  type StoredDecision,
  saveModuleDecision,
} from '../../db/queries/modelling.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import type { Deps } from '../deps.ts'

/** Who writes where. */
export type Writing = {
  readonly deps: Deps
  readonly actor: Actor
  readonly db: Db
  readonly domain: InformationDomain
}

export type NewDecision = Omit<StoredDecision, 'informationDomainId' | 'decidedBy' | 'decidedAt'>

type RemovedDecision = { targetObjectId: string; moduleId: string; reason: string }

/** A decision in the place of the one that stood there. */
export async function storeDecision(
  { deps, actor, db, domain }: Writing,
  decision: NewDecision,
): Promise<void> {
  await saveModuleDecision(db, {
    ...decision,
    informationDomainId: domain.id,
    decidedBy: actor.name,
    decidedAt: deps.now(),
  })
  recordEvent(
    db,
    eventBy(deps, actor, 'module_decided', decision.targetObjectId, { after: decision }),
  )
}

/** Many new decisions at once; none of them stands in the place of another. */
export async function storeDecisions(
  { deps, actor, db, domain }: Writing,
  decisions: readonly NewDecision[],
): Promise<void> {
  const stamp = { informationDomainId: domain.id, decidedBy: actor.name, decidedAt: deps.now() }
  await insertModuleDecisions(
    db,
    decisions.map((decision) => ({ ...decision, ...stamp })),
  )
  for (const decision of decisions) {
    recordEvent(
      db,
      eventBy(deps, actor, 'module_decided', decision.targetObjectId, { after: decision }),
    )
  }
}

/** Undecided again; the checks of the module stay, inactive. */
export async function removeStoredDecision(
  { deps, actor, db }: Writing,
  { targetObjectId, moduleId, reason }: RemovedDecision,
): Promise<void> {
  await deleteModuleDecision(db, targetObjectId, moduleId)
  const before = { targetObjectId, moduleId, reason }
  recordEvent(db, eventBy(deps, actor, 'module_decision_removed', targetObjectId, { before }))
}
