/** Who stands in for whom while somebody is away. @module */
import { deleteDeputy, insertDeputy, listDeputies } from '../../../db/queries/deputies.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { type Day, daysBetween } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, ensureEverywhere } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { allow } from '../permissions.ts'

/** Longer is no absence but another person in charge. */
const longestDays = 366

export type DeputyInput = { userId: string; deputyId: string; fromOn: Day; untilOn: Day }

/**
 * Names a deputy for oneself, or, as administration, for anybody. Throws `invalid` for days in the wrong order or for
 * standing in for oneself, `not_found` for an account without a role here.
 */
export async function nameDeputy(deps: Deps, actor: Actor, input: DeputyInput): Promise<void> {
  ensureOwnOrAdministration(actor, input.userId)
  ensureSound(input)
  const deputy = { id: deps.newId(), ...input }
  await deps.store.write(actor.organisationId, async (db) => {
    const known = new Set((await listMembers(db)).map(({ userId }) => userId))
    if (!known.has(input.userId) || !known.has(input.deputyId)) throw unknownAccount()
    await insertDeputy(db, { ...deputy, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'deputy_named', input.userId, { after: input }))
  })
}

/** Throws `not_found` for an unknown deputy, or one that is neither one's own nor the administration's business. */
export async function removeDeputy(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.store.write(actor.organisationId, async (db) => {
    const found = (await listDeputies(db)).find((deputy) => deputy.id === id)
    if (!found) throw new Failure('not_found', 'Diese Vertretung gibt es nicht.')
    ensureOwnOrAdministration(actor, found.userId)
    await deleteDeputy(db, id)
    const { userId, deputyId, fromOn, untilOn } = found
    recordEvent(
      db,
      eventBy(deps, actor, 'deputy_removed', userId, {
        before: { userId, deputyId, fromOn, untilOn },
      }),
    )
  })
}

function ensureOwnOrAdministration(actor: Actor, userId: string): void {
  if (actor.userId === userId) return
  allow(actor, 'write', 'administration')
  ensureEverywhere(actor)
}

function ensureSound({ userId, deputyId, fromOn, untilOn }: DeputyInput): void {
  if (userId === deputyId) {
    throw new Failure('invalid', 'Niemand vertritt sich selbst.', {
      deputyId: 'Bitte wählen Sie jemand anderen.',
    })
  }
  if (untilOn < fromOn) {
    throw new Failure('invalid', 'Das Ende liegt vor dem Anfang.', {
      untilOn: 'Bitte nennen Sie einen späteren Tag.',
    })
  }
  if (daysBetween(fromOn, untilOn) > longestDays) {
    throw new Failure('invalid', 'Eine Vertretung dauert höchstens ein Jahr.', {
      untilOn: 'Bitte nennen Sie einen früheren Tag.',
    })
  }
}

function unknownAccount(): Failure {
  return new Failure('not_found', 'Dieser Zugang gehört nicht zur Organisation.')
}
