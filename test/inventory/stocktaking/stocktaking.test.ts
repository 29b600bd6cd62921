/** A stocktaking round as forms send it, and as the script of the page does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Device,
  insertRooms,
  insertSites,
  listDevices,
  saveDevice,
} from '../../../db/queries/devices.ts'
import { listFinds, listRounds } from '../../../db/queries/stocktaking.ts'
import { readBack } from '../../exports/readBack.ts'
import { type Browser, openWebCity, type WebCity } from '../../web/webCity.ts'

let city: WebCity
let technician: Browser
let roundId: string
/** Stand in room a; the third stands in room b. */
let devices: readonly Device[]

const kern = 'verbund=KERN'
const json = { Accept: 'application/json' }
const uuid = (last: number) => `0196f6a0-0000-4000-8000-${String(last).padStart(12, '0')}`

beforeEach(async () => {
  city = await openWebCity()
  technician = await city.as('technician')
  await furnish()
  roundId = await begin()
})
afterEach(() => city.close())

async function read<Result>(work: Parameters<typeof city.aken.deps.store.read<Result>>[1]) {
  return city.aken.deps.store.read(city.aken.organisationId, work)
}

async function furnish(): Promise<void> {
  const { deps, organisationId, domain } = city.aken
  const site = { id: 'schule', name: 'Grundschule Nord', nameKey: 'grundschule nord' }
  const room = (id: string) => ({ id, siteId: 'schule', building: '', name: id, nameKey: `/${id}` })
  await deps.store.write(organisationId, async (db) => {
    await insertSites(db, [{ ...site, type: 'school', defaultZone: null }])
    await insertRooms(
      db,
      ['a', 'b'].map((id) => ({ ...room(id), kind: '' })),
    )
    const all = (await listDevices(db, domain.id)).filter((one) => one.inventoryNumber !== null)
    for (const [index, device] of all.slice(0, 3).entries()) {
      const place = { siteId: 'schule', roomId: index < 2 ? 'a' : 'b' }
      await saveDevice(db, device.id, device.version, { ...place, status: 'in_use' })
    }
    const ids = all.slice(0, 3).map(({ id }) => id)
    devices = (await listDevices(db, domain.id)).filter(({ id }) => ids.includes(id))
  })
  if (devices.length < 3) throw new Error('the cast lacks devices')
}

async function begin(): Promise<string> {
  await technician.post(`/inventur?${kern}`, { siteId: 'schule', name: 'Sommerferien' })
  const rounds = await read((db) => listRounds(db, city.aken.domain.id))
  return rounds.find(({ name }) => name === 'Sommerferien')?.id ?? ''
}

function numberOf(index: number): string {
  return devices[index]?.inventoryNumber ?? ''
}

function scan(roomId: string, code: string, values: Record<string, string> = {}) {
  const address = `/inventur/${roundId}/raeume/${roomId}/funde`
  return technician.post(address, { code, ...values }, json)
}

async function finds() {
  return read((db) => listFinds(db, roundId))
}

async function deviceOf(index: number): Promise<Device | undefined> {
  const all = await read((db) => listDevices(db))
  return all.find(({ id }) => id === devices[index]?.id)
}

