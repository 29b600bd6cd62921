/** Lists that come in by browser: sent, columns confirmed, looked through, taken over. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { listDevices } from '../../db/queries/devices.ts'
import { listImportMappings } from '../../db/queries/imports.ts'
import type { listImportUploads } from '../../db/queries/importUploads.ts'
import { cleanUpUploads } from '../../src/exchange/upload/actions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let opened: WebCity | undefined
let city: WebCity
let officer: Browser
const kern = 'verbund=KERN'
const start = `/einlesen?${kern}`

beforeEach(async () => {
  await opened?.close()
  city = await openWebCity()
  opened = city
  officer = await city.as('officer')
  city.aken.deps.jobs.reportTo((error) => console.error(error))
})
afterAll(() => opened?.close())

const list = [
  'Inventarnr.;Geräteart;Seriennummer;Raum;Standort;Anschaffung',
  'T-0001;Notebook;SN-1;R 1;Altes Gut;15.08.2021',
  'T-0002;Notebook;SN-2;R 2;Altes Gut;31.02.2024',
  'T-0003;Toaster;SN-3;R 2;Altes Gut;',
].join('\n')

describe('a device list', () => {
  it('goes from the file by its columns and the preview into the inventory', async () => {
    const address = await upload(officer, 'liste.csv', list)
    const columns = await officer.read(address)
    const preview = await officer.read(await confirm(officer, address, columns))
    const before = await numbers()
    const result = await officer.read(await takeOver(officer, address, preview))

    expect(columns).toContain('<h1>Geräteliste erkannt')
    expect(columns).toMatch(/<option value="purchasedOn" selected="">Anschaffung/)
    expect(preview).toContain('Vorschau: 1 neu, 0 geändert, 0 unverändert, 2 nicht übernommen')
    expect(preview).toContain('den Tag „31.02.2024“ gibt es nicht')
    expect(preview).toContain('„Toaster“ ist keine bekannte Geräteart')
    expect(before).not.toContain('T-0001')
    expect(result).toContain('Übernommen: 1 neu')
    expect(await numbers()).toContain('T-0001')
  })

  it('shows what changes field by field, and what the file does not name', async () => {
    await bring(officer, 'erste.csv', list)

    const address = await upload(
      officer,
      'zweite.csv',
      'Inventarnr.;Geräteart;Seriennummer;Raum;Standort\nT-0009;Notebook;SN-9;R 1;Altes Gut\nT-0001;Notebook;SN-1;R 7;Altes Gut',
    )
    await confirm(officer, address)
    const changed = await officer.read(`${address}?liste=changed`)
    await bring(officer, 'dritte.csv', 'Inventarnr.;Geräteart;Standort\nT-0009;Notebook;Altes Gut')
    const third = await upload(
      officer,
      'vierte.csv',
      'Inventarnr.;Geräteart;Standort\nT-0009;Notebook;Altes Gut',
    )
    await confirm(officer, third)
    const missing = await officer.read(`${third}?liste=missing`)

    expect(changed).toMatch(/Raum: <del>R 1<\/del>.*<ins>R 7<\/ins>/s)
    expect(missing).toContain('Fehlt in der Datei (1)')
    expect(missing).toContain('T-0001')
    expect(missing).toContain('Es wird nichts gelöscht')
  })

  it('whose columns were changed keeps the mapping for the next of the same header', async () => {
    const first = 'Nummer;Art;Merkmal\nT-0001;Notebook;Kratzer\n'
    const address = await upload(officer, 'a.csv', first)
    const columns = await officer.read(address)
    await confirm(officer, address, columns, {
      [columnOf(columns, 'Nummer')]: 'inventoryNumber',
      [columnOf(columns, 'Merkmal')]: 'notes',
    })
    await takeOver(officer, address, await officer.read(address))

    const again = await officer.read(await upload(officer, 'b.csv', first))
    const remembered = await city.aken.deps.store.read('aken', (db) =>
      listImportMappings(db, 'devices'),
    )

    expect(columns).toContain('Noch keine Geräteliste erkannt')
    expect(remembered.map(({ headerFingerprint }) => headerFingerprint)).toContain(
      'nummer|art|merkmal',
    )
    expect(again).toContain('Zuordnung vom letzten Mal übernommen')
    expect(again).toMatch(/<option value="notes" selected="">Bemerkung/)
  })

  it.each([
    ['fachanwendungen', 'Fachanwendung;Amt;Anbieter\nEinwohnermeldewesen;Bürgerbüro;A GmbH\n'],
    ['dienstleister', 'Dienstleister;Art;Leistung\nKITU;IT;Rechenzentrum\n'],
  ])('that is one of %s says so, and leads there', async (slug, content) => {
    const columns = await officer.read(await upload(officer, 'liste.csv', content))

    expect(columns).toContain('Noch keine Geräteliste erkannt')
    expect(columns).toContain('Sagen Sie, was die Spalten bedeuten')
    expect(columns).toContain(`href="/einlesen?verbund=KERN&amp;art=${slug}"`)
  })

  it('that is no list at all leads nowhere else', async () => {
    const columns = await officer.read(await upload(officer, 'a.csv', 'Eins;Zwei\n1;2\n'))

    expect(columns).not.toContain('sieht aus wie')
  })

  it('is not planned while two columns mean the same', async () => {
    const address = await upload(officer, 'liste.csv', list)
    const columns = await officer.read(address)
    const { location, response } = await send(officer, `${address}/spalten`, {
      ...chosenIn(columns),
      [columnOf(columns, 'Raum')]: 'inventoryNumber',
    })

    expect(response.status).toBe(422)
    expect(location).toBeNull()
    expect(await response.text()).toContain(
      '„Inventarnr.“ und „Raum“ bedeuten beide „Inventarnummer“',
    )
  })

  it('sent twice at once is stored once, and the second is told', async () => {
    const technician = await city.as('technician')
    const [first, second] = [
      await upload(officer, 'liste.csv', list),
      await upload(technician, 'liste.csv', list),
    ]
    await confirm(officer, first)
    await confirm(technician, second)
    const previews = [await officer.read(first), await technician.read(second)] as const
    await Promise.all([
      takeOver(officer, first, previews[0]),
      takeOver(technician, second, previews[1]),
    ])

    const pages = [await officer.read(first), await technician.read(second)]
    const [told] = pages.filter((page) => page.includes('Seit der Vorschau hat sich'))

    expect(pages.filter((page) => page.includes('Übernommen: 1 neu'))).toHaveLength(1)
    expect(told).toContain('Vorschau: 0 neu, 0 geändert, 1 unverändert')
    expect((await numbers()).filter((number) => number === 'T-0001')).toHaveLength(1)
  })

  it('gives back what was refused, to be put right and sent again', async () => {
    const address = await upload(officer, 'liste.csv', list)
    await confirm(officer, address)
    const csv = await (await officer.get(`${address}/nicht-uebernommen.csv`)).text()
    const workbook = await officer.get(`${address}/nicht-uebernommen.xlsx`)
    const bytes = Buffer.from(await workbook.arrayBuffer())
    const again = await upload(officer, 'berichtigt.csv', csv.replace('31.02.2024', '28.02.2024'))
    const preview = await officer.read(await confirm(officer, again))

    expect(csv).toContain('T-0002;Notebook;SN-2;R 2;Altes Gut;31.02.2024;3;Anschaffung;')
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(preview).toContain('1 neu, 0 geändert, 0 unverändert, 1 nicht übernommen')
  })
})

describe('a file that is no list', () => {
  it.each([
    ['empty', '', 'ist leer'],
    ['a PDF', '%PDF-1.7 x', 'ein PDF-Dokument'],
    ['a page', '<!doctype html><html></html>', 'eine HTML-Seite'],
    ['a list without header', 'a;b\n1;2\n', 'Keine Kopfzeile einer Geräteliste erkannt'],
  ])('is refused when it is %s', async (_what, content, message) => {
    const { location, response } = await send(officer, start, fileForm('datei.csv', content))
    await city.aken.deps.jobs.settle()
    const page = location ? await officer.read(location) : await response.text()

    expect(page).toContain(message)
  })

  it('is told when the upload was cut off', async () => {
    const token = await officer.token()
    const body = `--grenze\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--grenze\r\nContent-Disposition: form-data; name="datei"; filename="a.csv"\r\n\r\nInventar`
    const response = await officer.postRaw(start, body, 'multipart/form-data; boundary=grenze')

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('unvollständig')
  })
})

describe('what was sent', () => {
  it('is seen by nobody else', async () => {
    const address = await upload(officer, 'liste.csv', list)
    const technician = await city.as('technician')
    const management = await city.as('management')

    const answers = [
      await technician.get(address),
      await technician.get(`${address}/nicht-uebernommen.csv`),
      await technician.post(`${address}/uebernahme`, { stand: '' }),
      await management.get(address),
    ]

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 403])
  })

  it('is gone when it is discarded, and after a day', async () => {
    const { deps, actor } = city.aken
    const first = await upload(officer, 'liste.csv', list)
    await officer.post(`${first}/verwerfung`)
    const second = await upload(officer, 'liste.csv', list)
    await cleanUpUploads(deps, 'aken')
    const kept = await officer.get(second)
    const tomorrow = { ...deps, serverTime: () => '2099-01-01T00:00:00.000Z' }
    await cleanUpUploads(tomorrow, 'aken')

    expect((await officer.get(first)).status).toBe(404)
    expect(kept.status).toBe(200)
    expect((await officer.get(second)).status).toBe(404)
    expect(actor.organisationId).toBe('aken')
  })

  it('is kept five times a person at most', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) await upload(officer, `${number}.csv`, list)
    const page = await officer.read(start)

    expect([...page.matchAll(/<a href="\/einlesen\/[^"]+">(\d)\.csv/g)].map(([, n]) => n)).toEqual([
      '6',
      '5',
      '4',
      '3',
      '2',
    ])
  })

  it('that a stop of the server interrupted can be taken up again', async () => {
    const address = await upload(officer, 'liste.csv', list)
    await confirm(officer, address)
    const { deps } = city.aken
    const [own] = await deps.store.read('aken', (db) => allUploads(db))
    await deps.store.write('aken', async (db) => {
      const { saveUploadFrom } = await import('../../db/queries/importUploads.ts')
      await saveUploadFrom(db, own?.id ?? '', ['planned'], {
        state: 'storing',
        claimedBy: 'gone',
        claimedAt: deps.serverTime(),
      })
    })
    const page = await officer.read(address)
    await send(officer, `${address}/fortsetzung`, {})
    await deps.jobs.settle()

    expect(page).toContain('Der Vorgang wurde unterbrochen')
    expect(await officer.read(address)).toContain('Vorschau: 1 neu')
  })
})

it('takes applications, rooms and providers as well', async () => {
  const lists = [
    ['fachanwendungen', 'Fachanwendung;Amt\nHundesteuer Plus;Kämmerei\n', 'Hundesteuer Plus'],
    ['raeume', 'Standort;Raum;Raumart\nAltes Gut;R 99;Serverraum\n', 'R 99'],
    ['dienstleister', 'Dienstleister;Art\nMuster IT;Outsourcing\n', 'Muster IT'],
  ] as const
  for (const [art, content, name] of lists) {
    const address = await upload(officer, `${art}.csv`, content, art)
    const preview = await officer.read(await confirm(officer, address))
    const result = await officer.read(await takeOver(officer, address, preview))

    expect(preview).toContain(name)
    expect(result).toContain('Übernommen: 1 neu')
  }
})

async function numbers(): Promise<(string | null)[]> {
  const devices = await city.aken.deps.store.read('aken', (db) => listDevices(db))
  return devices.map(({ inventoryNumber }) => inventoryNumber)
}

const allUploads = async (db: Parameters<typeof listImportUploads>[0]) => {
  const { importUpload } = db.tables
  return db.select({ id: importUpload.id }).from(importUpload)
}

function fileForm(name: string, content: string | Buffer, art = 'geraete'): FormData {
  const form = new FormData()
  form.set('art', art)
  form.set('datei', new File([content], name))
  return form
}

async function send(browser: Browser, address: string, values: Record<string, string> | FormData) {
  const response = await browser.post(address, values)
  return { response, location: response.headers.get('location') }
}

/** The address of the upload, once it was read. */
async function upload(browser: Browser, name: string, content: string | Buffer, art = 'geraete') {
  const { location, response } = await send(browser, start, fileForm(name, content, art))
  if (!location) throw new Error(`upload answers ${response.status}: ${await response.text()}`)
  await city.aken.deps.jobs.settle()
  return location
}

