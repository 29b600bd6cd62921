/** Lists through the front door: what is taken, what is refused, what is said, and what is stored of it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { runCli } from '../../src/cli.ts'
import { encryptedWorkbook, workbookOf } from '../platform/spreadsheets/hostileFiles.ts'
import { createCity, type Place } from '../support/commandLine.ts'
import { readRows } from '../support/readRows.ts'

const header = 'Inventarnummer;Seriennummer;Geräteart;Schule;Anschaffung'
const good = 'N1;SER1;Notebook;Burgschule;15.08.2021'

let city: Place

beforeEach(async () => {
  city = await createCity()
})

afterEach(() => city.remove())

function list(...rows: string[]): string {
  return city.write('liste.csv', [header, ...rows, ''].join('\n'))
}

function importDevices(file: string, ...words: string[]) {
  return city.run('import', 'devices', file, '--domain', 'SCHULE', ...words)
}

/** Everything that an import may change. */
function stored(): unknown {
  const tables = ['device', 'site', 'room', 'application', 'import_run', 'import_mapping', 'event']
  return tables.map((table) => readRows(city.data, `SELECT count(*) AS n FROM ${table}`))
}

function numbers(): unknown[] {
  return readRows(city.data, 'SELECT inventory_number AS n FROM device ORDER BY 1').map(
    ({ n }) => n,
  )
}

describe('a list', () => {
  it('is taken row by row; what is refused is named with place and reason on stderr', async () => {
    const file = list(
      good,
      'N2;;Tabelt;Burgschule;',
      ';;PC;Burgschule;',
      'N4;;PC;Burgschule;31.02.2024',
    )

    const { code, out, err } = await importDevices(file)

    expect([code, out]).toEqual([0, '1 neu, 0 geändert, 0 unverändert, 3 nicht übernommen.'])
    expect(err).toContain('liste.csv, Zeile 3, Geräteart:')
    expect(err).toContain('meinten Sie „Tablet“?')
    expect(err).toMatch(/liste\.csv, Zeile 4, .*weder eine Inventarnummer noch/)
    expect(err).toMatch(/liste\.csv, Zeile 5, Anschaffung: .*„31\.02\.2024“/)
    expect(err.split('\n').at(-1)).toBe('3 Zeilen nicht übernommen.')
    expect(numbers()).toEqual(['N1'])
  })

  it('changes nothing the second time', async () => {
    const file = list(good, 'N2;SER2;PC;Burgschule;')
    await importDevices(file)
    const before = stored()

    const { code, out } = await importDevices(file)

    expect([code, out]).toEqual([0, '0 neu, 0 geändert, 2 unverändert, 0 nicht übernommen.'])
    expect(stored()).toEqual(before)
  })

  it('says field by field what it changes', async () => {
    await importDevices(list(good))

    const { out } = await importDevices(list('N1;SER1;Notebook;Sekundarschule;16.08.2021'))

    expect(out.split('\n')).toEqual([
      '0 neu, 1 geändert, 0 unverändert, 0 nicht übernommen.',
      'Geändert – liste.csv, Zeile 2: Standort „Burgschule“ → „Sekundarschule“; Anschaffung am „15.08.2021“ → „16.08.2021“',
    ])
  })

  it('is only looked at with --dry-run', async () => {
    const before = stored()

    const { code, out } = await importDevices(list(good, 'N2;;Tabelt;;'), '--dry-run')

    expect([code, out]).toEqual([
      0,
      'Probelauf: 1 neu, 0 geändert, 0 unverändert, 1 nicht übernommen.',
    ])
    expect(stored()).toEqual(before)
  })

  it('is refused whole with --strict when a row is wrong', async () => {
    const before = stored()

    const { code, out, err } = await importDevices(list(good, 'N2;;Tabelt;;'), '--strict')

    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('(--strict)')
    expect(err).toContain('Zeile 3, Geräteart:')
    expect(stored()).toEqual(before)
  })

  it('is taken whole with --strict when no row is wrong', async () => {
    const { code } = await importDevices(list(good), '--strict')

    expect(code).toBe(0)
    expect(numbers()).toEqual(['N1'])
  })

  it('belongs to one information domain', async () => {
    await importDevices(list(good))

    const { code, out, err } = await city.run('import', 'devices', list(good), '--domain', 'KERN')

    expect([code, out]).toEqual([0, '0 neu, 0 geändert, 0 unverändert, 1 nicht übernommen.'])
    expect(err).toContain('Das Gerät „N1“ gehört schon zum Informationsverbund „SCHULE“.')
    expect(err.split('\n').at(-1)).toBe('1 Zeile nicht übernommen.')
  })
})

