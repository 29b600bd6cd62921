/** A person is deleted: nothing names them any more, what they did stays, and every check of the audit trail holds. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listChecks } from '../../db/queries/checks.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { findSnapshot } from '../../db/queries/snapshots.ts'
import { verifyPackage } from '../../reports/package/pruefe.mjs'
import { addUser } from '../../src/access/accounts/actions.ts'
import { erasePerson } from '../../src/administration/privacy/actions.ts'
import { readIntegrity } from '../../src/history/rows/readIntegrity.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { packageOf } from '../../src/snapshots/package/actions.ts'
import { readInSnapshot } from '../../src/snapshots/readInSnapshot.ts'
import { engines } from '../support/stores.ts'
import { textsIn, unpackArchive } from '../support/unpackArchive.ts'
import { erika, leaveTraces, type Traces } from './erika.ts'
import { logIn } from './logIn.ts'
import { browserOf, openWebCity, type WebCity } from './webCity.ts'

const persons = '/verwaltung/datenschutz/personen'

describe.each(engines)('the deletion of a person on %s', (engine) => {
  let city: WebCity
  let traces: Traces
  let address: string

  beforeEach(async () => {
    city = await openWebCity(engine)
    traces = await leaveTraces(city)
    address = `${persons}/${traces.userId}/loeschung`
  })
  afterEach(() => city.close())

  const formOf = (change: Record<string, string> = {}) => ({
    ...{ successorId: city.aken.personId, reason: 'Antrag vom 02.05.2025' },
    ...{ confirmation: erika.name, ...change },
  })
  const integrity = () => city.aken.deps.store.readSnapshot('aken', readIntegrity)
  /** Every row of every table of the organisation, and all accounts, as text. */
  const everything = () =>
    city.aken.deps.store.read('aken', async (db) => {
      const rows: string[] = []
      for (const [name, table] of Object.entries(db.tables)) {
        // Texts and lists that only a person can judge, and parts of snapshots, which are packed.
        const found: unknown[] = await db.select().from(table as typeof db.tables.user)
        rows.push(...found.map((row) => `${name} ${JSON.stringify(row)}`))
      }
      return rows
    })

  it('says before what goes, what stays, and how much has to be handed over', async () => {
    const page = await (await city.as('admin')).read(address)

    expect(page).toContain('Wer übernimmt 2 offene Zuständigkeiten')
    expect(page).toContain('1 freie Texte mit dem Namen')
    expect(page).toContain('0 Geräte und 1 Leihen mit demselben Namen')
  })

  it('leaves the name nowhere but in free texts, and the way in closed', async () => {
    const admin = await city.as('admin')
    const before = await integrity()
    const session = browserOf(city.app, await logIn(city.app, city.aken.deps, erika.email))
    const kept = await takeSnapshot(city.aken.deps, city.aken.actor, city.aken.domain.id, {
      ...{ name: 'Vorher', note: '' },
    })
    const snapshot = await city.aken.deps.store.read('aken', (db) => findSnapshot(db, kept.id))
    const inSnapshot = async () =>
      snapshot === undefined
        ? ''
        : readInSnapshot(city.aken.deps.store, snapshot, async (db) => {
            const { person, user, check } = db.tables
            const found = [
              ...(await db.select({ name: person.name }).from(person)),
              ...(await db.select({ name: user.name }).from(user)),
              ...(await db.select({ name: check.checkedBy }).from(check)),
            ]
            return JSON.stringify(found)
          })
    expect(await inSnapshot()).toContain(erika.name)

    const answer = await admin.post(address, formOf())

    expect(answer.status).toBe(303)
    const left = (await everything()).filter((row) => row.includes(erika.name))
    expect(left.map((row) => row.split(' ')[0]).sort()).toEqual(['check', 'deviceLoan'])
    expect((await everything()).filter((row) => row.includes(erika.email))).toEqual([])
    expect((await session.get('/')).status).not.toBe(200)
    expect(await inSnapshot()).not.toContain(erika.name)
    expect(await inSnapshot()).toContain('Gelöschte Person 1')
    const after = await integrity()
    expect(after.chain.problems).toEqual([])
    expect(after.rows.problems.filter((line) => !before.rows.problems.includes(line))).toEqual([])
    expect(after.rows.unclear).toBeGreaterThan(0)
    const trail = await admin.read('/verlauf')
    expect(trail).toContain('Person gelöscht')
    expect(trail).not.toContain(erika.name)
  })

  it('reaches a package of an earlier snapshot, which the verifier still confirms', async () => {
    const { deps, actor, domain } = city.aken
    const { id: snapshotId } = await takeSnapshot(deps, actor, domain.id, {
      ...{ name: 'Vorher', note: '' },
    })
    const folder = mkdtempSync(join(tmpdir(), 'basislotse-erasure-'))
    const make = async (name: string) => {
      const { file } = await packageOf(deps, actor, { snapshotId, file: join(folder, name) })
      const report = await verifyPackage(file)
      const texts = await textsIn(await unpackArchive(readFileSync(file)))
      // Her own words in a reason stay: only a person can tell who is meant.
      const naming = texts.flatMap(({ name, text }) =>
        text.replaceAll(`Auskunft von ${erika.name}`, '').includes(erika.name) ? [name] : [],
      )
      return { report, naming, hasAddress: texts.some(({ text }) => text.includes(erika.email)) }
    }

    const before = await make('vorher.zip')
    await (await city.as('admin')).post(address, formOf())
    const after = await make('nachher.zip')

    expect(before.naming).toContain('protokoll/ereignisse.jsonl')
    expect([before.report.result, after.report.result]).toEqual(['sound', 'sound'])
    expect(after.naming).toEqual([])
    expect(after.hasAddress).toBe(false)
    rmSync(folder, { recursive: true })
  })

  it('hands over what is open, and keeps what was found', async () => {
    const admin = await city.as('admin')
    await admin.post(address, formOf())
    const { store } = city.aken.deps

    const { checks, measures } = await store.read('aken', async (db) => ({
      checks: await listChecks(db, [city.aken.objectId]),
      measures: await listMeasures(db, city.aken.domain.id),
    }))

    const found = checks.find(({ requirement }) => requirement === 'SYS.2.1.A8')
    expect(found).toMatchObject({
      ...{ status: 'partial', checkedBy: 'Gelöschte Person 1' },
      responsibleId: city.aken.personId,
    })
    expect(measures.find(({ id }) => id === traces.measureId)?.responsibleId).toBe(
      city.aken.personId,
    )
  })

  it('is all or nothing, and says what is missing', async () => {
    const admin = await city.as('admin')
    const before = await everything()

    const unnamed = await admin.post(address, formOf({ confirmation: 'Erika' }))
    const alone = await admin.post(address, formOf({ successorId: '' }))
    const toSelf = await admin.post(address, formOf({ successorId: traces.personId }))
    const groundless = await admin.post(address, formOf({ reason: ' ' }))

    for (const answer of [unnamed, alone, toSelf, groundless]) expect(answer.status).toBe(422)
    expect(await unnamed.text()).toContain('den Namen genau so')
    expect(await alone.text()).toContain('wer übernimmt, was noch offen ist')
    expect(await everything()).toEqual(before)
  })

  it('refuses oneself, the last administration, a namesake, and who has no right to it', async () => {
    const admin = await city.as('admin')
    const officer = await city.as('officer')
    const technician = await city.as('technician')
    const own = /personen\/([^"/]+)">admin von Aken</.exec(await admin.read(persons))?.[1] ?? ''

    const self = await admin.post(
      `${persons}/${own}/loeschung`,
      formOf({ confirmation: 'admin von Aken' }),
    )

    expect(self.status).toBe(422)
    expect(await self.text()).toContain('Sich selbst kann niemand löschen.')
    const { deps, actor } = city.aken
    const last = { successorId: '', reason: 'Probe', confirmation: 'admin von Aken' }
    await expect(erasePerson(deps, actor, own, last)).rejects.toThrow(/letzte Zugang/)
    const namesake = { email: 'andere@aken.example', name: erika.name, passwordHash: 'x' }
    expect((await officer.post(address, formOf())).status).toBe(403)
    await addUser(deps, actor, { ...namesake, role: 'technician' })
    const twice = await admin.post(address, formOf())
    expect(twice.status).toBe(409)
    expect(await twice.text()).toContain('Noch jemand heißt genauso.')
    expect((await technician.post(address, formOf())).status).toBe(404)
    expect((await admin.get(`${persons}/niemand/loeschung`)).status).toBe(404)
  })
})
