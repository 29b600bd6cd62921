import { describe, expect, test } from 'vitest'
import { planDeviceImport } from '../../src/exchange/planDeviceImport.ts'
import { countRows, planDevices, storedAfter, storedDevice, tableOf } from './lists.ts'

const headers = ['Inventarnr.', 'Seriennummer', 'Geräteart', 'Schule', 'Raum', 'Status']

describe('new devices', () => {
  test('take what the list says, and their sites and rooms are announced', () => {
    const plan = planDevices([
      [...headers, 'Netz', 'MAC-Adresse', 'Preis', 'Anschaffung'],
      [
        '0001',
        'X1',
        'Laptop',
        'Burgschule',
        'R 1',
        'Lager',
        'päd. Netz',
        '020000000101',
        '1.149,00 €',
        '15.08.21',
      ],
      ['0002', 'X2', 'PC', 'BURGSCHULE', 'r 1', 'aktiv', null, null, null, null],
    ])

    expect(plan.refused).toEqual([])
    expect(plan.new[0]).toMatchObject({
      inventoryNumber: '0001',
      serial: 'X1',
      kind: 'notebook',
      siteName: 'Burgschule',
      roomName: 'R 1',
      status: 'in_stock',
      networkZone: 'pedagogical',
      mac: '02:00:00:00:01:01',
      priceCents: 114_900,
      purchasedOn: '2021-08-15',
      from: { file: 'liste.csv', sheet: '', row: 2 },
    })
    expect(plan.new[1]).toMatchObject({ siteName: 'Burgschule', roomName: 'R 1' })
    expect(plan.newSites).toEqual([{ name: 'Burgschule', type: 'school' }])
    expect(plan.newRooms).toEqual([{ siteName: 'Burgschule', building: '', name: 'R 1' }])
    expect(plan.warnings).toContain('Neuer Standort wird angelegt: „Burgschule“ (Schule).')
    expect(plan.warnings).toContain('Neuer Raum wird angelegt: „R 1“ (Burgschule).')
  })

  test('whose kind no column names get it from other columns, and this is told', () => {
    const plan = planDevices([
      ['Seriennummer', 'Bezeichnung', 'Gerätename', 'Betriebssystem'],
      ['X1', 'Notebook Lenovo ThinkPad L14', null, null],
      ['X2', null, 'GS1-NB-002', 'Windows'],
      ['X3', null, 'DESKTOP-4711', 'Windows'],
      ['X4', null, 'UNKLAR-1', 'Windows'],
      ['X5', null, 'UNKLAR-2', 'iOS'],
    ])

    expect(plan.new.map(({ kind }) => kind)).toEqual(['notebook', 'notebook', 'pc', 'client'])
    expect(plan.new[0]).toMatchObject({ manufacturer: 'Lenovo', model: 'ThinkPad L14', notes: '' })
    expect(plan.warnings.join('\n')).toMatch(/Zeile 2: Geräteart „Notebook“ aus der Bezeichnung/)
    expect(plan.warnings.join('\n')).toMatch(/Zeile 3: Geräteart „Notebook“ aus dem Hostnamen/)
    expect(plan.warnings.join('\n')).toMatch(/Zeile 5: .* aus dem Betriebssystem abgeleitet/)
    expect(plan.refused).toMatchObject([
      { row: 6, reason: expect.stringMatching(/Geräteart ist nicht zu erkennen/) },
    ])
  })

  test('take site, kind and status that a mapping states for the whole list', () => {
    const plan = planDevices(
      [
        ['Seriennummer', 'Modell'],
        ['X1', 'Unbekanntes Ding'],
      ],
      { mapping: { defaults: { site: 'Burgschule', kind: 'Laptop', status: 'Lager' } } },
    )

    expect(plan.new).toMatchObject([
      { siteName: 'Burgschule', kind: 'notebook', status: 'in_stock' },
    ])
  })

  test('without a status are in use, which is told', () => {
    const plan = planDevices([
      ['Seriennummer', 'Geräteart'],
      ['X1', 'PC'],
      ['X2', 'PC'],
    ])

    expect(plan.new.map(({ status }) => status)).toEqual(['in_use', 'in_use'])
    expect(plan.warnings).toEqual([
      'liste.csv, Zeilen 2 und 3: Kein Status angegeben; übernommen als „in Betrieb“.',
    ])
  })
})

