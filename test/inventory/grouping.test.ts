import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviceKinds } from '../../src/inventory/deviceKind.ts'
import { proposeGroups } from '../../src/inventory/grouping.ts'
import type { InventoryDevice } from '../../src/inventory/inventoryDevice.ts'
import type { ExistingTargetObject } from '../../src/inventory/targetObjectProposal.ts'
import { aDevice, devices, storedFrom, today } from './inventoryCast.ts'

function groupsOf(list: readonly InventoryDevice[], existing: ExistingTargetObject[] = []) {
  return proposeGroups({ devices: list, existingGroups: existing, today }).groups
}

describe('the key of a group', () => {
  test('joins devices of all schools and keeps the single device out of the name', () => {
    const list = [
      ...devices(2, { siteName: 'Grundschule Nord' }),
      ...devices(1, { siteName: 'Sekundarschule Süd' }),
    ]

    const [group, ...others] = groupsOf(list)

    expect(others).toEqual([])
    expect(group).toMatchObject({
      code: 'C001',
      name: 'Notebooks Windows, Schulen, pädagogisches Netz',
      kinds: ['system.laptop', 'system.client.windows'],
      count: 3,
      platform: 'Windows 11 24H2; Lenovo ThinkPad L14',
      location: 'Grundschule Nord (2), Sekundarschule Süd (1)',
      change: 'new',
    })
    expect(group?.memberIds).toHaveLength(3)
  })

  test.each<[string, Partial<InventoryDevice>, string]>([
    ['the kind', { kind: 'pc' }, 'PC Windows, Schulen, pädagogisches Netz'],
    [
      'the operating system',
      { os: 'macOS', osVersion: '15' },
      'Notebooks macOS, Schulen, pädagogisches Netz',
    ],
    [
      'the type of site',
      { siteType: 'administration' },
      'Notebooks Windows, Verwaltung, pädagogisches Netz',
    ],
    ['the zone', { networkZone: 'administrative' }, 'Notebooks Windows, Schulen, Verwaltungsnetz'],
    [
      'lost support',
      { os: 'Windows 7', osVersion: '' },
      'Notebooks Windows, Schulen, pädagogisches Netz, ohne Support',
    ],
    [
      'an operating system that nobody stated',
      { os: '', osVersion: '' },
      'Notebooks, Betriebssystem nicht angegeben, Schulen, pädagogisches Netz',
    ],
  ])('tells groups apart by %s', (_, change, name) => {
    const groups = groupsOf([aDevice(), aDevice(change)])

    expect(groups.map((group) => group.name).sort()).toEqual(
      ['Notebooks Windows, Schulen, pädagogisches Netz', name].sort(),
    )
  })

  test.each([
    ['2025-10-14', 1],
    ['2025-10-15', 2],
  ])('Windows 10 on %s makes %i group(s) with Windows 11', (day, count) => {
    const list = [aDevice(), aDevice({ os: 'Windows 10', osVersion: '22H2' })]

    const { groups } = proposeGroups({ devices: list, existingGroups: [], today: day })

    expect(groups).toHaveLength(count)
    const lost = groups.filter(({ name }) => name.endsWith('ohne Support'))
    expect(lost).toHaveLength(count - 1)
    for (const { hints } of lost) expect(hints.join()).toContain('14.10.2025')
  })

  test('keeps generations of Windows Server apart that different modules cover', () => {
    const versions = ['2012 R2', '2016', '2019', '2022', '2025']
    const list = versions.map((v) =>
      aDevice({ kind: 'server', os: `Windows Server ${v}`, osVersion: '' }),
    )

    const groups = groupsOf(list)

    expect(groups.map(({ attributes }) => attributes.osVersion).sort()).toEqual([
      '2012',
      '2016, 2019, 2022',
      '2025',
    ])
  })

  test('also while the old generation still had support', () => {
    const list = ['2012 R2', '2019'].map((v) =>
      aDevice({ kind: 'server', os: `Windows Server ${v}`, osVersion: '' }),
    )

    const { groups } = proposeGroups({ devices: list, existingGroups: [], today: '2023-05-22' })

    expect(groups.map(({ name }) => name)).toEqual([
      'Server Windows Server 2012, Schulen, pädagogisches Netz',
      'Server Windows Server, Schulen, pädagogisches Netz',
    ])
  })

  test('a firmware does not split switches', () => {
    const list = [
      aDevice({ kind: 'switch', os: 'ArubaOS-CX', osVersion: '10.08' }),
      aDevice({ kind: 'switch', os: '', osVersion: '' }),
    ]

    expect(groupsOf(list)).toHaveLength(1)
  })
})

