/** Findings by workbook: taken along, filled in with a spreadsheet program, sent back. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { listFindings } from '../../db/queries/audits.ts'
import { listEventHeads } from '../../db/queries/history.ts'
import { revokeAccess } from '../../src/audits/actions.ts'
import { changeFinding } from '../../src/audits/findings/actions.ts'
import { finding } from '../access/belongings.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let opened: WebCity | undefined
let city: WebCity
let auditor: Browser

beforeEach(async () => {
  await opened?.close()
  city = await openWebCity()
  opened = city
  auditor = await city.as('auditor')
})
afterAll(() => opened?.close())

const sheet = 'Feststellungen'
const auditPath = () => `/pruefung/${city.aken.auditAccessId}/feststellungen/mappe`
const officerPath = '/feststellungen/mappe'

describe('the workbook of findings', () => {
  it('holds what is entered, protected, and a hundred rows with drop-downs', async () => {
    const answer = await auditor.post(auditPath())
    const book = read(Buffer.from(await answer.arrayBuffer()))
    const rows = rowsOf(book)
    const raw = XLSX.read(book.bytes, { cellStyles: true, bookFiles: true })

    expect(answer.headers.get('content-disposition')).toContain('Feststellungen_KERN_Stand-1.xlsx')
    expect(rows[0]).toEqual(
      'Nr. Art Titel Beschreibung Zielobjekt Anforderung Frist Prüfzeichen'.split(' '),
    )
    expect(rows[1]?.slice(0, 3)).toEqual([
      'F-001',
      'geringfügige Abweichung',
      'Netzplan Aken veraltet',
    ])
    expect(book.content.Sheets.Zielobjekte).toBeDefined()
    expect(XLSX.utils.sheet_to_csv(book.content.Sheets.Deckblatt ?? {})).toContain(
      'Feststellungen,Feststellungen,2',
    )
    const xml = fileText(raw, 'xl/worksheets/sheet2.xml')
    expect(xml).toContain('<sheetProtection')
    expect(xml.match(/type="list"/g)).toHaveLength(3)
    const isOpen = (entry: number) => {
      const style = new RegExp(`<c r="C${book.header + 1 + entry}" s="(\\d+)"`).exec(xml)?.[1]
      const formats = fileText(raw, 'xl/styles.xml').split('<cellXfs')[1]?.split('<xf ') ?? []
      return formats[Number(style) + 1]?.includes('locked="0"')
    }
    expect([1, 2, 3, 102, 103].map(isOpen)).toEqual([false, false, true, true, undefined])
    expect(xml).toContain('schwerwiegende Abweichung,geringfügige Abweichung,Empfehlung')
  })

  it('adds what the auditor filled in, and nothing when it is sent again', async () => {
    const book = await download()
    fill(book, 3, {
      Art: 'schwerwiegende Abweichung',
      Titel: 'Kein Virenschutz',
      Beschreibung: 'An den Notebooks fehlt er.\nAuch im Lager.',
      Zielobjekt: 'c001',
      Anforderung: 'SYS.2.1.A6',
      Frist: '30.06.2025',
    })

    const first = await takeOver(auditor, auditPath(), book)
    const again = await preview(auditor, auditPath(), book)

    expect(first.headers.get('location')).toContain('/feststellungen')
    const entered = (await stored()).find(({ number }) => number === 3)
    expect(entered).toMatchObject({
      ...{ kind: 'major', title: 'Kein Virenschutz', targetObjectCode: 'C001' },
      ...{ requirement: 'SYS.2.1.A6', dueOn: '2025-06-30', foundOn: '2025-05-22' },
      text: 'An den Notebooks fehlt er.\nAuch im Lager.',
      accessId: city.aken.auditAccessId,
    })
    expect(again).toContain('Vorschau: 0 neu, 0 geändert, 3 unverändert, 0 Fehler')
    expect(await kinds()).toEqual(
      expect.arrayContaining(['finding_entered', 'findings_taken_over']),
    )
  })

  it('takes all or nothing, and says sheet, row and column of what is wrong', async () => {
    const book = await download()
    fill(book, 3, { Art: 'Empfehlung', Titel: 'Gut', Beschreibung: 'Alles richtig.' })
    fill(book, 4, { Art: 'schlimm', Titel: 'Falsche Art', Beschreibung: 'x' })
    fill(book, 5, { Art: 'Empfehlung', Beschreibung: 'Ohne Titel', Zielobjekt: 'C999' })
    fill(book, 6, { Art: 'Empfehlung', Titel: 'Frist', Beschreibung: 'x', Frist: '31.02.2025' })

    const page = await preview(auditor, auditPath(), book)

    const row = (entry: number) => `Feststellungen, Zeile ${book.header + 1 + entry}`
    expect(page).toContain('Vorschau: 1 neu, 0 geändert, 2 unverändert, 4 Fehler')
    expect(page).toContain(`${row(4)}, Spalte „Art“`)
    expect(page).toContain('„schlimm“ ist keine Art.')
    expect(page).toContain(`${row(5)}, Spalte „Titel“`)
    expect(page).toContain(`${row(5)}, Spalte „Zielobjekt“`)
    expect(page).toContain(`${row(6)}, Spalte „Frist“`)
    expect(page).toContain('Den Tag „31.02.2025“ gibt es nicht.')
    expect(page).not.toContain('übernehmen</')
    const forced = await auditor.post(`${auditPath()}/uebernahme`, carriedBy(page))
    expect(forced.status).toBe(422)
    expect(await stored()).toHaveLength(2)
  })

  it('changes an own finding, unless somebody saved it meanwhile', async () => {
    const { deps, actor, findingId } = city.aken
    const book = await download()
    fill(book, 1, { Titel: 'Netzplan fehlt' })

    const page = await preview(auditor, auditPath(), book)
    await changeFinding(deps, actor, findingId, { ...finding, title: 'Anders', version: 1 })
    const late = await auditor.post(`${auditPath()}/uebernahme`, carriedBy(page))
    const stale = await preview(auditor, auditPath(), book)

    expect(page).toContain('Vorschau: 0 neu, 1 geändert, 1 unverändert, 0 Fehler')
    expect(late.status).toBe(409)
    expect(stale).toContain('F-001 wurde geändert, seit die Arbeitsmappe geschrieben wurde.')
    expect((await stored())[0]?.title).toBe('Anders')

    const fresh = await download()
    fill(fresh, 1, { Titel: 'Netzplan fehlt' })
    expect((await takeOver(auditor, auditPath(), fresh)).status).toBe(303)
    expect((await stored())[0]?.title).toBe('Netzplan fehlt')
  })

  it('leaves what was not touched as it is, although it was saved meanwhile', async () => {
    const { deps, actor, findingId } = city.aken
    const book = await download()
    await changeFinding(deps, actor, findingId, { ...finding, title: 'Anders', version: 1 })

    const page = await preview(auditor, auditPath(), book)

    expect(page).toContain('Vorschau: 0 neu, 0 geändert, 2 unverändert, 0 Fehler')
  })

  it('is taken from the officer as findings of the city, which the auditor does not change', async () => {
    const officer = await city.as('officer')
    const { snapshotId } = city.aken
    const own = await download(officer, `${officerPath}?verbund=KERN`, { snapshotId })
    fill(own, 3, { Art: 'Empfehlung', Titel: 'Aus dem Bericht', Beschreibung: 'Seite 4.' })

    await takeOver(officer, officerPath, own, '?verbund=KERN')
    const book = await download()
    fill(book, 3, { Titel: 'Umgeschrieben' })
    const page = await preview(auditor, auditPath(), book)

    expect((await stored())[2]).toMatchObject({ title: 'Aus dem Bericht', accessId: null })
    expect(page).toContain('F-003 haben Sie nicht unter diesem Zugang eingetragen')
  })

  it('is closed with the access', async () => {
    const { deps, actor, auditAccessId } = city.aken
    const book = await download()
    await revokeAccess(deps, actor, auditAccessId, { version: 1 })

    const answers = [
      await auditor.get(auditPath()),
      await auditor.post(auditPath()),
      await auditor.post(`${auditPath()}/vorschau`, upload(book)),
    ]

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  it.each([
    ['no table', 'x.pdf', '%PDF-1.7', 'x.pdf'],
    ['another table', 'x.csv', 'Inventarnr.;Raum\n1;2', 'kein Blatt mit den Spalten'],
  ])('refuses %s', async (_what, name, text, said) => {
    const form = new FormData()
    form.set('datei', new File([text], name))

    const answer = await auditor.post(`${auditPath()}/vorschau`, form)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(said)
  })
})

type Book = { bytes: Buffer; content: XLSX.WorkBook; header: number }

function read(bytes: Buffer): Book {
  const content = XLSX.read(bytes, { cellDates: true, UTC: true })
  const rows = XLSX.utils.sheet_to_json<unknown[]>(content.Sheets[sheet] ?? {}, {
    header: 1,
    blankrows: true,
  })
  return { bytes, content, header: rows.findIndex((row) => row[0] === 'Nr.') }
}

function rowsOf({ content, header }: Book): string[][] {
  const options = { header: 1, blankrows: true, raw: false } as const
  return XLSX.utils.sheet_to_json<string[]>(content.Sheets[sheet] ?? {}, options).slice(header)
}

/** `entry`: 1 for the first row below the header. */
function fill(book: Book, entry: number, values: Readonly<Record<string, string>>): void {
  const titles = rowsOf(book)[0] ?? []
  const target = book.content.Sheets[sheet]
  if (!target) throw new Error(`no sheet ${sheet}`)
  for (const [title, value] of Object.entries(values)) {
    const origin = { r: book.header + entry, c: titles.indexOf(title) }
    XLSX.utils.sheet_add_aoa(target, [[value]], { origin })
  }
}