describe('nothing is lost', () => {
  test('values that fit no field go to the notes, and stay there once', () => {
    const rows = [
      ['Inventarnr.', 'Geräteart', 'Bezeichnung', 'Modell', 'MAC', 'Netz', 'Raum', 'Bemerkung'],
      [
        '1',
        'Drucker',
        'Laserdrucker im Flur',
        'HL-5',
        'klebt innen',
        'VLAN 20',
        'R 1',
        'eins\r\nzwei',
      ],
    ]

    const plan = planDevices(rows)
    const again = planDevices(rows, storedAfter(plan))

    expect(plan.new[0]?.notes).toBe(
      [
        'eins\nzwei',
        'Netz laut Liste: VLAN 20',
        'MAC laut Liste: klebt innen',
        'Bezeichnung laut Liste: Laserdrucker im Flur',
        'Raum laut Liste: R 1',
      ].join('\n'),
    )
    expect(again).toMatchObject({ new: [], changed: [], unchanged: 1, refused: [] })
  })

  test.each(["=cmd|' /C calc'!A0", '+49 3473', '-5', '__proto__', '@SUM(A1)'])(
    '„%s“ is plain text',
    (text) => {
      const plan = planDevices([
        ['Seriennummer', 'Geräteart', 'Nutzer', 'Schule'],
        ['X1', 'PC', text, text],
        ['__proto__', 'PC', null, null],
      ])

      expect(plan.new[0]).toMatchObject({ holder: text, siteName: text })
      expect(plan.new[1]?.serial).toBe('__proto__')
    },
  )

  test('decomposed and composed umlauts are the same place', () => {
    const plan = planDevices([
      ['Seriennummer', 'Geräteart', 'Schule'],
      ['X1', 'PC', 'Höhe'],
      ['X2', 'PC', 'Höhe'.normalize('NFD')],
    ])

    expect(plan.newSites.map(({ name }) => name)).toEqual(['Höhe'])
  })

  test('columns, titles, sums and headings that are no devices are told', () => {
    const plan = planDevices(
      [
        ['Liste der Burgschule'],
        ['Seriennummer', 'Geräteart', 'Farbe', 'Schule'],
        ['Erdgeschoss'],
        ['X1', 'PC', 'rot', null, 'ohne Kopf'],
        ['Seriennummer', 'Geräteart', 'Farbe', 'Schule'],
        ['Summe', '1'],
        [],
      ],
      { mapping: { headerRow: 2 } },
    )

    const told = plan.warnings.join('\n')
    expect(plan.new.length).toBe(1)
    expect(plan.refused).toEqual([])
    expect(told).toContain('Zeile 1: steht über der Kopfzeile: „Liste der Burgschule“')
    expect(told).toContain('„Farbe“ (Spalte C), Spalte E (ohne Überschrift)')
    expect(told).toContain('Zeile 3: „Erdgeschoss“ steht allein')
    expect(told).toContain('Zeile 5: wiederholt die Kopfzeile')
    expect(told).toContain('Zeile 6: „Summe“ ist eine Summenzeile')
  })

  test('text that looks garbled is told and left as it is', () => {
    const plan = planDevices([
      ['Seriennummer', 'Geräteart', 'Nutzer'],
      ['X1', 'PC', 'GroÃŸ, KÃ¤the'],
    ])

    expect(plan.new[0]?.holder).toBe('GroÃŸ, KÃ¤the')
    expect(plan.warnings.join('\n')).toMatch(/Zeile 2: „GroÃŸ, KÃ¤the“ sieht aus wie UTF-8/)
  })

  test('sheets without a list are told, sheets with one are all read', () => {
    const list = (serial: string) => [
      ['Seriennummer', 'Geräteart'],
      [serial, 'PC'],
    ]
    const plan = planDeviceImport({
      tables: [
        tableOf(list('X1'), { sheet: 'EG' }),
        tableOf([['So pflegen Sie die Liste']], { sheet: 'Hinweise' }),
        tableOf(list('X2'), { sheet: 'OG' }),
        tableOf([], { sheet: 'Tabelle3' }),
      ],
      domain: 'SCHULE',
      existing: [],
      existingSites: [],
    })

    expect(plan.new.map(({ serial }) => serial)).toEqual(['X1', 'X2'])
    expect(plan.sheets.map(({ sheet }) => sheet)).toEqual(['EG', 'OG'])
    expect(plan.warnings.join('\n')).toMatch(/Blatt „Hinweise“: Keine Kopfzeile.*übersprungen/)
    expect(plan.warnings.join('\n')).toMatch(/Blatt „Tabelle3“: Das Blatt ist leer.*übersprungen/)
  })
})

