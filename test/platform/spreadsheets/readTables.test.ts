import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readTables } from '../../../src/platform/spreadsheets/readTables.ts'
import { type Folder, temporaryFolder, workbookOf } from './hostileFiles.ts'

let folder: Folder

beforeAll(async () => {
  folder = await temporaryFolder()
})

afterAll(() => folder.remove())

describe('workbooks', () => {
  test.each(['xlsx', 'ods', 'biff8'] as const)('%s gives rows, dates and numbers', async (type) => {
    const workbook = workbookOf({
      Geräte: [
        ['Inventarnummer', 'Anschaffung', 'Preis', 'geprüft'],
        ['0007', new Date('2021-08-15T00:00:00Z'), 1149.5, true],
      ],
    })
    const bytes = XLSX.write(workbook, { type: 'buffer', bookType: type })

    const tables = await readTables(await folder.write(`liste-${type}`, bytes))

    expect(tables).toEqual([
      {
        file: `liste-${type}`,
        sheet: 'Geräte',
        date1904: false,
        rows: [
          { number: 1, cells: ['Inventarnummer', 'Anschaffung', 'Preis', 'geprüft'] },
          {
            number: 2,
            cells: ['0007', { day: '2021-08-15' }, { number: 1149.5, text: '1149.5' }, true],
          },
        ],
      },
    ])
  })

  test('a workbook is known by its content, not by its name', async () => {
    const bytes = XLSX.write(workbookOf({ Blatt: [['a', 'b']] }), { type: 'buffer' })

    const [table] = await readTables(await folder.write('liste.csv', bytes))

    expect(table?.sheet).toBe('Blatt')
  })

  test('numbers that only look like text by their format keep their zeros', async () => {
    const workbook = workbookOf({ Blatt: [['Inventarnummer'], [7], [400_000_000_000], [1234]] })
    const sheet = workbook.Sheets.Blatt
    if (sheet) {
      sheet.A2.z = '0000'
      sheet.A4.z = '#,##0'
    }
    const bytes = XLSX.write(workbook, { type: 'buffer' })

    const [table] = await readTables(await folder.write('nullen.xlsx', bytes))

    expect(table?.rows.slice(1).map(({ cells }) => cells[0])).toEqual([
      { number: 7, text: '0007' },
      { number: 400_000_000_000, text: '400000000000' },
      { number: 1234, text: '1234' },
    ])
  })

  test('the 1904 date system of old Macintosh files is respected', async () => {
    const workbook = workbookOf({
      Blatt: [['Anschaffung'], [{ t: 'n', v: 42961, z: 'dd.mm.yyyy' }]],
    })
    workbook.Workbook = { WBProps: { date1904: true } }
    const bytes = XLSX.write(workbook, { type: 'buffer' })

    const [table] = await readTables(await folder.write('mac.xlsx', bytes))

    expect(table?.date1904).toBe(true)
    expect(table?.rows[1]?.cells).toEqual([{ day: '2021-08-15' }])
  })

  test.each(['xlsx', 'biff8', 'ods'] as const)(
    'cells merged over rows hold for each row, within a row for the first (%s)',
    async (bookType) => {
      const workbook = workbookOf({
        Blatt: [
          ['Titel', null, 'Rand'],
          [],
          ['Burgschule', 'PC 1'],
          [null, 'PC 2'],
          [],
          [null, 'PC 3'],
          [null, 'PC 4'],
        ],
      })
      const sheet = workbook.Sheets.Blatt
      if (sheet) {
        sheet['!merges'] = [
          { s: { r: 0, c: 0 }, e: { r: 0, c: 1 } },
          { s: { r: 2, c: 0 }, e: { r: 5, c: 0 } },
        ]
      }
      const bytes = XLSX.write(workbook, { type: 'buffer', bookType })

      const [table] = await readTables(await folder.write('verbunden', bytes))

      expect(table?.rows).toEqual([
        { number: 1, cells: ['Titel', null, 'Rand'] },
        { number: 3, cells: ['Burgschule', 'PC 1'] },
        { number: 4, cells: ['Burgschule', 'PC 2'] },
        { number: 6, cells: ['Burgschule', 'PC 3'] },
        { number: 7, cells: [null, 'PC 4'] },
      ])
    },
  )

  test('all sheets are read, whatever they are called', async () => {
    const workbook = workbookOf({ Eins: [['a']], constructor: [['b']], Leer: [] })
    const bytes = XLSX.write(workbook, { type: 'buffer' })

    const tables = await readTables(await folder.write('blätter.xlsx', bytes))

    expect(tables.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ['Eins', 1],
      ['constructor', 1],
      ['Leer', 0],
    ])
  })
})

test('a CSV file is one table without a sheet name', async () => {
  const path = await folder.write('liste.xlsx', 'Inventarnr.;Raum\r\n0001;R 1\r\n')

  const tables = await readTables(path)

  expect(tables).toEqual([
    {
      file: 'liste.xlsx',
      sheet: '',
      date1904: false,
      rows: [
        { number: 1, cells: ['Inventarnr.', 'Raum'] },
        { number: 2, cells: ['0001', 'R 1'] },
      ],
    },
  ])
})

test('200,000 rows are read', async () => {
  const path = await folder.write('viele.csv', 'Inventarnr.;Raum\n'.repeat(200_000))

  const [table] = await readTables(path)

  expect(table?.rows.length).toBe(200_000)
})
