import { type AnyPgTable, getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../db/schema.postgres.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { refusalOf } from './refusal.ts'
import { fillEveryTable, insertRow, rowsOfEveryTable, type TableName } from './rows.ts'
import { violations } from './violations.ts'

const allTables: AnyPgTable[] = Object.values(tables)

describe('cases', () => {
  it('fill every table', () => {
    const filled = rowsOfEveryTable('aken').map(([name]) => name)

    expect([...new Set(filled)].sort()).toEqual(Object.keys(tables).sort())
  })

  it('violate every CHECK', () => {
    const checks = allTables.flatMap((table) =>
      getTableConfig(table).checks.map(({ name }) => name),
    )

    expect([...new Set(violations.map(({ constraint }) => constraint))].sort()).toEqual(
      checks.sort(),
    )
  })

  it('cover every column that holds a day', () => {
    const days = allTables.flatMap((table) => {
      const { name, columns } = getTableConfig(table)
      const dayColumns = columns.filter((column) => /(On|Until|[dD]ay)$/.test(column.name))
      return dayColumns.map((column) => `${name}_${snakeCase(column.name)}`)
    })
    const checked = violations.map(({ constraint }) => constraint)

    expect(days.length).toBeGreaterThan(20)
    expect(days.filter((name) => !checked.includes(name))).toEqual([])
  })
})

describe.each(engines)('constraints on %s', (engine) => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore(engine)
    await fillEveryTable(test.store, 'aken')
    await fillEveryTable(test.store, 'calbe')
  })

  afterAll(() => test.close())

  it.each(violations)('$table refuses $sentence ($constraint)', async (violation) => {
    const row = { ...validRow(violation.table), ...violation.change }

    const refusal = await refusalOf(insert(violation.table, row))

    expect(refusal).toMatch(/check constraint/i)
    expect(refusal).toContain(violation.constraint)
  })

  it('refuses every reference into another organisation or to nothing', async () => {
    const empty = await openTestStore(engine)
    await fillEveryTable(empty.store, 'calbe')
    const outcomes: string[] = []
    const expected: string[] = []

    for (const [name, row] of rowsOfEveryTable('aken')) {
      for (const columns of referencesOf(name)) {
        const astray = { ...row, ...lookAbroad(row, columns) }
        const refusal = await refusalOf(
          empty.store.write('aken', (db) => insertRow(db, name, astray)),
        )
        outcomes.push(`${name} ${columns.join()}: ${shorten(refusal)}`)
        expected.push(`${name} ${columns.join()}: refused`)
      }
      await empty.store.write('aken', (db) => insertRow(db, name, row))
    }

    expect(outcomes).toEqual(expected)
    expect(outcomes.length).toBeGreaterThan(70)
    await empty.close()
  })

  it.each([
    ['device', { id: 'other', inventoryNumber: '815' }, /device_inventory_number|inventory_key/],
    ['site', { id: 'other' }, /site_name|name_key/],
    ['room', { id: 'other' }, /room_name|name_key/],
    ['person', { id: 'other' }, /person_name|name_key/],
    ['informationDomain', { id: 'other' }, /information_domain_code|\.code/],
    ['targetObject', { id: 'other' }, /target_object_code|\.code/],
    ['measure', { id: 'other', modelKey: 'KON-01' }, /measure_code|\.code/],
    ['measure', { id: 'other', code: 'M-002' }, /measure_model|model_key/],
    ['milestone', { id: 'other' }, /milestone_code|\.code/],
    ['application', { id: 'other' }, /application_name|name_key/],
    ['targetObjectLink', { id: 'other' }, /target_object_link_once|relation/],
    ['suggestion', { id: 'other' }, /suggestion_once|subject/],
    ['document', { id: 'other' }, /document_title|title/],
    ['user', { id: 'other' }, /user_email|email/],
    ['membership', { id: 'other' }, /membership_in_domain|information_domain_id/],
  ] as const)('%s refuses a double under another id', async (name, change, key) => {
    const refusal = await refusalOf(insert(name, { ...validRow(name), ...change }))

    expect(refusal).toMatch(/unique/i)
    expect(refusal).toMatch(key)
  })

  it('refuses the same role in all information domains twice', async () => {
    const membership = { ...validRow('membership'), informationDomainId: null }
    await insert('membership', { ...membership, id: 'm1' })

    expect(await refusalOf(insert('membership', { ...membership, id: 'm2' }))).toMatch(
      /membership_everywhere|membership\.role/,
    )
  })

  it('refuses two groups with the same key, and allows many without one', async () => {
    const group = { ...validRow('targetObject'), groupKey: 'client|windows' }
    await insert('targetObject', { ...group, id: 'g1', code: 'C101' })

    expect(await refusalOf(insert('targetObject', { ...group, id: 'g2', code: 'C102' }))).toMatch(
      /target_object_group|group_key/,
    )
    await insert('targetObject', { ...group, id: 'g3', code: 'C103', groupKey: '' })
    await insert('targetObject', { ...group, id: 'g4', code: 'C104', groupKey: '' })
  })

  it('allows many devices without an inventory number', async () => {
    const device = { ...validRow('device'), inventoryNumber: null, inventoryKey: null }

    await insert('device', { ...device, id: 'n1', serial: 'N-1' })
    await insert('device', { ...device, id: 'n2', serial: 'N-2' })
  })

  it('allows an accepted risk of a Standard requirement, with who, when and why', async () => {
    await insert('check', {
      ...validRow('check'),
      requirement: 'SYS.2.1.A9',
      level: 'standard',
      riskAcceptedBy: 'leitung',
      riskAcceptedOn: '2024-03-01',
      riskReason: 'Ablösung 2025.',
    })
  })

  it('allows an open WiBA question', async () => {
    await insert('wibaAnswer', { ...validRow('wibaAnswer'), question: 'WiBA-2', answer: null })
  })

  it('refuses to delete what others refer to', async () => {
    const work = test.store.write('aken', async (db) => {
      await db.delete(db.tables.site)
    })

    expect(await refusalOf(work)).toMatch(/foreign key/i)
  })

  function insert(name: TableName, row: object): Promise<void> {
    return test.store.write('aken', (db) => insertRow(db, name, row))
  }
})

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function validRow(name: TableName): Record<string, unknown> {
  const found = rowsOfEveryTable('aken').find(([table]) => table === name)
  return { ...found?.[1] }
}

