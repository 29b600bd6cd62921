import { findUserByEmail } from '../../db/queries/organisations.ts'
import { insertSession } from '../../db/queries/sessions.ts'
import { readPlaces } from '../../src/access/sessions/readSession.ts'
import { sessionIdOf } from '../../src/access/sessions/session.ts'
import type { createApp } from '../../src/app.ts'
import type { Deps } from '../../src/deps.ts'

/** The cookie of a new session of this account, as if it had logged in with all that was asked. */
export async function logIn(
  _app: ReturnType<typeof createApp>,
  deps: Deps,
  email: string,
): Promise<string> {
  const user = await deps.store.read('', (db) => findUserByEmail(db, email))
  if (!user) throw new Error(`no account ${email}`)
  const [organisation] = (await readPlaces(deps, user.id)).organisations
  const token = deps.secrets.newToken()
  const now = deps.serverTime()
  await deps.store.write('', (db) =>
    insertSession(db, {
      id: sessionIdOf(token),
      userId: user.id,
      chosenOrganisationId: organisation?.id ?? '',
      createdAt: now,
      lastSeenAt: now,
      endsAt: '2100-01-01T00:00:00.000Z',
      userAgent: '',
      address: '192.0.2.1',
      secondFactorAt: now,
    }),
  )
  return `basislotse=${token}`
}
