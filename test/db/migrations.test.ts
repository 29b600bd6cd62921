import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { type Migration, type MigrationReport, readMigrations } from '../../db/migrations.ts'
import { openStore, type Store } from '../../db/store.ts'
import { type Engine, engines, openTestStore, type TestStore } from '../support/stores.ts'
import { chainProblems } from './chainProblems.ts'
import { rawSql } from './rawSql.ts'
import { refusalOf } from './refusal.ts'
import { fillEveryTable, rowsOfEveryTable } from './rows.ts'

const tableNames = [...new Set(rowsOfEveryTable('aken').map(([name]) => name))]
const triggers: Record<Engine, string[]> = {
  sqlite: [
    'event_detail_never_deleted',
    'event_detail_never_replaced',
    'event_detail_only_erased',
    'event_never_deleted',
    'event_never_replaced',
    'event_never_updated',
    'frozen_part_only_erased',
    'milestone_extension_never_deleted',
    'milestone_extension_never_replaced',
    'milestone_extension_never_updated',
    'milestone_original_due_on_not_replaced',
    'milestone_original_due_on_stays',
    'snapshot_never_replaced',
    'snapshot_never_updated',
  ],
  postgres: [
    'event_append_only',
    'event_detail_never_deleted',
    'event_detail_never_truncated',
    'event_detail_only_erased',
    'event_never_truncated',
    'frozen_part_only_erased',
    'milestone_extension_never_deleted',
    'milestone_extension_never_truncated',
    'milestone_extension_never_updated',
    'milestone_original_due_on_stays',
    'snapshot_never_updated',
  ],
}

