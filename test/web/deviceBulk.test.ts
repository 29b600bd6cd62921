/** Changing many devices at once, and taking the list along, as a browser does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Device,
  insertRooms,
  listDevices,
  listSites,
  saveDevice,
} from '../../db/queries/devices.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser
let school: string

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
  const sites = await city.aken.deps.store.read('aken', listSites)
  school = sites.find(({ type }) => type === 'school')?.id ?? ''
  await city.aken.deps.store.write('aken', (db) =>
    insertRooms(db, [
      { id: 'r1', siteId: school, building: 'Haus 1', name: 'R 1.07', nameKey: '1', kind: '' },
      { id: 'r2', siteId: school, building: 'Haus 2', name: 'R 1.07', nameKey: '2', kind: '' },
      { id: 'r3', siteId: school, building: '', name: 'Aula', nameKey: '3', kind: '' },
    ]),
  )
})
afterAll(() => city.close())

const kern = 'verbund=KERN'
const selection = `/geraete/auswahl?${kern}`
const changes = `/geraete/aenderungen?${kern}`

describe('changing many devices', () => {
  it('shows what would change and what is refused, and changes nothing yet', async () => {
    const before = await devices()

    const page = await preview({ targetObject: 'c001' })

    expect(page).toMatch(/„Drucker“ gehört nicht zu C001\./)
    expect(page).toMatch(/Was ausgesondert ist, gehört zu keinem Zielobjekt\./)
    expect(page).toMatch(/sind schon so|ist schon so/)
    expect(await devices()).toEqual(before)
  })

  it('does to the ticked ones what the preview says, and can be undone', async () => {
    const before = await devices()
    const [first, second] = [numbered(before, 'Aken-0001'), numbered(before, 'Aken-0005')]
    const form = formOf({ siteId: school, room: 'aula', os: 'ohne' }, [first.id, second.id])

    const page = await (await officer.post(selection, form)).text()
    expect(page).toContain('Vorschau: 2 werden geändert')
    expect(page).toContain('<ins>Aula</ins>')
    const done = await officer.post(changes, withStand(form, page))

    const after = await devices()
    expect(numbered(after, 'Aken-0001')).toMatchObject({ siteId: school, roomId: 'r3', os: '' })
    expect(numbered(after, 'Aken-0002')).toEqual(numbered(before, 'Aken-0002'))
    const list = await officer.read(done.headers.get('location') ?? '')
    expect(list).toContain('Geräte: 2 geändert.')
    expect(await found('schule')).toContain('Aken-0001')

    const undo = /action="([^"]+ruecknahme[^"]*)"/.exec(list)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await officer.post(undo)).status).toBe(303)
    expect(numbered(await devices(), 'Aken-0001')).toMatchObject({
      siteId: first.siteId,
      roomId: first.roomId,
      os: first.os,
    })
    expect(await found('schule')).not.toContain('Aken-0001')
  })

  it('is not undone, and names the device, when one was changed since', async () => {
    const device = numbered(await devices(), 'Aken-0002')
    const form = formOf({ fundingProgramme: 'DigitalPakt' }, [device.id])
    const page = await (await officer.post(selection, form)).text()
    const done = await officer.post(changes, withStand(form, page))
    const id = /vorgang=([^&]+)/.exec(done.headers.get('location') ?? '')?.[1]
    await touch('Aken-0002')

    const refused = await officer.post(`/geraete/aenderungen/${id}/ruecknahme?${kern}`)

    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Seither geändert: Aken-0002.')
    expect(numbered(await devices(), 'Aken-0002').fundingProgramme).toBe('DigitalPakt')
  })

  it('asks again when a device was changed after the preview', async () => {
    const device = numbered(await devices(), 'Aken-0003')
    const form = formOf({ status: 'in_stock' }, [device.id])
    const page = await (await officer.post(selection, form)).text()
    await touch('Aken-0003')

    const response = await officer.post(changes, withStand(form, page))

    expect(response.status).toBe(409)
    const again = await response.text()
    expect(again).toContain('Inzwischen hat sich etwas geändert.')
    expect(numbered(await devices(), 'Aken-0003').status).toBe('in_use')
    expect((await officer.post(changes, withStand(form, again))).status).toBe(303)
  })

  it('of a whole list changes all that its filters let through, and no other', async () => {
    const form = formOf({ fundingProgramme: 'Land' }, [], { umfang: 'alle', liste: 'art=printer' })
    const page = await (await officer.post(selection, form)).text()

    await officer.post(changes, withStand(form, page))

    const funded = (await devices()).filter(({ fundingProgramme }) => fundingProgramme === 'Land')
    expect(funded.length).toBeGreaterThan(0)
    expect(new Set(funded.map(({ kind }) => kind))).toEqual(new Set(['printer']))
  })

  it.each([
    [{ room: 'R 1.07' }, 'mehrfach. Bitte schreiben Sie „Haus 1, R 1.07“ oder „Haus 2, R 1.07“.'],
    [{ room: 'Keller' }, 'gibt es am Standort „Schule Aken“ nicht.'],
  ])('refuses the room %o', async (change, reason) => {
    const device = numbered(await devices(), 'Aken-0004')
    const form = formOf({ siteId: school, ...change }, [device.id])

    const page = await (await officer.post(selection, form)).text()

    expect(page).toContain(reason)
    expect(page).not.toContain('name="stand"')
  })

  it('leaves the room of a device that moves to another site', async () => {
    const device = (await devices()).find(({ roomId }) => roomId !== null)
    const form = formOf({ siteId: school }, [device?.id ?? ''])

    const page = await (await officer.post(selection, form)).text()

    expect(page).toContain('Raum: <del>Altbau, Serverraum</del> → <ins>leer</ins>')
  })

  it.each([
    [{}, 422, 'Bitte füllen Sie mindestens ein Feld aus'],
    [{ targetObject: 'C999' }, 422, 'Das Zielobjekt „C999“ gibt es hier nicht.'],
    [{ siteId: 'fremd' }, 422, 'Diesen Standort gibt es nicht.'],
    [{ status: 'retired' }, 422, 'Bitte wählen Sie einen der Zustände.'],
    [{ status: 'on_loan' }, 422, 'Bitte wählen Sie einen der Zustände.'],
  ])('refuses the form %o', async (change, status, message) => {
    const device = numbered(await devices(), 'Aken-0001')

    const response = await officer.post(selection, formOf(change, [device.id]))

    expect(response.status).toBe(status)
    expect(await response.text()).toContain(message)
  })

  it('needs a tick', async () => {
    const response = await officer.post(selection, formOf({ status: 'in_stock' }, []))

    expect(response.headers.get('location')).toBe(`/geraete?${kern}`)
  })

  it('reaches no device of another information domain', async () => {
    const others = (await allDevices()).filter(
      ({ informationDomainId }) => informationDomainId === city.aken.otherDomainId,
    )
    const technician = await city.as('technician', city.aken.domain.id)
    const form = formOf(
      { status: 'in_stock' },
      others.map(({ id }) => id),
    )

    expect((await technician.post(selection, form)).status).toBe(422)
    expect((await technician.post('/geraete/auswahl?verbund=SCHULE', form)).status).toBe(404)
    expect((await (await city.as('management')).post(selection, form)).status).toBe(403)
  })
})

describe('the list taken along', () => {
  it('is a CSV file of just the devices that are shown', async () => {
    const response = await officer.post(`/geraete/ausgabe?${kern}&art=printer`, { format: 'csv' })
    const text = await response.text()

    expect(response.headers.get('content-disposition')).toMatch(/Geraete_KERN_.*\.csv/)
    expect(text.startsWith('Inventar-Nr.;Seriennummer;')).toBe(true)
    expect(text).toContain('Aken-0005;')
    expect(text).not.toContain('Aken-0001;')
    expect(text).toContain('1149,00')
    expect(text).toContain('02.05.2023')
  })

  it('tells the management no holders, and refuses an unknown format', async () => {
    const management = await city.as('management')
    const csv = await management.post(`/geraete/ausgabe?${kern}`, { format: 'csv' })

    expect(await csv.text()).not.toContain(';Inhaber;')
    expect((await officer.post(`/geraete/ausgabe?${kern}`, { format: 'pdf' })).status).toBe(422)
  })

  it('is an Excel file as well', async () => {
    const response = await officer.post(`/geraete/ausgabe?${kern}&suche=aken`, { format: 'xlsx' })

    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(5_000)
  })
})

async function preview(values: Record<string, string>): Promise<string> {
  const form = formOf(values, [], { umfang: 'alle' })
  const response = await officer.post(selection, form)
  expect(response.status).toBe(200)
  return response.text()
}

function formOf(
  values: Record<string, string>,
  ids: readonly string[],
  further: Record<string, string> = { umfang: 'angekreuzte' },
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ vorschau: 'ja', ...further, ...values })) {
    form.set(name, value)
  }
  for (const id of ids) form.append('geraet', id)
  return form
}

/** The same form with what the preview said. */
function withStand(form: FormData, page: string): FormData {
  form.set('stand', /name="stand" value="([^"]+)"/.exec(page)?.[1] ?? '')
  return form
}

async function found(word: string): Promise<string> {
  return officer.read(`/geraete?${kern}&suche=${word}`)
}

async function touch(number: string): Promise<void> {
  const device = numbered(await devices(), number)
  await city.aken.deps.store.write('aken', (db) =>
    saveDevice(db, device.id, device.version, { notes: `${device.notes}.` }),
  )
}

async function devices(): Promise<Device[]> {
  const { deps, domain } = city.aken
  return deps.store.read('aken', (db) => listDevices(db, domain.id))
}

async function allDevices(): Promise<Device[]> {
  return city.aken.deps.store.read('aken', (db) => listDevices(db))
}

function numbered(all: readonly Device[], number: string): Device {
  const device = all.find(({ inventoryNumber }) => inventoryNumber === number)
  if (!device) throw new Error(`no ${number}`)
  return device
}
