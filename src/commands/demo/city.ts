/** The synthetic city while it is being set up. @module */

import { listApplications } from '../../../db/queries/applications.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { listTargetObjects, type TargetObject } from '../../../db/queries/targetObjects.ts'
import type { History } from '../../../samples/historySchema.ts'
import type { Actor } from '../../access/actor.ts'
import type { Day } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import type { CityClock } from './cityClock.ts'

export type City = {
  history: History
  clock: CityClock
  deps: Deps
  organisationId: string
  domains: ReadonlyMap<string, InformationDomain>
  people: ReadonlyMap<string, Person>
  actorOf: (key: string) => Actor
}

/** When the city began; its history is told from here. */
export const foundingDay: Day = '2024-01-09'

export function domainOf(city: City, code: string): InformationDomain {
  const domain = city.domains.get(code)
  if (!domain) throw new Error(`samples: no information domain ${code}`)
  return domain
}

/** The person with their account, where a page says who did it. */
export function accountOf(city: City, key: string): Actor {
  return { ...city.actorOf(key), userId: city.people.get(key)?.userId ?? null }
}

export function targetObjectsOf(city: City, domain: InformationDomain): Promise<TargetObject[]> {
  return city.deps.store.read(city.organisationId, (db) => listTargetObjects(db, domain.id))
}

/** The target object that stands for an application. */
export async function objectOfApplication(
  city: City,
  domain: InformationDomain,
  name: string,
): Promise<TargetObject | undefined> {
  const applications = await city.deps.store.read(city.organisationId, (db) =>
    listApplications(db, domain.id),
  )
  const id = applications.find((application) => application.name === name)?.targetObjectId
  return (await targetObjectsOf(city, domain)).find((object) => object.id === id)
}