describe('a find', () => {
  it.each([
    ['its inventory number', (device: Device) => device.inventoryNumber ?? ''],
    ['its label', (device: Device) => `https://stadt.example/geraete/${device.id}`],
  ])('is known by %s', async (_, codeOf) => {
    const [device] = devices
    const answer = await scan('a', device ? codeOf(device) : '')

    expect(await answer.json()).toMatchObject({ result: 'found', deviceId: device?.id })
  })

  it('in another room says where the device stands by the inventory', async () => {
    const answer = await scan('a', numberOf(2))

    expect(await answer.json()).toMatchObject({ result: 'wrong_room', statedPlace: 'b' })
    expect((await deviceOf(2))?.roomId).toBe('b')
  })

  it('of another information domain is as unknown as any other', async () => {
    const [foreign] = await read((db) => listDevices(db, city.aken.otherDomainId))

    const byLabel = await scan('a', `https://stadt.example/geraete/${foreign?.id}`)
    const nobody = await scan('a', 'gibt es nicht')

    expect(await byLabel.json()).toMatchObject({ result: 'unknown', deviceId: null })
    expect(await nobody.json()).toMatchObject({ result: 'unknown', label: 'gibt es nicht' })
  })

  it('that is sent twice counts once', async () => {
    const id = uuid(1)

    const first = await (await scan('a', numberOf(0), { id })).json()
    const second = await (await scan('a', numberOf(0), { id })).json()

    expect(second).toEqual(first)
    expect(await finds()).toHaveLength(1)
  })

  it('was made when it was scanned, not when it was sent, and not before the round', async () => {
    await scan('a', numberOf(0), { id: uuid(1), millisecondsAgo: '0' })
    await scan('a', numberOf(1), { id: uuid(2), millisecondsAgo: '86400000' })

    const [round] = await read((db) => listRounds(db, city.aken.domain.id))
    const times = (await finds()).map(({ at }) => at)
    expect(times.every((at) => at >= (round?.startedAt ?? ''))).toBe(true)
  })

  it.each([
    ['nothing is typed', { code: ' ' }, 422],
    ['the id is none', { code: 'x', id: 'DROP TABLE' }, 422],
    ['it is too long', { code: 'x'.repeat(301) }, 422],
  ])('is refused when %s', async (_, { code, ...values }, status) => {
    const answer = await scan('a', code, values)

    expect(answer.status).toBe(status)
    expect((await answer.json()) as object).toHaveProperty('message')
    expect(await finds()).toEqual([])
  })

  it('in a room that is gone is refused with a reason', async () => {
    const answer = await scan('weg', numberOf(0))

    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({
      message: expect.stringContaining('Diesen Raum gibt es'),
    })
  })

  it('after the end is refused, and taken once the round is open again', async () => {
    const id = uuid(3)
    await technician.post(`/inventur/${roundId}/abschluss`)
    const late = await scan('a', numberOf(0), { id })
    await technician.post(`/inventur/${roundId}/wiederaufnahme`)
    const again = await scan('a', numberOf(0), { id })

    expect(late.status).toBe(409)
    expect(again.status).toBe(200)
    expect(await finds()).toHaveLength(1)
  })

  it('works as a plain form too', async () => {
    const address = `/inventur/${roundId}/raeume/a/funde?${kern}`
    const answer = await technician.post(address, { code: numberOf(0) })
    const empty = await technician.post(address, { code: '' })

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/inventur/${roundId}?verbund=KERN&raum=a#raum-a`)
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Bitte scannen oder tippen Sie eine Nummer.')
  })
})

describe('a room that is done', () => {
  const end = () => technician.post(`/inventur/${roundId}/raeume/a/abschluss`, {}, json)

  it('lacks what was not seen in it', async () => {
    await scan('a', numberOf(0))

    expect(await (await end()).json()).toEqual({ missing: 1 })
    const page = await technician.read(`/inventur/${roundId}?${kern}`)
    expect(page).toContain('1 von 2 Räumen abgeschlossen')
    expect(page).toContain('fehlt')
  })

  it('lacks nothing that turns up in another room later', async () => {
    await scan('a', numberOf(0))
    await end()
    await scan('b', numberOf(1))

    const record = await technician.read(`/inventur/${roundId}/protokoll?${kern}`)
    expect(record).toContain('1 da, 1 woanders, 0 fehlen, 0 unbekannt')
  })

  it('is done once more without doubling what is missing', async () => {
    await end()
    await end()

    expect(await finds()).toHaveLength(2)
  })
})

describe('the record', () => {
  beforeEach(async () => {
    await scan('a', numberOf(2))
    await scan('a', 'fremd')
  })

  it('names rooms that nobody counted', async () => {
    await technician.post(`/inventur/${roundId}/raeume/a/abschluss`)
    await technician.post(`/inventur/${roundId}/abschluss`)

    const record = await technician.read(`/inventur/${roundId}/protokoll?${kern}`)

    expect(record).toContain('1 von 2 Räumen nicht gezählt: b.')
    expect(record).toContain('0 da, 1 woanders, 2 fehlen, 1 unbekannt')
  })

  it('books a device to where it was found only when a person says so', async () => {
    await technician.post(`/inventur/${roundId}/abschluss`)
    expect((await deviceOf(2))?.roomId).toBe('b')
    const [find] = (await finds()).filter(({ result }) => result === 'wrong_room')

    const answer = await technician.post(`/inventur/${roundId}/umbuchungen`, {
      find: find?.id ?? '',
    })
    const again = await technician.post(`/inventur/${roundId}/umbuchungen`, { all: 'ja' })

    expect(answer.status).toBe(303)
    expect((await deviceOf(2))?.roomId).toBe('a')
    expect(again.status).toBe(422)
    const record = await technician.read(`/inventur/${roundId}/protokoll?${kern}`)
    expect(record).toContain('umgebucht')
    expect(await technician.read(`/geraete/aenderungen?${kern}`)).toContain('1 geändert')
  })

  it('leaves a device alone that was retired in the meantime', async () => {
    const { deps, organisationId } = city.aken
    await deps.store.write(organisationId, async (db) => {
      const device = devices[2]
      await saveDevice(db, device?.id ?? '', device?.version ?? 0, { status: 'retired' })
    })

    await technician.post(`/inventur/${roundId}/umbuchungen`, { all: 'ja' })

    expect((await deviceOf(2))?.roomId).toBe('b')
  })

  it('is read by the management, which counts nothing', async () => {
    const management = await city.as('management')

    expect((await management.get(`/inventur/${roundId}/protokoll?${kern}`)).status).toBe(200)
    expect((await management.get(`/inventur/${roundId}?${kern}`)).status).toBe(403)
    expect((await management.post(`/inventur/${roundId}/abschluss`)).status).toBe(403)
  })
})

