/**
 * The lists that German cities really have, as /work/shared holds them. Nothing of them may be lost or invented.
 * @module
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ExistingDevice } from '../../src/exchange/importPlan.ts'
import { planDeviceImport } from '../../src/exchange/planDeviceImport.ts'
import { readTables } from '../../src/platform/spreadsheets/readTables.ts'
import { countRows, storedAfter } from '../exchange/lists.ts'

const folder = fileURLToPath(new URL('../../../shared/samples/imports/', import.meta.url))
const german = 'inventarliste_excel_cp1252_semikolon.csv'
const intune = 'intune_devices.csv'

if (!existsSync(folder)) console.warn(`SKIPPED: lists of others – no samples at ${folder}`)

async function plan(file: string, existing: readonly ExistingDevice[] = []) {
  const tables = await readTables(`${folder}${file}`)
  return planDeviceImport({ tables, domain: 'SCHULE', existing, existingSites: [] })
}

describe.skipIf(!existsSync(folder))('the list that German Excel saves', () => {
  test('gives both notebooks with all that the list says', async () => {
    const { new: devices } = await plan(german)

    expect(devices).toEqual([
      {
        inventoryNumber: 'ASL-N-0001',
        serial: 'PF3SYN01',
        kind: 'notebook',
        manufacturer: 'Lenovo',
        model: 'ThinkPad L14; 14"',
        os: '',
        osVersion: '',
        hostname: '',
        mac: '',
        networkZone: null,
        siteName: 'Grundschule Staßfurter Höhe',
        building: '',
        roomName: 'R 1.07',
        status: 'in_use',
        holder: 'Groß, Käthe',
        purchasedOn: '2021-08-15',
        priceCents: 114_900,
        warrantyUntil: null,
        supportUntil: null,
        fundingProgramme: 'DigitalPakt Basis',
        boundUntil: '2026-08-14',
        notes: '',
        from: { file: german, sheet: '', row: 2 },
      },
      {
        inventoryNumber: 'ASL-N-0002',
        serial: 'PF3SYN01',
        kind: 'notebook',
        manufacturer: 'Lenovo',
        model: 'ThinkPad L14',
        os: '',
        osVersion: '',
        hostname: '',
        mac: '',
        networkZone: null,
        siteName: 'Grundschule Staßfurter Höhe',
        building: '',
        roomName: 'R 1.07',
        status: 'in_use',
        holder: '',
        purchasedOn: '2021-08-15',
        priceCents: 114_900,
        warrantyUntil: null,
        supportUntil: null,
        fundingProgramme: 'DP Leihgeräte Lehrkräfte',
        boundUntil: null,
        notes: 'doppelte Seriennr.\nmit Zeilenumbruch',
        from: { file: german, sheet: '', row: 3 },
      },
    ])
  })

  test('refuses the router that nothing identifies, in its line of the file', async () => {
    const { refused, newSites } = await plan(german)

    expect(refused).toEqual([
      {
        file: german,
        sheet: '',
        row: 5,
        column: 'Inventarnr., Seriennummer',
        reason:
          'Die Zeile nennt weder eine Inventarnummer noch eine verwendbare Seriennummer (Seriennummer „4.00E+11“ hat Excel zerstört (für eine Zahl oder ein Datum gehalten)), auch keine MAC-Adresse.',
      },
    ])
    expect(newSites).toEqual([{ name: 'Grundschule Staßfurter Höhe', type: 'school' }])
  })

  test('tells what was derived, assumed and doubtful', async () => {
    const { warnings } = await plan(german)

    expect(warnings).toEqual([
      `${german}, Zeilen 2 und 3: Geräteart „Notebook“ aus der Bezeichnung abgeleitet.`,
      `${german}, Zeilen 2 und 3: Kein Status angegeben; übernommen als „in Betrieb“.`,
      `${german}, Zeile 3: Die Seriennummer „PF3SYN01“ von „ASL-N-0002“ hat auch „ASL-N-0001“ (Zeile 2). Beide bleiben eigene Geräte; bitte prüfen.`,
      'Neuer Standort wird angelegt: „Grundschule Staßfurter Höhe“ (Schule).',
      'Neuer Raum wird angelegt: „R 1.07“ (Grundschule Staßfurter Höhe).',
    ])
  })
})

describe.skipIf(!existsSync(folder))('the export of Intune', () => {
  test('is known, gives the notebook and refuses the one without serial number', async () => {
    const { new: devices, refused, sheets } = await plan(intune)

    expect(sheets[0]?.source).toBe('Microsoft Intune')
    expect(devices).toMatchObject([
      {
        inventoryNumber: null,
        serial: 'PF3SYN01',
        kind: 'notebook',
        manufacturer: 'LENOVO',
        model: '21L1S00000',
        os: 'Windows',
        osVersion: '10.0.26100.4349',
        hostname: 'GS1-NB-001',
        mac: '02:00:00:00:01:01',
        holder: 'Groß, Käthe',
        siteName: null,
        purchasedOn: null,
        notes: '',
      },
    ])
    expect(refused).toEqual([
      {
        file: intune,
        sheet: '',
        row: 3,
        column: 'Serial number',
        reason:
          'Die Zeile nennt weder eine Inventarnummer noch eine verwendbare Seriennummer, auch keine MAC-Adresse.',
      },
    ])
  })

  test('names every column that is not taken', async () => {
    const { warnings, sheets } = await plan(intune)

    const dropped = sheets[0]?.columns.filter(({ field }) => field === null) ?? []
    expect(dropped.length).toBe(13)
    for (const { header } of dropped) expect(warnings.join('\n')).toContain(`„${header}“`)
  })
})

test.skipIf(!existsSync(folder)).each([
  [german, intune],
  [intune, german],
])('%s, then %s, then both again: the second time changes nothing', async (first, second) => {
  const one = await plan(first)
  const two = await plan(second, storedAfter(one).existing)
  const both = [...one.new, ...two.new].map(({ from: _, ...device }, index) => ({
    ...device,
    id: `d${index}`,
    version: 1,
    domain: 'SCHULE',
  }))

  for (const file of [first, second]) {
    const again = await plan(file, both)

    expect(again).toMatchObject({ new: [], changed: [] })
    expect(countRows(again)).toBe(file === german ? 3 : 2)
  }
})