describe.each(engines)('migrations on %s', (engine) => {
  const names = readMigrations(engine).map(({ name }) => name)
  let test: TestStore
  let opened: Store[]

  beforeEach(async () => {
    test = await openTestStore(engine)
    opened = []
  })

  afterEach(async () => {
    for (const store of opened) await store.close()
    await test.close()
  })

  it('leave all triggers behind', async () => {
    const rows = await rawSql(
      test,
      engine === 'sqlite'
        ? "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        : "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' ORDER BY name",
    )

    expect(rows.map(({ name }) => name)).toEqual(triggers[engine])
  })

  it('apply nothing at the second start', async () => {
    await fillEveryTable(test.store, 'aken')

    expect(await migrateWith([])).toEqual({ applied: [], backup: null })
    expect(backups()).toEqual([])
  })

  it('keep every row when later ones change every table', async () => {
    await fillEveryTable(test.store, 'aken')
    await fillEveryTable(test.store, 'calbe')
    const before = await countAll()

    const report = await migrateWith([
      { name: '9000_every_table', statements: await changesOfEveryTable(test, engine) },
    ])

    expect(report.applied).toEqual(['9000_every_table'])
    expect(await countAll()).toEqual(before)
    expect(before.flatMap(Object.values)).not.toContain(0)
    // Tables that are made anew lose their triggers, here on purpose.
    const problems = await test.store.integrityProblems()
    expect(problems.filter((problem) => !problem.startsWith('Der Schutz'))).toEqual([])
    expect(await test.store.read('aken', chainProblems)).toEqual([])
  })

  it('change the rows of all organisations', async () => {
    await fillEveryTable(test.store, 'aken')
    await fillEveryTable(test.store, 'calbe')

    await migrateWith([{ name: '9000_note', statements: ["UPDATE device SET notes = 'migriert'"] }])

    const notes = await Promise.all(
      ['aken', 'calbe'].map((city) => rawSql(test, 'SELECT DISTINCT notes FROM device', city)),
    )
    expect(notes).toEqual([[{ notes: 'migriert' }], [{ notes: 'migriert' }]])
  })

  it('take names of holders out of the text that everybody searches, and nothing else', async () => {
    await fillEveryTable(test.store, 'aken')
    const text =
      'notebook mueller ag pc1 herr mueller rathaus r 1 notebook muller ag pc1 herr muller rathaus r 1'
    await rawSql(
      test,
      `UPDATE device SET holder_key = 'herr mueller', search_text = '${text}'`,
      'aken',
    )
    const last = readMigrations(engine).find(({ name }) => name.includes('without_holders'))

    await migrateWith([{ name: '9000_again', statements: last?.statements ?? [] }])

    expect(await rawSql(test, 'SELECT search_text FROM device', 'aken')).toEqual([
      { search_text: 'notebook mueller ag pc1 rathaus r 1 notebook muller ag pc1 rathaus r 1' },
    ])
  })

  it('keep what was suggested and decided before a kind of suggestions is added', async () => {
    const all = readMigrations(engine)
    const place = all.findIndex(({ name }) => name.endsWith('_suggest_from_support'))
    const [older, newer] = await openOnNothing(test, engine, [all.slice(0, place), all])
    opened.push(older, newer)
    await older.migrate()
    const file = { ...test, file: oldFile(test) }
    for (const statement of suggestionOfBefore) await rawSql(file, statement, 'aken')

    await newer.migrate()

    const kept = 'SELECT id, kind, state, decided_by, version FROM suggestion'
    expect(await rawSql(file, kept, 'aken')).toEqual([
      { id: 'hint', kind: 'check_from_wiba', state: 'refused', decided_by: 'isb', version: 2 },
    ])
    expect(await newer.integrityProblems()).toEqual([])
  })

  it.runIf(engine === 'postgres')('leave row-level security forced', async () => {
    const forced = 'SELECT count(*) AS tables FROM pg_class WHERE relforcerowsecurity'
    const before = await rawSql(test, forced)

    await migrateWith([{ name: '9000_nothing', statements: ['SELECT 1'] }])

    expect(await rawSql(test, forced)).toEqual(before)
  })

  it('leave everything as it was when a later one fails', async () => {
    await fillEveryTable(test.store, 'aken')
    const before = await countAll()

    const failing = migrateWith([
      { name: '9000_good', statements: ["ALTER TABLE site ADD COLUMN a text DEFAULT ''"] },
      { name: '9001_bad', statements: ['DELETE FROM import_run', 'SELECT broken FROM nowhere'] },
    ])

    expect(await refusalOf(failing)).toMatch(/nowhere/)
    expect(await appliedNames()).toEqual(names)
    expect(await refusalOf(rawSql(test, 'SELECT a FROM site', 'aken'))).toMatch(/"?a"?/)
    expect(await countAll()).toEqual(before)
    expect(await migrateWith([])).toEqual({ applied: [], backup: null })
  })

  it('refuse to leave rows without their parents', async () => {
    await fillEveryTable(test.store, 'aken')
    const before = await countAll()

    const failing = migrateWith([{ name: '9000_orphans', statements: ['DELETE FROM room'] }])

    expect(await refusalOf(failing)).toMatch(/without their parents|foreign key/)
    expect(await countAll()).toEqual(before)
  })

  it('check references again after they were applied, and after they failed', async () => {
    const store = await openWith([{ name: '9000_bad', statements: ['SELECT broken FROM nowhere'] }])
    await refusalOf(store.migrate())

    const orphan = store.write('aken', async (db) => {
      await db.insert(db.tables.importMapping).values({
        organisationId: 'aken',
        kind: 'devices',
        headerFingerprint: 'f',
        mapping: {},
        rememberedAt: 'x',
      })
    })

    expect(await refusalOf(orphan)).toMatch(/foreign key/i)
  })

  it('refuse a database of a newer program, in German, and leave it alone', async () => {
    await rawSql(test, "INSERT INTO migration (name) VALUES ('9999_future')")
    const store = await openWith([{ name: '9000_good', statements: ['DELETE FROM migration'] }])

    await expect(store.migrate()).rejects.toMatchObject({
      name: 'Failure',
      code: 'conflict',
      message: expect.stringContaining('neueren Version von Basislotse'),
    })
    expect(await appliedNames()).toEqual([...names, '9999_future'])
    expect(backups()).toEqual([])
  })

  it('are applied once when two programs start at the same time on nothing', async () => {
    const [first, second] = await openTwiceOnNothing(test, engine)
    opened.push(first, second)

    const reports = await Promise.all([first.migrate(), second.migrate()])

    expect(reports.flatMap(({ applied }) => applied)).toEqual(names)
    await fillEveryTable(second, 'aken')
    expect(await first.read('aken', (db) => db.$count(db.tables.device))).toBe(1)
  })

  it.runIf(engine === 'sqlite')('make no backup of a new file', async () => {
    const store = await openStore({ file: join(dirname(test.file), 'new.sqlite') })
    opened.push(store)

    expect(await store.migrate()).toEqual({ applied: names, backup: null })
  })

  it.runIf(engine === 'sqlite')('back a file up before they change it', async () => {
    await fillEveryTable(test.store, 'aken')

    const { backup } = await migrateWith([
      { name: '9000_empty', statements: ['DELETE FROM import_run'] },
    ])

    expect(backups()).toEqual([backup])
    const copy = await openStore({ file: backup ?? '' })
    opened.push(copy)
    expect(await copy.read('aken', (db) => db.$count(db.tables.importRun))).toBe(1)
    expect(await copy.integrityProblems()).toEqual([])
    expect(await copy.migrate()).toEqual({ applied: [], backup: null })
    expect(await test.store.read('aken', (db) => db.$count(db.tables.importRun))).toBe(0)
  })

  /** The program with some more migrations, on the same data. */
  async function openWith(later: readonly Migration[]): Promise<Store> {
    const { file, databaseUrl } = test
    const store = await openStore({
      file,
      databaseUrl,
      migrations: [...readMigrations(engine), ...later],
    })
    opened.push(store)
    return store
  }

  async function migrateWith(later: readonly Migration[]): Promise<MigrationReport> {
    const store = await openWith(later)
    return store.migrate()
  }

  async function appliedNames(): Promise<unknown[]> {
    const rows = await rawSql(test, 'SELECT name FROM migration ORDER BY name')
    return rows.map(({ name }) => name)
  }

  function backups(): string[] {
    const folder = join(dirname(test.file), 'backups')
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  }

  /** Rows of every table, as each organisation sees them. */
  function countAll(): Promise<Record<string, number>[]> {
    const count = async (db: Db) => {
      const counts: Record<string, number> = {}
      for (const name of tableNames) counts[name] = await db.$count(db.tables[name])
      return counts
    }
    return Promise.all(['aken', 'calbe'].map((city) => test.store.read(city, count)))
  }
})

