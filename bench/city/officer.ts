import { insertSession } from '../../db/queries/sessions.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import { sessionIdOf } from '../../src/access/sessions/session.ts'
import type { City } from './city.ts'

/** Adds an officer to the city and returns the cookie of a session that does not end. */
export async function logInOfficer({ deps, actor }: City): Promise<string> {
  const { userId } = await addUser(deps, actor, {
    email: 'isb@messingen.example',
    name: 'Informationssicherheit',
    role: 'officer',
    passwordHash: 'x',
    passwordIsOneTime: false,
    informationDomainId: null,
  })
  const token = deps.secrets.newToken()
  const now = deps.serverTime()
  await deps.store.write('', (db) =>
    insertSession(db, {
      id: sessionIdOf(token),
      userId,
      chosenOrganisationId: actor.organisationId,
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
