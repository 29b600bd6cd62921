import { describe, expect, test } from 'vitest'
import { roomKindOf } from '../../src/inventory/roomKind.ts'
import { proposeStructure, type StructureInput } from '../../src/inventory/structure.ts'
import { aDevice, afterApplying, anApplication, devices, structureOf } from './inventoryCast.ts'

const school = { id: 's1', name: 'Grundschule Nord', type: 'school' } as const
const otherSchool = { id: 's2', name: 'Sekundarschule Süd', type: 'school' } as const
const townHall = { id: 's3', name: 'Rathaus', type: 'administration' } as const

function room(name: string, siteId = 's1', kind = '') {
  return { id: `${siteId} ${name}`, siteId, name, kind }
}

function linksOf(input: StructureInput): string[] {
  const names = new Map(proposeStructure(input).targetObjects.map(({ code, name }) => [code, name]))
  return proposeStructure(input).links.map(
    ({ fromCode, relation, toCode }) => `${names.get(fromCode)} ${relation} ${names.get(toCode)}`,
  )
}

function objectsOf(input: StructureInput) {
  return proposeStructure(input).targetObjects
}

const whole = structureOf({
  devices: [
    ...devices(3, { roomName: 'Lehrerzimmer' }),
    aDevice({ kind: 'access_point', os: '' }),
    aDevice({ kind: 'server', os: 'Debian 12', osVersion: '', hostname: 'srv-untis' }),
    aDevice({ kind: 'client' }),
  ],
  applications: [
    anApplication({ name: 'Untis', server: 'SRV-UNTIS' }),
    anApplication({ name: 'Moodle', hosting: 'provider', provider: 'Dataport' }),
  ],
  sites: [school],
  rooms: [room('Lehrerzimmer'), room('R 1.07')],
})

describe('target objects', () => {
  test('an information domain without an inventory is one target object', () => {
    expect(objectsOf(structureOf())).toMatchObject([
      { code: 'IV001', name: 'Schul-IT', kinds: ['domain'], count: 1 },
    ])
  })

  test('a domain object that somebody made is used, none is added', () => {
    const [own] = objectsOf(structureOf())
    if (!own) throw new Error('no target object')
    const stored = { ...own, id: 'own', groupKey: '', name: 'Informationsverbund SCHULE' }

    const proposals = objectsOf(structureOf({ existing: { targetObjects: [stored], links: [] } }))

    expect(proposals).toMatchObject([{ existingId: 'own', name: 'Informationsverbund SCHULE' }])
  })

  test('schools are one building group with a count, the town hall another', () => {
    const input = structureOf({
      devices: [school, otherSchool, townHall].map((site) =>
        aDevice({ siteName: site.name, siteType: site.type }),
      ),
      sites: [school, otherSchool, townHall],
    })

    const buildings = objectsOf(input).filter(({ code }) => code.startsWith('G'))

    expect(buildings).toMatchObject([
      { name: 'Verwaltungsgebäude', count: 1, kinds: ['room.building'] },
      { name: 'Schulgebäude', count: 2, location: 'Grundschule Nord (1), Sekundarschule Süd (1)' },
    ])
  })

  test('a site without a device of the information domain is not part of it', () => {
    const input = structureOf({ devices: [aDevice()], sites: [school, townHall] })

    const names = objectsOf(input).map(({ name }) => name)

    expect(names).toContain('Schulgebäude')
    expect(names).not.toContain('Verwaltungsgebäude')
  })

  test('the WLAN is there when access points are', () => {
    const without = objectsOf(structureOf({ devices: [aDevice()] }))
    const withOne = objectsOf(structureOf({ devices: [aDevice({ kind: 'access_point' })] }))

    expect(without.map(({ name }) => name)).not.toContain('WLAN')
    expect(withOne).toContainEqual(
      expect.objectContaining({ name: 'WLAN', kinds: ['network.wlan'] }),
    )
  })

  test.each([
    ['Microsoft Exchange', {}, ['application.exchange']],
    ['Active Directory', {}, ['application.activeDirectory']],
    ['TYPO3 Stadtportal', {}, ['application.web']],
    ['Ratsinformation', { description: 'Webanwendung für den Stadtrat' }, ['application.web']],
    ['Kassenprogramm', { vendor: 'Eigenentwicklung' }, ['application.custom']],
    ['Jamf School', {}, ['application.general', 'system.mdm']],
    ['OK.EWO', { description: 'liest Termine aus Outlook' }, ['application.general']],
    ['Happy', {}, ['application.general']],
  ])('the application %s %j is %j', (name, change, kinds) => {
    const input = structureOf({ applications: [anApplication({ name, ...change })] })

    const [application] = objectsOf(input).filter(({ code }) => code.startsWith('A'))

    expect(application).toMatchObject({ code: 'A001', name, kinds })
  })

  test.each([
    ['provider', 'KITU', 'provider.outsourcing', 'KITU'],
    ['cloud', 'KITU', 'provider.cloud', 'KITU (Cloud)'],
    ['cloud', '', 'provider.cloud', 'HSH (Cloud)'],
  ] as const)('hosting %s at „%s“ gives %s', (hosting, provider, kind, name) => {
    const applications = [anApplication({ hosting, provider })]

    const providers = objectsOf(structureOf({ applications })).filter(({ code }) =>
      code.startsWith('D'),
    )

    expect(providers).toMatchObject([{ code: 'D001', name, kinds: [kind] }])
  })

  test('personal data of any application is a fact of the information domain', () => {
    const applications = [anApplication({ personalData: true })]

    const [domain] = objectsOf(structureOf({ applications })).filter(({ kinds }) =>
      kinds.includes('domain'),
    )

    expect(domain?.attributes.processesPersonalData).toBe(true)
  })
})

