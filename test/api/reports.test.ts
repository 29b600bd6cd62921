/** Devices that report themselves: which one it is, what is taken over, and what stays as people said it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDevices } from '../../db/queries/devices.ts'
import { dumpOf } from '../db/organisationDump.ts'
import { type ApiCity, openApiCity, type Program, placesOf } from './apiCity.ts'

const inKern = { informationDomain: 'KERN' }

let city: ApiCity
let program: Program
let reporter: Program

beforeAll(async () => {
  city = await openApiCity()
  program = await city.program()
  reporter = await city.program(['device-reports:write'])
})
afterAll(() => city.close())

const report = (facts: object) =>
  reporter.send('POST', '/api/v1/device-reports', { ...inKern, ...facts })
const create = async (facts: object) => {
  const reply = await program.send('POST', '/api/v1/devices', { ...inKern, kind: 'pc', ...facts })
  if (reply.status !== 201) throw new Error(reply.text)
  return String(reply.json.id)
}
const read = async (id: unknown) => (await program.get(`/api/v1/devices/${id}`)).json

describe('a device that reports itself', () => {
  it('is made when nobody knows it, with what it knows of itself', async () => {
    const reply = await report({
      hostname: 'NEU-01',
      serial: 'SN-NEU-1',
      manufacturer: 'Lenovo',
      model: 'ThinkPad L14',
      os: 'Windows 11 Pro',
      osVersion: '24H2',
      macs: ['0c-37-96-12-34-56'],
    })

    expect([reply.status, reply.json.result]).toEqual([201, 'created'])
    expect(await read(reply.json.id)).toMatchObject({
      serial: 'SN-NEU-1',
      kind: 'notebook',
      status: 'in_use',
      mac: '0C:37:96:12:34:56',
      site: null,
      lastSeenAt: '2025-05-22T10:00:00.000Z',
    })
  })

  it('keeps what people said and takes over what the device knows better', async () => {
    const id = await create({
      inventoryNumber: 'MELD-1',
      serial: 'SN-1',
      manufacturer: 'Lenovo GmbH',
      model: 'von Hand',
      os: 'Windows 10 Pro',
      site: 'Grundschule',
      room: '1.07',
      notes: 'am Fenster',
    })

    const reply = await report({
      serial: 'sn-1',
      hostname: 'GS-01',
      manufacturer: 'LENOVO',
      model: '21C1',
      kind: 'notebook',
      os: 'Windows 11 Pro',
      osVersion: '24H2',
    })

    expect([reply.status, reply.json.id, reply.json.inventoryNumber]).toEqual([200, id, 'MELD-1'])
    expect(reply.json.changed).toEqual(['Betriebssystem', 'Betriebssystem-Version', 'Hostname'])
    expect(await read(id)).toMatchObject({
      version: 2,
      kind: 'pc',
      manufacturer: 'Lenovo GmbH',
      model: 'von Hand',
      os: 'Windows 11 Pro',
      hostname: 'GS-01',
      site: 'Grundschule',
      room: '1.07',
      notes: 'am Fenster',
    })
  })

  it('that says nothing new is only noted: no version, no event', async () => {
    const id = await create({ inventoryNumber: 'MELD-2', serial: 'SN-2', os: 'Debian' })
    const before = await dumpOf(city.test.store, 'aken')

    const reply = await report({ serial: 'SN-2', os: 'Debian' })

    const after = await dumpOf(city.test.store, 'aken')
    expect(reply.json).toMatchObject({ result: 'unchanged', changed: [] })
    expect(await read(id)).toMatchObject({ version: 1, lastSeenAt: '2025-05-22T10:00:00.000Z' })
    expect(after.event).toEqual(before.event)
  })

  it('is known by its MAC address where it has no serial number that says anything', async () => {
    const id = await create({ inventoryNumber: 'MELD-3', mac: '02:00:00:00:00:03' })

    const reply = await report({
      serial: 'Default string',
      hostname: 'MAC-3',
      macs: ['02:00:00:00:00:99', '02:00:00:00:00:03'],
    })

    expect([reply.json.id, reply.json.result]).toEqual([id, 'changed'])
    expect(await read(id)).toMatchObject({
      mac: '02:00:00:00:00:03, 02:00:00:00:00:99',
      serial: null,
    })
  })

  it('with two network cards is one device, and a card that moved takes no device along', async () => {
    const first = await report({ serial: 'SN-4', macs: ['02:00:00:00:00:41', '02:00:00:00:00:42'] })
    const again = await report({ serial: 'SN-4', macs: ['02:00:00:00:00:42', '02:00:00:00:00:41'] })
    const other = await report({ serial: 'SN-5', macs: ['02:00:00:00:00:41'] })

    expect([again.json.id, again.json.result]).toEqual([first.json.id, 'unchanged'])
    expect(other.json.id).not.toBe(first.json.id)
  })

  it('without a serial number is made with its MAC addresses, and known by them', async () => {
    const macs = ['02:00:00:00:00:81', '02:00:00:00:00:82']
    const first = await report({ hostname: 'VM-1', os: 'Debian', macs })
    const again = await report({ hostname: 'VM-1', os: 'Debian', macs: macs.slice(1) })

    expect([first.status, again.json.id, again.json.result]).toEqual([
      201,
      first.json.id,
      'unchanged',
    ])
  })

  it.each(['', '0000', 'To be filled by O.E.M.', 'None'])(
    'and says only „%s“ is not made',
    async (serial) => {
      const before = (await city.test.store.read('aken', (db) => listDevices(db))).length

      const reply = await report({ serial, hostname: 'X', macs: ['00:00:00:00:00:00', 'unsinn'] })

      expect([reply.status, placesOf(reply)]).toEqual([422, ['#/serial']])
      expect((await city.test.store.read('aken', (db) => listDevices(db))).length).toBe(before)
    },
  )

  it('is news when the inventory has it as lost', async () => {
    const id = await create({ inventoryNumber: 'MELD-6', serial: 'SN-6', status: 'lost' })

    const reply = await report({ serial: 'SN-6' })

    expect(reply.json.messages).toEqual([
      'Das Gerät meldet sich, steht im Bestand aber als „verloren“.',
    ])
    expect((await read(id)).status).toBe('lost')
  })

  it('of which there are two is told to be cleaned up', async () => {
    await create({ inventoryNumber: 'MELD-7', serial: 'SN-7' })
    await create({ inventoryNumber: 'MELD-8', serial: 'SN-7' })

    const reply = await report({ serial: 'SN-7' })

    expect([reply.status, reply.json.type]).toEqual([409, '/api/docs#conflict'])
  })

  it('names nobody who uses it: such a report is refused as a whole', async () => {
    const reply = await report({ serial: 'SN-9', user: 'beispiel' })

    expect([reply.status, placesOf(reply)]).toEqual([422, ['#/user']])
  })

  it('of another information domain is refused and not told about', async () => {
    await create({ inventoryNumber: 'MELD-10', serial: 'SN-10' })
    const school = await city.program(['device-reports:write'], city.aken.otherDomainId)

    const reply = await school.send('POST', '/api/v1/device-reports', { serial: 'SN-10' })

    expect(reply.status).toBe(409)
    expect(reply.text).not.toMatch(/KERN|MELD-10/)
  })
})
