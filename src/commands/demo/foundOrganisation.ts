import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import type { History } from '../../../samples/historySchema.ts'
import { addUser } from '../../access/accounts/actions.ts'
import { systemActor } from '../../access/actor.ts'
import { createOrganisation } from '../../access/organisation/actions.ts'
import { ensurePerson } from '../../access/persons/actions.ts'
import type { Day } from '../../core/day.ts'
import { createInformationDomain } from '../../inventory/actions.ts'
import { seedMilestones } from '../../milestones/actions.ts'
import type { City } from './city.ts'
import type { CityClock } from './cityClock.ts'

/** Organisation, information domains, people with their logins, milestones. */
export async function foundOrganisation(
  clock: CityClock,
  organisationId: string,
  history: History,
  today: Day,
  passwordHash: string,
): Promise<City> {
  const { deps } = clock
  const actor = await createOrganisation(deps, {
    id: organisationId,
    name: history.organisation,
    land: 'ST',
    demoDay: today,
  })
  const domains = new Map<string, InformationDomain>()
  for (const { code, name } of history.domains) {
    domains.set(code, await createInformationDomain(deps, actor, { code, name }))
  }
  await seedMilestones(deps, actor)
  const people = new Map<string, Person>()
  for (const { key, name, mail, role, domain } of history.people) {
    const { userId } = await addUser(deps, actor, {
      email: mail,
      name,
      role,
      passwordHash,
      passwordIsOneTime: false,
      informationDomainId: domain === null ? null : (domains.get(domain)?.id ?? null),
    })
    people.set(key, await ensurePerson(deps, actor, { name, email: mail, userId }))
  }
  const names = new Map(history.people.map(({ key, name }) => [key, name]))
  const actorOf = (key: string) => systemActor(organisationId, names.get(key) ?? key)
  return { history, clock, deps, organisationId, domains, people, actorOf }
}
