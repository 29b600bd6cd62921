/** Cities for the bench: a data folder each, as the program keeps them. @module */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { findInformationDomain } from '../../db/queries/informationDomains.ts'
import { listOrganisations } from '../../db/queries/organisations.ts'
import { openStore } from '../../db/store.ts'
import { type Actor, systemActor } from '../../src/access/actor.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { createDeps } from '../../src/commands/workplace.ts'
import type { Day } from '../../src/core/day.ts'
import type { Deps } from '../../src/deps.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { seedMilestones } from '../../src/milestones/actions.ts'

/** The clock of all cities, so that what is overdue or stale is always the same. */
export const benchDay: Day = '2025-05-22'

export const domainCode = 'KERN'

export type City = {
  readonly folder: string
  readonly deps: Deps
  readonly actor: Actor
  readonly domain: InformationDomain
  readonly read: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  readonly write: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  readonly close: () => Promise<void>
  /** Closes the city and removes its folder. */
  readonly discard: () => Promise<void>
}

/** A city with one information domain and its milestones, and nothing in it, in a new folder below `parent`. */
export async function foundCity(parent: string): Promise<City> {
  const folder = mkdtempSync(join(parent, 'city-'))
  const store = await openStore({ file: databaseIn(folder) })
  await store.migrate()
  const deps = createDeps(store, benchDay)
  const actor = await createOrganisation(deps, {
    id: deps.newId(),
    name: 'Stadt Messingen',
    land: 'ST',
    demoDay: benchDay,
  })
  const domain = await createInformationDomain(deps, actor, {
    code: domainCode,
    name: 'Kernverwaltung',
  })
  await seedMilestones(deps, actor)
  return cityOf(folder, deps, actor, domain)
}

/** The folder of a copy of a closed city, beside it. */
export function copyFolder(from: string): string {
  const folder = mkdtempSync(`${from}-copy-`)
  cpSync(from, folder, { recursive: true })
  return folder
}

/** Opens a city that was closed. */
export async function openCity(folder: string): Promise<City> {
  const store = await openStore({ file: databaseIn(folder) })
  const deps = createDeps(store, benchDay)
  const [organisation] = await store.read('', listOrganisations)
  if (!organisation) throw new Error(`no organisation in ${folder}`)
  const actor = systemActor(organisation.id, 'Kommandozeile')
  const domain = await store.read(organisation.id, (db) => findInformationDomain(db, domainCode))
  if (!domain) throw new Error(`no information domain in ${folder}`)
  return cityOf(folder, deps, actor, domain)
}

function cityOf(folder: string, deps: Deps, actor: Actor, domain: InformationDomain): City {
  const { store } = deps
  return {
    folder,
    deps,
    actor,
    domain,
    read: (work) => store.read(actor.organisationId, work),
    write: (work) => store.write(actor.organisationId, work),
    close: () => store.close(),
    discard: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The database of a city's folder. */
export function databaseIn(folder: string): string {
  return join(folder, 'basislotse.sqlite')
}
