/** Ending sessions, and the organisation that they work in. @module */
import { deleteOldLoginAttempts } from '../../../db/queries/loginAttempts.ts'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOfUser,
  listSessionsOfUser,
  saveSession,
} from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { readSession } from './readSession.ts'
import { addMinutes, idleMinutes, sessionIdOf } from './session.ts'

/** A success is remembered so long: by it an address is known. Failures matter for minutes only. */
const successDays = 90
const failureDays = 1

export async function logOut(deps: Deps, token: string): Promise<void> {
  await deps.store.write('', (db) => deleteSession(db, sessionIdOf(token)))
}

/** Ends one of the actor's own sessions. Throws `not_found` for another's. */
export async function endSession(deps: Deps, actor: Actor, sessionId: string): Promise<void> {
  await deps.store.write('', async (db) => {
    const own = actor.userId === null ? [] : await listSessionsOfUser(db, actor.userId)
    if (!own.some(({ id }) => id === sessionId)) throw unknownSession()
    await deleteSession(db, sessionId)
  })
}

/** Ends all of the actor's sessions but the one with this cookie. */
export async function endOtherSessions(deps: Deps, actor: Actor, token: string): Promise<void> {
  const { userId } = actor
  if (userId === null) throw unknownSession()
  await deps.store.write('', (db) => deleteSessionsOfUser(db, userId, sessionIdOf(token)))
}

/** Works in another organisation from now on. Throws `not_found` where the account has no role. */
export async function chooseOrganisation(
  deps: Deps,
  token: string,
  organisationId: string,
): Promise<void> {
  const state = await readSession(deps, token)
  if (!state?.organisations.some(({ id }) => id === organisationId)) {
    throw new Failure('not_found', 'In dieser Organisation haben Sie keine Rolle.')
  }
  await deps.store.write('', (db) =>
    saveSession(db, state.session.id, { chosenOrganisationId: organisationId }),
  )
}

/** Deletes sessions that ended and attempts that no longer matter. */
export async function cleanUpLogins(deps: Deps): Promise<void> {
  const now = deps.serverTime()
  const daysAgo = (days: number) => addMinutes(now, -days * 24 * 60)
  await deps.store.write('', async (db) => {
    await deleteEndedSessions(db, now, addMinutes(now, -idleMinutes))
    await deleteOldLoginAttempts(db, {
      failures: daysAgo(failureDays),
      successes: daysAgo(successDays),
    })
  })
}

function unknownSession(): Failure {
  return new Failure('not_found', 'Diese Sitzung gibt es nicht mehr.')
}
