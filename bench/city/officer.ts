import { addUser } from '../../src/access/actions.ts'
import type { City } from './city.ts'

const email = 'isb@messingen.example'

/** Adds an officer to the city and returns the cookie of a session. */
export async function logInOfficer({ deps, actor }: City): Promise<string> {
  await addUser(deps, actor, {
    email,
    name: 'Informationssicherheit',
    role: 'officer',
    passwordHash: 'x',
    passwordIsOneTime: false,
    informationDomainId: null,
  })
  return `basislotse=${email}`
}
