import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Db, insertMany } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { NewEvent } from '../../src/core/newEvent.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { chainProblems } from './chainProblems.ts'
import { refusalOf } from './refusal.ts'
import { fillEveryTable } from './rows.ts'

const city = 'aken'

describe.each(engines)('store on %s', (engine) => {
  let test: TestStore

  beforeEach(async () => {
    test = await openTestStore(engine)
    await test.store.write(city, (db) => insertCity(db, city))
  })

  afterEach(() => test.close())

  it('commits rows together with their events', async () => {
    await test.store.write(city, (db) => insertSite(db, 'hall'))

    expect(await countRows()).toEqual({ sites: 1, events: 1, details: 1 })
  })

  it('rolls back rows and events when the work fails', async () => {
    const work = test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      throw new Error('changed my mind')
    })

    await expect(work).rejects.toThrow('changed my mind')
    expect(await countRows()).toEqual({ sites: 0, events: 0, details: 0 })
  })

  it('rolls back everything when a later statement is refused', async () => {
    const work = test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      await insertSite(db, 'hall')
    })

    expect(await refusalOf(work)).toMatch(/unique/i)
    expect(await countRows()).toEqual({ sites: 0, events: 0, details: 0 })
  })

  it('rolls back the rows when an event cannot be written', async () => {
    const broken = { ...eventOn('hall'), at: undefined } as unknown as NewEvent

    const work = test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      recordEvent(db, broken)
    })

    await expect(work).rejects.toThrow()
    expect(await countRows()).toEqual({ sites: 0, events: 0, details: 0 })
  })

  it('goes on writing after a failed write', async () => {
    const failed = test.store.write(city, async () => {
      throw new Error('changed my mind')
    })
    const next = test.store.write(city, (db) => insertSite(db, 'hall'))

    await expect(failed).rejects.toThrow('changed my mind')
    await next
    expect(await countRows()).toEqual({ sites: 1, events: 1, details: 1 })
  })

  it('lets a write inside a write join it', async () => {
    const work = test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      await test.store.write(city, (inner) => insertSite(inner, 'school'))
      throw new Error('changed my mind')
    })

    await expect(work).rejects.toThrow('changed my mind')
    expect(await countRows()).toEqual({ sites: 0, events: 0, details: 0 })
  })

  it('chains the events of a joined write in the order they were recorded', async () => {
    await test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      await test.store.write(city, (inner) => insertSite(inner, 'school'))
      await insertSite(db, 'depot')
    })

    const events = await test.store.read(city, async (db) =>
      db.select().from(db.tables.event).orderBy(db.tables.event.sequence),
    )
    expect(events.map((event) => event.subjectId)).toEqual(['hall', 'school', 'depot'])
    expect(await test.store.read(city, chainProblems)).toEqual([])
  })

  it('refuses to join the write of another organisation', async () => {
    const work = test.store.write(city, () =>
      test.store.write('calbe', (db) => insertSite(db, 'hall')),
    )

    await expect(work).rejects.toThrow('Work for calbe inside a write of aken')
  })

  it('shows a read inside a write what was written so far', async () => {
    const seen = await test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      return test.store.read(city, countSites)
    })

    expect(seen).toBe(1)
  })

  it('shows a read outside nothing before the commit', async () => {
    const gate = makeGate()
    const written = makeGate()
    const writing = test.store.write(city, async (db) => {
      await insertSite(db, 'hall')
      written.open()
      await gate.opened
    })
    await written.opened

    const before = await test.store.read(city, countSites)
    gate.open()
    await writing
    const after = await test.store.read(city, countSites)

    expect([before, after]).toEqual([0, 1])
  })

  it('refuses to write in a read or a snapshot', async () => {
    const inRead = await refusalOf(test.store.read(city, (db) => insertSite(db, 'hall')))
    const inSnapshot = await refusalOf(
      test.store.readSnapshot(city, (db) => insertSite(db, 'hall')),
    )

    expect([inRead, inSnapshot]).toEqual([
      expect.stringMatching(/read-?only/),
      expect.stringMatching(/read-?only/),
    ])
  })

  it('keeps a snapshot unchanged while others commit', async () => {
    const counts = await test.store.readSnapshot(city, async (db) => {
      const before = await countSites(db)
      await test.store.write(city, (writer) => insertSite(writer, 'hall'))
      return [before, await countSites(db), await test.store.read(city, countSites)]
    })

    expect(counts).toEqual([0, 0, 1])
    expect(await test.store.readSnapshot(city, countSites)).toBe(1)
  })

  it('finishes writes that were started at the same time, with one sound chain', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `site-${index}`)

    await Promise.all(
      names.map((name) =>
        test.store.write(city, async (db) => {
          await insertSite(db, name)
          await sleep(1)
        }),
      ),
    )

    expect(await countRows()).toEqual({ sites: 20, events: 20, details: 20 })
    expect(await test.store.read(city, chainProblems)).toEqual([])
  })

  it('inserts more rows than one statement can bind, with defaults left out', async () => {
    const rows = Array.from({ length: 4000 }, (_, index) => ({
      organisationId: city,
      id: `pc-${index}`,
      informationDomainId: 'kern',
      serial: `S-${index}`,
      kind: 'pc' as const,
      status: 'in_use' as const,
      searchText: '',
      createdAt: now,
    }))

    await test.store.write(city, (db) => insertMany(db, db.tables.device, rows))

    expect(await test.store.read(city, (db) => db.$count(db.tables.device))).toBe(4000)
  })

  it('gives back what was written: booleans, JSON, big amounts and empty values', async () => {
    await fillEveryTable(test.store, 'calbe')

    const [answer, target, measure, application] = await test.store.read('calbe', async (db) => [
      (await db.select().from(db.tables.conditionAnswer))[0]?.answer,
      (await db.select().from(db.tables.targetObject))[0]?.attributes,
      (await db.select().from(db.tables.measure))[0]?.personnelOnceCents,
      (await db.select().from(db.tables.application))[0],
    ])

    expect(answer).toBe(true)
    expect(target).toEqual({ usesWlan: true, osVersion: '11' })
    expect(measure).toBe(3_000_000_000)
    expect(application).toMatchObject({ personalData: true, vendor: '', version: 1 })
  })

  it('says where the data lies, without a password', () => {
    expect(test.store.location).toMatch(engine === 'sqlite' ? /basislotse\.sqlite$/ : /^postgres:/)
    expect(test.store.location).not.toContain('@')
  })

  it('finds nothing wrong with a sound database', async () => {
    expect(await test.store.integrityProblems()).toEqual([])
  })

  async function countRows(): Promise<{ sites: number; events: number; details: number }> {
    return test.store.read(city, async (db) => ({
      sites: await countSites(db),
      events: await db.$count(db.tables.event),
      details: await db.$count(db.tables.eventDetail),
    }))
  }
})

