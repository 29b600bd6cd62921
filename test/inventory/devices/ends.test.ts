import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  findDeviceAgain,
  reportLoss,
  retireDevice,
  withdrawRetirement,
} from '../../../src/inventory/devices/ends/actions.ts'
import { ensureRetirement } from '../../../src/inventory/devices/ends/retirement.ts'
import { readDeviceLife } from '../../../src/inventory/devices/life/readDeviceLife.ts'
import { lendDevice } from '../../../src/inventory/devices/loans/actions.ts'
import { endRepair, sendToRepair } from '../../../src/inventory/devices/repairs/actions.ts'
import { foundCity } from '../../exports/cast.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'
import { addDevice, loan, loss, repair, retirement } from './lifeDevices.ts'

describe('a retirement', () => {
  const free = { isLost: false, boundUntil: null }

  it.each([
    ['wiped without a day', { wipedOn: null }, free, 'wipedOn'],
    ['wiped by nobody', { wipedBy: '' }, free, 'wipedBy'],
    ['wiped after it left', { wipedOn: '2025-05-23' }, free, 'wipedOn'],
    ['unreachable while it is here', { wipingMethod: 'unreachable' }, free, 'wipingMethod'],
    ['on the last bound day without a reason', {}, bound('2025-05-22'), 'boundReason'],
  ] as const)('is refused: %s', (_, change, circumstances, field) => {
    expect(() => ensureRetirement({ ...retirement, ...change }, circumstances)).toThrow(
      expect.objectContaining({ fields: expect.objectContaining({ [field]: expect.any(String) }) }),
    )
  })

  it.each([
    ['wiped on its last day', { wipedOn: '2025-05-22' }, free],
    ['without storage', { wipingMethod: 'no_storage', wipedOn: null, wipedBy: '' }, free],
    [
      'lost',
      { wipingMethod: 'unreachable', wipedOn: null, wipedBy: '' },
      { ...free, isLost: true },
    ],
    ['on the day after the binding', {}, bound('2025-05-21')],
    ['bound, with a reason', { boundReason: 'Brandschaden' }, bound('2027-12-31')],
  ] as const)('holds: %s', (_, change, circumstances) => {
    expect(() => ensureRetirement({ ...retirement, ...change }, circumstances)).not.toThrow()
  })

  function bound(boundUntil: string) {
    return { isLost: false, boundUntil }
  }
})

describe('the end of a device', () => {
  let test: TestStore
  let city: Awaited<ReturnType<typeof foundCity>>

  beforeAll(async () => {
    test = await openTestStore('sqlite')
    city = await foundCity(test.store, 'aken', 'Aken')
  })
  afterAll(() => test.close())

  const lifeOf = (id: string) => test.store.read('aken', (db) => readDeviceLife(db, city.actor, id))
  const retire = (id: string, version: number, change = {}) =>
    retireDevice(city.deps, city.actor, id, version, { ...retirement, ...change })

  it('keeps the reason against the binding, and only while it runs', async () => {
    const bound = await addDevice(city, 'E1', { boundUntil: '2027-12-31' })
    const free = await addDevice(city, 'E2', { boundUntil: '2024-12-31' })

    await expect(retire(bound, 1)).rejects.toThrow(/31.12.2027/)
    await retire(bound, 1, { boundReason: 'Brandschaden' })
    await retire(free, 1, { boundReason: 'überflüssig' })

    expect((await lifeOf(bound)).standingRetirement).toMatchObject({
      boundUntil: '2027-12-31',
      boundReason: 'Brandschaden',
    })
    expect((await lifeOf(free)).standingRetirement).toMatchObject({
      boundUntil: null,
      boundReason: '',
    })
  })

  it('ends the loan of a device that was lost with it', async () => {
    const id = await addDevice(city, 'E3')
    await lendDevice(city.deps, city.actor, id, 1, loan)
    await reportLoss(city.deps, city.actor, id, 2, loss)
    expect((await lifeOf(id)).state).toMatchObject({ status: 'lost', isLent: true })
    await retire(id, 3, { wipingMethod: 'unreachable', destination: 'gone' })

    expect((await lifeOf(id)).loans[0]).toMatchObject({ returnedOn: '2025-05-22' })
  })

  it('is taken back with a reason, and the record stays', async () => {
    const id = await addDevice(city, 'E4')
    await retire(id, 1)
    await withdrawRetirement(city.deps, city.actor, id, 2, 'Verwechselt')
    await retire(id, 3)

    const life = await lifeOf(id)
    expect(life.device.status).toBe('retired')
    expect(life.retirements.map(({ withdrawnBecause }) => withdrawnBecause).sort()).toEqual([
      '',
      'Verwechselt',
    ])
  })

  it('of a loss is that the device goes on with what it was', async () => {
    const id = await addDevice(city, 'E5')
    await sendToRepair(city.deps, city.actor, id, 1, repair)
    await reportLoss(city.deps, city.actor, id, 2, loss)
    await findDeviceAgain(city.deps, city.actor, id, 3, {
      foundOn: '2025-05-22',
      status: 'in_use',
    })
    expect((await lifeOf(id)).device.status).toBe('in_repair')
    await endRepair(city.deps, city.actor, id, 4, {
      endedOn: '2025-05-22',
      result: 'Akku getauscht',
      costCents: 4_990,
      isWarranty: false,
      status: 'in_use',
    })

    expect((await lifeOf(id)).repairs[0]).toMatchObject({ costCents: 4990, isWarranty: false })
    expect((await lifeOf(id)).device.status).toBe('in_use')
  })
})
