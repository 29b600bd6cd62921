/** The secret address of a calendar: made, renewed and ended by whose it is. @module */
import {
  deleteCalendarFeed,
  findCalendarFeed,
  insertCalendarFeed,
} from '../../../db/queries/calendarFeeds.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { type SecretAddress, secretHashOf } from '../secretAddress.ts'

/** From now on an older address shows nothing. Returns the new one, which nobody can read again. */
export async function makeCalendarFeed(deps: Deps, actor: Actor): Promise<SecretAddress> {
  const userId = ownIdOf(actor)
  const { organisationId } = actor
  const address = { organisationId, secret: deps.secrets.newToken() }
  await deps.store.write(organisationId, async (db) => {
    const isRenewed = await deleteCalendarFeed(db, userId)
    const id = deps.newId()
    const createdAt = deps.serverTime()
    await insertCalendarFeed(db, { id, userId, tokenHash: secretHashOf(address), createdAt })
    const kind = isRenewed ? 'calendar_feed_renewed' : 'calendar_feed_made'
    recordEvent(db, eventBy(deps, actor, kind, userId, {}))
  })
  return address
}

/** Throws `not_found` where there is none. */
export async function endCalendarFeed(deps: Deps, actor: Actor): Promise<void> {
  const userId = ownIdOf(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    if (!(await findCalendarFeed(db, userId))) {
      throw new Failure('not_found', 'Ihr Kalender ist nicht eingerichtet.')
    }
    await deleteCalendarFeed(db, userId)
    recordEvent(db, eventBy(deps, actor, 'calendar_feed_ended', userId, {}))
  })
}

function ownIdOf({ userId }: Actor): string {
  if (userId !== null) return userId
  throw new Failure('forbidden', 'Nur wer ein Konto hat, hat einen Kalender.')
}