describe.runIf(engines.includes('postgres'))('store on PostgreSQL alone', () => {
  it('fails loudly when the work ignored a refused statement, instead of losing the rest', async () => {
    const test = await openTestStore('postgres')
    await test.store.write(city, (db) => insertCity(db, city))

    const work = test.store.write(city, async (db) => {
      await refusalOf(insertCity(db, city))
    })

    await expect(work).rejects.toThrow('nothing was written')
    await test.close()
  })
})

const now = '2024-02-01T08:00:00.000Z'

async function insertCity(db: Db, id: string): Promise<void> {
  await db.insert(db.tables.organisation).values({ id, name: 'Stadt', createdAt: now })
  await db
    .insert(db.tables.informationDomain)
    .values({ organisationId: id, id: 'kern', code: 'KERN', name: 'Kern', createdAt: now })
}

async function insertSite(db: Db, id: string): Promise<void> {
  const { organisationId } = db
  await db
    .insert(db.tables.site)
    .values({ organisationId, id, name: id, nameKey: id, type: 'school' })
  recordEvent(db, eventOn(id))
}

function eventOn(subjectId: string): NewEvent {
  return { at: now, actorId: 'edv', kind: 'site_added', subjectId, details: {}, salt: 'salt' }
}

function makeGate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

function countSites(db: Db): Promise<number> {
  return db.$count(db.tables.site)
}
