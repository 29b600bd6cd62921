import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { frozenTables } from '../../db/freeze/frozenTables.ts'
import { listDevices } from '../../db/queries/devices.ts'
import { listDocumentVersions } from '../../db/queries/documents.ts'
import { findChainHead } from '../../db/queries/events.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import type { Store } from '../../db/store.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { checkRequirements } from '../../src/assessment/actions.ts'
import { buildWorkbook } from '../../src/exports/buildWorkbook.ts'
import { exportNames } from '../../src/exports/exportNames.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { readInSnapshot } from '../../src/snapshots/readInSnapshot.ts'
import type { Snapshot } from '../../src/snapshots/snapshot.ts'
import { rawSql } from '../db/rawSql.ts'
import { type City, foundCity, objectOfCode, today } from '../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'

/** Why a table is not frozen; a new one must be in one of the two lists. */
const left = {
  'who may log in and how': [
    'session',
    'recoveryCode',
    'loginAttempt',
    'apiToken',
    'directory',
    'directoryGroup',
    'directoryAccount',
    'deputy',
    'auditAccess',
  ],
  'how people work with the program': [
    'savedFilter',
    'importMapping',
    'importUpload',
    'importPreview',
    'returnedWorkbook',
    'questionnaire',
    'questionnaireQuestion',
    'deviceChangeSet',
    'deviceChange',
    'stocktaking',
    'stocktakingRoom',
    'stocktakingFind',
    'reminderSettings',
    'schoolHoliday',
    'reminderRecipient',
    'reminder',
    'reminderItem',
    'mailSettings',
    'calendarFeed',
    'chainHeadReader',
    'chainHeadMail',
    'retentionSettings',
    'retentionRun',
  ],
  'data of borrowers, pupils among them': ['deviceLoan'],
  'the audit trail, which never changes': ['event', 'eventDetail', 'chainHead', 'accessLog'],
  'texts of the BSI, which are the same for all': ['officialImport', 'officialText'],
  'snapshots themselves': ['snapshot', 'frozenPart', 'snapshotFile'],
}

