/** Protection needs of a target object, set, overridden and taken back by a person. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteProtectionNeed,
  listProtectionNeeds,
  saveProtectionNeed,
} from '../../../db/queries/modelling.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { readTargetObjects } from '../../inventory/readTargetObjects.ts'
import type { NeedInput } from './needForm.ts'

/**
 * Saves the needs of the goals that differ from what is stored; a level of '' takes one back, so that it is inherited
 * again. Throws `conflict` when somebody saved one of them since its `version`, `invalid` without a reason.
 */
export async function changeNeeds(
  deps: Deps,
  actor: Actor,
  targetObjectId: string,
  inputs: readonly NeedInput[],
): Promise<void> {
  allow(actor, 'write', 'modelling')
  await deps.store.write(actor.organisationId, async (db) => {
    const [place] = await readTargetObjects(db, actor, [targetObjectId])
    const needs = await listProtectionNeeds(db, place?.informationDomainId ?? '')
    for (const input of inputs) {
      const stored = needs.find(
        (each) => each.targetObjectId === targetObjectId && each.goal === input.goal,
      )
      await changeNeed(deps, actor, db, targetObjectId, input, stored)
    }
  })
}

type Stored = Awaited<ReturnType<typeof listProtectionNeeds>>[number]

async function changeNeed(
  deps: Deps,
  actor: Actor,
  db: Db,
  targetObjectId: string,
  { goal, level, effect, reason, version }: NeedInput,
  stored: Stored | undefined,
): Promise<void> {
  const before = stored && {
    goal,
    level: stored.level,
    effect: stored.effect,
    reason: stored.reason,
  }
  const isSame =
    (stored?.level ?? '') === level &&
    (level === '' || (stored?.effect === effect && stored.reason === reason))
  if (isSame) return
  if ((stored?.version ?? 0) !== version) {
    throw new Failure(
      'conflict',
      'Der Schutzbedarf wurde inzwischen von jemand anderem geändert. Bitte wiederholen Sie den Vorgang.',
    )
  }
  if (level === '') {
    await deleteProtectionNeed(db, targetObjectId, goal)
    recordEvent(db, eventBy(deps, actor, 'protection_need_removed', targetObjectId, { before }))
    return
  }
  if (reason === '') {
    throw new Failure('invalid', 'Bitte begründen Sie den Schutzbedarf.', {
      [`${goal}-reason`]: 'Begründung fehlt.',
    })
  }
  const after = { goal, level, effect, reason }
  await saveProtectionNeed(db, { ...after, targetObjectId })
  recordEvent(db, eventBy(deps, actor, 'protection_need_set', targetObjectId, { before, after }))
}