describe('refused rows', () => {
  const header = ['Inventarnr.', 'Seriennummer', 'Geräteart', 'Anschaffung', 'Preis', 'Status']

  test.each<[what: string, row: (string | null)[], column: string, reason: RegExp]>([
    [
      'a day that does not exist',
      ['1', null, 'PC', '31.02.2024'],
      'Anschaffung',
      /„Anschaffung“: den Tag „31.02.2024“ gibt es nicht/,
    ],
    ['an ambiguous day', ['1', null, 'PC', '03/04/2024'], 'Anschaffung', /mehrdeutig.*dateFormat/],
    [
      'an unknown kind',
      ['1', null, 'Tabelt'],
      'Geräteart',
      /„Tabelt“ ist keine bekannte Geräteart; meinten Sie „Tablet“\?/,
    ],
    [
      'an unknown status',
      ['1', null, 'PC', null, null, 'ausgesondet'],
      'Status',
      /meinten Sie „ausgesondert“\?/,
    ],
    ['no kind at all', ['1', null, null], 'Geräteart', /nicht zu erkennen/],
    ['a price below zero', ['1', null, 'PC', null, '-5'], 'Preis', /negativ/],
    ['a control character', ['1', 'X\u00071', 'PC'], 'Seriennummer', /U\+0007/],
    ['a zero character', ['1\u0000', null, 'PC'], 'Inventarnr.', /U\+0000/],
    [
      'no number',
      [null, null, 'PC', '15.08.2021'],
      'Inventarnr., Seriennummer',
      /weder eine Inventarnummer noch/,
    ],
    [
      'a destroyed number only',
      [null, '4,00E+11', 'PC'],
      'Inventarnr., Seriennummer',
      /„4,00E\+11“ hat Excel zerstört/,
    ],
    [
      'a serial number of the maker only',
      [null, 'To be filled by O.E.M.', 'PC'],
      'Inventarnr., Seriennummer',
      /kennzeichnet kein/,
    ],
  ])('%s', (_, row, column, reason) => {
    const plan = planDevices([header, row, ['9', 'X9', 'PC']])

    expect(plan.new.map(({ inventoryNumber }) => inventoryNumber)).toEqual(['9'])
    expect(plan.refused).toEqual([
      { file: 'liste.csv', sheet: '', row: 2, column, reason: expect.stringMatching(reason) },
    ])
  })

  test('are one entry each, with all that is wrong', () => {
    const plan = planDevices([header, ['1', null, 'Tabelt', '31.02.2024', 'viel', 'ja']])

    expect(plan.refused.length).toBe(1)
    expect(plan.refused[0]?.reason).toMatch(/31.02.2024.*viel.*„ja“ ist kein.*Tabelt/)
  })

  test('come in the order of the list and create no sites', () => {
    const plan = planDevices([
      ['Seriennummer', 'Geräteart', 'Schule'],
      ['X1', null, 'A'],
      ['X2', 'Tabelt', 'B'],
      [null, 'PC', 'C'],
    ])

    expect(plan.refused.map(({ row }) => row)).toEqual([2, 3, 4])
    expect(plan.newSites).toEqual([])
  })
})

describe('numbers that identify nothing', () => {
  test('are left out and told where the other number suffices', () => {
    const plan = planDevices([
      ['Inventarnr.', 'Seriennummer', 'Geräteart', 'Status'],
      ['1', '4,00E+11', 'PC', 'aktiv'],
      ['2', '0000', 'PC', 'aktiv'],
      ['3', 'unbekannt', 'PC', 'aktiv'],
    ])

    expect(plan.new.map(({ serial }) => serial)).toEqual([null, null, null])
    expect(plan.warnings).toEqual([
      expect.stringMatching(
        /Zeile 2: Seriennummer „4,00E\+11“ hat Excel zerstört.*nicht übernommen/,
      ),
      expect.stringMatching(/Zeile 3: Seriennummer „0000“ kennzeichnet kein/),
      expect.stringMatching(/Zeile 4: Seriennummer „unbekannt“ kennzeichnet kein/),
    ])
  })
})

