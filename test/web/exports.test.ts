import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportNames } from '../../src/exports/exportNames.ts'
import { readParts, readRowsOf, readWorkbook } from '../support/readWorkbook.ts'
import { openWebCity, type WebCity } from './webCity.ts'

/** Where this run puts its exports, so that others do not disturb it. */
const folder = mkdtempSync(join(tmpdir(), 'basislotse-test-'))
let city: WebCity

beforeAll(async () => {
  process.env.TMPDIR = folder
  city = await openWebCity()
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the page of exports', () => {
  it('offers the officer every workbook, what it is for, and its filters', async () => {
    const page = await (await city.as('officer')).read('/exporte?verbund=KERN')

    for (const name of exportNames) {
      expect(page).toContain(`action="/exporte/${name}?verbund=KERN"`)
    }
    expect(page).toContain('Nur Basis')
    expect(page).toContain('Rathaus Aken')
    expect(page).toContain('Alle als ZIP herunterladen')
  })

  it('offers the technician the device list alone', async () => {
    const page = await (await city.as('technician')).read('/exporte?verbund=KERN')

    expect([...page.matchAll(/action="\/exporte\/(\w+)\?/g)].map(([, name]) => name)).toEqual([
      'devices',
    ])
    expect(page).not.toContain('Wer zuletzt')
  })

  it('tells the contributor why there is none', async () => {
    const page = await (await city.as('contributor')).read('/exporte')

    expect(page).toContain('lassen sich nicht auf das')
    expect(page).not.toContain('action="/exporte/')
  })

  it.each(['admin', 'auditor'] as const)('is not there for the role %s', async (role) => {
    expect((await (await city.as(role)).get('/exporte')).status).toBe(404)
  })
})

describe('a workbook taken along', () => {
  it('comes under its name with the day, as a whole, and leaves no file behind', async () => {
    const response = await (await city.as('officer')).post('/exporte/a4?verbund=KERN')
    const bytes = Buffer.from(await response.arrayBuffer())

    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="A4_KERN_\d{4}-\d\d-\d\d\.xlsx"$/,
    )
    expect(bytes).toHaveLength(Number(response.headers.get('content-length')))
    expect(readWorkbook(bytes).SheetNames.length).toBeGreaterThan(2)
    await expect.poll(exportFolders).toEqual([])
  })

  it('is removed too when the reader goes away', async () => {
    const response = await (await city.as('officer')).post('/exporte/a1?verbund=KERN')

    await response.body?.cancel()

    await expect.poll(exportFolders).toEqual([])
  })

  it('holds Basis requirements alone where that is asked, and says so on its cover and in its name', async () => {
    const officer = await city.as('officer')
    const all = await take(await officer.post('/exporte/a4?verbund=KERN'))
    const basic = await officer.post('/exporte/a4?verbund=KERN', { stufe: 'basis' })
    const name = basic.headers.get('content-disposition')
    const bytes = await take(basic)

    expect(name).toContain('A4_Basis_KERN_')
    expect(cover(bytes)).toContain('nur Basis-Anforderungen')
    expect(cover(all)).not.toContain('nur Basis-Anforderungen')
    expect(bytes.length).toBeLessThan(all.length)
  })

  it('holds the devices of one site where that is asked', async () => {
    const officer = await city.as('officer')
    const page = await officer.read('/exporte?verbund=KERN')
    const [, site = ''] = /<option value="([^"]+)">Rathaus Aken<\/option>/.exec(page) ?? []
    const bytes = await take(
      await officer.post('/exporte/devices?verbund=KERN', { standort: site }),
    )

    expect(readWorkbook(bytes).SheetNames).toContain('Rathaus Aken')
    expect(readWorkbook(bytes).SheetNames).not.toContain('Ohne Standort')
  })

  it('holds the days of the audit trail that are asked for', async () => {
    const officer = await city.as('officer')
    const period = { von: '2024-01-01', bis: '2024-12-31' }
    const bytes = await take(await officer.post('/exporte/audit?verbund=KERN', period))

    const days = readRowsOf(bytes, 'Ereignisse').flatMap((row) =>
      row.filter((c) => c instanceof Date),
    )
    expect(days.length).toBeGreaterThan(5)
    expect(days.every((day) => day instanceof Date && day.getUTCFullYear() === 2024)).toBe(true)
  })

  it('comes back to the form when the days are the wrong way round', async () => {
    const response = await (await city.as('officer')).post('/exporte/audit?verbund=KERN', {
      von: '2025-02-01',
      bis: '2025-01-01',
    })

    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('Der letzte Tag liegt vor dem ersten.')
    expect(page).toContain('value="2025-02-01"')
  })

  it('stands in the access log with its checksum', async () => {
    const management = await city.as('management')
    await take(await management.post('/exporte/wiba?verbund=KERN'))

    const page = await management.read('/exporte?verbund=KERN')

    expect(page).toContain('KERN: Weg in die Basis-Absicherung (WiBA)')
    expect(page).toContain('management von Aken')
    expect(page).toMatch(/<code title="[0-9a-f]{64}">/)
  })

  it('is one archive where all are asked for', async () => {
    const response = await (await city.as('officer')).post('/exporte/alle?verbund=KERN')
    const parts = await readParts(await take(response))

    expect(response.headers.get('content-disposition')).toContain('Exporte_KERN_')
    expect([...parts.keys()]).toHaveLength(exportNames.length)
    expect([...parts.keys()][0]).toMatch(/^A1_KERN_/)
    await expect.poll(exportFolders).toEqual([])
  })

  it.each([
    ['technician', '/exporte/a4?verbund=KERN'],
    ['contributor', '/exporte/devices?verbund=KERN'],
    ['admin', '/exporte/audit?verbund=KERN'],
    ['auditor', '/exporte/alle?verbund=KERN'],
  ] as const)('is refused to the role %s for %s', async (role, address) => {
    expect((await (await city.as(role)).post(address)).status).toBe(404)
  })

  it('keeps the trail of the whole organisation from who sees one information domain', async () => {
    const narrow = await city.as('officer', city.aken.domain.id)

    expect((await narrow.post('/exporte/audit?verbund=KERN')).status).toBe(403)
    expect((await narrow.post('/exporte/a1?verbund=SCHULE')).status).toBe(404)
    expect(await narrow.read('/exporte?verbund=KERN')).not.toContain('/exporte/audit')
  })

  it('answers an unknown name in German', async () => {
    expect((await (await city.as('officer')).post('/exporte/a9?verbund=KERN')).status).toBe(422)
  })
})

