import { describe, expect, test } from 'vitest'
import { deviceColumns } from '../../src/exchange/columns/deviceColumns.ts'
import type { RememberedMapping } from '../../src/exchange/importMapping.ts'
import { parseImportMapping } from '../../src/exchange/importMapping.ts'
import { headerFingerprint, recogniseHeader } from '../../src/exchange/recogniseHeader.ts'
import { planDevices, tableOf } from './lists.ts'

/** Which field each column of a one-line header means. */
function fieldsOf(headers: readonly string[]) {
  return recogniseHeader(tableOf([headers]), deviceColumns)?.fields
}

describe('columns', () => {
  test('German and English headers in any spelling', () => {
    expect(fieldsOf(['INVENTAR-NR.', 'Serien-\nnummer', 'Geräteart', 'Preis (€)'])).toEqual([
      'inventoryNumber',
      'serial',
      'kind',
      'price',
    ])
    expect(fieldsOf(['Asset Tag', 'Serial Number', 'Device Type', 'Purchase Date'])).toEqual([
      'inventoryNumber',
      'serial',
      'kind',
      'purchasedOn',
    ])
  })

  test('decomposed umlauts are umlauts', () => {
    expect(fieldsOf(['Inventarnr.', 'Förderung'.normalize('NFD')])?.[1]).toBe('fundingProgramme')
  })

  test('units and brackets do not count', () => {
    for (const price of ['Preis', 'Preis (€)', 'Preis in €', 'Anschaffungswert brutto']) {
      expect(fieldsOf(['Inventarnr.', price])).toEqual(['inventoryNumber', 'price'])
    }
  })

  test('our own device list can be taken back: only the target object is not read', () => {
    const headers = [
      'Inventar-Nr.',
      'Seriennummer',
      'Gerätetyp',
      'Hersteller',
      'Modell',
      'Betriebssystem',
      'OS-Version',
      'Hostname',
      'MAC-Adresse',
      'Netz',
      'Standort',
      'Gebäude',
      'Raum',
      'Status',
      'Inhaber',
      'Anschaffung',
      'Preis',
      'Garantie bis',
      'Support bis',
      'Förderung',
      'Zweckbindung bis',
      'Zielobjekt',
      'Bemerkungen',
    ]

    const fields = fieldsOf(headers) ?? []

    expect(headers.filter((_, index) => !fields[index])).toEqual(['Zielobjekt'])
  })

  test('a vague header means what no other column says', () => {
    expect(fieldsOf(['Inventarnr.', 'Typ'])).toEqual(['inventoryNumber', 'kind'])
    expect(fieldsOf(['Inventarnr.', 'Typ', 'Geräteart'])).toEqual([
      'inventoryNumber',
      'model',
      'kind',
    ])
  })

  test('headers that are names of object members mean nothing', () => {
    expect(fieldsOf(['Inventarnr.', 'Raum', '__proto__', 'constructor'])).toEqual([
      'inventoryNumber',
      'room',
      undefined,
      undefined,
    ])
  })
})

describe('the header row', () => {
  const data = [
    ['Bestandsliste der Schule'],
    [],
    ['Stand', '01.02.2024'],
    ['Inventarnr.', 'Raum', 'Geräteart'],
    ['0001', 'R 1', 'PC'],
  ]

  test('is found below titles and blank lines', () => {
    expect(recogniseHeader(tableOf(data), deviceColumns)?.row.number).toBe(4)
  })

  test('is found in row 30 with content, not later', () => {
    const titles = (count: number) => Array.from({ length: count }, (_, n) => [`Titel ${n}`])

    expect(recogniseHeader(tableOf([...titles(29), ['SN', 'Raum']]), deviceColumns)).toBeDefined()
    expect(recogniseHeader(tableOf([...titles(30), ['SN', 'Raum']]), deviceColumns)).toBeUndefined()
  })

  test('needs inventory or serial number and another known column', () => {
    expect(recogniseHeader(tableOf([['Raum', 'Schule', 'Status']]), deviceColumns)).toBeUndefined()
    expect(recogniseHeader(tableOf([['Inventar', 'Sachgebiet']]), deviceColumns)).toBeUndefined()
  })

  test('that does not exist is refused with what was seen and what is needed', () => {
    expect(() =>
      planDevices([
        ['Kürzel', 'Ort des Geräts'],
        ['a', 'b'],
      ]),
    ).toThrow(
      /Keine Kopfzeile einer Geräteliste.*„Inventarnummer“ oder „Seriennummer“.*„Kürzel“, „Ort des Geräts“/,
    )
  })

  test('that could be two rows is refused with both', () => {
    const rows = [
      ['Inventarnr.', 'Raum', 'Geräteart'],
      ['Asset Tag', 'Room', 'Category', 'Status'],
      ['0001', 'R 1', 'PC'],
    ]

    expect(() => planDevices(rows)).toThrow(/Zeile 1 als auch Zeile 2.*"headerRow"/)
  })

  test('with one field twice is refused with both columns and the way out', () => {
    const rows = [
      ['Inventarnr.', 'Raum', 'Inventarnummer'],
      ['0001', 'R 1', '1'],
    ]

    expect(() => planDevices(rows)).toThrow(
      /„Inventarnr.“ \(Spalte A\) und „Inventarnummer“ \(Spalte C\) bedeuten beide „Inventarnummer“.*{ "Inventarnummer": null }/,
    )
  })

  test('with the same header twice is told by the letter of the column', () => {
    expect(() => planDevices([['SN', 'Raum', 'Raum']])).toThrow(/{ "Spalte C": null }/)
  })
})