/** As drizzle-kit writes them: SQLite rebuilds the table, PostgreSQL alters it. */
async function changesOfEveryTable(test: TestStore, engine: Engine): Promise<string[]> {
  if (engine === 'sqlite') return rebuildsOfEveryTable(test)
  const rows = await rawSql(
    test,
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  )
  return rows.map(({ name }) => `ALTER TABLE "${name}" ADD COLUMN added text DEFAULT '' NOT NULL`)
}

async function rebuildsOfEveryTable(test: TestStore): Promise<string[]> {
  const rows = await rawSql(test, "SELECT name, sql FROM sqlite_master WHERE type = 'table'")
  return rows.flatMap(({ name, sql }) => [
    'PRAGMA foreign_keys=OFF',
    String(sql)
      .replace(/^CREATE TABLE [`"]?\w+[`"]?/, `CREATE TABLE \`__new_${name}\``)
      .replaceAll(`"${name}".`, `"__new_${name}".`),
    `INSERT INTO \`__new_${name}\` SELECT * FROM \`${name}\``,
    `DROP TABLE \`${name}\``,
    `ALTER TABLE \`__new_${name}\` RENAME TO \`${name}\``,
    'PRAGMA foreign_keys=ON',
  ])
}

/** In columns that the tables had from the start. */
const suggestionOfBefore = [
  "INSERT INTO organisation (id, name, created_at) VALUES ('aken', 'Stadt', '2024-02-01T08:00:00.000Z')",
  `INSERT INTO information_domain (organisation_id, id, code, name, created_at)
   VALUES ('aken', 'kern', 'KERN', 'Kernverwaltung', '2024-02-01T08:00:00.000Z')`,
  `INSERT INTO suggestion (organisation_id, id, information_domain_id, kind, subject, proposal, reason, state, made_on, decided_by, version)
   VALUES ('aken', 'hint', 'kern', 'check_from_wiba', 'c001/SYS.2.1.A1', '{}', 'WiBA', 'refused', '2024-02-01', 'isb', 2)`,
]

function oldFile({ file }: TestStore): string {
  return join(dirname(file), 'old.sqlite')
}

/** The same program before and after an update: each store with its migrations, on an empty database. */
async function openOnNothing(
  test: TestStore,
  engine: Engine,
  [before, after]: readonly [Migration[], Migration[]],
): Promise<[Store, Store]> {
  await emptyDatabase(test, engine)
  const options = { file: oldFile(test), databaseUrl: test.databaseUrl }
  return Promise.all([
    openStore({ ...options, migrations: before }),
    openStore({ ...options, migrations: after }),
  ])
}

async function openTwiceOnNothing(test: TestStore, engine: Engine): Promise<[Store, Store]> {
  await emptyDatabase(test, engine)
  const options = { file: join(dirname(test.file), 'twice.sqlite'), databaseUrl: test.databaseUrl }
  return Promise.all([openStore(options), openStore(options)])
}

/** On SQLite every file of its own is one already. */
async function emptyDatabase(test: TestStore, engine: Engine): Promise<void> {
  if (engine === 'sqlite') return
  await rawSql(test, 'DROP SCHEMA public CASCADE')
  await rawSql(test, 'CREATE SCHEMA public')
}
