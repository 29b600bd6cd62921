/** Single proposals of the rules, and decisions of persons that they contradict. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { saveSuggestion } from '../../../db/queries/suggestions.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { readTargetObjects } from '../../inventory/readTargetObjects.ts'
import { applyModuleChanges } from '../applyModuleChanges.ts'
import { conflictSubject, listConflicts } from '../conflicts.ts'
import { listModuleChanges } from '../moduleChanges.ts'
import { type DecisionKey, ensureCurrent } from '../readDecision.ts'
import { readKeptDecisions } from '../readKeptDecisions.ts'
import { readStoredModel } from '../readStoredModel.ts'
import { removeStoredDecision } from '../storeDecisions.ts'

/**
 * Carries out the proposals that a person chose, all or none. Throws `invalid` for no choice, `conflict` when one of
 * them is no longer proposed.
 */
export async function acceptProposals(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  keys: readonly string[],
): Promise<void> {
  allow(actor, 'write', 'modelling')
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domain.id)
    if (keys.length === 0) {
      throw new Failure('invalid', 'Bitte wählen Sie mindestens einen Vorschlag aus.')
    }
    const wanted = new Set(keys)
    const changes = listModuleChanges(await readStoredModel(db, domain))
    const chosen = changes.filter(({ key }) => wanted.has(key))
    if (chosen.length < wanted.size) throw outdated()
    await applyModuleChanges({ deps, actor, db, domain }, chosen)
  })
}

/**
 * Takes a person's decision back: what the rules propose for the module counts again, at the target object or, for a
 * decision on the whole information domain, everywhere. Throws `invalid` where no person decided, `conflict` for a
 * stale version.
 */
export async function takeBackDecision(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  input: DecisionKey & { version: number },
): Promise<void> {
  allow(actor, 'write', 'modelling')
  readCatalog().moduleById(input.module)
  await deps.store.write(actor.organisationId, async (db) => {
    await readTargetObjects(db, actor, [input.targetObjectId], domain.id)
    const stored = await ensureCurrent(db, domain, input)
    if (stored?.origin !== 'person') {
      throw new Failure('invalid', `Über ${input.module} hat hier keine Person entschieden.`)
    }
    const writing = { deps, actor, db, domain }
    await removeStoredDecision(writing, { ...stored, moduleId: stored.module })
    const model = await readStoredModel(db, domain)
    const isEverywhere = model.domainObject?.id === input.targetObjectId
    const follows = listModuleChanges(model).filter(
      ({ moduleId, targetObjectId, kind }) =>
        moduleId === input.module &&
        (isEverywhere || kind === 'left_out' || targetObjectId === input.targetObjectId),
    )
    await applyModuleChanges(writing, follows)
  })
}

/**
 * A person stands by a decision that the rules contradict; it is not asked again until they propose more. Throws
 * `conflict` when they do not contradict it any more.
 */
export async function keepDecision(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  key: DecisionKey,
): Promise<void> {
  allow(actor, 'write', 'modelling')
  await deps.store.write(actor.organisationId, async (db) => {
    await readTargetObjects(db, actor, [key.targetObjectId], domain.id)
    const { comparison } = await readStoredModel(db, domain)
    const subject = conflictSubject({ ...key, moduleId: key.module })
    const conflicts = listConflicts(comparison, await readKeptDecisions(db, domain))
    const conflict = conflicts.find((one) => one.subject === subject)
    if (!conflict) throw outdated()
    if (conflict.isKept) return
    const suggestion = {
      id: deps.newId(),
      informationDomainId: domain.id,
      kind: 'module_conflict' as const,
      subject,
      proposal: {
        module: key.module,
        seen: conflict.proposals.map(({ targetObjectId }) => targetObjectId),
      },
      reason: conflict.proposals.map(({ code, reason }) => `${code}: ${reason}`).join('; '),
      state: 'refused' as const,
      madeOn: deps.today(),
      decidedBy: actor.name,
      decidedAt: deps.now(),
    }
    await saveSuggestion(db, suggestion)
    recordEvent(
      db,
      eventBy(deps, actor, 'suggestion_decided', key.targetObjectId, {
        after: { module: key.module, state: 'refused', reason: suggestion.reason },
      }),
    )
  })
}

function outdated(): Failure {
  return new Failure(
    'conflict',
    'Die Vorschläge haben sich inzwischen geändert. Bitte sehen Sie sie noch einmal durch.',
  )
}
