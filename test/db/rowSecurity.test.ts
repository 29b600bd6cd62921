import { getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tables } from '../../db/schema.postgres.ts'
import { openStore } from '../../db/store.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { rawSql } from './rawSql.ts'
import { refusalOf } from './refusal.ts'
import { fillEveryTable, insertRow, rowsOfEveryTable } from './rows.ts'

const organisationTables = Object.values(tables)
  .filter((table) => 'organisationId' in table)
  .map((table) => getTableConfig(table).name)
const organisationRows = rowsOfEveryTable('aken').filter(([, row]) => 'organisationId' in row)

describe.runIf(engines.includes('postgres'))('row-level security on postgres', () => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore('postgres')
    await fillEveryTable(test.store, 'aken')
    await fillEveryTable(test.store, 'calbe')
  })

  afterAll(() => test.close())

  it('is enabled and forced with a policy for reading and writing on every table of an organisation', async () => {
    const rows = await rawSql(
      test,
      `SELECT c.relname AS name FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname
       WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE'
         AND p.qual LIKE '%app.organisation%' AND p.with_check LIKE '%app.organisation%'`,
    )

    expect(rows.map(({ name }) => name).sort()).toEqual([...organisationTables].sort())
    expect(organisationTables.length).toBeGreaterThan(30)
  })

  it('leaves no table with an organisation outside, also none that the schema does not know', async () => {
    const rows = await rawSql(
      test,
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE a.attname = 'organisation_id' AND c.relkind = 'r' AND NOT c.relforcerowsecurity`,
    )

    expect(rows).toEqual([])
  })

  it.each([...new Set(organisationTables)])('shows of %s only the own rows', async (table) => {
    const seen = (city: string) =>
      rawSql(test, `SELECT DISTINCT organisation_id AS city FROM "${table}"`, city)

    expect(await seen('aken')).toEqual([{ city: 'aken' }])
    expect(await seen('calbe')).toEqual([{ city: 'calbe' }])
    expect(await seen('')).toEqual([])
  })

  it.each(organisationRows)(
    'refuses to insert a row of another organisation into %s',
    async (name, row) => {
      const work = test.store.write('calbe', (db) => insertRow(db, name, row))

      expect(await refusalOf(work)).toMatch(/row-level security/)
    },
  )

  it('changes and deletes no row of another organisation', async () => {
    await rawSql(test, "UPDATE device SET notes = 'x' WHERE organisation_id = 'aken'", 'calbe')
    await rawSql(test, "DELETE FROM import_mapping WHERE organisation_id = 'aken'", 'calbe')

    const notes = await rawSql(test, 'SELECT notes FROM device', 'aken')
    const mappings = await rawSql(test, 'SELECT kind FROM import_mapping', 'aken')
    expect(notes).toEqual([{ notes: '' }])
    expect(mappings).toEqual([{ kind: 'devices' }])
  })

  it('refuses to move a row into another organisation', async () => {
    const work = rawSql(test, "UPDATE access_log SET organisation_id = 'calbe'", 'aken')

    expect(await refusalOf(work)).toMatch(/row-level security/)
  })

  it('forgets the organisation with the transaction, also on the same connection', async () => {
    const counts = []
    for (const city of ['aken', '', 'calbe', '']) {
      counts.push(await test.store.read(city, (db) => db.$count(db.tables.device)))
    }

    expect(counts).toEqual([1, 0, 1, 0])
  })

  it('is reported when the role walks past it', async () => {
    const owner = new URL(test.databaseUrl)
    const superuser = new URL(inject('postgresUrl'))
    owner.username = superuser.username
    owner.password = superuser.password
    const store = await openStore({ file: '', databaseUrl: owner.href })

    const problems = await store.integrityProblems()

    expect(problems).toEqual([expect.stringContaining('umgeht die Zeilensicherheit')])
    await store.close()
  })
})
