/** Operating systems and the end of their support, asked for as a browser does. The day is 2025-05-22. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignDevices } from '../../db/queries/devices.ts'
import { createDevice } from '../../src/inventory/devices/form/actions.ts'
import { device } from '../access/belongings.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser
let id: string

type Facts = [number: string, os: string, version: string, status: 'in_use' | 'retired']

const page = '/betriebssysteme?verbund=SCHULE'
const unsupported = '/geraete?verbund=SCHULE&nur=ohne-support'
const form = { release: 'Windows 10 21H2', source: 'Vertrag 7', checkedOn: '2025-05-01' }

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
  const add = (...facts: Facts) => addTo(city.aken.otherDomainId, ...facts)
  id = await add('B-1', 'Windows 10 Pro', '21H2', 'in_use')
  await add('B-2', 'Microsoft Windows 10', '10.0.19044', 'in_use')
  await add('B-3', 'Windows 10', '21H2', 'retired')
  await add('B-4', 'Windows 11', '24H2', 'in_use')
})
afterAll(() => city.close())

describe('operating systems', () => {
  it('counts what lists call differently as one release, without retired devices', async () => {
    expect(rowOf(await officer.read(page))).toMatch(/Windows 10 21H2 2 .*ohne Support 11\.06\.2024/)
    const list = await officer.read('/geraete?verbund=SCHULE&fassung=windows+10+21h2')
    expect(numbersIn(list)).toEqual(['B-1', 'B-2'])
  })

  it('lists devices of a system beyond support as without support', async () => {
    const list = await officer.read(unsupported)
    expect(numbersIn(list)).toEqual(['B-1', 'B-2'])
    expect(list).toContain('>2 ohne Support</a>')
  })

  it('tells at the target object how many of its devices that are, and what asks for updates', async () => {
    const { deps, objectId } = city.aken
    const before = await officer.read('/zielobjekte/C001?verbund=KERN')
    expect(before).not.toContain('keine Updates mehr')

    const old = await addTo(city.aken.domain.id, 'K-1', 'Windows 10', '21H2', 'in_use')
    await deps.store.write('aken', (db) => assignDevices(db, [old], objectId))

    const page = await officer.read('/zielobjekte/C001?verbund=KERN')
    expect(page).toMatch(/1 von \d+ Geräten bekommt keine Updates mehr/)
    expect(page).toContain('/check/zielobjekte/C001/SYS.2.1.A3?verbund=KERN')
  })

  it('asks for the day and for who says so', async () => {
    const answer = await officer.post(`${page.replace('?', '/termin?')}`, {
      ...form,
      supportUntil: '',
      source: ' ',
      version: '0',
    })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('Bitte geben Sie den letzten Tag mit Sicherheitsupdates an.')
    expect(text).toContain('Bitte geben Sie an, woher der Termin stammt.')
  })

  it('refuses to have been looked up in the future', async () => {
    const answer = await officer.post('/betriebssysteme/termin?verbund=SCHULE', {
      ...form,
      supportUntil: '2030-01-01',
      checkedOn: '2025-05-23',
      version: '0',
    })

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Der Tag liegt in der Zukunft.')
  })

  it('lets an own day win everywhere up to its last day, and the catalogue once it is gone', async () => {
    await save('2025-05-22', '0')
    expect(rowOf(await officer.read(page))).toMatch(/nächsten zwölf Monaten 22\.05\.2025 Vertrag 7/)
    expect(numbersIn(await officer.read(unsupported))).toEqual([])
    expect(await officer.read(`/geraete/${id}?verbund=SCHULE`)).toContain('Vertrag 7')

    await save('2025-05-21', '1')
    expect(numbersIn(await officer.read(unsupported))).toEqual(['B-1', 'B-2'])

    const { status } = await officer.post('/betriebssysteme/termin/loeschung?verbund=SCHULE', form)
    expect(status).toBe(303)
    expect(rowOf(await officer.read(page))).toMatch(/11\.06\.2024 Microsoft/)
  })

  it('refuses what was read before somebody else saved', async () => {
    await save('2025-05-22', '0')
    const answer = await officer.post('/betriebssysteme/termin?verbund=SCHULE', {
      ...form,
      supportUntil: '2030-01-01',
      version: '0',
    })
    expect(answer.status).toBe(409)
  })
})

function addTo(
  domainId: string,
  ...[inventoryNumber, os, osVersion, status]: Facts
): Promise<string> {
  const { deps, actor } = city.aken
  const facts = { ...device, inventoryNumber, serial: null, os, osVersion, status }
  return createDevice(deps, actor, domainId, facts, { isTwin: false })
}

async function save(supportUntil: string, version: string): Promise<void> {
  const address = '/betriebssysteme/termin?verbund=SCHULE'
  const { status } = await officer.post(address, { ...form, supportUntil, version })
  expect(status).toBe(303)
}

/** The words of the row of Windows 10 21H2. */
function rowOf(html: string): string {
  const row = html.split('<tr').find((part) => part.includes('>Windows 10 21H2<')) ?? ''
  return `<tr${row}`
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function numbersIn(html: string): string[] {
  return [...html.matchAll(/>(B-\d)</g)].map(([, number]) => number ?? '').sort()
}
