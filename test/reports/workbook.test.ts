import { createHash } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Cell, ColumnKind, Row } from '../../reports/sheet.ts'
import { writeWorkbook } from '../../reports/workbook/writeWorkbook.ts'
import { readParts, readRowsOf, readWorkbook, workbookBytes } from '../support/readWorkbook.ts'
import { sampleWorkbook, workbookOf } from '../support/sampleWorkbook.ts'

/** A table with one column and one cell in each row, header in row 1. */
async function oneColumn(kind: ColumnKind, cells: readonly Cell[]): Promise<Buffer> {
  const columns = [{ title: 'Wert', kind, width: 20 }]
  const rows = cells.map((cell) => ({ cells: [cell] }))
  return workbookBytes(workbookOf([{ name: 'T', title: 'T', bare: true, columns, rows }]))
}

describe('values', () => {
  test('keep their type for a reader that is not ours', async () => {
    const bytes = await oneColumn('text', [
      'Bürgerbüro',
      42,
      -1.5,
      { day: '2024-02-29' },
      { euroCents: 114_905 },
      { share: 0.5 },
      { value: 'nein', tone: 'bad' },
    ])

    const values = readRowsOf(bytes, 'T').flat()

    const leapDay = new Date('2024-02-29T00:00:00Z')
    expect(values).toEqual(['Wert', 'Bürgerbüro', 42, -1.5, leapDay, 1149.05, 0.5, 'nein'])
  })

  test.each([
    ['before the phantom leap day', '1900-02-28', 59],
    ['after the phantom leap day', '1900-03-01', 61],
    ['of the Unix epoch', '1970-01-01', 25_569],
    ['far ahead', '2199-12-31', 109_574],
  ])('a day %s has the serial number of the 1900 date system', async (_, day, serial) => {
    const parts = await readParts(await oneColumn('day', [{ day }]))

    expect(parts.get('xl/worksheets/sheet2.xml')).toContain(`<v>${serial}</v>`)
  })

  test.each([
    ['in summer', '2025-06-30T22:30:00.000Z', '2025-07-01T00:30:00.000Z'],
    ['in winter', '2025-01-31T22:30:59.999Z', '2025-01-31T23:30:00.000Z'],
    ['at the hour that comes twice', '2025-10-26T01:30:00.000Z', '2025-10-26T02:30:00.000Z'],
  ])('an instant %s is shown as the clock in Berlin', async (_, instant, shown) => {
    const bytes = await oneColumn('instant', [{ instant }])

    expect(readRowsOf(bytes, 'T')[1]).toEqual([new Date(shown)])
  })

  test('are shown in German formats', async () => {
    const cells = [{ day: '2025-06-30' }, { euroCents: 5 }, { share: 0.1 }, 12_345]
    const sheet = readWorkbook(await oneColumn('int', cells)).Sheets.T

    const formats = [2, 3, 4, 5].map((row) => sheet?.[`A${row}`].z)

    expect(formats).toEqual(['dd\\.mm\\.yyyy', '#,##0.00\\ "€"', '0.0\\ %', '#,##0'])
  })

  test('that are missing leave the cell empty', async () => {
    const cells = ['', null, { day: null }, { instant: null }, { euroCents: null }, { share: null }]
    const parts = await readParts(await oneColumn('text', cells))

    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''

    expect(sheet.match(/<c r="A[2-7]" s="\d+"\/>/g)).toHaveLength(6)
  })

  test('a share is never rounded up to the whole', async () => {
    const bytes = await oneColumn('share', [
      { share: 9_999 / 10_000 },
      { share: 0.29 },
      { share: 1 },
    ])

    expect(readRowsOf(bytes, 'T').flat()).toEqual(['Wert', 0.999, 0.29, 1])
  })

  test('a number that is none is a bug', async () => {
    await expect(oneColumn('int', [Number.NaN])).rejects.toThrow('A2 holds NaN')
  })

  test('rows may come from a database, part by part', async () => {
    async function* rows(): AsyncGenerator<readonly Row[]> {
      yield []
      yield [{ cells: ['eins'] }, { cells: ['zwei'] }]
      await new Promise((resolve) => setTimeout(resolve, 1))
      yield []
      yield [{ cells: ['drei'] }]
    }
    const columns = [{ title: 'Wert', kind: 'text' as const, width: 20 }]
    const bytes = await workbookBytes(
      workbookOf([{ name: 'T', title: 'T', bare: true, columns, rows: rows() }]),
    )

    expect(readRowsOf(bytes, 'T')).toEqual([['Wert'], ['eins'], ['zwei'], ['drei']])
  })
})