describe('known devices', () => {
  const existing = [
    storedDevice('d1', {
      inventoryNumber: '0001',
      serial: 'X1',
      siteName: 'Burgschule',
      building: 'Haus A',
      roomName: 'R 1',
      holder: 'Groß, Käthe',
      notes: 'von Hand',
    }),
    storedDevice('d2', { serial: 'X2', siteName: null }),
  ]
  const existingSites = [
    { name: 'Burgschule', type: 'school' as const, rooms: [{ building: 'Haus A', name: 'R 1' }] },
  ]
  const plan = (rows: (string | null)[][]) => planDevices(rows, { existing, existingSites })

  test('change field by field, and what the list leaves empty stays', () => {
    const { changed, unchanged } = plan([
      ['Inventarnr.', 'Schule', 'Raum', 'Nutzer', 'Preis', 'Bemerkung'],
      ['0001', 'BURGSCHULE', 'r 1', null, '349', null],
    ])

    expect(unchanged).toBe(0)
    expect(changed).toEqual([
      {
        id: 'd1',
        version: 3,
        from: { file: 'liste.csv', sheet: '', row: 2 },
        fields: { priceCents: { before: null, after: 34_900 } },
        after: expect.objectContaining({
          holder: 'Groß, Käthe',
          notes: 'von Hand',
          priceCents: 34_900,
        }),
      },
    ])
  })

  test('need no kind, and keep theirs against a guess', () => {
    const { changed, unchanged, refused } = plan([
      ['Seriennummer', 'Gerätename', 'Betriebssystem'],
      ['X1', 'DESKTOP-1', 'Windows'],
      ['x2', null, null],
    ])

    expect(refused).toEqual([])
    expect(unchanged).toBe(1)
    expect(Object.keys(changed[0]?.fields ?? {})).toEqual(['os', 'hostname'])
  })

  test('that move to another site leave their room', () => {
    const { changed, newSites } = plan([
      ['Inventarnr.', 'Schule'],
      ['0001', 'Rathaus'],
    ])

    expect(newSites).toEqual([{ name: 'Rathaus', type: 'administration' }])
    expect(changed[0]?.fields).toEqual({
      siteName: { before: 'Burgschule', after: 'Rathaus' },
      building: { before: 'Haus A', after: '' },
      roomName: { before: 'R 1', after: null },
    })
  })

  test('of another information domain are refused', () => {
    const [first] = existing
    const { refused } = planDevices(
      [
        ['Inventarnr.', 'Geräteart'],
        ['0001', 'PC'],
      ],
      {
        existing: first ? [{ ...first, domain: 'KERN' }] : [],
      },
    )

    expect(refused).toMatchObject([{ row: 2, column: 'Inventarnr.' }])
    expect(refused[0]?.reason).toMatch(/schon zum Informationsverbund „KERN“/)
  })
})

test('a second import of a list with every defect changes nothing', () => {
  const rows = [
    [...headers, 'Bemerkung', 'MAC'],
    ['0001', 'X1', 'Laptop', 'Burgschule', 'R 1', null, 'eins\nzwei', 'falsch'],
    ['0001', 'X1', 'Laptop', 'Burgschule', 'R 1', null, 'eins\nzwei', 'falsch'],
    ['0002', 'X1', 'PC', 'Burgschule', null, 'Lager', null, null],
    [null, 'X3', 'PC', null, 'R 9', null, null, null],
    [null, 'X1', 'PC', null, null, null, null, null],
    ['0001', 'anders', 'PC', null, null, null, null, null],
    ['1', null, 'Tabelt', null, null, null, null, null],
  ]

  const plan = planDevices(rows)
  const again = planDevices(rows, storedAfter(plan))

  expect(plan).toMatchObject({ unchanged: 1, changed: [] })
  expect(plan.new.length).toBe(3)
  expect(plan.refused.map(({ row }) => row)).toEqual([6, 7, 8])
  expect(again).toMatchObject({ new: [], changed: [], unchanged: 4, newSites: [], newRooms: [] })
  expect(again.refused).toEqual(plan.refused)
  expect(countRows(plan)).toBe(rows.length - 1)
  expect(countRows(again)).toBe(rows.length - 1)
})
