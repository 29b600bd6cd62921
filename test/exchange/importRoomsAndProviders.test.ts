/** The sample lists of rooms and providers, through the actions, on every engine. */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { listRooms, listSites } from '../../db/queries/devices.ts'
import { findChainHead } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listModuleDecisions } from '../../db/queries/modelling.ts'
import { listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'
import type { Actor } from '../../src/access/actor.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import type { Deps } from '../../src/deps.ts'
import {
  type ImportInput,
  importApplications,
  importDevices,
  importProviders,
  importRooms,
} from '../../src/exchange/actions.ts'
import type { ImportPlan } from '../../src/exchange/importPlan.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { applyModel } from '../../src/modelling/actions.ts'
import { changesAnything } from '../../src/modelling/readModel.ts'
import { openDirectory } from '../../src/platform/directory/directory.ts'
import { createJobs } from '../../src/platform/jobs.ts'
import { openMail } from '../../src/platform/mail/mail.ts'
import { publicHolidays } from '../../src/platform/publicHolidays.ts'
import { secrets } from '../../src/platform/secrets.ts'
import { readTables, readUpload } from '../../src/platform/spreadsheets/readTables.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'

type Importer = (deps: Deps, actor: Actor, input: ImportInput) => Promise<ImportPlan<unknown>>

type City = { deps: Deps; actor: Actor; domain: InformationDomain }

const ownLists: readonly (readonly [string, Importer])[] = [
  ['raeume.xlsx', importRooms],
  ['dienstleister.xlsx', importProviders],
]

/** All stand in the list; the first is named by no application of this file, the others are. */
const expectedProviders = [
  ...['MDM', 'A', 'G', 'I', 'M', 'N', 'P', 'T', 'Y'].map(
    (name) => `Anbieter ${name} GmbH (Cloud) | provider.cloud | 1`,
  ),
  'Dataport | provider.outsourcing | 1',
  'KITU | provider.outsourcing | 1',
].sort()

/** How the description of KITU begins: the list says it, rules leave it alone. */
const serviceOfKitu = 'Betrieb von Meldewesen'

let opened: TestStore[] = []

afterEach(async () => {
  for (const { close } of opened) await close()
  opened = []
})

async function foundCity(engine: (typeof engines)[number]): Promise<City> {
  const test = await openTestStore(engine)
  opened.push(test)
  const deps: Deps = {
    store: test.store,
    now: () => '2025-05-22T08:00:00.000Z',
    today: () => '2025-05-22',
    newId: randomUUID,
    newSalt: () => '0'.repeat(32),
    serverTime: () => '2025-05-22T08:00:00.000Z',
    secrets,
    publicHolidays,
    directory: openDirectory(),
    mail: openMail(),
    baseUrl: undefined,
    readUpload,
    jobs: createJobs(),
  }
  const actor = await createOrganisation(deps, { id: 'stadt', name: 'Stadt', land: 'ST' })
  const domain = await createInformationDomain(deps, actor, { code: 'KERN', name: 'Verwaltung' })
  return { deps, actor, domain }
}

async function importSample(
  { deps, actor, domain }: City,
  name: string,
  importer: Importer,
  change: Partial<ImportInput> = {},
): Promise<ImportPlan<unknown>> {
  const path = fileURLToPath(new URL(`samples/${name}`, packageRoot))
  const tables = await readTables(path)
  const file = { name: basename(path), sha256: 'abc' }
  return importer(deps, actor, { domain, tables, file, dryRun: false, strict: false, ...change })
}

function countEvents({ deps }: City): Promise<number> {
  return deps.store.read('stadt', async (db) => (await findChainHead(db)).sequence)
}

async function providersOf({ deps, domain }: City): Promise<TargetObject[]> {
  const objects = await deps.store.read('stadt', (db) => listTargetObjects(db, domain.id))
  return objects.filter(({ code }) => code.startsWith('D'))
}

describe.each(engines)('the sample lists on %s', (engine) => {
  it('are taken whole, a second time without effect', async () => {
    const city = await foundCity(engine)

    for (const [name, importer] of ownLists) {
      const first = await importSample(city, name, importer)
      const events = await countEvents(city)
      const second = await importSample(city, name, importer)

      expect(first).toMatchObject({ changed: [], refused: [] })
      expect(second).toMatchObject({
        new: [],
        changed: [],
        refused: [],
        unchanged: first.new.length + first.unchanged,
      })
      expect(await countEvents(city)).toBe(events)
    }
  })

  it('give rooms with kinds at sites with types, and change nothing in a dry run', async () => {
    const city = await foundCity(engine)

    await importSample(city, 'raeume.xlsx', importRooms, { dryRun: true })
    const before = await city.deps.store.read('stadt', (db) => listRooms(db))
    await importSample(city, 'raeume.xlsx', importRooms)
    const rooms = await city.deps.store.read('stadt', (db) => listRooms(db))
    const sites = await city.deps.store.read('stadt', (db) => listSites(db))

    expect(before).toEqual([])
    expect(rooms.filter(({ kind }) => kind === 'room.serverRoom')).toHaveLength(2)
    expect(rooms.filter(({ name, kind }) => name === '' || kind === '')).toEqual([])
    expect(sites.find(({ name }) => name === 'Bauhof')).toMatchObject({
      type: 'administration',
      defaultZone: 'administrative',
    })
  })

  it('and the device lists speak of the same rooms, whichever comes first', async () => {
    const placesAfter = async (lists: readonly (readonly [string, Importer])[]) => {
      const city = await foundCity(engine)
      for (const [name, importer] of lists) await importSample(city, name, importer)
      return city.deps.store.read('stadt', async (db) => {
        const sites = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
        const rooms = await listRooms(db)
        return {
          types: (await listSites(db)).map(({ name, type, defaultZone }) => [
            name,
            type,
            defaultZone,
          ]),
          rooms: rooms
            .map(({ siteId, building, name, kind }) =>
              [sites.get(siteId), building, name, kind].join(' | '),
            )
            .sort(),
        }
      })
    }
    const devices = [
      ['schulen/grundschulen-stadt.xlsx', importDevices],
      ['verwaltung/arbeitsplaetze.xlsx', importDevices],
    ] as const
    const rooms = ['raeume.xlsx', importRooms] as const

    const alone = await placesAfter([rooms])

    expect(await placesAfter([...devices, rooms])).toEqual(alone)
    expect(await placesAfter([rooms, ...devices])).toEqual(alone)
  })

  it('model a provider of the list that no application names', async () => {
    const city = await foundCity(engine)

    await importSample(city, 'dienstleister.xlsx', importProviders)
    await applyModel(city.deps, city.actor, city.domain)
    const model = await applyModel(city.deps, city.actor, city.domain)
    const decisions = await city.deps.store.read('stadt', (db) =>
      listModuleDecisions(db, city.domain.id),
    )

    const [provider] = (await providersOf(city)).filter(({ name }) => name.includes('MDM'))
    const modules = decisions.filter(({ targetObjectId }) => targetObjectId === provider?.id)
    expect(modules.map(({ module }) => module)).toContain('OPS.2.2')
    expect(changesAnything(model)).toBe(false)
  })

  it.each([
    'providers applications model',
    'applications providers model',
    'applications model providers model',
    'providers model applications model',
    'model providers applications model providers',
  ])('give one target object per provider in the order %s', async (order) => {
    const city = await foundCity(engine)
    const steps: Record<string, (city: City) => Promise<unknown>> = {
      providers: (each) => importSample(each, 'dienstleister.xlsx', importProviders),
      applications: (each) => importSample(each, 'fachanwendungen.xlsx', importApplications),
      model: ({ deps, actor, domain }) => applyModel(deps, actor, domain),
    }

    for (const step of order.split(' ')) await steps[step]?.(city)
    const providers = await providersOf(city)
    const events = await countEvents(city)
    for (const step of ['providers', 'applications', 'model']) await steps[step]?.(city)

    const shown = providers.map(({ name, kinds, count }) => [name, ...kinds, count].join(' | '))
    expect(shown.sort()).toEqual(expectedProviders)
    expect(providers.find(({ name }) => name === 'KITU')?.description).toMatch(serviceOfKitu)
    expect(await countEvents(city)).toBe(events)
  })
})
