/** The exports of tools that cities and schools have, as they come: samples/importe. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recogniseOperatingSystem } from '../../catalog/operatingSystems.ts'
import type { DeviceRecord } from '../../src/exchange/importPlan.ts'
import { planDeviceImport } from '../../src/exchange/planDeviceImport.ts'
import { readTables } from '../../src/platform/spreadsheets/readTables.ts'
import { storedAfter, storedDevice } from './lists.ts'

const factsOf = ({
  serial,
  hostname,
  mac,
  os,
  osVersion,
  manufacturer,
  model,
  holder,
}: DeviceRecord) => [serial, hostname, mac, os, osVersion, manufacturer, model, holder].join('|')

async function planOf(name: string, change = {}) {
  const tables = await readTables(`samples/importe/${name}`)
  return planDeviceImport({ tables, domain: 'SCHULE', existing: [], existingSites: [], ...change })
}

const files = [
  ['intune.csv', 'Microsoft Intune', 4, 1],
  ['intune-deutsch.csv', 'Microsoft Intune', 4, 1],
  ['jamf-school.csv', 'Jamf School', 3, 1],
  ['active-directory.csv', 'Active Directory', 4, 0],
  ['linuxmuster-devices.csv', 'linuxmuster.net', 7, 1],
  ['snipe-it.csv', 'Snipe-IT', 3, 1],
  ['glpi-agent.json', 'GLPI-Agent', 1, 0],
  ['glpi-agent.xml', 'GLPI-Agent', 1, 0],
] as const

describe.each(files)('%s', (name, source, created, refused) => {
  it('is known by name, and is the same the second time', async () => {
    const plan = await planOf(name)
    const again = await planOf(name, storedAfter(plan))

    expect(plan.sheets.map((sheet) => sheet.source)).toEqual([source])
    expect([plan.new.length, plan.refused.length]).toEqual([created, refused])
    expect(again).toMatchObject({ new: [], changed: [], unchanged: created })
  }, 60_000)
})

describe('what a source says', () => {
  it('of Windows is a build that the catalogue knows, of an iPad its system', async () => {
    const { new: devices } = await planOf('intune.csv')
    const releases = devices.map(
      ({ os, osVersion }) => recogniseOperatingSystem(os, osVersion).release,
    )

    expect(releases).toEqual(['Windows 11 23H2', 'Windows 11 24H2', 'iPadOS 17', 'Windows 10 22H2'])
    expect(devices.map(({ kind }) => kind)).toEqual(['notebook', 'notebook', 'tablet', 'pc'])
  })

  it('of Intune is the same in German, whose „Geräte-ID“ is no inventory number', async () => {
    const english = await planOf('intune.csv')
    const german = await planOf('intune-deutsch.csv')

    expect(german.new.map(factsOf)).toEqual(english.new.map(factsOf))
    expect(german.new.map(({ inventoryNumber }) => inventoryNumber)).toEqual(Array(4).fill(null))
  })

  it('of two network cards is one device, in any spelling', async () => {
    const { new: devices } = await planOf('intune.csv')

    expect(devices.map(({ mac }) => mac)).toEqual([
      '02:AA:00:00:01:11, 02:AA:00:00:01:12',
      '02:AA:00:00:01:21',
      '02:AA:00:00:01:31',
      '02:AA:00:00:01:41',
    ])
  })

  it('of a computer without a serial number is told by its network card', async () => {
    const { new: devices, refused } = await planOf('intune.csv')

    expect(devices[3]).toMatchObject({ serial: null, hostname: 'DESKTOP-4AB12CD' })
    expect(refused[0]?.reason).toMatch(/„Default string“ kennzeichnet kein bestimmtes Gerät/)
  })

  it('of Active Directory finds devices by their host name and adds the system', async () => {
    const existing = [
      storedDevice('d1', { inventoryNumber: '0001', hostname: 'rh-pc-101', kind: 'pc' }),
    ]
    const plan = await planOf('active-directory.csv', { existing })

    expect(plan.changed).toMatchObject([
      {
        id: 'd1',
        fields: {
          os: { before: '', after: 'Windows 11 Pro' },
          osVersion: { before: '', after: '10.0 (22631)' },
        },
      },
    ])
    expect(plan.warnings.join('\n')).toContain('#TYPE')
    expect(recogniseOperatingSystem('Windows 11 Pro', '10.0 (22631)').release).toBe(
      'Windows 11 23H2',
    )
  })

  it('of linuxmuster is named by its documentation, because there is no header', async () => {
    const { new: devices, refused, warnings } = await planOf('linuxmuster-devices.csv')

    expect(devices.map(({ kind }) => kind)).toEqual([
      'client',
      'client',
      'client',
      'client',
      'server',
      'printer',
      'switch',
    ])
    expect(refused).toMatchObject([
      { row: 9, reason: expect.stringContaining('„02:CC:00:00:01:0G“ ist keine MAC-Adresse') },
    ])
    expect(warnings.join('\n')).toContain('Zeile 1: ist eine Kommentarzeile; übersprungen.')
  })

  it('of the GLPI agent leaves out virtual cards and whoever sat there last', async () => {
    const [json] = (await planOf('glpi-agent.json')).new
    const [xml] = (await planOf('glpi-agent.xml')).new

    expect(json).toMatchObject({
      inventoryNumber: 'GS3-0001',
      serial: 'PF0SYN31',
      kind: 'notebook',
      mac: '02:DD:00:00:01:01, 02:DD:00:00:01:02',
      holder: '',
      osVersion: '10.0.22631',
    })
    expect(xml).toMatchObject({
      inventoryNumber: null,
      serial: 'YMSYN00032',
      kind: 'pc',
      mac: '02:DD:00:00:02:01',
      os: 'Debian GNU/Linux 12 (bookworm)',
    })
  })
})

it('names no person: the samples are made up', () => {
  expect(readFileSync('samples/importe/intune.csv', 'utf8')).not.toMatch(/@(?!schule\.example)/)
})