describe('on a terminal', () => {
  const words = ['import', 'devices', 'viele.csv', '--domain', 'KERN']

  it.each([
    [
      'a person who watches is told what takes time',
      true,
      '  1.501 Zeilen vergleichen und übernehmen …',
    ],
    ['a script is not', false, ''],
  ])('%s', async (_, isTerminal, said) => {
    const rows = Array.from({ length: 1_500 }, (__, index) => `N${index};PC;in Betrieb`)
    const file = city.write('viele.csv', `Inventarnummer;Geräteart;Status\n${rows.join('\n')}\n`)
    const err: string[] = []

    const code = await runCli(words.with(2, file), {
      out: () => {},
      err: (text) => err.push(text),
      environment: { BASISLOTSE_DATA: city.data },
      isTerminal,
    })

    expect([code, err.filter((text) => !text.includes('lesen')).join('')]).toEqual([0, said])
  })
})

describe('with --json', () => {
  it('stdout is the documented value and nothing else', async () => {
    const { code, out, err } = await importDevices(list(good, 'N2;;Tabelt;;'), '--json')

    const said = JSON.parse(out)
    expect(code).toBe(0)
    expect(Object.keys(said)).toEqual(['new', 'changed', 'unchanged', 'refused', 'warnings'])
    expect(said).toMatchObject({ new: 1, changed: 0, unchanged: 0 })
    expect(said.refused).toHaveLength(1)
    expect(Object.keys(said.refused[0])).toEqual(['file', 'sheet', 'row', 'column', 'reason'])
    expect(said.refused[0]).toMatchObject({
      file: 'liste.csv',
      sheet: '',
      row: 3,
      column: 'Geräteart',
    })
    expect(said.warnings).toContainEqual(expect.stringContaining('Neuer Standort wird angelegt'))
    expect(err).toBe('1 Zeile nicht übernommen.')
  })

  it('a file that is refused whole leaves stdout empty', async () => {
    const { code, out } = await importDevices(city.write('leer.csv', ''), '--json')

    expect([code, out]).toEqual([1, ''])
  })
})

