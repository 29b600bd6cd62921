/** Modelling: proposals applied, questions answered, decisions and needs of persons. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  deleteModuleDecision,
  insertModuleDecisions,
  listModuleDecisions,
  type StoredDecision,
  type StoredNeed,
  saveConditionAnswer,
  saveModuleDecision,
  saveProtectionNeed,
} from '../../db/queries/modelling.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { applyStructure } from '../inventory/applyStructure.ts'
import { readTargetObjects } from '../inventory/readTargetObjects.ts'
import type { ModuleDecision } from './moduleDecision.ts'
import { type Model, readModel } from './readModel.ts'

/**
 * Stores what the inventory and the rules propose: target objects first, then the modules that follow
 * from them. Decisions of persons stay. Run again, it changes nothing. Throws `not_found` for an unknown
 * information domain.
 */
export async function applyModel(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
): Promise<Model> {
  allow(actor, 'write', 'modelling')
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domain.id)
    const proposed = await readModel(db, domain, deps.today())
    await applyStructure({ deps, actor, db, domain, ...proposed })
    const settled = await readModel(db, domain, deps.today())
    for (const { decision } of settled.comparison.gone) {
      await removeDecision(deps, actor, db, decision)
    }
    for (const decision of settled.takenBack) await removeDecision(deps, actor, db, decision)
    await decideAll(
      deps,
      actor,
      db,
      domain,
      settled.comparison.added.map(({ targetObjectId, moduleId, reason }) => ({
        targetObjectId,
        module: moduleId,
        decision: 'modelled',
        reason,
        origin: 'rule',
        providerId: null,
      })),
    )
    for (const { module, targetObjectId } of settled.leavingOut) {
      await decide(deps, actor, db, domain, {
        targetObjectId,
        module: module.moduleId,
        decision: 'left_out',
        reason: module.reason,
        origin: 'rule',
        providerId: null,
      })
    }
    return proposed
  })
}

/**
 * A person's decision on a module at a target object. Throws `invalid` when leaving out has no reason,
 * `at_provider` no provider, or the provider is none.
 */
export async function decideModule(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  input: {
    targetObjectId: string
    module: string
    decision: ModuleDecision
    reason: string
    providerId: string | null
  },
): Promise<void> {
  allow(actor, 'write', 'modelling')
  readCatalog().moduleById(input.module)
  if (input.decision === 'left_out' && input.reason.trim() === '') {
    throw new Failure('invalid', `Bitte begründen Sie, warum ${input.module} ausgelassen wird.`, {
      reason: 'Begründung fehlt.',
    })
  }
  if ((input.decision === 'at_provider') !== (input.providerId !== null)) {
    throw new Failure('invalid', 'Bitte nennen Sie den Dienstleister, der den Baustein umsetzt.', {
      providerId: 'Dienstleister fehlt.',
    })
  }
  await deps.store.write(actor.organisationId, async (db) => {
    await readTargetObjects(db, actor, [input.targetObjectId], domain.id)
    await ensureProvider(db, domain, input.providerId)
    await decide(deps, actor, db, domain, { ...input, origin: 'person' })
    if (input.decision === 'left_out') await leaveOutEverywhere(deps, actor, db, domain, input)
  })
}

async function ensureProvider(
  db: Db,
  domain: InformationDomain,
  providerId: string | null,
): Promise<void> {
  if (providerId === null) return
  const found = (await listTargetObjects(db, domain.id)).find(({ id }) => id === providerId)
  if (found?.kinds.some((kind) => kind.startsWith('provider.'))) return
  throw new Failure('invalid', `${found?.code ?? 'Das Zielobjekt'} ist kein Dienstleister.`, {
    providerId: 'Kein Dienstleister.',
  })
}

/** What is left out at the information domain itself is modelled by rule nowhere else any more. */
async function leaveOutEverywhere(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
  { targetObjectId, module, reason }: { targetObjectId: string; module: string; reason: string },
): Promise<void> {
  const objects = await listTargetObjects(db, domain.id)
  const isDomain = objects.some(
    ({ id, kinds }) => id === targetObjectId && kinds.includes('domain'),
  )
  if (!isDomain) return
  for (const stored of await listModuleDecisions(db, domain.id)) {
    if (stored.module !== module || stored.origin !== 'rule') continue
    await removeDecision(deps, actor, db, { ...stored, moduleId: module, reason })
  }
}

/** Stores the answer to a question of the rules. Throws `not_found` for an unknown question or target object. */
export async function answerCondition(
  deps: Deps,
  actor: Actor,
  input: { targetObjectId: string; attribute: string; answer: boolean; note: string },
): Promise<void> {
  allow(actor, 'write', 'modelling')
  readCatalog().questionOf(input.attribute)
  await deps.store.write(actor.organisationId, async (db) => {
    await readTargetObjects(db, actor, [input.targetObjectId])
    await saveConditionAnswer(db, { ...input, answeredBy: actor.name, answeredAt: deps.now() })
    recordEvent(
      db,
      eventBy(deps, actor, 'condition_answered', input.targetObjectId, { after: input }),
    )
  })
}

/** Sets a protection need, or overrides an inherited one, with its reason. Throws `not_found`. */
export async function setProtectionNeed(deps: Deps, actor: Actor, need: StoredNeed): Promise<void> {
  allow(actor, 'write', 'modelling')
  if (need.reason.trim() === '') {
    throw new Failure('invalid', 'Bitte begründen Sie den Schutzbedarf.', {
      reason: 'Begründung fehlt.',
    })
  }
  await deps.store.write(actor.organisationId, async (db) => {
    await readTargetObjects(db, actor, [need.targetObjectId])
    await saveProtectionNeed(db, need)
    recordEvent(
      db,
      eventBy(deps, actor, 'protection_need_set', need.targetObjectId, { after: need }),
    )
  })
}

type NewDecision = Omit<StoredDecision, 'informationDomainId' | 'decidedBy' | 'decidedAt'>

async function decide(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
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
async function decideAll(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
  decisions: readonly NewDecision[],
): Promise<void> {
  const stamp = {
    informationDomainId: domain.id,
    decidedBy: actor.name,
    decidedAt: deps.now(),
  }
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

async function removeDecision(
  deps: Deps,
  actor: Actor,
  db: Db,
  decision: { targetObjectId: string; moduleId: string; reason: string },
): Promise<void> {
  await deleteModuleDecision(db, decision.targetObjectId, decision.moduleId)
  recordEvent(
    db,
    eventBy(deps, actor, 'module_decision_removed', decision.targetObjectId, { before: decision }),
  )
}