/** The columns of each foreign key, by their names in code. */
function referencesOf(name: TableName): string[][] {
  const table: AnyPgTable = tables[name]
  const columns = Object.entries(tables[name])
  return getTableConfig(table).foreignKeys.map((key) =>
    key
      .reference()
      .columns.map((column) => columns.find(([, own]) => own === column)?.[0] ?? column.name),
  )
}

/**
 * The same reference, but to a row of the other organisation (whose ids start with its name), or to none.
 * A requirement stays: it is the target object beside it that leads astray.
 */
function lookAbroad(row: object, columns: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(row))
  if (columns.length === 1) return Object.fromEntries(columns.map((name) => [name, 'nowhere']))
  return Object.fromEntries(
    columns
      .filter((name) => name !== 'organisationId')
      .map((name) => [name, abroad(values.get(name))]),
  )
}

function abroad(value: unknown): unknown {
  if (typeof value === 'number') return 99
  // A directory is named by its kind: the other one was not entered.
  if (value === 'oidc') return 'ldap'
  // An import is named by its source and state: the newer edition was not imported.
  if (value === 'current') return 'draft'
  return typeof value === 'string' ? value.replace('aken', 'calbe') : 'calbe-edv'
}

/** On PostgreSQL row-level security refuses an unknown organisation before the foreign key does. */
function shorten(refusal: string): string {
  return /foreign key constraint|row-level security/i.test(refusal) ? 'refused' : refusal
}