function fileText(book: XLSX.WorkBook, name: string): string {
  const { files } = book as unknown as { files: Record<string, { content: Uint8Array }> }
  return Buffer.from(files[name]?.content ?? []).toString('utf8')
}

async function download(
  browser = auditor,
  address = auditPath(),
  values: Record<string, string> = {},
): Promise<Book> {
  const answer = await browser.post(address, values)
  expect(answer.status).toBe(200)
  return read(Buffer.from(await answer.arrayBuffer()))
}

function upload({ content }: Book): FormData {
  const bytes: Buffer = XLSX.write(content, { type: 'buffer', bookType: 'xlsx' })
  const form = new FormData()
  form.set('datei', new File([new Uint8Array(bytes)], 'feststellungen.xlsx'))
  return form
}

async function preview(browser: Browser, path: string, book: Book, query = ''): Promise<string> {
  const form = upload(book)
  if (query) form.set('snapshotId', city.aken.snapshotId)
  const answer = await browser.post(`${path}/vorschau${query}`, form)
  expect(answer.status).toBe(200)
  return answer.text()
}

async function takeOver(browser: Browser, path: string, book: Book, query = '') {
  const page = await preview(browser, path, book, query)
  const answer = await browser.post(`${path}/uebernahme${query}`, carriedBy(page))
  expect(answer.status).toBe(303)
  return answer
}

/** The hidden fields of the preview. */
function carriedBy(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('/uebernahme'))
  const fields = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries(
    [...fields].map(([, name = '', value = '']) => [name, unescaped(value)] as const),
  )
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function stored() {
  const { deps, domain } = city.aken
  return deps.store.read('aken', (db) => listFindings(db, domain.id))
}

async function kinds(): Promise<string[]> {
  const events = await city.aken.deps.store.read('aken', (db) => listEventHeads(db, 10))
  return events.map(({ kind }) => kind)
}