describe('the document', () => {
  test('has the same bytes whenever it is written', async () => {
    const hashes = await Promise.all([sampleWorkbook(), sampleWorkbook()].map(hashOf))

    expect(hashes[0]).toBe(hashes[1])
  })

  test('tells the state of the data and not the time of printing', async () => {
    const { Props: properties, Custprops: custom } = readWorkbook(
      await workbookBytes(sampleWorkbook()),
    )

    expect(properties).toMatchObject({
      Title: 'A.4 Ergebnis des IT-Grundschutz-Checks',
      Author: 'Basislotse',
      CreatedDate: new Date('2025-05-22T12:30:12Z'),
      ModifiedDate: new Date('2025-05-22T12:30:12Z'),
    })
    expect(custom).toEqual({ Export: 'a4' })
  })

  test('opens with a cover that names scope, state, chain head and the entries of each sheet', async () => {
    const bytes = await workbookBytes(sampleWorkbook())

    const rows = readRowsOf(bytes, 'Deckblatt')

    expect(readWorkbook(bytes).SheetNames[0]).toBe('Deckblatt')
    expect(rows).toContainEqual(['Informationsverbund', 'KERN – Kernverwaltung & Betriebe'])
    expect(rows).toContainEqual(['Stand der Daten', '22.05.2025, 14:30 Uhr'])
    expect(rows).toContainEqual(['Prüfungen', 'Ergebnis des IT-Grundschutz-Checks', 300])
    expect(rows).toContainEqual(['Ausgelassen', 'Nicht modellierte Bausteine', 0])
    expect(JSON.stringify(rows)).toContain('Ereignis 4711, SHA-256 9f86d081884c7d65')
  })

  test('says so where a table is empty', async () => {
    const rows = readRowsOf(await workbookBytes(sampleWorkbook()), 'Ausgelassen')

    expect(rows.slice(-2)).toEqual([['Baustein', 'Begründung'], ['Keine Einträge.']])
  })

  test('links to rows of other sheets, to the cover and outside', async () => {
    const { Sheets } = readWorkbook(await workbookBytes(sampleWorkbook()))

    expect(Sheets.Prüfungen?.B6.l.Target).toBe("#'Zielobjekte'!A4")
    expect(Sheets.Prüfungen?.A2.l.Target).toBe("#'Deckblatt'!A1")
    expect(Sheets.Zielobjekte?.D4.l.Target).toBe('https://www.bsi.bund.de/?a=1&b=2')
  })

  test('goes on in a second sheet where the first is full, and links find the row there', async () => {
    const columns = [{ title: 'Nr.', kind: 'int' as const, width: 10 }]
    const rows = [1, 2, 3, 4, 5].map((number) => ({ cells: [number] }))
    const link = { cells: [{ text: 'fünf', link: { sheet: 'Viele', row: 5 } }] }
    const workbook = workbookOf([
      { name: 'Verweise', title: 'Verweise', bare: true, columns, rows: [link] },
      { name: 'Viele', title: 'Viele', bare: true, columns, rows },
    ])

    const bytes = await workbookBytes(workbook, { rows: 4, links: 10 })

    const { SheetNames, Sheets } = readWorkbook(bytes)
    expect(SheetNames).toEqual(['Deckblatt', 'Verweise', 'Viele', 'Viele (2)'])
    expect(readRowsOf(bytes, 'Viele')).toEqual([['Nr.'], [1], [2], [3]])
    expect(readRowsOf(bytes, 'Viele (2)')).toEqual([['Nr.'], [4], [5]])
    expect(Sheets.Verweise?.A2.l.Target).toBe("#'Viele (2)'!A3")
  })

  test('needs no second sheet where the first is just full', async () => {
    const columns = [{ title: 'Nr.', kind: 'int' as const, width: 10 }]
    const rows = [1, 2, 3].map((number) => ({ cells: [number] }))
    const workbook = workbookOf([{ name: 'Viele', title: 'Viele', bare: true, columns, rows }])

    const bytes = await workbookBytes(workbook, { rows: 4, links: 10 })

    expect(readWorkbook(bytes).SheetNames).toEqual(['Deckblatt', 'Viele'])
  })

  test('writes links beyond the limit of a sheet as text', async () => {
    const columns = [{ title: 'Link', kind: 'text' as const, width: 10 }]
    const link = { text: 'hin', link: { sheet: 'L' } }
    const rows = [{ cells: [link] }, { cells: [link] }]
    const workbook = workbookOf([{ name: 'L', title: 'L', bare: true, columns, rows }])

    const { Sheets } = readWorkbook(await workbookBytes(workbook, { rows: 100, links: 1 }))

    expect(Sheets.L?.A2.l.Target).toBe("#'L'!A1")
    expect(Sheets.L?.A3).toMatchObject({ v: 'hin' })
    expect(Sheets.L?.A3.l).toBeUndefined()
  })

  test('refuses a link to a sheet that is not there', async () => {
    const wrong = oneColumn('text', [{ text: 'hin', link: { sheet: 'Fehlt' } }])

    await expect(wrong).rejects.toThrow('„Fehlt“')
  })

  test('writes an address that is neither web nor mail as text', async () => {
    const bytes = await oneColumn('text', [{ text: 'x', link: { url: 'file:///etc/passwd' } }])

    expect((await readParts(bytes)).has('xl/worksheets/_rels/sheet2.xml.rels')).toBe(false)
  })
})

