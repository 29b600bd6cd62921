import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { Failure } from '../../../src/core/failure.ts'
import { readTables } from '../../../src/platform/spreadsheets/readTables.ts'
import {
  deflatedBlanks,
  encryptedWorkbook,
  encryptedXls,
  type Folder,
  odsEntries,
  sheetXml,
  temporaryFolder,
  workbookEntries,
  workbookOf,
  zipOf,
} from './hostileFiles.ts'

let folder: Folder

beforeAll(async () => {
  folder = await temporaryFolder()
})

afterAll(() => folder.remove())

/** The German refusal; anything else is an error of the test. */
async function refusalOf(name: string, content: Uint8Array | string): Promise<string> {
  const path = await folder.write(name, content)
  try {
    await readTables(path)
  } catch (error) {
    if (error instanceof Failure && error.code === 'invalid') return error.message
    throw error
  }
  throw new Error('was not refused')
}

/** Bytes without any order, the same in every run. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(String(index)).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

describe('no spreadsheet', () => {
  test.each<[what: string, content: Uint8Array | string, message: RegExp]>([
    ['an empty file', '', /ist leer/],
    ['only blank lines', '\n \r\n', /ist leer/],
    ['a PDF', '%PDF-1.7\n…', /keine Tabelle, sondern ein PDF/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), /Bild \(PNG\)/],
    ['a web page', '<!DOCTYPE html><html><table><tr><td>a</td></tr></table>', /HTML-Seite/],
    ['another XML file', '<?xml version="1.0"?><Workbook/>', /XML-Datei/],
    ['random bytes', noise(5_000), /Bytes, die zu keiner Zeichenkodierung passen/],
    ['a text document', zipOf([{ name: 'word/document.xml', content: '<a/>' }]), /anderes Archiv/],
    [
      'an archive cut off',
      zipOf([{ name: 'a.xml', content: '<a/>' }]).subarray(0, 40),
      /beschädigt/,
    ],
    ['an OLE file cut off', encryptedXls().subarray(0, 700), /beschädigt/],
    ['a Word 97 document', oleOf('/WordDocument'), /anderes Office-Dokument/],
    ['XLSB', zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), /XLSB.*als XLSX speichern/],
  ])('%s is refused by name', async (_, content, message) => {
    const refusal = await refusalOf('liste.xlsx', content)

    expect(refusal).toMatch(message)
    expect(refusal).toContain('„liste.xlsx“')
  })

  test('a folder and a missing file are refused', async () => {
    await expect(readTables(process.cwd())).rejects.toThrow(/ist keine Datei/)
    await expect(readTables('/gibt/es/nicht.csv')).rejects.toThrow(/gibt es nicht/)
  })
})

describe('bytes that no encoding explains', () => {
  test.each<[what: string, content: Uint8Array]>([
    ['a zero in text', Buffer.from('Inventarnr.;Raum\n0001;R\u00001\n')],
    ['0x81, which Windows-1252 lacks', Buffer.from('Inventarnr.;Raum\n0001;R\x81\n', 'latin1')],
    ['UTF-8 with mark and a broken letter', Buffer.from('\xef\xbb\xbfNr.;R\xe4um\n', 'latin1')],
    ['half a letter of UTF-16', Buffer.from('\xff\xfea\0b', 'latin1')],
    ['half a surrogate pair', Buffer.from('\xff\xfea\0\x00\xd8b\0', 'latin1')],
  ])('%s is refused', async (_, content) => {
    expect(await refusalOf('bytes.csv', content)).toMatch(/zu keiner Zeichenkodierung/)
  })
})

describe('protected by a password', () => {
  test.each<[what: string, content: Buffer]>([
    ['XLSX', encryptedWorkbook()],
    ['XLS', encryptedXls()],
    ['ODS', zipOf(odsEntries('', '<file-entry><encryption-data/></file-entry>'))],
    ['ZIP', zipOf(workbookEntries({ content: sheetXml(''), encrypted: true }))],
  ])('%s is refused with a way out', async (_, content) => {
    expect(await refusalOf('geheim', content)).toMatch(
      /mit einem Kennwort geschützt.*ohne Kennwort/,
    )
  })
})

describe('bombs', () => {
  test('a sheet that says it inflates to 2 GB is not inflated', async () => {
    const sheet = { deflated: deflatedBlanks(2_000), claimedSize: 2_000_000_000 }

    expect(await refusalOf('bombe.xlsx', zipOf(workbookEntries(sheet)))).toMatch(/entpackt zu groß/)
  })

  test.each([1_000, 150_000_000])(
    'a sheet that claims %i bytes and inflates to 2 GB is stopped within seconds',
    async (claimedSize) => {
      const sheet = { deflated: deflatedBlanks(2_000), claimedSize }
      const before = process.memoryUsage().rss
      const start = performance.now()

      const refusal = await refusalOf('bombe.xlsx', zipOf(workbookEntries(sheet)))

      expect(refusal).toMatch(/falsche Größenangabe/)
      expect(performance.now() - start).toBeLessThan(15_000)
      expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    },
  )

  test('many entries that are large together are stopped', async () => {
    const deflated = deflatedBlanks(80)
    const pictures = [1, 2, 3].map((n) => ({
      name: `xl/media/${n}.png`,
      deflated,
      claimedSize: 80_000_000,
    }))
    const content = zipOf([...pictures, ...workbookEntries({ content: sheetXml('') })])

    expect(await refusalOf('bilder.xlsx', content)).toMatch(/entpackt zu groß/)
  })

  test('an archive of 5,001 entries is refused', async () => {
    const entries = Array.from({ length: 5_001 }, (_, n) => ({ name: `${n}.xml`, content: '' }))

    expect(await refusalOf('viele.xlsx', zipOf(entries))).toMatch(/5000 Bestandteile/)
  })

  test('what a local header says against the directory is not believed', async () => {
    const content = sheetXml('<row r="1"><c r="A1" t="str"><v>Inhalt</v></c></row>')
    const path = await folder.write(
      'kopf.xlsx',
      zipOf(workbookEntries({ content, localMethod: 0 })),
    )

    const [table] = await readTables(path)

    expect(table?.rows).toEqual([{ number: 1, cells: ['Inhalt'] }])
  })

  test('one cell at XFD1048576 is refused and named', async () => {
    const cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    const content = zipOf(workbookEntries({ content: sheetXml(cell) }))

    expect(content.length).toBeLessThan(1_500)
    expect(await refusalOf('xfd.xlsx', content)).toMatch(/Blatt „Blatt“.*XFD1048576/)
  })

  test('a range that a sheet only declares does no harm', async () => {
    const content = sheetXml('<row r="1"><c r="A1" t="str"><v>Inhalt</v></c></row>').replace(
      '<sheetData>',
      '<dimension ref="A1:XFD1048576"/><sheetData>',
    )
    const path = await folder.write('bereich.xlsx', zipOf(workbookEntries({ content })))

    const [table] = await readTables(path)

    expect(table?.rows).toEqual([{ number: 1, cells: ['Inhalt'] }])
  })

  test('OpenDocument cells that repeat without end are refused', async () => {
    const cell =
      '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    const rows = `<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`

    expect(await refusalOf('bombe.ods', zipOf(odsEntries(rows)))).toMatch(/wiederholt Zellen/)
  })

  test('empty OpenDocument cells may repeat', async () => {
    const rows =
      '<table:table-row><table:table-cell office:value-type="string"><text:p>Inhalt</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    const path = await folder.write('leer.ods', zipOf(odsEntries(rows)))

    const [table] = await readTables(path)

    expect(table?.rows).toEqual([{ number: 1, cells: ['Inhalt'] }])
  })

  test('one long text that a million cells refer to is refused', async () => {
    const strings = `<sst xmlns="x"><si><t>${'x'.repeat(1_000_000)}</t></si></sst>`
    const cells = Array.from(
      { length: 300 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`,
    ).join('')
    const entries = workbookEntries({ content: sheetXml(cells) }).map((entry) =>
      entry.name === '[Content_Types].xml'
        ? { ...entry, content: withSharedStrings(String(entry.content)) }
        : entry,
    )
    const content = zipOf([...entries, { name: 'xl/sharedStrings.xml', content: strings }])

    expect(await refusalOf('text.xlsx', content)).toMatch(/mehr als 200 MB Text/)
  })
})

describe('limits', () => {
  test('more than 25 MB are refused unread', async () => {
    expect(await refusalOf('groß.csv', Buffer.alloc(25_000_001, 'a;b\n'))).toMatch(/25 MB/)
  })

  test.each([
    ['CSV', 'Inventarnr.;Raum\n'.repeat(200_001)],
    ['XLSX', zipOf(workbookEntries({ content: sheetXml(rowsUpTo(200_001)) }))],
  ])('200,001 rows of %s are refused', async (_, content) => {
    expect(await refusalOf('viele', content)).toMatch(/200\.000 Zeilen/)
  })

  test('sheets count together', async () => {
    const rows = Array.from({ length: 100_001 }, () => ['x'])
    const bytes = XLSX.write(workbookOf({ Eins: rows, Zwei: rows }), {
      type: 'buffer',
      compression: true,
    })

    expect(await refusalOf('zwei.xlsx', bytes)).toMatch(/mehr als 200\.000 Zeilen/)
  })

  test.each([
    ['CSV', `${'a;'.repeat(500)}a\n`],
    ['XLSX', XLSX.write(workbookOf({ Blatt: [Array(501).fill('a')] }), { type: 'buffer' })],
  ])('501 columns of %s are refused', async (_, content) => {
    expect(await refusalOf('breit', content)).toMatch(/500 Spalten/)
  })

  test('a child that takes too long is ended and told', async () => {
    const path = await folder.write('liste.csv', 'a;b\n1;2\n')

    await expect(readTables(path, { timeoutSeconds: 0.01 })).rejects.toThrow(
      /in 0.01 Sekunden nicht gelesen/,
    )
  })

  test('a child that needs too much memory is told', async () => {
    const path = await folder.write('liste.csv', '"Inhalt";2\n'.repeat(200_000))

    await expect(readTables(path, { heapMegabytes: 24 })).rejects.toThrow(/zu viel Speicher/)
  })
})

function oleOf(stream: string): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, stream, Buffer.alloc(5_000, 1))
  return XLSX.CFB.write(container, { type: 'buffer' })
}

function rowsUpTo(last: number): string {
  return `<row r="${last}"><c r="A${last}"><v>1</v></c></row>`
}

function withSharedStrings(types: string): string {
  return types.replace(
    '</Types>',
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  )
}