describe('the audit package', () => {
  it('is taken with a new snapshot by the officer, and again by the management, the same bytes', async () => {
    const officer = await city.as('officer')
    expect(await officer.read('/exporte?verbund=SCHULE')).toContain('von jetzt, neu festhalten')

    const first = await officer.post('/pruefpakete?verbund=SCHULE')
    const bytes = await take(first)
    const management = await city.as('management')
    const page = await management.read('/exporte?verbund=SCHULE')
    const [, stand = ''] = /<option value="([^"]+)">Nr. \d+ Prüfpaket/.exec(page) ?? []
    const again = await take(await management.post('/pruefpakete?verbund=SCHULE', { stand }))

    expect(first.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Pruefpaket_SCHULE_Stand-\d+_\d{4}-\d\d-\d\d\.zip"$/,
    )
    expect(bytes).toHaveLength(Number(first.headers.get('content-length')))
    expect([...(await readParts(bytes)).keys()][0]).toBe('manifest.json')
    expect(again.equals(bytes)).toBe(true)
    expect(page).not.toContain('von jetzt, neu festhalten')
    expect(page).toContain('SCHULE: Prüfpaket (Stand')
    expect(await officer.read(`/staende/${stand}`)).toContain('Prüfpaket herunterladen')
    await expect.poll(exportFolders).toEqual([])
  })

  it.each([
    ['management', '', 403],
    ['officer', 'gibt-es-nicht', 404],
    ['technician', '', 404],
    ['contributor', '', 404],
    ['auditor', '', 404],
    ['admin', '', 404],
  ] as const)('answers %s, who asks for „%s“, with %i', async (role, stand, status) => {
    const response = await (await city.as(role)).post('/pruefpakete?verbund=KERN', { stand })

    expect(response.status).toBe(status)
  })
})

async function take(response: Response): Promise<Buffer> {
  if (response.status !== 200) throw new Error(`answers ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

function cover(bytes: Buffer): string {
  return JSON.stringify(readRowsOf(bytes, readWorkbook(bytes).SheetNames[0] ?? ''))
}

function exportFolders(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('basislotse-export-'))
}