describe('a mapping', () => {
  const mapping = { columns: { Nummer: 'inventoryNumber', Was: 'kind' } }
  const unusual = (row: string) => city.write('nummern.csv', `Nummer;Was\n${row}\n`)

  it('says what the columns mean and is remembered for the next list with the same header', async () => {
    const given = city.write('zuordnung.json', JSON.stringify(mapping))
    const without = await importDevices(unusual('X0;PC'))
    const first = await importDevices(unusual('X1;PC'), '--mapping', given)

    const next = await importDevices(unusual('X2;Notebook'))

    expect(without.code).toBe(1)
    expect(without.err).toContain('Keine Kopfzeile einer Geräteliste erkannt.')
    expect([first.code, next.code]).toEqual([0, 0])
    expect(numbers()).toEqual(['X1', 'X2'])
  })

  it('of a dry run is not remembered', async () => {
    const given = city.write('zuordnung.json', JSON.stringify(mapping))
    await importDevices(unusual('X1;PC'), '--mapping', given, '--dry-run')

    const { code } = await importDevices(unusual('X1;PC'))

    expect(code).toBe(1)
  })

  it.each([
    ['with the byte order mark of Windows', Buffer.from(`\uFEFF${JSON.stringify(mapping)}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${JSON.stringify(mapping)}`, 'utf16le')],
  ])('is read %s', async (_, bytes) => {
    const given = city.write('zuordnung.json', bytes)

    const { code } = await importDevices(unusual('X1;PC'), '--mapping', given)

    expect(code).toBe(0)
    expect(numbers()).toEqual(['X1'])
  })

  it.each([
    [
      'is broken',
      '{\n  "columns": {\n    "Nummer" "inventoryNumber" }}',
      'keine gültige JSON-Datei (Zeile 3)',
    ],
    ['is cut off', '{ "columns": {', 'keine gültige JSON-Datei'],
    ['is no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'zuordnung.json'],
    ['says something else', '{ "spalten": {} }', 'Erlaubt sind "columns", "dateFormat"'],
    ['is a list', '[]', 'Erlaubt sind "columns", "dateFormat"'],
    [
      'names an unknown field',
      '{ "columns": { "Nummer": "nummer" } }',
      'das unbekannte Feld „nummer“',
    ],
    ['names no such row', '{ "headerRow": 99 }', 'nennt Zeile 99 als Kopfzeile'],
  ])('that %s is refused', async (_, content, text) => {
    const given = city.write('zuordnung.json', content)

    const { code, err } = await importDevices(unusual('X1;PC'), '--mapping', given)

    expect(code).toBe(1)
    expect(err).toContain(text)
    expect(err).not.toContain('Interner Fehler')
  })

  it('that is not there or a folder is refused by its name', async () => {
    const file = unusual('X1;PC')

    const missing = await importDevices(file, '--mapping', city.path('fehlt.json'))
    const folder = await importDevices(file, '--mapping', city.folder)

    expect(missing).toMatchObject({
      code: 1,
      err: `Die Zuordnung „${city.path('fehlt.json')}“ gibt es nicht.`,
    })
    expect(folder).toMatchObject({
      code: 1,
      err: `Die Zuordnung „${city.folder}“ ist ein Ordner, keine Datei.`,
    })
  })
})

describe('refused whole, with nothing changed:', () => {
  it('an unknown information domain, with the nearest one offered', async () => {
    const { code, err } = await city.run('import', 'devices', list(good), '--domain', 'SCHUEL')

    expect([code, err]).toEqual([
      1,
      'Den Informationsverbund „SCHUEL“ gibt es nicht. Meinten Sie „SCHULE“? Bekannt sind: KERN, SCHULE.',
    ])
  })

  it.each([
    ['a file that is not there', 'fehlt.csv', undefined, 'gibt es nicht.'],
    ['nothing', 'leer.csv', '', 'ist leer.'],
    ['a letter', 'brief.pdf', '%PDF-1.7\n', 'ist keine Tabelle, sondern ein PDF-Dokument.'],
    ['an encrypted workbook', 'geheim.xlsx', encryptedWorkbook(), 'Kennwort'],
    ['noise', 'rauschen.csv', Buffer.from([0x81, 0x8d, 0x01, 0x02, 0x9d]), 'Zeichenkodierung'],
    ['half a workbook', 'halb.xlsx', Buffer.from('PK\u0003\u0004 und Schluss'), 'beschädigt'],
    ['no header', 'namen.csv', 'Apfel;Birne\n1;2\n', 'Keine Kopfzeile'],
    [
      'two headers',
      'zwei.csv',
      `${header}\n${header};Raum\n${good}\n`,
      'könnte die Kopfzeile sein',
    ],
    [
      'a field twice',
      'doppelt.csv',
      'Inventarnummer;Seriennummer;Seriennr.\nA;B;C\n',
      'bedeuten beide',
    ],
  ])('%s', async (_, name, content, text) => {
    const file = content === undefined ? city.path(name) : city.write(name, content)
    const before = stored()

    const { code, out, err } = await importDevices(file)

    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(name)
    expect(err).toContain(text)
    expect(err).not.toContain('Interner Fehler')
    expect(stored()).toEqual(before)
  })

  it('a folder with the name of a list', async () => {
    mkdirSync(city.path('ordner.csv'))

    const { code, err } = await importDevices(city.path('ordner.csv'))

    expect([code, err]).toEqual([1, '„ordner.csv“ ist keine Datei.'])
  })

  it('a path through a file', async () => {
    const { code, err } = await importDevices(`${list(good)}/liste.csv`)

    expect(code).toBe(1)
    expect(err).toContain('Ein Teil des Pfades ist kein Ordner')
  })
})

describe('of every format', () => {
  it.each(['xlsx', 'biff8', 'ods'] as const)('%s brings the same devices', async (bookType) => {
    const rows = [header, good, 'N2;SER2;Tablet;Burgschule;'].map((line) => line.split(';'))
    const bytes = XLSX.write(workbookOf({ Bestand: rows }), { type: 'buffer', bookType })
    const file = city.path(`liste.${bookType}`)
    writeFileSync(file, bytes)

    const { code, out } = await importDevices(file)

    expect([code, out]).toEqual([0, '2 neu, 0 geändert, 0 unverändert, 0 nicht übernommen.'])
    expect(numbers()).toEqual(['N1', 'N2'])
  })

  it('takes formulas, plus signs and names of prototypes as plain text', async () => {
    const hostile = ["=cmd|' /C calc'!A0", '+49 3473 958-0', '-5', '__proto__', 'constructor']
    const rows = hostile.map((text, index) => `H${index};;PC;Burgschule;;"${text}"`)
    const file = city.write('boese.csv', `${header};Bemerkung\n${rows.join('\n')}\n`)

    const { code } = await importDevices(file)

    const notes = readRows(city.data, 'SELECT notes FROM device ORDER BY inventory_number')
    expect(code).toBe(0)
    expect(notes.map((row) => row.notes)).toEqual(hostile)
  })
})

describe('applications, rooms, providers and WiBA', () => {
  it.each([
    ['applications', 'Fachverfahren;Amt;Betrieb\nMeldewesen;Bürgerbüro;KITU\n'],
    ['rooms', 'Standort;Standorttyp;Raum;Raumart\nRathaus;Verwaltung;101;Büro\n'],
    ['providers', 'Dienstleister;Art;Leistung\nKITU;Rechenzentrum;Betrieb der Fachverfahren\n'],
  ])('%s are read, and read again without effect', async (kind, content) => {
    const file = city.write(`${kind}.csv`, content)

    const first = await city.run('import', kind, file, '--domain', 'KERN')
    const second = await city.run('import', kind, file, '--domain', 'KERN')

    expect([first.code, second.code]).toEqual([0, 0])
    expect(first.out).toMatch(/^1 neu, 0 geändert, 0 unverändert, 0 nicht übernommen\./)
    expect(second.out).toBe('0 neu, 0 geändert, 1 unverändert, 0 nicht übernommen.')
  })

  it('WiBA answers are taken, wrong ones refused', async () => {
    const file = city.write(
      'wiba.csv',
      'Checkliste WiBA;Nr. in WiBA;Prüffrage WiBA;Umsetzung;Notizen\nBackup;1;x;Ja;\nBackup;2;x;nicht relevant;\nBackup;99;x;Ja;\n',
    )

    const { code, out, err } = await city.run('import', 'wiba', file, '--domain', 'KERN')

    expect([code, out]).toEqual([0, '1 neu, 0 geändert, 0 unverändert, 2 nicht übernommen.'])
    expect(err).toContain('„nicht relevant“ braucht eine Notiz')
  })
})