function chosenIn(page: string): Record<string, string> {
  const selects = [...page.matchAll(/<select id="[^"]+" name="(spalte-\d+)".*?<\/select>/gs)]
  return Object.fromEntries(
    selects.map(([select, name = '']) => [
      name,
      /value="([^"]*)" selected/.exec(select)?.[1] ?? '',
    ]),
  )
}

function columnOf(page: string, key: string): string {
  const label = new RegExp(`for="feld-(spalte-\\d+)">Bedeutung von ${key.replace('.', '\\.')}<`)
  return label.exec(page)?.[1] ?? ''
}

async function confirm(
  browser: Browser,
  address: string,
  page?: string,
  change: Record<string, string> = {},
) {
  const values = chosenIn(page ?? (await browser.read(address)))
  const { response } = await send(browser, `${address}/spalten`, { ...values, ...change })
  if (response.status !== 303) throw new Error(await response.text())
  await city.aken.deps.jobs.settle()
  return address
}

async function takeOver(browser: Browser, address: string, preview: string) {
  const stand = /name="stand" value="([^"]+)"/.exec(preview)?.[1] ?? ''
  await send(browser, `${address}/uebernahme`, { stand })
  await city.aken.deps.jobs.settle()
  return address
}

async function bring(browser: Browser, name: string, content: string) {
  const address = await upload(browser, name, content)
  await confirm(browser, address)
  return takeOver(browser, address, await browser.read(address))
}