describe('rooms', () => {
  test.each([
    ['Serverraum EG', 'room.serverRoom'],
    ['Serverschrank', 'room.technical'],
    ['Computerkabinett 2', 'room.meeting'],
    ['Klassenraum 3b', 'room.meeting'],
    ['Sekretariat', 'room.office'],
    ['Büro 112', 'room.office'],
    ['Archiv', 'room.archive'],
    ['R 1.07', undefined],
    ['Lager', undefined],
  ])('„%s“ is %s', (name, kind) => {
    expect(roomKindOf({ name, kind: '' })).toBe(kind)
  })

  test('what was said of a room counts more than its name', () => {
    expect(roomKindOf({ name: 'Serverraum', kind: 'room.technical' })).toBe('room.technical')
  })

  test('rooms of one kind in all schools are one target object', () => {
    const input = structureOf({
      devices: [aDevice(), aDevice({ siteName: otherSchool.name })],
      sites: [school, otherSchool],
      rooms: [room('Lehrerzimmer'), room('Sekretariat'), room('Lehrerzimmer', 's2')],
    })

    const rooms = objectsOf(input).filter(({ code }) => code.startsWith('R'))

    expect(rooms).toMatchObject([{ name: 'Büroräume, Schulen', count: 3 }])
  })
})

describe('links', () => {
  test('say what the inventory says', () => {
    expect(linksOf(whole)).toEqual([
      'Moodle provided_by Dataport',
      'Untis depends_on Server Linux oder Unix, Schulen, pädagogisches Netz',
      'Notebooks Windows, Schulen, pädagogisches Netz connected_to Pädagogisches Netz (LAN)',
      'Notebooks Windows, Schulen, pädagogisches Netz located_in Büroräume, Schulen',
      'Access Points, Schulen, pädagogisches Netz located_in Schulgebäude',
      'Access Points, Schulen, pädagogisches Netz connected_to Pädagogisches Netz (LAN)',
      'Access Points, Schulen, pädagogisches Netz connected_to WLAN',
      'Büroräume, Schulen located_in Schulgebäude',
      'Server Linux oder Unix, Schulen, pädagogisches Netz located_in Schulgebäude',
      'Server Linux oder Unix, Schulen, pädagogisches Netz connected_to Pädagogisches Netz (LAN)',
    ])
  })

  test('each has a reason', () => {
    for (const { reason } of proposeStructure(whole).links) expect(reason).toMatch(/\.$/)
  })

  test('nothing is said of a server, a network or a room that nobody stated', () => {
    const bare = aDevice({ siteType: null, siteName: '', siteDefaultZone: null })
    const applications = [anApplication({ server: 'SRV-99' })]

    const { links } = proposeStructure(structureOf({ devices: [bare], applications }))

    expect(links).toEqual([])
  })

  test('a link that a person made stays', () => {
    const link = { id: 'l', fromId: 'a', toId: 'b', relation: 'depends_on' } as const
    const stored = (origin: 'rule' | 'person') =>
      structureOf({ existing: { targetObjects: [], links: [{ ...link, origin }] } })

    expect(proposeStructure(stored('person')).goneLinks).toEqual([])
    expect(proposeStructure(stored('rule')).goneLinks).toEqual([link])
  })
})

