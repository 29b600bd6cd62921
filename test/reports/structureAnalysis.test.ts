import { expect, test } from 'vitest'
import { readCover, readSum, readTable } from './readTable.ts'
import { sampleStructure } from './sampleReports.ts'

test('every target object stands in the list of its sort', async () => {
  const workbook = sampleStructure()

  const codes = await Promise.all(
    ['Prozesse', 'Anwendungen', 'IT-Systeme', 'Netze und TK', 'Räume und Gebäude'].map(
      async (sheet) => (await readTable(workbook, sheet)).map((row) => row.Kürzel),
    ),
  )

  expect(codes).toEqual([
    ['GP001'],
    ['A001', 'A002'],
    ['C001', 'C002', 'M001', 'S001'],
    ['N001', 'NZ001'],
    ['R001'],
  ])
})

test('an application says who runs it and whether it holds personal data', async () => {
  const rows = await readTable(sampleStructure(), 'Anwendungen')

  expect(rows[0]).toMatchObject({ Betrieb: 'KITU', 'Personenbezogene Daten': 'ja' })
  expect(rows[1]).toMatchObject({ Betrieb: 'eigener Betrieb' })
  expect(rows[1]).not.toHaveProperty('Personenbezogene Daten')
})

test('a dependency reads as a sentence, also to an object that is gone', async () => {
  const rows = await readTable(sampleStructure(), 'Verbindungen')

  expect(rows).toContainEqual({
    Von: 'S001',
    'Name (von)': 'Dateiserver',
    Beziehung: 'steht in',
    Nach: 'R001',
    'Name (nach)': 'Serverraum Rathaus',
  })
  expect(rows).toContainEqual(expect.objectContaining({ Nach: 'S999' }))
})

test('the groups add up to the figure on the cover', async () => {
  const workbook = sampleStructure()

  const { added, told } = await readSum(workbook, 'Gruppen', 'Geräte')

  expect(added).toBe(180)
  expect(told).toBe(180)
  expect(await readCover(workbook)).toMatchObject({
    'Geräte in Gruppen': 180,
    'Geräte ohne Zielobjekt': 3,
  })
})

test('the delimitation names institution, information domain and the object of the whole', async () => {
  const rows = await readTable(sampleStructure(), 'Abgrenzung')

  expect(rows.map((row) => row.Festlegung)).toEqual(
    expect.arrayContaining([
      'Stadt Musterleben',
      'KERN – Kernverwaltung',
      'IV001 Informationsverbund Kernverwaltung',
    ]),
  )
})