describe('a mapping', () => {
  const mapping = (value: unknown) => parseImportMapping(value, deviceColumns)

  test('wins over recognition', () => {
    const header = recogniseHeader(tableOf([['Inventarnr.', 'Raum', 'Code']]), deviceColumns, {
      mapping: mapping({ columns: { Code: 'inventoryNumber', Raum: null } }),
    })

    expect(header?.fields).toEqual([undefined, null, 'inventoryNumber'])
  })

  test('settles which row is the header and which column is meant', () => {
    const rows = [
      ['Inventarnr.', 'Raum', 'Raum'],
      ['Asset Tag', 'Room', 'Room'],
    ]
    const header = recogniseHeader(tableOf(rows), deviceColumns, {
      mapping: mapping({ headerRow: 1, columns: { 'Spalte C': null } }),
    })

    expect(header?.row.number).toBe(1)
    expect(header?.fields).toEqual(['inventoryNumber', 'room', null])
  })

  test('makes a header out of words nobody knows', () => {
    const header = recogniseHeader(tableOf([['Kürzel', 'Platz']]), deviceColumns, {
      mapping: mapping({ columns: { Kürzel: 'serial', Platz: 'room' } }),
    })

    expect(header?.fields).toEqual(['serial', 'room'])
  })

  test('is remembered by the headers, whatever their spelling', () => {
    const remembered: RememberedMapping[] = [
      {
        headerFingerprint: headerFingerprint(['KÜRZEL', '', 'Platz:']),
        mapping: mapping({ columns: { Kürzel: 'serial', Platz: 'room' } }),
      },
    ]
    const table = tableOf([['Titel'], ['Kürzel', 'Platz']])

    expect(recogniseHeader(table, deviceColumns, { remembered })?.fields).toEqual([
      'serial',
      'room',
    ])
    expect(recogniseHeader(table, deviceColumns)).toBeUndefined()
  })

  test('that is given wins over a remembered one', () => {
    const remembered: RememberedMapping[] = [
      {
        headerFingerprint: headerFingerprint(['SN', 'Raum']),
        mapping: { columns: { Raum: null } },
      },
    ]
    const header = recogniseHeader(tableOf([['SN', 'Raum']]), deviceColumns, {
      mapping: mapping({ dateFormat: 'DMY' }),
      remembered,
    })

    expect(header?.fields).toEqual(['serial', 'room'])
  })

  test.each<[what: string, value: unknown, message: RegExp]>([
    ['no object', 'x', /Erlaubt sind "columns", "dateFormat", "sheet"/],
    ['an unknown key', { colums: {} }, /Erlaubt sind "columns"/],
    [
      'an unknown field',
      { columns: { A: 'farbe' } },
      /„A“ das unbekannte Feld „farbe“.*inventoryNumber/,
    ],
    ['an unknown date format', { dateFormat: 'YDM' }, /dateFormat: Erlaubt sind "DMY"/],
    ['row 0', { headerRow: 0 }, /headerRow: Zeilen werden ab 1 gezählt/],
    [
      'an unknown kind',
      { defaults: { kind: 'Quantenrechner' } },
      /defaults.kind: Unbekannte Geräteart/,
    ],
    ['an unknown status', { defaults: { status: 'x' } }, /defaults.status: Unbekannter Status/],
  ])('with %s is refused in German', (_, value, message) => {
    expect(() => mapping(value)).toThrow(message)
  })

  test('that names a column or sheet that is not there is refused', () => {
    const rows = [
      ['SN', 'Raum'],
      ['X1', 'R 1'],
    ]

    expect(() => planDevices(rows, { mapping: { columns: { Farbe: null } } })).toThrow(
      /nennt Spalten, die es nicht gibt: „Farbe“. Vorhanden: „SN“, „Raum“/,
    )
    expect(() => planDevices(rows, { mapping: { sheet: 'Geräte' } })).toThrow(
      /Das Blatt „Geräte“ aus der Zuordnung gibt es nicht/,
    )
  })
})