describe('while it is written', () => {
  test('rows are drawn no faster than the output takes them', async () => {
    let drawn = 0
    function* rows(): Generator<Row> {
      for (; drawn < 200_000; drawn += 1) yield { cells: [`${Math.sin(drawn)}`.repeat(20)] }
    }
    const columns = [{ title: 'Wert', kind: 'text' as const, width: 20 }]
    const stalled = new PassThrough({ highWaterMark: 1024 })

    const writing = writeWorkbook(
      workbookOf([{ name: 'T', title: 'T', columns, rows: rows() }]),
      stalled,
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    const drawnWhileStalled = drawn
    stalled.destroy()

    await expect(writing).rejects.toThrow()
    expect(drawnWhileStalled).toBeGreaterThan(0)
    expect(drawnWhileStalled).toBeLessThan(20_000)
  })

  test('a reader that goes away ends the source of the rows', async () => {
    let isClosed = false
    function* rows(): Generator<Row> {
      try {
        for (;;) yield { cells: [`${Math.random()}`.repeat(20)] }
      } finally {
        isClosed = true
      }
    }
    const columns = [{ title: 'Wert', kind: 'text' as const, width: 20 }]
    const output = new PassThrough()
    let received = 0
    output.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > 50_000) output.destroy()
    })

    const writing = writeWorkbook(
      workbookOf([{ name: 'T', title: 'T', columns, rows: rows() }]),
      output,
    )

    await expect(writing).rejects.toThrow()
    await expect.poll(() => isClosed).toBe(true)
  })
})

async function hashOf(workbook: ReturnType<typeof sampleWorkbook>): Promise<string> {
  return createHash('sha256')
    .update(await workbookBytes(workbook))
    .digest('hex')
}