describe('the rest list', () => {
  test.each([
    [
      'an application without hosting',
      { applications: [anApplication({ hosting: null })] },
      'MESO',
      'Betriebsart',
    ],
    [
      'a hosted application without provider',
      { applications: [anApplication({ hosting: 'provider' as const })] },
      'MESO',
      'Dienstleister',
    ],
    [
      'a server that is not in the inventory',
      { applications: [anApplication({ server: 'SRV-99' })] },
      'MESO',
      'Hostnamen',
    ],
    [
      'rooms that do not say what they are',
      { devices: [aDevice()], sites: [school], rooms: [room('R 1'), room('R 2')] },
      school.name,
      'Büros',
    ],
  ])('names %s', (_, change, label, todo) => {
    const { rest } = proposeStructure(structureOf(change))

    expect(rest).toHaveLength(1)
    expect(rest[0]?.label).toBe(label)
    expect(rest[0]?.todo).toContain(todo)
  })
})

describe('a second run', () => {
  test('changes nothing', () => {
    const again = proposeStructure(afterApplying(whole, proposeStructure(whole)))

    expect(again.targetObjects.filter(({ change }) => change !== 'unchanged')).toEqual([])
    expect(again.links.filter(({ existingId }) => existingId === null)).toEqual([])
    expect(again).toMatchObject({ drift: [], gone: [], goneLinks: [], recounts: [] })
  })

  test('a renamed application keeps its target object', () => {
    const next = afterApplying(whole, proposeStructure(whole))
    const applications = next.applications.map((application) =>
      application.name === 'Untis' ? { ...application, name: 'WebUntis' } : application,
    )

    const { gone, targetObjects } = proposeStructure({ ...next, applications })

    expect(gone).toEqual([])
    expect(targetObjects.filter(({ change }) => change === 'new')).toEqual([])
  })

  test('the last access point takes the WLAN and its links along', () => {
    const next = afterApplying(whole, proposeStructure(whole))
    const left = next.devices.map((device) =>
      device.kind === 'access_point' ? { ...device, status: 'retired' as const } : device,
    )

    const { gone, goneLinks, drift } = proposeStructure({ ...next, devices: left })

    expect(gone.map(({ name }) => name)).toEqual([
      'Access Points, Schulen, pädagogisches Netz',
      'WLAN',
    ])
    expect(goneLinks).toHaveLength(3)
    expect(drift).toMatchObject([{ toKey: null, reason: 'Das Gerät ist ausgesondert.' }])
  })
})

test('2,000 applications and 2,000 rooms are structured within two seconds', () => {
  const applications = Array.from({ length: 2000 }, (_, index) =>
    anApplication({ id: `a${index}`, name: `Verfahren ${index}`, server: `srv${index}` }),
  )
  const rooms = Array.from({ length: 2000 }, (_, index) => room(`Raum ${index}`))
  const input = structureOf({ devices: [aDevice()], applications, sites: [school], rooms })
  const start = performance.now()

  const { targetObjects } = proposeStructure(input)

  expect(targetObjects.length).toBeGreaterThan(2000)
  expect(performance.now() - start).toBeLessThan(2000)
})