describe('what a device becomes', () => {
  test.each<[string, Partial<InventoryDevice>, string, string[]]>([
    ['an iPad', { kind: 'tablet', os: 'iPadOS' }, 'M001', ['system.tablet', 'system.ios']],
    [
      'an Android tablet',
      { kind: 'tablet', os: 'Android' },
      'M001',
      ['system.tablet', 'system.android'],
    ],
    [
      'a Windows tablet',
      { kind: 'tablet', os: 'Windows 11' },
      'C001',
      ['system.laptop', 'system.client.windows'],
    ],
    ['a Chromebook', { os: 'ChromeOS' }, 'C001', ['system.laptop', 'system.client']],
    [
      'a Linux server',
      { kind: 'server', os: 'Debian 12' },
      'S001',
      ['system.server', 'system.server.linux'],
    ],
    [
      'an ESXi host',
      { kind: 'server', os: 'VMware ESXi 8.0' },
      'S001',
      ['system.server', 'system.virtualization'],
    ],
    ['a printer', { kind: 'printer' }, 'P001', ['system.printer']],
    ['a switch', { kind: 'switch' }, 'N001', ['system.switch']],
    ['an access point', { kind: 'access_point' }, 'N001', ['system.wlanAccessPoint']],
    ['an IP phone', { kind: 'phone' }, 'T001', ['system.voip']],
    ['a projector', { kind: 'projector' }, 'V001', ['system.other']],
  ])('%s', (_, change, code, kinds) => {
    const [group] = groupsOf([aDevice({ osVersion: '', ...change })])

    expect(group).toMatchObject({ code, kinds })
  })

  test('a smartphone has mobile radio, a tablet is asked', () => {
    const groups = groupsOf([
      aDevice({ kind: 'smartphone', os: 'iOS' }),
      aDevice({ kind: 'tablet', os: 'iPadOS' }),
    ])

    expect(groups.map(({ attributes }) => attributes.hasMobileRadio)).toEqual([true, undefined])
  })

  test('every kind of device lands in a group or on the rest list', () => {
    const list = deviceKinds.map((kind) => aDevice({ kind }))

    const { groups, rest } = proposeGroups({ devices: list, existingGroups: [], today })

    const placed = [...groups.flatMap(({ memberIds }) => memberIds), ...rest.map(({ id }) => id)]
    expect(placed.sort()).toEqual(list.map(({ id }) => id).sort())
    for (const { kinds } of groups) expect(kinds.length).toBeGreaterThan(0)
  })
})

describe('the rest list', () => {
  test.each([
    ['client', 'Bauart'],
    ['other', 'Sonstiges Gerät'],
  ] as const)('names a device of kind %s with what to do', (kind, word) => {
    const { groups, rest } = proposeGroups({
      devices: [aDevice({ kind })],
      existingGroups: [],
      today,
    })

    expect(groups).toEqual([])
    expect(rest).toHaveLength(1)
    expect(rest[0]?.reason).toContain(word)
    expect(rest[0]?.todo).not.toBe('')
  })

  test.each(['ordered', 'lost', 'retired'] as const)('%s devices stand nowhere', (status) => {
    const grouping = proposeGroups({ devices: [aDevice({ status })], existingGroups: [], today })

    expect(grouping).toMatchObject({ groups: [], rest: [], drift: [] })
  })

  test('devices without a site are grouped and the gap is named', () => {
    const [group] = groupsOf([aDevice({ siteType: null, siteName: '', siteDefaultZone: null })])

    expect(group?.name).toBe('Notebooks Windows, ohne Standort, Netz nicht angegeben')
    expect(group?.hints).toHaveLength(2)
  })
})

