import { expect, test } from 'vitest'
import { deviceList } from '../../reports/deviceList.ts'
import { readWorkbook, workbookBytes } from '../support/readWorkbook.ts'
import { context, deviceSites } from './cast.ts'
import { readCover, readSum, readTable } from './readTable.ts'
import { sampleDevices, streamOf } from './sampleReports.ts'

test('sites stand in German order, devices without a site last', async () => {
  const names = readWorkbook(await workbookBytes(sampleDevices())).SheetNames

  expect(names.slice(1)).toEqual([
    'Übersicht',
    'Äußere Grundschule',
    'Sekundarschule „Am Stadtpark“ m',
    'Zentralgymnasium',
    'Ohne Standort',
  ])
})

test('kinds by site add up across, down and to the cover', async () => {
  const workbook = sampleDevices()
  const rows = await readTable(workbook, 'Übersicht')
  const kinds = Object.keys(rows.at(-1) ?? {}).filter(
    (title) => title !== 'Standort' && title !== 'Gesamt',
  )

  for (const line of rows) {
    expect(kinds.reduce((sum, kind) => sum + Number(line[kind]), 0)).toBe(line.Gesamt)
  }
  const { added, told } = await readSum(workbook, 'Übersicht', 'Gesamt')
  expect(added).toBe(told)
  expect((await readCover(workbook)).Geräte).toBe(told)
})

test('a device keeps leading zeros, days and money', async () => {
  const [device] = await readTable(sampleDevices(), 'Äußere Grundschule')

  expect(device).toMatchObject({
    'Inventar-Nr.': '00001',
    'MAC-Adresse': '00:1A:2B:3C:4D:5E',
    Anschaffung: new Date('2021-08-15T00:00:00Z'),
    Preis: 1149,
    'Zweckbindung bis': new Date('2029-12-31T00:00:00Z'),
  })
})

test.each([
  [true, true],
  [false, false],
])('with holders %s, the file names them: %s', async (withHolder, isNamed) => {
  const rows = await readTable(sampleDevices(withHolder), 'Zentralgymnasium')

  expect(JSON.stringify(rows).includes('Fachschaft Informatik')).toBe(isNamed)
})

test('two sites of one name get sheets of their own', async () => {
  const site = { name: 'Rathaus', counts: [], devices: [] }
  const workbook = deviceList(context, { sites: [site, site], withHolder: false })

  expect(workbook.sheets.map((sheet) => sheet.name)).toEqual([
    'Übersicht',
    'Rathaus',
    'Rathaus (2)',
  ])
})

test('a site called like the overview does not take its links', async () => {
  const site = { name: 'Übersicht', counts: [], devices: [] }
  const workbook = deviceList(context, { sites: [site], withHolder: false })

  expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Übersicht', 'Übersicht (2)'])
})

test('a site whose devices and counts disagree ends with an error', async () => {
  const [site] = deviceSites
  const devices = streamOf([])
  const sites = site ? [{ ...site, devices }] : []

  const writing = workbookBytes(deviceList(context, { sites, withHolder: false }))

  await expect(writing).rejects.toThrow('has 0 rows')
})
