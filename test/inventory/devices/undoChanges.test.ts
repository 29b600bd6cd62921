/** Undoing what was done to many devices at once, on every engine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findChangeSet, listChangeSets } from '../../../db/queries/deviceChanges.ts'
import { type Device, listDevices, saveDevice } from '../../../db/queries/devices.ts'
import { readEvents } from '../../../db/queries/events.ts'
import { importDevices } from '../../../src/exchange/actions.ts'
import type { Cell } from '../../../src/exchange/table.ts'
import { undoChanges } from '../../../src/inventory/devices/changes/actions.ts'
import type { DeviceChangeSet } from '../../../src/inventory/devices/changes/changeSet.ts'
import { storeChangeSet } from '../../../src/inventory/devices/changes/storeChangeSet.ts'
import { type Belongings, foundAken } from '../../access/belongings.ts'
import { chainProblems } from '../../db/chainProblems.ts'
import { type Dump, dumpOf } from '../../db/organisationDump.ts'
import { tableOf } from '../../exchange/lists.ts'
import { engines, openTestStore, type TestStore } from '../../support/stores.ts'

const header = ['Inventarnummer', 'Geräteart', 'Seriennummer', 'Hostname', 'Standort']

describe.each(engines)('an import on %s', (engine) => {
  let test: TestStore
  let aken: Belongings
  let before: Dump

  beforeEach(async () => {
    test = await openTestStore(engine)
    aken = await foundAken(test.store)
    await read([['A-1', 'PC', 'S-1', 'alt', 'Rathaus Aken']])
    before = await dumpOf(test.store, 'aken')
  })
  afterEach(() => test.close())

  it('is undone: new devices go, changed ones have their old values', async () => {
    await read([
      ['A-1', 'PC', 'S-1', 'neu', 'Schule Aken'],
      ['A-2', 'PC', 'S-2', '', ''],
    ])
    const set = await lastSet()

    await undoChanges(aken.deps, aken.actor, set.id)

    const { device } = await dumpOf(test.store, 'aken')
    expect(withoutVersions(device)).toEqual(withoutVersions(before.device))
    expect(set).toMatchObject({ kind: 'import', file: 'liste.csv', created: 1, changed: 1 })
    const kinds = (await events()).slice(-3).map(({ kind }) => kind)
    expect(kinds).toEqual(['device_removed', 'device_changed', 'device_changes_undone'])
    expect(await test.store.read('aken', chainProblems)).toEqual([])
  })

  it('is undone once only', async () => {
    await read([['A-2', 'PC', 'S-2', '', '']])
    const { id } = await lastSet()
    await undoChanges(aken.deps, aken.actor, id)

    await expect(undoChanges(aken.deps, aken.actor, id)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Dieser Vorgang wurde schon rückgängig gemacht.',
    })
  })

  it('is not undone, and says why, when a device was changed since; nothing changes then', async () => {
    await read([
      ['A-2', 'PC', 'S-2', '', ''],
      ['A-3', 'PC', 'S-3', '', ''],
    ])
    const { id } = await lastSet()
    const device = await deviceOf('A-3')
    await test.store.write('aken', (db) => saveDevice(db, device.id, 1, { notes: 'Akku schwach' }))
    const untouched = await dumpOf(test.store, 'aken')

    await expect(undoChanges(aken.deps, aken.actor, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Seither geändert: A-3.'),
    })
    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
  })

  it('is not undone when its old inventory number was given to another device', async () => {
    const device = await deviceOf('A-1')
    const rename = { inventoryNumber: 'B-1', inventoryKey: 'b-1' }
    const id = await edit(device, rename)
    await read([['A-1', 'PC', 'S-9', '', '']])
    const untouched = await dumpOf(test.store, 'aken')

    await expect(undoChanges(aken.deps, aken.actor, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('eine Inventarnummer ist neu vergeben'),
    })
    expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
  })

  it('leaves a device that was undone ready to be read again', async () => {
    await read([['A-2', 'PC', 'S-2', '', '']])
    await undoChanges(aken.deps, aken.actor, (await lastSet()).id)

    await read([['A-2', 'PC', 'S-2', '', '']])

    expect((await deviceOf('A-2')).serial).toBe('S-2')
    expect(await test.store.read('aken', (db) => findChangeSet(db, 'gibt es nicht'))).toBe(
      undefined,
    )
  })

  async function read(rows: readonly (readonly Cell[])[]): Promise<void> {
    await importDevices(aken.deps, aken.actor, {
      domain: aken.domain,
      tables: [tableOf([header, ...rows])],
      file: { name: 'liste.csv', sha256: 'x' },
      dryRun: false,
      strict: false,
    })
  }

  async function edit(
    { id: deviceId, version, inventoryNumber }: Device,
    change: { inventoryNumber: string; inventoryKey: string },
  ): Promise<string> {
    const { deps, actor, domain } = aken
    return test.store.write('aken', async (db) => {
      await saveDevice(db, deviceId, version, change)
      const set = { informationDomainId: domain.id, kind: 'bulk_edit', file: '' } as const
      const old = { inventoryNumber, inventoryKey: inventoryNumber?.toLowerCase() ?? null }
      return storeChangeSet({ deps, actor, db }, set, [
        { deviceId, before: old, versionAfter: version + 1 },
      ])
    })
  }

  async function lastSet(): Promise<DeviceChangeSet> {
    const [set] = await test.store.read('aken', (db) => listChangeSets(db, aken.domain.id, 1))
    if (!set) throw new Error('nothing was noted')
    return set
  }

  async function deviceOf(number: string): Promise<Device> {
    const devices = await test.store.read('aken', (db) => listDevices(db))
    const found = devices.find(({ inventoryNumber }) => inventoryNumber === number)
    if (!found) throw new Error(`no ${number}`)
    return found
  }

  async function events() {
    return test.store.read('aken', async (db) => {
      const all = []
      for await (const event of readEvents(db)) all.push(event)
      return all
    })
  }
})

/** A device that goes back to what it was still counts one save more. */
function withoutVersions(rows: readonly string[] | undefined): readonly string[] | undefined {
  return rows?.map((row) => row.replace(/"version":\d+/, ''))
}
