import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../db/ask.ts'
import type { Db } from '../../db/db.ts'
import { listInformationDomains } from '../../db/queries/informationDomains.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { cities, fillAccounts, fillCity } from './threeCities.ts'

describe.each(engines)('a kept query on %s', (engine) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(engine)
    await fillAccounts(test.store)
    for (const city of cities) await fillCity(test.store, city)
  })

  afterAll(() => test.close())

  it('is written once, and asked for whoever asks and with their values', async () => {
    let written = 0
    function selectDomain(db: Db, { code }: { code: string }) {
      written += 1
      const { informationDomain: domain } = db.tables
      const { organisationId } = domain
      return db
        .select({ organisationId, code: domain.code })
        .from(domain)
        .where(and(eq(organisationId, db.organisationId), eq(domain.code, code)))
    }
    const find = (organisationId: string, code: string) =>
      test.store.read(organisationId, (db) => ask(db, selectDomain, { code }))
    const [aken] = await test.store.read('aken', listInformationDomains)
    const code = aken?.code ?? ''

    const found = [await find('aken', code), await find('calbe', code), await find('aken', 'NIE')]

    expect(found).toEqual([
      [{ organisationId: 'aken', code }],
      [{ organisationId: 'calbe', code }],
      [],
    ])
    expect(written).toBe(1)
  })
})
