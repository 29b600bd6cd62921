import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listLoansOf } from '../../../db/queries/deviceLoans.ts'
import { listEventsOf } from '../../../db/queries/events.ts'
import {
  forgetBorrowers,
  lendDevice,
  takeBackDevice,
} from '../../../src/inventory/devices/loans/actions.ts'
import { chainProblems } from '../../db/chainProblems.ts'
import { foundCity } from '../../exports/cast.ts'
import { engines, openTestStore, type TestStore } from '../../support/stores.ts'
import { addDevice, loan } from './lifeDevices.ts'

const back = { status: 'in_stock', conditionIn: 'Kratzer', missing: 'Tasche' } as const

describe.each(engines)('loans on %s', (engine) => {
  let test: TestStore
  let city: Awaited<ReturnType<typeof foundCity>> & { deps: { setDay?: (day: string) => void } }

  beforeAll(async () => {
    test = await openTestStore(engine)
    city = await foundCity(test.store, 'aken', 'Aken')
  })
  afterAll(() => test.close())

  const loansOf = (id: string) => test.store.read('aken', (db) => listLoansOf(db, id))
  const lend = (id: string, version: number, change = {}) =>
    lendDevice(city.deps, city.actor, id, version, { ...loan, ...change })
  const takeBack = (id: string, version: number, returnedOn: string) =>
    takeBackDevice(city.deps, city.actor, id, version, { ...back, returnedOn })

  it('lend a device once, and again after it came back', async () => {
    const id = await addDevice(city, 'V1')
    await lend(id, 1)

    await expect(lend(id, 2)).rejects.toThrow(/verliehen/)
    await takeBack(id, 2, '2025-05-20')
    await lend(id, 3, { lentOn: '2025-05-20', dueOn: '2025-06-30' })

    expect((await loansOf(id)).map(({ returnedOn }) => returnedOn)).toEqual([null, '2025-05-20'])
  })

  it('refuse a day to come, a return before the hand-over and a version that is gone', async () => {
    const id = await addDevice(city, 'V2')

    await expect(lend(id, 1, { lentOn: '2025-05-23', dueOn: '2025-06-30' })).rejects.toThrow(
      /Zukunft/,
    )
    await lend(id, 1)
    await expect(takeBack(id, 2, '2025-05-04')).rejects.toThrow(/05.05.2025/)
    await expect(takeBack(id, 1, '2025-05-20')).rejects.toMatchObject({ code: 'conflict' })
    expect((await loansOf(id))[0]?.returnedOn).toBeNull()
  })

  it('forget the borrower on the 90th day after the return, and the chain still holds', async () => {
    const id = await addDevice(city, 'V3')
    await lend(id, 1, { borrower: 'Nachbarskind', lentOn: '2025-01-08', dueOn: '2025-02-28' })
    await takeBack(id, 2, '2025-02-22')
    const still = await addDevice(city, 'V4')
    await lend(still, 1, { borrower: 'Geschwister', lentOn: '2025-01-08', dueOn: '2025-02-28' })
    const told = async (deviceId: string) =>
      (await test.store.read('aken', (db) => listEventsOf(db, [deviceId], 10))).map(
        ({ details, erasedBecause }) => `${details} ${erasedBecause}`,
      )
    const at = (day: string) => ({ ...city.deps, today: () => day })

    await forgetBorrowers(at('2025-05-22'), 'aken')
    expect((await loansOf(id))[0]?.borrower).toBe('Nachbarskind')
    await forgetBorrowers(at('2025-05-23'), 'aken')

    expect((await loansOf(id))[0]).toMatchObject({
      borrower: '',
      borrowerUnit: '',
      borrowerContact: '',
      returnedOn: '2025-02-22',
    })
    expect((await told(id)).join()).not.toMatch(/Nachbarskind|Klasse 7b|0345 1/)
    expect((await told(id)).join()).toMatch(/90 Tage nach der Rückgabe/)
    expect((await told(still)).join()).toMatch(/Geschwister/)
    expect((await loansOf(still))[0]?.borrower).toBe('Geschwister')
    expect(await test.store.read('aken', chainProblems)).toEqual([])
  })
})