describe('a running round', () => {
  it('is the only one of its site', async () => {
    const second = await technician.post(`/inventur?${kern}`, {
      siteId: 'schule',
      name: 'Noch eine',
    })

    expect(second.status).toBe(409)
    expect(await second.text()).toContain('Dort läuft schon die Inventur')
  })

  it('keeps its rooms from being put together', async () => {
    const merge = { keep: 'a', member: 'b' }

    const refused = await technician.post(`/raeume/zusammenfuehrungen?${kern}`, merge)
    await technician.post(`/inventur/${roundId}/abschluss`)
    const merged = await technician.post(`/raeume/zusammenfuehrungen?${kern}`, merge)

    expect(refused.status).toBe(409)
    expect(merged.status).toBe(303)
  })

  it('is not there for whoever sees other information domains only', async () => {
    const other = await city.as('technician', city.aken.otherDomainId)

    expect((await other.get(`/inventur/${roundId}`)).status).toBe(404)
    expect(
      (await other.post(`/inventur/${roundId}/raeume/a/funde`, { code: 'x' }, json)).status,
    ).toBe(404)
  })
})

describe('the record as a workbook', () => {
  async function workbook() {
    const answer = await technician.post(`/inventur/${roundId}/protokoll?${kern}`)
    expect(answer.status).toBe(200)
    return Buffer.from(await answer.arrayBuffer())
  }

  beforeEach(async () => {
    await scan('a', numberOf(0))
    await scan('a', numberOf(2))
    await scan('a', '=1+1')
    await technician.post(`/inventur/${roundId}/raeume/a/abschluss?${kern}`)
  })

  it('lists every find with its result, and the rooms with what was counted there', async () => {
    const book = readBack(await workbook())

    const results = book
      .table('Funde', 'Ergebnis')
      .map(({ Gerät, Ergebnis, Raum }) => [Gerät, Ergebnis, Raum])
    expect(results.toSorted()).toEqual(
      [
        [numberOf(0), 'erwartet und da', 'a'],
        [numberOf(1), 'fehlt', 'a'],
        [numberOf(2), 'woanders gefunden', 'a'],
        ['=1+1', 'unbekannt', 'a'],
      ].toSorted(),
    )
    const [a, b] = book.table('Räume', 'Gezählt')
    expect(a).toMatchObject({ Da: 1, 'Woanders gefunden': 1, Fehlt: 1 })
    expect(a?.['Aufgetaucht, unbekannt']).toBe(1)
    expect(b).toMatchObject({ Raum: 'b', Da: 0, Fehlt: 0 })
    expect(b?.Gezählt).toBeUndefined()
    expect([book.fact('Räume'), book.fact('Gezählte Räume')]).toEqual([2, 1])
    expect([book.fact('Fehlt'), book.fact('Beendet')]).toEqual([1, 'läuft noch'])
    expect(book.texts().join()).toContain('1 von 2 Räumen sind nicht gezählt')
  })

  it('says who finished it, and is the same bytes again', async () => {
    await technician.post(`/inventur/${roundId}/abschluss?${kern}`)

    const first = await workbook()

    expect(readBack(first).fact('Beendet von')).toMatch(/.+/)
    expect(readBack(first).texts().join()).not.toContain('Zwischenstand')
    expect((await workbook()).equals(first)).toBe(true)
  })
})
