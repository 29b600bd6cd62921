/**
 * Organisations are kept apart by every query, on both engines: on SQLite no row-level security stands behind
 * them. A query without a case here makes the walk fail by its name.
 */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { installationQueries, noQueries } from './installationQueries.ts'
import { type Dump, dumpOf } from './organisationDump.ts'
import { readCases } from './readCases.ts'
import { refusalOf } from './refusal.ts'
import { cities, fillAccounts, fillCity, type Rows, readRows } from './threeCities.ts'
import { foreignReferences, writeCases } from './writeCases.ts'

const queries = await exportedQueries()
const reads = Object.entries(readCases)
const writes = Object.entries(writeCases)

describe('the walk through the queries', () => {
  it.each(queries)('has a case for %s', (query) => {
    const walked = [...Object.keys(readCases), ...Object.keys(writeCases)]
    const named = [...walked, ...Object.keys(installationQueries), ...noQueries]

    expect(named).toContain(query)
  })

  it('knows no query that is not there', () => {
    const named = [readCases, writeCases, installationQueries].flatMap((cases) =>
      Object.keys(cases).map((name) => name.split(' ')[0]),
    )

    expect(named.filter((name) => !queries.includes(name ?? ''))).toEqual([])
    expect(queries.length).toBeGreaterThan(70)
  })
})

describe.each(engines)('queries bound to an organisation on %s', (engine) => {
  let test: TestStore
  let aken: Rows
  let calbe: Rows
  let untouched: Dump

  beforeAll(async () => {
    test = await openTestStore(engine)
    await fillAccounts(test.store)
    for (const city of cities) await fillCity(test.store, city)
    aken = await test.store.read('aken', readRows)
    calbe = await test.store.read('calbe', readRows)
    untouched = await dumpOf(test.store, 'aken')
  })

  afterAll(() => test.close())

  it('have a city with rows in every table to keep apart', () => {
    const empty = Object.keys(untouched).filter((table) => untouched[table]?.length === 0)

    expect(empty).toEqual([])
  })

  it.each(cities)('show %s what it would see alone on the machine', async (city) => {
    const alone = await openTestStore(engine)
    await fillAccounts(alone.store)
    await fillCity(alone.store, city)

    const expected = await readAll(alone.store, city)
    const found = await readAll(test.store, city)

    expect(found).toEqual(expected)
    expect(Object.keys(found).filter((name) => isNothing(found[name]))).toEqual([])
    await alone.close()
  })

  it.each(reads)('%s shows nothing of Aken elsewhere', async (_name, { run, elsewhere }) => {
    const found = await test.store.read('calbe', async (db) => collected(await run(db, aken)))

    expect(isNothing(found)).toBe(elsewhere === 'nothing')
    expect(JSON.stringify(found) ?? '').not.toMatch(/aken|dessau/)
  })

  it.each(writes)('%s changes nothing of Aken from elsewhere', async (_name, write) => {
    const before = await dumpOf(test.store, 'calbe')

    const refusal = await refusalOf(
      test.store.write('calbe', async (db) => {
        await write.run(db, aken)
      }),
    )

    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
    expect(refusal).toMatch(write.elsewhere === 'refused' ? refusals : /^accepted$/)
    const after = await dumpOf(test.store, 'calbe')
    if (write.elsewhere === 'own') expect(after).not.toEqual(before)
    else expect(after).toEqual(before)
  })

  it.each(writes)('%s changes the rows of the city it is bound to', async (_name, write) => {
    const before = await dumpOf(test.store, 'dessau')

    await test.store.write('dessau', async (db) => {
      await write.run(db, aken)
    })

    expect(await dumpOf(test.store, 'dessau')).not.toEqual(before)
    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
  })

  it.each(foreignReferences)('refuse to tie %s of another city', async (_what, run) => {
    const before = await dumpOf(test.store, 'calbe')

    const refusal = await refusalOf(test.store.write('calbe', (db) => run(db, calbe, aken)))

    expect(refusal).toMatch(/foreign key/i)
    expect(await dumpOf(test.store, 'calbe')).toEqual(before)
  })
})

/** By the keys of the database, or because the version to be replaced is not there. */
const refusals = /foreign key|inzwischen von jemand anderem geändert/i

/** What every query shows a city of the rows that it has itself. */
function readAll(store: Store, city: string): Promise<Readonly<Record<string, unknown>>> {
  return store.read(city, async (db) => {
    const rows = await readRows(db)
    const found: Record<string, unknown> = {}
    for (const [name, { run }] of reads) found[name] = await collected(await run(db, rows))
    return found
  })
}

async function collected(found: unknown): Promise<unknown> {
  if (typeof found !== 'object' || found === null || !(Symbol.asyncIterator in found)) return found
  const rows: unknown[] = []
  for await (const row of found as AsyncIterable<unknown>) rows.push(row)
  return rows
}

function isNothing(found: unknown): boolean {
  return found === undefined || found === 0 || (Array.isArray(found) && found.length === 0)
}

async function exportedQueries(): Promise<string[]> {
  const folder = new URL('db/queries/', packageRoot)
  const names: string[] = []
  for (const file of readdirSync(folder).sort()) {
    const exported: Record<string, unknown> = await import(new URL(file, folder).href)
    const functions = Object.keys(exported).filter((name) => typeof exported[name] === 'function')
    names.push(...functions.map((name) => `${file.replace(/\.ts$/, '')}.${name}`))
  }
  return names
}
