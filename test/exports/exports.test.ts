import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { countDevices } from '../../db/queries/devices.ts'
import { findChainHead } from '../../db/queries/events.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import type { Actor } from '../../src/access/actor.ts'
import { changeOrganisation, createOrganisation } from '../../src/access/organisation/actions.ts'
import type { Role } from '../../src/access/role.ts'
import { exportWorkbook } from '../../src/exports/actions.ts'
import { type ExportName, exportNames } from '../../src/exports/exportNames.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { readDomainFigures } from '../../src/milestones/readState.ts'
import { applyModel } from '../../src/modelling/actions.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { type City, cityDeps, foundCity, objectOfCode, objectsOf, today } from './cast.ts'
import { type ReadBack, readBack } from './readBack.ts'

describe.each(engines)('exports on %s', (engine) => {
  let test: TestStore
  let folder: string
  let city: City
  let neighbour: City

  beforeAll(async () => {
    test = await openTestStore(engine)
    folder = mkdtempSync(join(tmpdir(), 'basislotse-exports-'))
    neighbour = await foundCity(test.store, 'nachbar', 'Nachbarort')
    city = await foundCity(test.store, 'stadt', 'Musterleben')
  })

  afterAll(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const actorIn = (roles: readonly Role[]): Actor => ({ ...city.actor, userId: 'u1', roles })

  async function exportBytes(name: ExportName, domainCode = 'KERN', of = city): Promise<Buffer> {
    const file = join(folder, `${of.actor.organisationId}-${domainCode}-${name}.xlsx`)
    await exportWorkbook(of.deps, of.actor, { name, domainCode, file })
    return readFileSync(file)
  }

  async function exported(name: ExportName, domainCode = 'KERN'): Promise<ReadBack> {
    return readBack(await exportBytes(name, domainCode))
  }

  const read = <Result>(work: Parameters<typeof test.store.read<Result>>[1]) =>
    test.store.read('stadt', work)

  describe.each(exportNames)('%s', (name) => {
    it('says whose it is and which state it shows', async () => {
      const workbook = await exported(name)

      const head = await read(findChainHead)
      const texts = workbook.texts()
      expect(texts).toContain('Stadt Musterleben')
      expect(workbook.fact('Stand der Daten')).toBe('22.05.2025, 12:00 Uhr')
      expect(workbook.fact('Kopf der Prüfkette')).toBe(
        `Ereignis ${head.sequence}, SHA-256 ${head.hash}`,
      )
    })

    it('shows nothing of another organisation', async () => {
      const texts = (await exported(name)).texts()

      expect(texts.filter((text) => text.includes('Nachbarort'))).toEqual([])
    })

    it('has the same bytes when nothing changed, however late it is', async () => {
      const first = await exportBytes(name)

      const later = { ...city.deps, now: () => `${today}T18:30:00.000Z` }
      const second = await exportBytes(name, 'KERN', { ...city, deps: later })

      expect(second.equals(first)).toBe(true)
    })
  })

  it('lists every target object in A.1 once', async () => {
    const workbook = await exported('a1')

    const lists = [
      'Prozesse',
      'Anwendungen',
      'IT-Systeme',
      'Netze und TK',
      'Räume und Gebäude',
      'Dienstleister',
    ]
    const codes = lists.flatMap((sheet) => workbook.table(sheet, 'Kürzel').map((row) => row.Kürzel))
    const stored = (await objectsOf(city)).map(({ code }) => code)
    expect([...codes, 'IV001'].sort()).toEqual(stored.sort())
    expect(workbook.table('Anwendungen', 'Kürzel')[0]).toMatchObject({
      Name: 'Meldewesen Musterleben',
      Betrieb: 'KITU',
      'Personenbezogene Daten': 'ja',
    })
  })

  it('counts the devices of the groups by site, and those in no group, in A.1', async () => {
    const workbook = await exported('a1')

    const members = workbook.table('Gruppen', 'Kürzel')
    expect(members).toContainEqual({
      Kürzel: 'C001',
      Gruppe: (await objectOfCode(city, 'C001')).name,
      Standort: 'Rathaus Musterleben',
      Geräte: 2,
    })
    expect(workbook.fact('Geräte in Gruppen')).toBe(5)
    expect(workbook.fact('Geräte ohne Zielobjekt')).toBe(0)
  })

  it('names the links of A.1 by their codes', async () => {
    const links = (await exported('a1')).table('Verbindungen', 'Von')

    expect(links).toContainEqual(
      expect.objectContaining({ Von: 'A001', Beziehung: 'wird erbracht von', Nach: 'D001' }),
    )
  })

  it('says of a link that leads out of the information domain where it leads', async () => {
    const links = (await exported('a1')).table('Verbindungen', 'Von')

    expect(links.map((link) => link.Nach)).toContain('SCHULE/M001')
  })

  it('passes a protection need on to what is needed, in A.2', async () => {
    const lines = (await exported('a2')).table('Schutzbedarf', 'Grundwert')

    const integrity = (code: string) =>
      lines.find((line) => line.Kürzel === code && line.Grundwert === 'Integrität')
    expect(integrity('A001')).toMatchObject({ Schutzbedarf: 'hoch', Herkunft: 'eigene Festlegung' })
    expect(integrity('D001')).toMatchObject({ Schutzbedarf: 'hoch', 'Geerbt von': 'A001' })
    expect(integrity('P001')).toMatchObject({ Schutzbedarf: 'nicht festgelegt' })
  })

  it('has all 111 modules in the overview of A.3, each once', async () => {
    const modules = (await exported('a3')).table('Alle Bausteine', 'Baustein')

    expect(modules.map((row) => row.Baustein)).toEqual(readCatalog().modules.map(({ id }) => id))
  })

  it('gives reason, provider and proof in A.3', async () => {
    const workbook = await exported('a3')

    expect(workbook.table('Ausgelassen', 'Baustein')).toContainEqual(
      expect.objectContaining({
        Baustein: 'CON.9',
        Begründung: 'Informationen werden nicht ausgetauscht (Musterleben).',
        Herkunft: 'Person',
      }),
    )
    expect(workbook.table('Beim Dienstleister', 'Baustein')).toEqual([
      expect.objectContaining({
        Baustein: 'APP.3.2',
        Dienstleister: 'D001 KITU',
        Nachweis: 'Testat KITU (gültig bis 31.12.2024)',
      }),
    ])
    expect(workbook.table('Modelliert', 'Baustein')).toContainEqual(
      expect.objectContaining({ Baustein: 'SYS.2.1', Kürzel: 'C001', Anzahl: 2 }),
    )
  })

  it('counts in A.3 the modules that are undecided, with what they wait for', async () => {
    const workbook = await exported('a3')

    const { undecidedModules } = await read((db) => readDomainFigures(db, city.kern, today))
    const open = workbook.table('Noch offen', 'Baustein')
    expect(open.map((row) => row.Baustein).sort()).toEqual(undecidedModules.toSorted())
    expect(workbook.fact('davon noch nicht entschieden')).toBe(undecidedModules.length)
    expect(open.every((row) => String(row.Bemerkung).length > 10)).toBe(true)
    expect(workbook.table('Offene Fragen', 'Frage').length).toBeGreaterThan(0)
  })

  it('writes each requirement in force of A.4 once, by code, module and number', async () => {
    const rows = (await exported('a4')).table('IT-Grundschutz-Check', 'Hinweise')

    const { progress } = await read((db) => readDomainFigures(db, city.kern, today))
    const { basic, standard, high } = progress.whole
    expect(rows).toHaveLength(basic.total + standard.total + high.total)
    const laptops = rows.filter((row) => row.Zielobjekt === 'C001' && row.Baustein === 'SYS.2.1')
    expect(laptops.map((row) => row.Anforderung)).toEqual(
      readCatalog()
        .activeRequirements('SYS.2.1')
        .map(({ id }) => id),
    )
    expect(rows.some((row) => row.Baustein === 'CON.9')).toBe(false)
    expect([...new Set(rows.map((row) => row.Zielobjekt))].slice(0, 3)).toEqual([
      'A001',
      'C001',
      'C002',
    ])
  })

  it('counts on the cover of A.4 as the program counts everywhere', async () => {
    const workbook = await exported('a4')

    const { progress } = await read((db) => readDomainFigures(db, city.kern, today))
    const { basic, standard, high } = progress.whole
    const all = (flag: 'unplanned' | 'undescribed' | 'stale' | 'unproven') =>
      basic[flag] + standard[flag] + high[flag]
    expect(workbook.fact('Basis-Anforderungen erfüllt')).toBe(`${basic.met} von ${basic.total}`)
    expect(workbook.fact('davon im Profil')).toBe(
      `${progress.profile.basic.met} von ${progress.profile.basic.total}`,
    )
    expect(workbook.fact('Basis „nein“')).toBe(basic.no)
    expect(workbook.fact('Basis „unbearbeitet“')).toBe(basic.open)
    expect(workbook.fact('Verschiedene Basis-Anforderungen überall erfüllt')).toBe(
      `${basic.distinct.met} von ${basic.distinct.total}`,
    )
    expect(workbook.fact('Hinweis „ungeplant“')).toBe(all('unplanned'))
    expect(workbook.fact('Hinweis „ja ohne Beschreibung“')).toBe(all('undescribed'))
    expect(workbook.fact('Hinweis „Prüfung veraltet“')).toBe(all('stale'))
    expect(workbook.fact('Hinweis „Nachweis fehlt“')).toBe(all('unproven'))
    expect(workbook.fact('Hinweis „Risiko angenommen“')).toBe(1)
  })

  it.each([
    ['SYS.2.1.A1', { Status: 'ja', 'Dokument / Aufzeichnung': /Richtlinie Clients/ }],
    ['SYS.2.1.A3', { Status: 'ja', Hinweise: /ja ohne Beschreibung/ }],
    ['SYS.2.1.A6', { Status: 'teilweise', Verantwortlich: /Leitung EDV/ }],
    ['SYS.2.1.A8', { Status: 'nein', Maßnahmen: /^M-001$/, Hinweise: /ungeplant/ }],
    ['SYS.2.1.A9', { Status: 'nein', Hinweise: /Risiko angenommen/ }],
    ['SYS.2.1.A42', { Status: 'entbehrlich', Hinweise: /veraltet/ }],
    ['SYS.2.1.A11', { Status: 'unbearbeitet' }],
  ])('tells in A.4 what is known of %s', async (requirement, expected) => {
    const rows = (await exported('a4')).table('IT-Grundschutz-Check', 'Hinweise')

    const row = rows.find((each) => each.Zielobjekt === 'C001' && each.Anforderung === requirement)
    for (const [column, value] of Object.entries(expected)) {
      expect(row?.[column], column).toEqual(expect.stringMatching(value))
    }
  })

  it.each([
    [16, /veraltet/],
    [17, /^$/],
  ])(
    'calls answers of 16 months stale in A.4 as the organisation says: %d',
    async (staleMonths, hint) => {
      const { deps, actor } = neighbour
      const stored = await deps.store.read('nachbar', findOrganisation)
      if (!stored) throw new Error('no neighbour')
      await changeOrganisation(deps, actor, { ...stored, staleMonths })

      const workbook = readBack(await exportBytes('a4', 'KERN', neighbour))

      const rows = workbook.table('IT-Grundschutz-Check', 'Hinweise')
      const row = rows.find((each) => each.Anforderung === 'SYS.2.1.A42')
      expect(row?.Hinweise ?? '').toMatch(hint)
    },
  )

  it('names in A.4 the proof of a provider, and that it has ended', async () => {
    const rows = (await exported('a4')).table('IT-Grundschutz-Check', 'Hinweise')

    expect(rows.find((row) => row.Anforderung === 'APP.3.2.A1')).toMatchObject({
      Zielobjekt: 'A001',
      'Dokument / Aufzeichnung': 'Dienstleister: Testat KITU (gültig bis 31.12.2024)',
      Hinweise: 'Prüfung veraltet, Nachweis fehlt',
    })
  })

  it('tells in A.4 when and by whom a target object was surveyed', async () => {
    const surveys = (await exported('a4')).table('Erhebung', 'Befragte Personen')

    expect(surveys.find((row) => row.Zielobjekt === 'C001')).toMatchObject({
      'Erhoben von': new Date('2024-02-12'),
      'Erhoben bis': new Date('2024-03-04'),
      'Erfasst durch': 'Einrichtung',
      'Befragte Personen': 'Hauptamt',
    })
  })

  it('plans in A.6 what is unmet, R1 first, and counts it as A.4 does', async () => {
    const plan = await exported('a6')
    const check = await exported('a4')

    const rows = plan.table('Realisierungsplan', 'Reihenfolge')
    const { basic } = (await read((db) => readDomainFigures(db, city.kern, today))).progress.whole
    expect(rows.filter((row) => row.Stufe === 'Basis')).toHaveLength(basic.total - basic.met)
    const further = rows.filter((row) => row.Stufe !== 'Basis')
    expect(further.every((row) => row.Status !== 'unbearbeitet' || row.Maßnahmen)).toBe(true)
    expect(further.length).toBeGreaterThan(0)
    expect(plan.fact('Offene Anforderungen')).toBe(rows.length)
    expect(plan.fact('davon Basis-Anforderungen')).toBe(basic.total - basic.met)
    expect(plan.fact('davon ungeplant')).toBe(check.fact('Hinweis „ungeplant“'))
    const order = rows.map((row) => String(row.Reihenfolge))
    expect(order).toEqual(order.toSorted())
    expect(rows.some((row) => row.Status === 'ja' || row.Status === 'entbehrlich')).toBe(false)
  })

  it.each([
    ['of its measure where nothing was decided', 'SYS.2.1.A11', '2025-06-30', ''],
    ['of its own', 'SYS.2.1.A6', '2025-03-31', ''],
    ['nobody set, and the gap', 'SYS.2.1.A8', null, 'ungeplant: Person und Termin fehlen'],
  ])('plans in A.6 a requirement for the day %s', async (_what, requirement, day, remark) => {
    const rows = (await exported('a6')).table('Realisierungsplan', 'Reihenfolge')

    const row = rows.find(
      (each) => each.Anforderung === requirement && String(each.Zielobjekt).startsWith('C001'),
    )
    expect(row?.['Umsetzung bis'] ?? null).toEqual(day && new Date(day))
    expect(row?.Maßnahmen).toBe('M-001')
    expect(row?.Bemerkung ?? '').toContain(remark)
  })

  it('shows in A.6 every measure once, and what it costs in which year', async () => {
    const workbook = await exported('a6')

    const stored = await read((db) => listMeasures(db, city.kern.id))
    expect(workbook.table('Maßnahmen', 'Maßnahme').map((row) => row.Maßnahme)).toEqual(
      stored.map(({ code }) => code),
    )
    const budget = workbook.table('Haushaltsjahre', 'Kostenart')
    const line = (code: string) => budget.find((row) => row.Maßnahme === code)
    expect(Object.keys(line('M-001') ?? {}).filter((title) => /^\d+$/.test(title))).toEqual([
      '2024',
      '2025',
      '2026',
      '2027',
      '2028',
      '2029',
      '2030',
      '2031',
    ])
    expect(line('M-001')).toMatchObject({ 2025: 4800, Summe: 4800 })
    expect(line('M-002')).toMatchObject({ Kostenart: 'jährlich', 2030: 0, 2031: 600 })
    expect(line('M-003')).toMatchObject({ 2024: 900 })
    expect(line('M-004')).toBeUndefined()
    expect(line('M-005')).toMatchObject({ 'ohne Termin': 100 })
    expect(workbook.table('Angenommene Risiken', 'Angenommen von')).toEqual([
      expect.objectContaining({ Anforderung: 'SYS.2.1.A9', Stufe: 'Standard' }),
    ])
  })

  it('has a sheet of devices for each site and one for those without', async () => {
    const workbook = await exported('devices')

    expect(workbook.sheetNames).toEqual([
      'Deckblatt',
      'Übersicht',
      'Rathaus Musterleben',
      'Ohne Standort',
    ])
    const devices = ['Rathaus Musterleben', 'Ohne Standort'].flatMap((sheet) =>
      workbook.table(sheet, 'Inventar-Nr.'),
    )
    expect(devices).toHaveLength(await read((db) => countDevices(db, city.kern.id)))
    expect(workbook.fact('Geräte')).toBe(devices.length)
    expect(devices.find((row) => row['Inventar-Nr.'] === 'Musterleben-0004')).toMatchObject({
      Gerätetyp: 'Server',
      Gebäude: 'Altbau',
      Raum: 'Serverraum',
      Preis: 1149,
      Status: 'in Betrieb',
    })
    expect(devices.find((row) => row['Inventar-Nr.'] === 'Musterleben-0002')?.Bemerkungen).toBe(
      '=1+1',
    )
  })

  it('names the holders of devices only to those who work with the inventory', async () => {
    const file = join(folder, 'holders.xlsx')
    const order = { name: 'devices', domainCode: 'KERN', file } as const

    await exportWorkbook(city.deps, actorIn(['management']), order)
    const forManagement = readBack(readFileSync(file)).texts()
    await exportWorkbook(city.deps, actorIn(['technician']), order)
    const forTechnician = readBack(readFileSync(file)).texts()

    expect(forManagement).not.toContain('Frau Beispiel Musterleben')
    expect(forTechnician).toContain('Frau Beispiel Musterleben')
  })

  it('has all 257 questions of WiBA with their answers, and what the profile asks beyond', async () => {
    const workbook = await exported('wiba')

    const rows = workbook.table('Dokumentation WiBA', 'Checkliste WiBA')
    const backup = rows.filter((row) => row['Checkliste WiBA'] === 'Backup')
    expect(rows).toHaveLength(257)
    expect(backup.slice(0, 4).map((row) => row.Umsetzung ?? '')).toEqual([
      'Ja',
      'Nein',
      'nicht relevant',
      '',
    ])
    expect(workbook.fact('„Ja“ von allen, die zählen')).toBe('1 von 256')
    const gaps = workbook.table('Profil fragt, WiBA nicht', 'Anforderung')
    expect(gaps).toHaveLength(99)
    expect(gaps.find((row) => row.Anforderung === 'ISMS.1.A3')).toMatchObject({ Prüfungen: 1 })
  })

  it('shows milestones with every date they had, and overdue work first', async () => {
    const workbook = await exported('deadlines')

    const milestones = workbook.table('Meilensteine', 'Kürzel')
    expect(milestones.find((row) => row.Kürzel === 'WIBA')).toMatchObject({
      'Ursprünglicher Termin': new Date('2024-12-31'),
      'Geltender Termin': new Date('2025-09-30'),
      Erledigt: 1,
      von: 256,
    })
    expect(workbook.table('Verlängerungen', 'Begründung')).toHaveLength(1)
    const work = workbook.table('Offene Arbeit', 'Fällig am')
    expect(work.map((row) => [row.Art, row.Kürzel ?? '', row['Fällig am'] ?? null])).toEqual([
      ['Dokument', '', new Date('2025-02-01')],
      ['Anforderung', 'SYS.2.1.A6', new Date('2025-03-31')],
      ['Maßnahme', 'M-001', new Date('2025-06-30')],
      ['Anforderung', 'SYS.2.1.A9', new Date('2025-12-31')],
      ['Maßnahme', 'M-002', new Date('2031-01-15')],
      ['Maßnahme', 'M-005', null],
    ])
  })

  it('leaves milestones of the other information domain out', async () => {
    const codesIn = async (domain: string) =>
      (await exported('deadlines', domain)).table('Meilensteine', 'Kürzel').map((row) => row.Kürzel)

    const [kern, schule] = [await codesIn('KERN'), await codesIn('SCHULE')]

    expect(kern).toContain('TESTAT')
    expect(schule).not.toContain('TESTAT')
    expect(schule).toContain('BUNDID')
  })

  it('tells every event in German words, what it changed and on what', async () => {
    const workbook = await exported('audit')

    const events = workbook.table('Ereignisse', 'Vorgang')
    expect(events).toHaveLength((await read(findChainHead)).sequence)
    expect(workbook.fact('Ereignisse')).toBe(events.length)
    expect(
      events.find(
        (event) =>
          event.Vorgang === 'Anforderung geprüft' && event.Gegenstand === 'KERN C001 SYS.2.1.A6',
      )?.Änderungen,
    ).toContain('Status: unbearbeitet → teilweise\n')
    const need = events.find((event) => event.Vorgang === 'Schutzbedarf festgelegt')
    expect(need?.Änderungen).toContain('Stufe: (leer) → hoch')
    expect(events.find((event) => event.Vorgang === 'Meilenstein verlängert')).toMatchObject({
      Gegenstand: 'WIBA',
      Person: 'Einrichtung',
    })
  })

  it('tells that the details of an event were erased, and why', async () => {
    const other = await foundCity(test.store, 'vergesslich', 'Vergesslich')
    await test.store.write('vergesslich', async (db) => {
      const { eventDetail } = db.tables
      await db
        .update(eventDetail)
        .set({ details: '', salt: '', erasedAt: other.deps.now(), erasedBecause: 'Löschfrist' })
        .where(eq(eventDetail.sequence, 2))
    })

    const workbook = readBack(await exportBytes('audit', 'KERN', other))

    expect(workbook.fact('davon Angaben gelöscht')).toBe(1)
    expect(workbook.table('Ereignisse', 'Vorgang')[1]).toMatchObject({
      Person: 'System',
      Änderungen: 'Angaben gelöscht: Löschfrist',
    })
  })

  describe('of an information domain', () => {
    it.each(exportNames)('with nothing in it writes %s', async (name) => {
      const empty = await foundEmpty(`leer-${name}`)

      const workbook = readBack(await exportBytes(name, 'NEU', empty))

      expect(workbook.texts()).toContain('Stadt Leer')
    })

    it.each(exportNames)('with nothing but its own target object writes %s', async (name) => {
      const modelled = await foundEmpty(`kaum-${name}`)
      await applyModel(modelled.deps, modelled.actor, modelled.kern)

      const workbook = readBack(await exportBytes(name, 'NEU', modelled))

      expect(workbook.texts()).toContain('Stadt Leer')
    })
  })

  it('notes who took what out, outside the chain, and changes nothing else', async () => {
    const before = await read(findChainHead)
    const file = join(folder, 'noted.xlsx')

    const result = await exportWorkbook(city.deps, actorIn(['officer']), {
      name: 'a1',
      domainCode: 'kern',
      file,
    })

    const log = await read((db) =>
      db.select().from(db.tables.accessLog).where(eq(db.tables.accessLog.actorId, 'u1')),
    )
    expect(log.map(({ kind, subject }) => ({ kind, subject }))).toContainEqual({
      kind: 'export',
      subject: `KERN/a1 SHA-256 ${result.sha256}`,
    })
    expect(result).toMatchObject({ file, bytes: readFileSync(file).length })
    expect(await read(findChainHead)).toEqual(before)
  })

  it.each<[string, readonly Role[], ExportName]>([
    ['a technician with A.4', ['technician'], 'a4'],
    ['a contributor with A.1', ['contributor'], 'a1'],
    ['an administrator with the audit trail', ['admin'], 'audit'],
  ])('refuses %s', async (_who, roles, name) => {
    const file = join(folder, 'refused.xlsx')

    const attempt = exportWorkbook(city.deps, actorIn(roles), { name, domainCode: 'KERN', file })

    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
    expect(existsSync(file)).toBe(false)
  })

  it('offers the nearest known information domain that the actor may see', async () => {
    const file = join(folder, 'unknown.xlsx')
    const actor = { ...city.actor, informationDomainIds: [city.kern.id] }

    const misspelt = exportWorkbook(city.deps, actor, { name: 'a1', domainCode: 'KREN', file })
    const hidden = exportWorkbook(city.deps, actor, { name: 'a1', domainCode: 'SCHULE', file })

    await expect(misspelt).rejects.toThrow('Meinten Sie „KERN“?')
    await expect(hidden).rejects.toThrow('Bekannt sind: KERN.')
  })

  it('leaves nothing behind where it cannot write', async () => {
    const file = join(folder, 'no such folder', 'a1.xlsx')

    const attempt = exportWorkbook(city.deps, city.actor, { name: 'a1', domainCode: 'KERN', file })

    await expect(attempt).rejects.toMatchObject({ code: 'invalid' })
    expect(readdirSync(folder).filter((name) => name.includes('unfertig'))).toEqual([])
  })

  async function foundEmpty(id: string): Promise<City> {
    const deps = cityDeps(test.store, id)
    const actor = await createOrganisation(deps, { id, name: 'Stadt Leer', land: 'ST' })
    const kern = await createInformationDomain(deps, actor, { code: 'NEU', name: 'Neuer Verbund' })
    return { deps, actor, kern, schule: kern }
  }
})
