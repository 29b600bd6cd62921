/** Rooms and sites that are there twice, put together as a browser does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Device,
  insertRooms,
  listDevices,
  listRooms,
  listSites,
  saveDevice,
  saveRoom,
} from '../../../db/queries/devices.ts'
import { listEventsOf } from '../../../db/queries/events.ts'
import { type Browser, openWebCity, type WebCity } from '../../web/webCity.ts'

let city: WebCity
let technician: Browser

beforeEach(async () => {
  city = await openWebCity()
  technician = await city.as('technician')
})
afterEach(() => city.close())

const kern = 'verbund=KERN'

async function read<Result>(work: Parameters<typeof city.aken.deps.store.read<Result>>[1]) {
  return city.aken.deps.store.read(city.aken.organisationId, work)
}

async function devicesIn(roomId: string): Promise<Device[]> {
  return (await read((db) => listDevices(db))).filter((device) => device.roomId === roomId)
}

async function alikeRooms() {
  return (await read(listRooms)).filter(({ siteId }) => siteId === city.aken.siteId)
}

async function moveTo(roomId: string, informationDomainId: string): Promise<Device> {
  const { deps, organisationId, siteId } = city.aken
  return deps.store.write(organisationId, async (db) => {
    const [device] = await listDevices(db, informationDomainId)
    if (!device) throw new Error('no device')
    await saveDevice(db, device.id, device.version, { siteId, roomId })
    return device
  })
}

describe('rooms that look alike', () => {
  it('are proposed with how many devices stand in each', async () => {
    const page = await technician.read(`/raeume/doppelte?${kern}`)

    expect(page).toContain('1 mal Räume, die doppelt aussehen')
    expect(page).toContain('aria-label="Server-Raum gehört dazu"')
    expect(page).toContain('aria-label="Der Name Serverraum bleibt"')
  })

  it('become one with all of their devices', async () => {
    const { roomId, doubleRoomId, domain } = city.aken
    const device = await moveTo(doubleRoomId, domain.id)
    const before = await devicesIn(roomId)

    const answer = await technician.post(`/raeume/zusammenfuehrungen?${kern}`, {
      keep: roomId,
      member: doubleRoomId,
    })

    expect(answer.status).toBe(303)
    expect(await devicesIn(roomId)).toHaveLength(before.length + 1)
    expect((await alikeRooms()).map(({ id }) => id)).toEqual([roomId])
    const [moved] = await read((db) => listEventsOf(db, [device.id], 1))
    expect(moved?.details).toContain(`"after":{"roomId":"${roomId}"`)
    const [merged] = await read((db) => listEventsOf(db, [doubleRoomId], 1))
    expect(merged?.kind).toBe('room_merged')
    expect(await technician.read(`/raeume/doppelte?${kern}`)).toContain('Keine Räume')
  })

  it('keep what somebody said about one of them', async () => {
    const { roomId, doubleRoomId, deps, organisationId } = city.aken
    await deps.store.write(organisationId, (db) =>
      saveRoom(db, doubleRoomId, 1, { kind: 'room.archive' }),
    )

    await technician.post(`/raeume/zusammenfuehrungen?${kern}`, {
      keep: roomId,
      member: doubleRoomId,
    })

    expect((await alikeRooms())[0]?.kind).toBe('room.archive')
  })

  it('stay two while people call them different things', async () => {
    const { roomId, doubleRoomId, deps, organisationId } = city.aken
    await deps.store.write(organisationId, async (db) => {
      await saveRoom(db, roomId, 1, { kind: 'room.serverRoom' })
      await saveRoom(db, doubleRoomId, 1, { kind: 'room.archive' })
    })

    const answer = await technician.post(`/raeume/zusammenfuehrungen?${kern}`, {
      keep: roomId,
      member: doubleRoomId,
    })

    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Bitte stimmen Sie die Art erst ab')
    expect(await alikeRooms()).toHaveLength(2)
  })

  it('stay two while devices stand there that the person does not see', async () => {
    const { roomId, doubleRoomId, domain, otherDomainId } = city.aken
    await moveTo(doubleRoomId, otherDomainId)
    const ofKern = await city.as('technician', domain.id)

    const answer = await ofKern.post(`/raeume/zusammenfuehrungen?${kern}`, {
      keep: roomId,
      member: doubleRoomId,
    })

    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Geräte anderer Informationsverbünde')
  })

  it.each([
    ['only one is chosen', (room: string) => ({ keep: room, member: room }), 422],
    ['none stays', (room: string) => ({ keep: '', member: room }), 422],
    ['one is gone', (room: string) => ({ keep: room, member: 'weg' }), 404],
  ])('are left alone when %s', async (_, values, status) => {
    const answer = await technician.post(
      `/raeume/zusammenfuehrungen?${kern}`,
      values(city.aken.roomId),
    )

    expect(answer.status).toBe(status)
    expect(await alikeRooms()).toHaveLength(2)
  })

  it('are left alone on different sites', async () => {
    const { roomId, doubleSiteId, deps, organisationId } = city.aken
    const room = { id: 'dort', siteId: doubleSiteId, building: '', kind: '' }
    await deps.store.write(organisationId, (db) =>
      insertRooms(db, [{ ...room, name: 'Aktenlager', nameKey: '/aktenlager' }]),
    )

    const answer = await technician.post(`/raeume/zusammenfuehrungen?${kern}`, {
      keep: roomId,
      member: 'dort',
    })

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('nur Räume eines Standorts')
  })
})

describe('sites that look alike', () => {
  it('become one; rooms of the same name too, the others move along', async () => {
    const { roomId, siteId, doubleSiteId, deps, organisationId, domain } = city.aken
    const [room] = (await read(listRooms)).filter(({ id }) => id === roomId)
    if (!room) throw new Error('no room')
    await deps.store.write(organisationId, async (db) => {
      const there = { ...room, siteId: doubleSiteId }
      await insertRooms(db, [{ ...there, id: 'gleich' }])
      await insertRooms(db, [{ ...there, id: 'anders', name: 'Keller', nameKey: '/keller' }])
    })
    const [first, second] = await read((db) => listDevices(db, domain.id))
    await deps.store.write(organisationId, async (db) => {
      const place = { siteId: doubleSiteId, roomId: 'gleich' }
      await saveDevice(db, first?.id ?? '', first?.version ?? 0, place)
      await saveDevice(db, second?.id ?? '', second?.version ?? 0, { ...place, roomId: 'anders' })
    })
    expect(await technician.read(`/standorte/doppelte?${kern}`)).toContain('1 mal Standorte')

    const answer = await technician.post(`/standorte/zusammenfuehrungen?${kern}`, {
      keep: siteId,
      member: doubleSiteId,
    })

    expect(answer.status).toBe(303)
    expect((await read(listSites)).map(({ id }) => id)).not.toContain(doubleSiteId)
    const devices = await read((db) => listDevices(db, domain.id))
    const placeOf = (id: string | undefined) => devices.find((device) => device.id === id)
    expect(placeOf(first?.id)).toMatchObject({ siteId, roomId })
    expect(placeOf(second?.id)).toMatchObject({ siteId, roomId: 'anders' })
    const keller = (await read(listRooms)).find(({ id }) => id === 'anders')
    expect(keller?.siteId).toBe(siteId)
  })
})