describe.each(engines)('snapshots on %s', (engine) => {
  let test: TestStore
  let city: City
  let store: Store

  beforeAll(async () => {
    test = await openTestStore(engine)
    store = test.store
    await foundCity(store, 'nachbar', 'Nachbarort')
    city = await foundCity(store, 'stadt', 'Musterleben')
  })

  afterAll(() => test.close())

  const take = async (name: string): Promise<Snapshot> => ({
    organisationId: 'stadt',
    ...(await takeSnapshot(city.deps, city.actor, city.kern.id, { name, note: '' })),
  })

  const answer = async (explanation: string) => {
    const { id } = await objectOfCode(city, 'C001')
    const version = (await read((db) => findVersion(db, id))) ?? 0
    await checkRequirements(city.deps, city.actor, city.kern.id, [
      {
        targetObjectId: id,
        requirement: 'SYS.2.1.A1',
        status: 'yes',
        dispensableBecause: null,
        explanation,
        responsibleId: null,
        dueOn: null,
        surveyedOn: null,
        interviewed: '',
        providerProof: '',
        providerProofUntil: null,
        version,
      },
    ])
  }

  const findVersion = async (db: Db, targetObjectId: string) => {
    const { check } = db.tables
    const rows = await db.select().from(check).where(eq(check.targetObjectId, targetObjectId))
    return rows.find(({ requirement }) => requirement === 'SYS.2.1.A1')?.version
  }

  const read = <Result>(work: (db: Db) => Promise<Result>) => store.read('stadt', work)

  it('account for every table', async () => {
    const names = await read(async (db) => Object.keys(db.tables))

    const known = [...Object.keys(frozenTables), ...Object.values(left).flat()]
    expect(known.sort()).toEqual(names.sort())
  })

  it.each(exportNames.filter((name) => name !== 'audit' && name !== 'reminders'))(
    'make the same bytes of %s as the living data',
    async (name) => {
      const living = await bytesOf(name, (work) => store.readSnapshot('stadt', work))

      const snapshot = await take(`Stand ${name}`)
      const head = await read(findChainHead)
      const frozen = await bytesOf(name, (work) => readInSnapshot(store, snapshot, work))

      expect(snapshot.chainSequence).toBe(head.sequence - 1)
      expect(frozen.equals(living)).toBe(true)
    },
  )

  async function bytesOf(
    name: (typeof exportNames)[number],
    reading: (work: (db: Db) => Promise<Buffer>) => Promise<Buffer>,
  ): Promise<Buffer> {
    return reading(async (db) => {
      const file = join(dirname(test.file), 'export.xlsx')
      await saveWorkbook(await buildWorkbook(name, db, city.kern, today), file)
      return readFileSync(file)
    })
  }

  it('stay as they are when everything changes afterwards', async () => {
    await answer('vorher')
    const snapshot = await take('Vor der Änderung')

    await answer('nachher')

    const explanation = await readInSnapshot(store, snapshot, async (db) => {
      const { check } = db.tables
      const rows = await db.select().from(check).where(eq(check.requirement, 'SYS.2.1.A1'))
      return rows.map((row) => row.explanation)
    })
    expect(explanation).toContain('vorher')
    expect(explanation).not.toContain('nachher')
  })

  it('keep a state that did not change without new parts, and a changed check with few', async () => {
    const count = () => read(async (db) => db.$count(db.tables.frozenPart))
    await take('Erster')
    const before = await count()

    await take('Unverändert')
    const unchanged = await count()
    await answer('einmal anders')
    await take('Ein Check anders')
    const changed = await count()

    expect(unchanged).toBe(before)
    // The part with the check, and the list of parts.
    expect(changed - unchanged).toBe(2)
  })

  it('hold no logins, mail addresses, holders or borrowers', async () => {
    const snapshot = await take('Sparsam')

    const found = await readInSnapshot(store, snapshot, async (db) => ({
      persons: (await listPersons(db)).map(({ email }) => email),
      holders: (await listDevices(db)).map(({ holder }) => holder),
      loans: await db.$count(db.tables.deviceLoan),
      secrets: (await db.select().from(db.tables.user)).map(
        ({ passwordHash, totpSecret, email, id }) => [passwordHash, totpSecret, email === id],
      ),
    }))

    expect(new Set(found.persons)).toEqual(new Set(['']))
    expect(new Set(found.holders)).toEqual(new Set(['']))
    expect(found.loans).toBe(0)
    expect(
      found.secrets.every(([hash, secret, isId]) => hash === null && secret === null && isId),
    ).toBe(true)
  })

  it('hold nothing of another information domain or organisation', async () => {
    const snapshot = await take('Nur KERN')

    const domains = await readInSnapshot(store, snapshot, async (db) => {
      const { check, device, measure } = db.tables
      const rows = [
        ...(await db.select().from(check)),
        ...(await db.select().from(device)),
        ...(await db.select().from(measure)),
      ]
      return new Set(rows.map((row) => `${row.organisationId} ${row.informationDomainId}`))
    })

    expect(domains).toEqual(new Set([`stadt ${city.kern.id}`]))
  })

  it('refuse a name that is taken, and writing in them', async () => {
    const snapshot = await take('Testat 2025')

    await expect(take('Testat 2025')).rejects.toThrow('gibt es schon')
    await expect(
      readInSnapshot(store, snapshot, (db) => db.delete(db.tables.check)),
    ).rejects.toThrow()
  })

  it('keep the bytes of a file whose version is deleted past the program', async () => {
    const versions = await read(listDocumentVersions)
    const snapshot = await take('Mit Dateien')

    const frozen = await readInSnapshot(store, snapshot, listDocumentVersions)

    expect(frozen.map(({ fileSha256 }) => fileSha256)).toEqual(
      versions
        .filter(({ documentId }) => frozen.some((each) => each.documentId === documentId))
        .map(({ fileSha256 }) => fileSha256),
    )
  })

  it('are thawed anew when somebody tidied the temporary folder', async () => {
    const snapshot = await take('Aufgeräumt')
    const persons = await readInSnapshot(store, snapshot, listPersons)
    for (const name of readdirSync(tmpdir())) {
      if (name.startsWith(`basislotse-stand-${process.pid}-`)) {
        rmSync(join(tmpdir(), name), { recursive: true, force: true })
      }
    }

    expect(await readInSnapshot(store, snapshot, listPersons)).toEqual(persons)
  })

  it('say which part was changed past the program', async () => {
    const snapshot = await take('Verändert')
    const table = engine === 'postgres' ? ' ON frozen_part' : ''
    await rawSql(test, `DROP TRIGGER frozen_part_only_erased${table}`, 'stadt')
    const sha256 = snapshot.contentSha256
    const another = `(SELECT data FROM frozen_part WHERE sha256 <> '${sha256}' LIMIT 1)`
    await rawSql(
      test,
      `UPDATE frozen_part SET data = ${another} WHERE sha256 = '${sha256}'`,
      'stadt',
    )

    await expect(
      readInSnapshot(store, { ...snapshot, chainHash: 'x' }, listPersons),
    ).rejects.toThrow(`vorbei verändert (${snapshot.contentSha256.slice(0, 16)})`)
  })
})