describe('a second run', () => {
  test('changes nothing', () => {
    const list = [...devices(3), ...devices(2, { kind: 'tablet', os: 'iPadOS' })]
    const stored = storedFrom(groupsOf(list))
    const idOf = new Map(
      groupsOf(list).flatMap(({ memberIds, code }) =>
        memberIds.map((id) => [id, `target-${code}`]),
      ),
    )
    const assigned = list.map((d) => ({ ...d, targetObjectId: idOf.get(d.id) ?? null }))

    const again = proposeGroups({ devices: assigned, existingGroups: stored, today })

    expect(again.groups.map(({ change }) => change)).toEqual(['unchanged', 'unchanged'])
    expect(again).toMatchObject({ drift: [], gone: [], recounts: [] })
  })

  test('keeps code, name and what a person edited, and updates the count', () => {
    const [before] = storedFrom(groupsOf(devices(2)))
    if (!before) throw new Error('no group')
    const stored = {
      ...before,
      code: 'C007',
      name: 'Lehrernotebooks',
      location: 'alle Lehrerzimmer',
      edited: ['location'],
      attributes: { ...before.attributes, usesWlan: true },
    }

    const [group] = groupsOf(devices(3), [stored])

    expect(group).toMatchObject({
      code: 'C007',
      name: 'Lehrernotebooks',
      location: 'alle Lehrerzimmer',
      count: 3,
      change: 'changed',
      changes: [{ field: 'count', before: 2, after: 3 }],
    })
    expect(group?.attributes.usesWlan).toBe(true)
  })

  test('new groups take numbers behind all codes in use, also of groups that are gone', () => {
    const stored = storedFrom(groupsOf(devices(1, { kind: 'pc' }))).map((object) => ({
      ...object,
      code: 'C041',
    }))

    const { groups, gone } = proposeGroups({ devices: devices(1), existingGroups: stored, today })

    expect(groups.map(({ code }) => code)).toEqual(['C042'])
    expect(gone.map(({ code }) => code)).toEqual(['C041'])
  })

  test('a group that is gone already is not told again, and comes back with its code', () => {
    const stored = storedFrom(groupsOf(devices(1))).map((object) => ({ ...object, count: 0 }))

    const emptied = proposeGroups({ devices: [], existingGroups: stored, today })
    const [back] = groupsOf(devices(1), stored)

    expect(emptied.gone).toEqual([])
    expect(back).toMatchObject({ code: 'C001', change: 'changed', count: 1 })
  })
})

describe('drift', () => {
  const [school] = storedFrom(groupsOf([aDevice()]))
  if (!school) throw new Error('no group')

  test.each<[string, Partial<InventoryDevice>, string | null, string]>([
    ['moves to the administration', { siteType: 'administration' }, 'C002', 'Standort'],
    ['is set up anew', { os: 'Ubuntu 24.04', osVersion: '' }, 'C002', 'Betriebssystem'],
    ['is retired', { status: 'retired' }, null, 'ausgesondert'],
    ['is lost', { status: 'lost' }, null, 'verloren'],
    ['says too little now', { kind: 'client' }, null, 'Bauart'],
  ])('a device %s', (_, change, toCode, word) => {
    const moved = aDevice({ ...change, targetObjectId: school.id })

    const { drift } = proposeGroups({ devices: [moved], existingGroups: [school], today })

    expect(drift).toHaveLength(1)
    expect(drift[0]).toMatchObject({ deviceId: moved.id, fromCode: 'C001', toCode })
    expect(drift[0]?.reason).toContain(word)
  })

  test('a device that moves to another school stays in its group', () => {
    const moved = aDevice({ siteName: 'Sekundarschule Süd', targetObjectId: school.id })

    const { drift, groups } = proposeGroups({
      devices: [moved],
      existingGroups: [school],
      today,
    })

    expect(drift).toEqual([])
    expect(groups[0]?.code).toBe('C001')
  })

  test('a device that a person put into their own target object stays there and is counted', () => {
    const own = { ...school, id: 'own', code: 'C090', groupKey: '', count: 1 }
    const list = devices(2, { targetObjectId: 'own' })

    const grouping = proposeGroups({ devices: list, existingGroups: [own], today })

    expect(grouping).toMatchObject({ groups: [], rest: [], drift: [], gone: [] })
    expect(grouping.recounts).toEqual([{ id: 'own', code: 'C090', before: 1, after: 2 }])
  })
})

test('the order of the rows does not matter', () => {
  const kinds = fc.constantFrom('pc', 'notebook', 'tablet', 'switch', 'client', 'server')
  const systems = fc.constantFrom('', 'Windows 11 24H2', 'Windows 7', 'macOS', 'Debian 12')
  const rows = fc.array(
    fc.record({ kind: kinds, os: systems, siteName: fc.constantFrom('A', 'B') }),
    { maxLength: 30 },
  )

  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (changes, order) => {
      const list = changes.map((change, index) =>
        aDevice({ ...change, id: `d${index}`, inventoryNumber: `I${index}`, osVersion: '' }),
      )
      const shuffled = list
        .map((device) => ({ device, rank: order.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ device }) => device)

      const proposal = proposeGroups({ devices: list, existingGroups: [], today })

      expect(proposeGroups({ devices: shuffled, existingGroups: [], today })).toEqual(proposal)
      const counted = proposal.groups.reduce((sum, { count }) => sum + count, 0)
      expect(counted + proposal.rest.length).toBe(list.length)
    }),
    { numRuns: 60 },
  )
})

test('10,000 devices are grouped within two seconds', () => {
  const list = Array.from({ length: 10_000 }, (_, index) =>
    aDevice({ kind: deviceKinds[index % 20] ?? 'pc', siteName: `Schule ${index % 40}` }),
  )
  const start = performance.now()

  proposeGroups({ devices: list, existingGroups: [], today })

  expect(performance.now() - start).toBeLessThan(2000)
})
