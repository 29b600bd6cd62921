/** Suggestions at checks that devices without updates stand against, as they come and go. The day is 2025-05-22. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findCheck } from '../../db/queries/checks.ts'
import { assignDevices } from '../../db/queries/devices.ts'
import { readEvents } from '../../db/queries/events.ts'
import { listSuggestionsOfKind, type StoredSuggestion } from '../../db/queries/suggestions.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { changeChecks } from '../../src/assessment/actions.ts'
import { applyWholeModel } from '../../src/assessment/modelling/actions.ts'
import { removeSupport, setSupport } from '../../src/assessment/operatingSystems/actions.ts'
import { decideSuggestion, reviewSupport } from '../../src/assessment/suggestions/actions.ts'
import { importDevices } from '../../src/exchange/actions.ts'
import { createDevice } from '../../src/inventory/devices/form/actions.ts'
import { decideModule } from '../../src/modelling/actions.ts'
import { device } from '../access/belongings.ts'
import { dumpOf } from '../db/organisationDump.ts'
import { tableOf } from '../exchange/lists.ts'
import { type City, foundCity, objectOfCode } from '../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'

const release = 'Windows 11 23H2'
const support = { release, source: 'Hersteller', checkedOn: '2025-05-22' }

describe.each(engines)('devices without updates on %s', (engine) => {
  let test: TestStore
  let city: City
  let clients: string
  let codes: ReadonlyMap<string, string>

  beforeEach(async () => {
    test = await openTestStore(engine)
    city = await foundCity(test.store, 'aken', 'Aken')
    clients = (await objectOfCode(city, 'C001')).id
  })
  afterEach(() => test.close())

  it('make a suggestion at each requirement concerned when an own day of support is over', async () => {
    await endSupport('2025-05-22')
    expect(await read()).toEqual([])

    await endSupport('2025-05-21', 1)

    expect(await spoken()).toEqual([
      expect.stringMatching(/^C001 SYS\.2\.1\.A3 open no 2 von 2 Geräten bekommen/),
      expect.stringMatching(/^C002 SYS\.2\.1\.A3 open no Das Gerät bekommt/),
      expect.stringMatching(/^IV001 OPS\.1\.1\.3\.A15 open partial 3 von 5 Geräten bekommen/),
    ])
    expect((await read())[0]?.reason).toContain(`${release} (unterstützt bis 21.05.2025)`)
  })

  it('suggest nothing at checks that say already what is missing', async () => {
    await answer('partial')
    await endSupport('2025-05-21')

    expect((await spoken()).join()).not.toContain('C001')
  })

  it('are seen by the nightly job once the day has come, which changes nothing when it runs again', async () => {
    await endSupport('2025-05-22')
    const deps = { ...city.deps, today: () => '2025-05-23' }

    await reviewSupport(deps, 'aken')
    const once = await dumpOf(test.store, 'aken')
    await reviewSupport(deps, 'aken')

    expect(await read()).toHaveLength(3)
    expect(await dumpOf(test.store, 'aken')).toEqual(once)
  })

  it('lose their suggestions when the day is edited, and say so in the audit trail', async () => {
    const before = await kindsOfEvents()
    await endSupport('2025-05-21')
    await removeSupport(city.deps, city.actor, release)

    expect(await read()).toEqual([])
    const kinds = (await kindsOfEvents()).slice(before.length)
    expect(kinds.filter((kind) => kind === 'suggestion_made')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'suggestion_withdrawn')).toHaveLength(3)
  })

  it('are told anew while nobody decided', async () => {
    await endSupport('2025-05-21')
    await addSupported()
    await reviewSupport(city.deps, 'aken')

    const [first] = await spoken()
    expect(first).toMatch(/^C001 SYS\.2\.1\.A3 open partial 2 von 3 Geräten/)
    expect(await kindsOfEvents()).toContain('suggestion_changed')
  })

  it('set the check when a person accepts, and explain it where nothing was explained', async () => {
    await endSupport('2025-05-21')
    const [suggestion] = await read()

    await decide(suggestion, true)
    await reviewSupport(city.deps, 'aken')

    const check = await test.store.read('aken', (db) => findCheck(db, clients, 'SYS.2.1.A3'))
    expect(check).toMatchObject({ status: 'no', explanation: suggestion?.reason })
    expect((await spoken())[0]).toMatch(/^C001 SYS\.2\.1\.A3 accepted/)
  })

  it('stay refused until they or their systems change', async () => {
    await endSupport('2025-05-21')
    await decide((await read())[0], false)

    await reviewSupport(city.deps, 'aken')
    expect((await spoken())[0]).toMatch(/^C001 SYS\.2\.1\.A3 refused/)

    await endSupport('2025-05-20', 1)
    const [renewed] = await read()
    expect(renewed).toMatchObject({ state: 'open', decidedBy: null, decidedAt: null })
    expect(renewed?.reason).toContain('20.05.2025')
  })

  it('refuse a decision on what was answered meanwhile', async () => {
    await endSupport('2025-05-21')
    const [suggestion] = await read()
    await answer('partial')

    await expect(decide(suggestion, true)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('suggest nothing for a module that is left out', async () => {
    await endSupport('2025-05-21')
    await decideModule(city.deps, city.actor, city.kern, {
      targetObjectId: clients,
      module: 'SYS.2.1',
      decision: 'left_out',
      reason: 'Nur zum Testen',
      providerId: null,
    })
    await reviewSupport(city.deps, 'aken')

    expect((await spoken()).join()).not.toContain('C001')
  })

  it('take their suggestions along when applied modelling puts them into another group', async () => {
    await endSupport('2025-05-21')

    await applyWholeModel(city.deps, city.actor, city.kern)

    expect(await spoken()).toEqual([
      expect.stringMatching(/^C003 SYS\.2\.1\.A3 open no 2 von 2/),
      expect.stringMatching(/^C004 SYS\.2\.1\.A3 open no Das Gerät/),
      expect.stringMatching(/^IV001 OPS/),
    ])
  })

  it('are found by the import that brings them', async () => {
    const rows = [
      ['Inventarnummer', 'Gerätetyp', 'Betriebssystem', 'OS-Version'],
      ['ALT-1', 'Notebook', 'Windows 10 Pro', '21H2'],
    ]
    await importDevices(city.deps, city.actor, {
      domain: city.kern,
      tables: [tableOf(rows)],
      file: { name: 'liste.csv', sha256: '0'.repeat(64) },
      dryRun: false,
      strict: true,
    })

    expect(await spoken()).toEqual([
      expect.stringMatching(/^IV001 OPS\.1\.1\.3\.A15 open partial 1 von 6 Geräten/),
    ])
  })

  it('is looked up today at the latest', async () => {
    const input = { ...support, supportUntil: '2030-01-01', checkedOn: '2025-05-23' }

    await expect(setSupport(city.deps, city.actor, 0, input)).rejects.toMatchObject({
      code: 'invalid',
      fields: { checkedOn: expect.stringContaining('Zukunft') },
    })
  })

  function endSupport(supportUntil: string, version = 0) {
    return setSupport(city.deps, city.actor, version, { ...support, supportUntil })
  }

  function read(): Promise<StoredSuggestion[]> {
    return test.store.read('aken', async (db) => {
      codes = new Map((await listTargetObjects(db, city.kern.id)).map(({ id, code }) => [id, code]))
      const found = await listSuggestionsOfKind(db, city.kern.id, 'check_from_support')
      return found.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    })
  }

  async function spoken(): Promise<string[]> {
    return (await read()).map(
      (one) => `${nameOf(one)} ${one.state} ${one.proposal.status} ${one.reason}`,
    )
  }

  /** „C001 SYS.2.1.A3“, with the code of the target object. */
  function nameOf({ subject }: StoredSuggestion): string {
    const [id = '', requirement] = subject.split('/')
    return `${codes.get(id)} ${requirement}`
  }

  async function answer(status: 'partial'): Promise<void> {
    const place = { targetObjectId: clients, requirement: 'SYS.2.1.A3', version: 1 }
    await changeChecks(city.deps, city.actor, city.kern.id, [place], { status })
  }

  async function addSupported(): Promise<void> {
    const facts = { ...device, kind: 'notebook', os: 'Windows 11', osVersion: '24H2' } as const
    const id = await createDevice(city.deps, city.actor, city.kern.id, facts, { isTwin: false })
    await test.store.write('aken', (db) => assignDevices(db, [id], clients))
  }

  function decide(suggestion: StoredSuggestion | undefined, isAccepted: boolean) {
    return decideSuggestion(city.deps, city.actor, city.kern.id, {
      suggestionId: suggestion?.id ?? '',
      isAccepted,
      version: 1,
    })
  }

  async function kindsOfEvents(): Promise<string[]> {
    return test.store.read('aken', async (db) => {
      const kinds: string[] = []
      for await (const { kind } of readEvents(db)) kinds.push(kind)
      return kinds
    })
  }
})
