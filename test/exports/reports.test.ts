import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSites } from '../../db/queries/devices.ts'
import { findChainHead } from '../../db/queries/events.ts'
import { listAccesses } from '../../db/queries/history.ts'
import { writeCheckReport } from '../../reports/checkReport.ts'
import type { Actor } from '../../src/access/actor.ts'
import type { Role } from '../../src/access/role.ts'
import { readReportContext } from '../../src/exports/reportContext.ts'
import { exportReport, type ReportOrder } from '../../src/exports/reports/actions.ts'
import { gatherCheckReport } from '../../src/exports/reports/gatherCheckReport.ts'
import { reportsOf } from '../../src/exports/reports/mayReport.ts'
import { reportFiles } from '../../src/exports/reports/reportFiles.ts'
import { reportNames } from '../../src/exports/reports/reportNames.ts'
import { readDomainFigures } from '../../src/milestones/readState.ts'
import { hasPdfTools, type SeenPdf, seePdf } from '../support/pdfTools.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { type City, foundCity, today } from './cast.ts'

describe.each(engines)('reports on %s', (engine) => {
  let test: TestStore
  let folder: string
  let city: City

  beforeAll(async () => {
    test = await openTestStore(engine)
    folder = mkdtempSync(join(tmpdir(), 'basislotse-reports-'))
    await foundCity(test.store, 'nachbar', 'Nachbarort')
    city = await foundCity(test.store, 'stadt', 'Musterleben')
  })

  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const read = <Result>(work: Parameters<typeof test.store.read<Result>>[1]) =>
    test.store.read('stadt', work)

  const actorIn = (roles: readonly Role[]): Actor => ({ ...city.actor, userId: 'u1', roles })

  async function take(
    name: ReportOrder['name'],
    options: Partial<ReportOrder> = {},
    actor = city.actor,
  ) {
    const files = await exportReport(city.deps, actor, {
      ...{ name, domainCode: 'KERN', ...options },
      placeOf: (file) => join(folder, file.name),
    })
    return files.map(({ file }) => ({ name: basename(file), bytes: readFileSync(file) }))
  }

  async function seen(name: ReportOrder['name'], options: Partial<ReportOrder> = {}) {
    const [first] = await take(name, options)
    return seePdf(first?.bytes ?? new Uint8Array())
  }

  /** What differs between engines is what is read; how it is laid out is looked at once. */
  const isLookedAt = engine === 'sqlite'

  it.runIf(isLookedAt).each(reportNames)('%s is the same for the same data', async (name) => {
    const first = await take(name)
    const second = await take(name)

    expect(first.length).toBeGreaterThan(0)
    expect(first.map(({ name: file }) => file)).toEqual(second.map(({ name: file }) => file))
    for (const [index, { bytes }] of first.entries()) {
      expect(Buffer.compare(bytes, second[index]?.bytes ?? Buffer.of())).toBe(0)
    }
  })

  it('leaves no unfinished file behind', async () => {
    await take('management')

    expect(readdirSync(folder).filter((name) => !name.endsWith('.pdf'))).toEqual([])
  })

  it('notes each file in the access log', async () => {
    await take('devices', { standard: 'a-2a' })

    const [last] = await read((db) => listAccesses(db, 'export', 1))

    expect(last?.subject).toMatch(
      /^KERN\/pdf devices \(für das Archiv, Ohne-Standort\) SHA-256 [0-9a-f]{64}$/,
    )
  })

  it('gives each role what the table of rights says', () => {
    expect(reportsOf(actorIn(['officer']))).toEqual([...reportNames])
    expect(reportsOf(actorIn(['management']))).toEqual([...reportNames])
    expect(reportsOf(actorIn(['technician']))).toEqual(['devices'])
    for (const role of ['contributor', 'auditor', 'admin'] as const) {
      expect(reportsOf(actorIn([role]))).toEqual([])
    }
  })

  it('refuses who may not, an unknown information domain and an unknown site', async () => {
    await expect(take('checks', {}, actorIn(['technician']))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(take('checks', { domainCode: 'KERM' })).rejects.toThrow('Meinten Sie „KERN“?')
    await expect(take('devices', { siteId: 'nowhere' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const schoolOnly = { ...city.actor, informationDomainIds: [city.schule.id] }
    await expect(take('management', {}, schoolOnly)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('gives the devices one file per site, and one for what stands nowhere', async () => {
    const files = await take('devices')

    expect(files.map(({ name }) => name)).toEqual([
      'Geraeteliste_Rathaus-Musterleben.pdf',
      'Geraeteliste_Ohne-Standort.pdf',
    ])
  })

  it('reads sections and parts so that each check stands once', async () => {
    await test.store.readSnapshot('stadt', async (db) => {
      const report = await gatherCheckReport(db, city.kern, today)
      const context = await readReportContext(db, city.kern)
      const parts: { part: number; of: number; bytes: Uint8Array }[] = []
      for await (const part of writeCheckReport(context, report, 'ua-1', 200)) parts.push(part)

      expect(parts.length).toBeGreaterThan(1)
      expect(parts.map(({ part }) => part)).toEqual(parts.map((_, index) => index + 1))
      if (!hasPdfTools || !isLookedAt) return
      const texts = parts.map(({ bytes }) => seePdf(bytes))
      expect(texts[1]?.info.Title).toBe(
        `Prüfbericht, Teil 2 von ${parts.length} zum IT-Grundschutz-Check`,
      )
      const wanted = report.sections.map(({ checks }) => checks).reduce((a, b) => a + b, 0)
      expect(countOf(texts, /(?<= )[A-Z]{3,4}(?:\.\d+)+\.A\d+(?= )/g)).toBe(wanted)
    })
  }, 120_000)

  describe.runIf(hasPdfTools && isLookedAt)('as other programs see them', () => {
    const cases = reportNames.flatMap((name) =>
      (['ua-1', 'a-2a'] as const).map((standard) => [name, standard] as const),
    )

    it.each(cases)(
      '%s as %s is tagged, titled, whole and says its state',
      async (name, standard) => {
        const { info, fonts, complaint, bookmarks, text, pages } = await seen(name, { standard })
        const head = await read(findChainHead)

        expect(info).toMatchObject({ Tagged: 'yes', Author: 'Stadt Musterleben' })
        expect(info.Title).toMatch(/^(Leitungsbericht|Prüfbericht|Geräteliste)/)
        expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
        expect(complaint).toBe('')
        expect(bookmarks.length).toBeGreaterThan(2)
        expect(text).toContain(head.hash)
        expect(text).toContain(`Seite 1 von ${pages}`)
        expect(text).toContain('Stand der Daten: 22.05.2025, 12:00 Uhr')
        expect(text).not.toContain('Nachbarort')
      },
    )

    it('the report for the management has two pages and names nobody', async () => {
      const { pages, text } = await seen('management')

      expect(pages).toBe(2)
      expect(text).toContain('M-001 Virenschutz Musterleben')
      expect(text).not.toContain('Leitung EDV')
    })

    it('the report on checks counts as the pages do and says what was left out', async () => {
      const { text, bookmarks } = await seen('checks')
      const { progress } = await read((db) => readDomainFigures(db, city.kern, today))
      const { total, met } = progress.whole.basic

      for (const said of [
        `Basis ganze Modellierung ${total} ${met} `,
        'A.2 und A.5 sind für die Basis-Absicherung nicht gefordert.',
        'Informationen werden nicht ausgetauscht (Musterleben).',
        'umgesetzt durch den Dienstleister D001 KITU',
        'Nachweis des Dienstleisters: Testat KITU (gültig bis 31.12.2024)',
        'Verantwortlich: Leitung EDV Musterleben',
        'Umsetzung bis: 31.03.2025',
        'Nachweis: Richtlinie Clients Musterleben',
        'durch andere Maßnahmen ersetzt: Dienstanweisung Musterleben',
      ]) {
        expect(text).toContain(said)
      }
      expect(text).not.toMatch(/zertifizierbar|testatreif/i)
      expect(bookmarks).toEqual(
        expect.arrayContaining([
          'Zusammenfassung',
          'Ausgelassene Bausteine',
          'SYS IT-Systeme',
          'SYS.2.1 Allgemeiner Client',
        ]),
      )
    })

    it('the report on Basis requirements alone says so and holds no others', async () => {
      const { text } = await seen('checks', { levels: ['basic'] })

      expect(text).toContain('Auswahl nur Basis-Anforderungen')
      expect(text).not.toMatch(/ Standard unbearbeitet | erhöht unbearbeitet /)
    })

    it('the list of devices knows neither holders nor notes', async () => {
      const [site] = (await read(listSites)).filter(({ name }) => name.startsWith('Rathaus'))
      const { text } = await seen('devices', { siteId: site?.id })

      expect(text).toContain('Geräteliste Rathaus Musterleben')
      expect(text).toContain('Altbau, Serverraum Musterleben-0004')
      expect(text).not.toMatch(/Frau|Beispiel|=1\+1/)
    })

    it('a snapshot builder gets the same from an open database', async () => {
      await test.store.readSnapshot('stadt', async (db) => {
        const names: string[] = []
        for await (const { name } of reportFiles('management', db, city.kern, today)) {
          names.push(name)
        }

        expect(names).toEqual(['Leitungsbericht.pdf'])
      })
    })
  })
})

function countOf(texts: readonly SeenPdf[], pattern: RegExp): number {
  return texts.reduce((sum, { text }) => sum + [...text.matchAll(pattern)].length, 0)
}
