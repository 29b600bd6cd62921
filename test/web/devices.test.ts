/** The list of devices, asked for as a browser does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteDevices, insertDevices, listDevices, listSites } from '../../db/queries/devices.ts'
import { saveLastSeen } from '../../db/queries/wholeDevices.ts'
import { foldText, searchTextOf } from '../../src/core/text.ts'
import type { DeviceFacts } from '../../src/inventory/device.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser
let siteId: string

type Facts = Partial<DeviceFacts> & { siteId?: string }

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
  const [site] = await city.aken.deps.store.read('aken', listSites)
  siteId = site?.id ?? ''
  await add(city.aken.otherDomainId, {
    'N-1': { manufacturer: 'Zebra', holder: 'Frau Müller', serial: 'DOPPELT', siteId },
    'N-2': {
      manufacturer: 'Äpfel',
      kind: 'printer',
      serial: 'DOPPELT',
      warrantyUntil: '2025-05-21',
    },
    'N-3': { manufacturer: 'aachen', status: 'in_stock', warrantyUntil: '2025-05-22' },
    'N-4': { manufacturer: 'Beta', supportUntil: '2025-05-21', boundUntil: '2025-11-18' },
    'N-5': { manufacturer: 'beta', os: 'iPadOS 17', supportUntil: '2025-05-22' },
    'N-6': { fundingProgramme: 'DigitalPakt', boundUntil: '2025-11-19' },
    'N-7': { status: 'retired', boundUntil: '2025-06-01', warrantyUntil: '2020-01-01' },
  })
})
afterAll(() => city.close())

const path = '/geraete?verbund=SCHULE'

describe('the list of devices', () => {
  it.each(['müller', 'muller', 'MÜLLER', 'mueller', 'frau MULLER'])(
    'finds „Frau Müller“ by %s',
    async (word) => {
      expect(await numbersOf(`${path}&suche=${encodeURIComponent(word)}`)).toEqual(['N-1'])
    },
  )

  it.each([
    ['art=printer', ['N-2']],
    ['zustand=in_stock', ['N-3']],
    ['system=iPadOS+17&suche=n-', ['N-5']],
    ['foerderung=DigitalPakt', ['N-6']],
    ['foerderung=ohne&suche=n-', ['N-1', 'N-2', 'N-3', 'N-4', 'N-5', 'N-7']],
    ['standort=ohne&suche=n-', ['N-2', 'N-3', 'N-4', 'N-5', 'N-6', 'N-7']],
    ['nur=doppelte-seriennummern', ['N-1', 'N-2']],
    ['nur=garantie-abgelaufen', ['N-2']],
    ['nur=ohne-support', ['N-4']],
    ['nur=zweckbindung-endet', ['N-4']],
    ['nur=ohne-zielobjekt', ['N-1', 'N-2', 'N-3', 'N-4', 'N-5', 'N-6']],
    ['zielobjekt=ohne&zustand=retired', ['N-7']],
    ['suche=gibtesnicht', []],
    ['art=quatsch&suche=n-1', ['N-1']],
  ])('shows by %s what it says', async (filter, numbers) => {
    expect(await numbersOf(`${path}&${filter}`)).toEqual(numbers)
  })

  it('filters by site, and by target object whatever the case', async () => {
    expect(await numbersOf(`${path}&standort=${siteId}`)).toContain('N-1')
    expect(await numbersOf('/geraete?verbund=KERN&zielobjekt=c001')).toContain('Aken-0001')
    expect(await numbersOf('/geraete?verbund=KERN&zielobjekt=c999')).toEqual([])
  })

  it('says what is worth a look, each with its list', async () => {
    const page = await officer.read(path)

    expect(page).toContain('>2 mit doppelter Seriennummer</a>')
    expect(page).toContain('nur=doppelte-seriennummern')
    expect(page).toContain('>1 ohne Support</a>')
    expect(page).toContain('>1 mit abgelaufener Garantie</a>')
    expect(page).toContain('>1 mit bald endender Zweckbindung</a>')
    expect(page).toContain('>6 ohne Zielobjekt</a>')
  })

  it('orders as Germans do, what is missing last, both ways', async () => {
    const sorted = `${path}&suche=n-&sortierung=`

    expect(await numbersOf(`${sorted}geraet`)).toEqual([
      'N-3',
      'N-2',
      'N-4',
      'N-5',
      'N-1',
      'N-6',
      'N-7',
    ])
    expect(await numbersOf(`${sorted}-geraet`)).toEqual([
      'N-1',
      'N-5',
      'N-4',
      'N-2',
      'N-3',
      'N-6',
      'N-7',
    ])
    expect(await numbersOf(`${sorted}zweckbindung`)).toEqual([
      'N-7',
      'N-4',
      'N-6',
      'N-1',
      'N-2',
      'N-3',
      'N-5',
    ])
  })

  it('shows the columns that the address names, and those alone', async () => {
    const page = await officer.read(`${path}&spalten=inhaber&spalten=hostname`)

    expect(headsOf(page)).toEqual(['Inventar-Nr.', 'Inhaber', 'Hostname'])
    expect(headsOf(await officer.read(`${path}&spalten=quatsch`))).toHaveLength(7)
  })

  it('tells the management no holder', async () => {
    const page = await (await city.as('management')).read(
      `${path}&spalten=inhaber&sortierung=inhaber`,
    )

    expect(page).not.toContain('Frau Müller')
    expect(page).not.toContain('value="inhaber"')
  })

  it.each(['müller', 'muller', 'frau'])('lets the management find nobody by %s', async (word) => {
    const management = await city.as('management')
    const list = `${path}&suche=${encodeURIComponent(word)}`

    expect(rowsOf(await management.read(list))).toEqual([])
    expect(rowsOf(await management.read(`${path}&suche=n-1`))).toEqual(['N-1'])
  })

  it('says when a device last reported itself, and that others never did', async () => {
    const { deps } = city.aken
    const devices = await deps.store.read('aken', (db) => listDevices(db))
    const id = devices.find(({ inventoryNumber }) => inventoryNumber === 'N-4')?.id ?? ''
    await deps.store.write('aken', (db) => saveLastSeen(db, id, '2025-05-20T10:15:00.000Z'))

    const page = await officer.read(`${path}&suche=n-&spalten=gemeldet`)

    expect(headsOf(page)).toEqual(['Inventar-Nr.', 'Zuletzt gemeldet'])
    expect(page).toContain('20.05.2025, 12:15 Uhr')
    expect(page.match(/>nie</g)).toHaveLength(6)
    expect(await officer.read(`/geraete/${id}?verbund=SCHULE`)).toContain('20.05.2025, 12:15 Uhr')
  })

  it('is not there in an information domain that the person does not see', async () => {
    const technician = await city.as('technician', city.aken.domain.id)

    expect((await technician.get('/geraete?verbund=SCHULE')).status).toBe(404)
    expect(await technician.read('/geraete?verbund=KERN')).not.toContain('N-1')
  })
})

describe('pages of devices', () => {
  const all = Array.from({ length: 230 }, (_, index) => `VIEL-${String(index).padStart(3, '0')}`)
  const many = '/geraete?verbund=SCHULE&suche=viel'

  beforeAll(async () => {
    const facts = (index: number): Facts => ({
      ...(index % 3 === 0 ? {} : { boundUntil: '2027-01-01' }),
      ...(index % 2 === 0 ? { siteId } : {}),
    })
    await add(
      city.aken.otherDomainId,
      Object.fromEntries(all.map((number, index) => [number, facts(index)])),
    )
  })

  it.each([
    'nummer',
    '-nummer',
    'zweckbindung',
    '-zweckbindung',
    'standort',
    '-standort',
    'geraet',
  ])(
    'by %s show each device once on the way there, and the same on the way back',
    async (order) => {
      const there = await walk(`${many}&sortierung=${order}`, 'next')
      const back = await walk(there.last, 'prev')

      expect(there.pages.flat().toSorted()).toEqual(all)
      expect(there.pages.map((page) => page.length)).toEqual([100, 100, 30])
      expect(back.pages.toReversed().at(0)).toEqual(there.pages[0])
      expect(new Set(back.pages.flat())).toEqual(new Set(all))
    },
  )

  it('go on where they were when the device they begin behind is gone', async () => {
    const next = linkOf(await officer.read(many), 'next')
    const before = await numbersOf(next)
    const devices = await city.aken.deps.store.read('aken', (db) => listDevices(db))
    const edge = devices.find(({ inventoryNumber }) => inventoryNumber === 'VIEL-099')

    await city.aken.deps.store.write('aken', (db) => deleteDevices(db, [edge?.id ?? '']))

    expect(await numbersOf(next)).toEqual(before)
    await add(city.aken.otherDomainId, { 'VIEL-099': {} })
  })

  it.each(['quatsch', 'WyJhIl0', 'bnVsbA', Buffer.from('["a","b","c","d"]').toString('base64url')])(
    'begin at the beginning by the forged place %s',
    async (place) => {
      expect((await numbersOf(`${many}&nach=${place}`)).length).toBeGreaterThan(0)
      expect(await numbersOf(`${many}&vor=${place}`)).toHaveLength(100)
    },
  )

  it('have neither a link before the first nor behind the last', async () => {
    const first = await officer.read(many)
    const { last } = await walk(many, 'next')

    expect(first).not.toContain('rel="prev"')
    expect(await officer.read(last)).not.toContain('rel="next"')
  })

  async function walk(from: string, rel: 'next' | 'prev') {
    const pages: string[][] = []
    let address = from
    for (;;) {
      const page = await officer.read(address)
      pages.push(rowsOf(page))
      const onwards = linkOf(page, rel)
      if (onwards === '') return { pages, last: address }
      address = onwards
      if (pages.length > 10) throw new Error('the pages never end')
    }
  }
})

describe('lists that are remembered', () => {
  it('stand there for the person who saved them, with filters, order and columns', async () => {
    const parameters = 'art=printer&sortierung=-standort&spalten=netz&seite=9&nach=x'
    const response = await officer.post('/geraete/filter?verbund=SCHULE', {
      name: 'Drucker',
      parameters,
    })

    expect(response.status).toBe(303)
    const page = await officer.read(path)
    expect(page).toContain(
      'href="/geraete?verbund=SCHULE&amp;art=printer&amp;sortierung=-standort&amp;spalten=netz"',
    )
    expect(await (await city.as('technician')).read(path)).not.toContain('>Drucker</a>')
    expect(await officer.read('/geraete?verbund=KERN')).not.toContain('>Drucker</a>')
  })

  it('are replaced by one of the same name, and need one', async () => {
    await officer.post('/geraete/filter?verbund=SCHULE', { name: 'DRUCKER', parameters: 'art=pc' })
    const nameless = await officer.post('/geraete/filter?verbund=SCHULE', {
      name: ' ',
      parameters: '',
    })

    const page = await officer.read(path)
    expect(page).toContain('>DRUCKER</a>')
    expect(page).not.toContain('>Drucker</a>')
    expect(nameless.status).toBe(422)
    expect(await nameless.text()).toContain('Bitte geben Sie der Liste einen Namen.')
  })

  it('are deleted by nobody else', async () => {
    const [, action = ''] =
      /action="(\/geraete\/filter\/[^"]+)"/.exec(await officer.read(path)) ?? []
    const address = action.replaceAll('&amp;', '&')
    const technician = await city.as('technician')

    expect((await technician.post(address)).status).toBe(404)
    expect((await officer.post(address)).status).toBe(303)
    expect(await officer.read(path)).not.toContain('DRUCKER')
  })
})

describe('a device that a list states as lent', () => {
  const loan = {
    ...{ borrower: 'Schulkind 7b-03', borrowerUnit: '7b', borrowerContact: '', accessories: '' },
    ...{ lentOn: '2025-05-05', dueOn: '2025-06-05', conditionOut: '', version: '1' },
  }

  it('says that its loan is not written down, until it is', async () => {
    await add(city.aken.otherDomainId, { 'LEIH-1': { status: 'on_loan' } })
    const devices = await city.aken.deps.store.read('aken', (db) => listDevices(db))
    const id = devices.find(({ inventoryNumber }) => inventoryNumber === 'LEIH-1')?.id ?? ''
    const page = `/geraete/${id}`
    const loans = '/geraete/leihen?verbund=SCHULE'

    const before = await officer.read(`${page}?verbund=SCHULE`)
    const others = await (await city.as('management')).read(`${page}?verbund=SCHULE`)
    expect(before).toContain('Es gibt keinen Leihvorgang')
    expect(before).toContain('Leihe nachtragen')
    expect(before).toContain('Rücknahme')
    expect(others).toContain('Es gibt keinen Leihvorgang')
    expect(others).not.toContain('Leihe nachtragen<')
    expect(await officer.read(loans)).toContain('Ein Gerät steht im Bestand als verliehen')

    expect((await officer.post(`${page}/leihe?verbund=SCHULE`, loan)).status).toBe(303)

    expect(await officer.read(`${page}?verbund=SCHULE`)).not.toContain('keinen Leihvorgang')
    expect(await officer.read(loans)).not.toContain('steht im Bestand als verliehen')
  })
})

async function add(informationDomainId: string, devices: Record<string, Facts>): Promise<void> {
  const { deps } = city.aken
  await deps.store.write('aken', async (db) => {
    await insertDevices(
      db,
      Object.entries(devices).map(([number, facts]) => ({
        id: deps.newId(),
        informationDomainId,
        inventoryNumber: number,
        inventoryKey: foldText(number),
        serial: null,
        kind: 'notebook' as const,
        manufacturer: '',
        model: '',
        os: '',
        osVersion: '',
        hostname: '',
        mac: '',
        networkZone: null,
        siteId: null,
        roomId: null,
        status: 'in_use' as const,
        holder: '',
        purchasedOn: null,
        priceCents: null,
        warrantyUntil: null,
        supportUntil: null,
        fundingProgramme: '',
        boundUntil: null,
        notes: '',
        ...facts,
        searchText: searchTextOf([number, facts.manufacturer]),
        createdAt: deps.now(),
      })),
    )
  })
}

async function numbersOf(address: string): Promise<string[]> {
  return rowsOf(await officer.read(address))
}

function rowsOf(page: string): string[] {
  return [...page.matchAll(/<th scope="row">(?:<a[^>]*>)?([^<]*)</g)].map(
    ([, number = '']) => number,
  )
}

function headsOf(page: string): string[] {
  const [head = ''] = /<thead>.*?<\/thead>/s.exec(page) ?? []
  return [...head.matchAll(/<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(
    ([, text = '']) => text,
  )
}

function linkOf(page: string, rel: 'next' | 'prev'): string {
  const [, href = ''] = new RegExp(`href="([^"]+)" rel="${rel}"`).exec(page) ?? []
  return href.replaceAll('&amp;', '&')
}
