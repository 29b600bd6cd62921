/** Modelling: proposals applied, questions answered, decisions and needs of persons. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  type ConditionAnswer,
  listConditionAnswers,
  listModuleDecisions,
  type StoredAnswer,
  type StoredNeed,
  saveConditionAnswer,
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
import { applyModuleChanges } from './applyModuleChanges.ts'
import { listModuleChanges } from './moduleChanges.ts'
import type { ModuleDecision } from './moduleDecision.ts'
import { ensureCurrent } from './readDecision.ts'
import { type Model, readModel } from './readModel.ts'
import { removeStoredDecision, storeDecision, type Writing } from './storeDecisions.ts'

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
    await applyModuleChanges({ deps, actor, db, domain }, listModuleChanges(settled))
    return proposed
  })
}

/**
 * A person's decision on a module at a target object. `version` is that of the decision the person saw, 0 for none;
 * without it nobody looked. Throws `invalid` when leaving out has no reason, `at_provider` no provider, or the
 * provider is none, `conflict` for a stale version.
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
    version?: number
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
    const { version, ...decided } = input
    if (version !== undefined) await ensureCurrent(db, domain, { ...input, version })
    const writing = { deps, actor, db, domain }
    await storeDecision(writing, { ...decided, origin: 'person' })
    if (input.decision === 'left_out') await leaveOutEverywhere(writing, input)
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
  writing: Writing,
  { targetObjectId, module, reason }: { targetObjectId: string; module: string; reason: string },
): Promise<void> {
  const { db, domain } = writing
  const objects = await listTargetObjects(db, domain.id)
  const isDomain = objects.some(
    ({ id, kinds }) => id === targetObjectId && kinds.includes('domain'),
  )
  if (!isDomain) return
  for (const stored of await listModuleDecisions(db, domain.id)) {
    if (stored.module !== module || stored.origin !== 'rule') continue
    await removeStoredDecision(writing, { ...stored, moduleId: module, reason })
  }
}

export type GivenAnswer = {
  readonly targetObjectId: string
  readonly attribute: string
  readonly answer: boolean
  readonly note: string
  readonly version?: number | undefined
}

/**
 * Stores answers to the questions of the rules, all or none; nothing is modelled by that. What does not change is not
 * written. `version` as the person saw it, 0 where nobody had answered; without it nobody looked. Throws `not_found` for an
 * unknown question or target object, `conflict` when somebody else answered otherwise in the meantime.
 */
export async function answerConditions(
  deps: Deps,
  actor: Actor,
  answers: readonly GivenAnswer[],
): Promise<void> {
  allow(actor, 'write', 'modelling')
  for (const { attribute } of answers) readCatalog().questionOf(attribute)
  await deps.store.write(actor.organisationId, async (db) => {
    const places = await readTargetObjects(
      db,
      actor,
      answers.map(({ targetObjectId }) => targetObjectId),
    )
    const known = await readAnswers(db, places)
    const changed = answers.filter((input) => isChanged(input, known.get(answerKey(input))))
    ensureSeen(changed, known)
    for (const { version: _, ...input } of changed) {
      const before = known.get(answerKey(input))
      const row = { ...input, answeredBy: actor.name, answeredAt: deps.now() }
      await saveConditionAnswer(db, before?.version ?? 0, row)
      const shown = before ? { answer: before.answer, note: before.note } : null
      recordEvent(
        db,
        eventBy(deps, actor, 'condition_answered', input.targetObjectId, {
          before: shown,
          after: input,
        }),
      )
    }
  })
}

function isChanged({ answer, note }: GivenAnswer, stored: StoredAnswer | undefined): boolean {
  return stored?.answer !== answer || stored.note !== note
}

function ensureSeen(
  answers: readonly GivenAnswer[],
  known: ReadonlyMap<string, StoredAnswer>,
): void {
  const isCurrent = ({ version, ...place }: GivenAnswer) =>
    version === undefined || version === (known.get(answerKey(place))?.version ?? 0)
  if (answers.every(isCurrent)) return
  throw new Failure(
    'conflict',
    'Inzwischen hat jemand anders geantwortet. Von Ihren Antworten ist noch keine gespeichert.',
  )
}

async function readAnswers(
  db: Db,
  places: readonly { informationDomainId: string }[],
): Promise<Map<string, StoredAnswer>> {
  const known = new Map<string, StoredAnswer>()
  for (const id of new Set(places.map(({ informationDomainId }) => informationDomainId))) {
    for (const each of await listConditionAnswers(db, id)) known.set(answerKey(each), each)
  }
  return known
}

function answerKey({
  targetObjectId,
  attribute,
}: Pick<ConditionAnswer, 'targetObjectId' | 'attribute'>) {
  return `${targetObjectId} ${attribute}`
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
