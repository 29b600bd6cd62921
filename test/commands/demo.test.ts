/**
 * The synthetic city from the first command to the last workbook. It is set up once for this file, and once more in
 * a process of its own to compare; what changes it works on a copy.
 */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { exportNames } from '../../src/exports/exportNames.ts'
import { readBack } from '../exports/readBack.ts'
import { createPlace, type Place, type Said, startProgram } from '../support/commandLine.ts'
import { type Row, readRows } from '../support/readRows.ts'

const domains = ['KERN', 'SCHULE'] as const
type Domain = (typeof domains)[number]

const workbooks = domains.flatMap((domain) =>
  exportNames.map((name) => join(domain, `${name}.xlsx`)),
)

type Status = {
  today: string
  milestones: {
    code: string
    title: string
    dueOn: string | null
    originalDueOn: string | null
    state: string
    done: number
    total: number
  }[]
  domains: {
    code: string
    devices: number
    targetObjects: number
    modules: number
    basis: Record<'total' | 'yes' | 'dispensable' | 'partial' | 'no' | 'open', number>
  }[]
}

let city: Place
let built: Said

beforeAll(async () => {
  city = createPlace()
  built = await city.run('demo', '--no-serve', '--out', city.path('out'))
}, 600_000)

afterAll(() => city.remove())

async function statusOf(place: Place): Promise<Status> {
  return JSON.parse((await place.run('status', '--json')).out)
}

function bytesOf(folder: string): Map<string, string> {
  return new Map(
    workbooks.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}

function workbookOf(domain: Domain, name: (typeof exportNames)[number]) {
  return readBack(readFileSync(join(city.path('out'), domain, `${name}.xlsx`)))
}

/** Asks the database past the program; `?` stands for the id of the information domain. */
function count(statement: string, domain: Domain = 'KERN'): number {
  const id = `(SELECT id FROM information_domain WHERE code = '${domain}')`
  return Number(readRows(city.data, statement.replaceAll('?', id))[0]?.n)
}

function groups(statement: string): Record<string, number> {
  const rows: Row[] = readRows(city.data, statement)
  return Object.fromEntries(rows.map(({ key, n }) => [String(key), Number(n)]))
}

describe('the first demo', () => {
  it('ends well, names its files and logins, and says on stderr what it did', () => {
    expect(built.code).toBe(0)
    for (const name of workbooks) expect(built.out).toContain(join(city.path('out'), name))
    expect(built.out).toContain('ist eine erfundene Stadt. Ihre Uhr steht am 22.05.2025.')
    expect(built.err).toContain('fachanwendungen.xlsx einlesen')
    expect(built.err).not.toMatch(/Fehler|Error/)
  })

  it('prints the logins that there are', async () => {
    const { out } = await city.run('user', 'list', '--json')

    const accounts: { email: string }[] = JSON.parse(out)
    expect(accounts.length).toBeGreaterThan(8)
    for (const { email } of accounts) expect(built.out).toContain(email)
  })

  it('writes ten workbooks for each information domain, one audit package and nothing else', () => {
    const found = readdirSync(city.path('out'), { recursive: true }).map(String)

    const audited = join('KERN', 'pruefpaket.zip')
    expect(found.sort()).toEqual([...domains, ...workbooks, audited].sort())
  })

  it('holds 370 school systems of eight or more kinds in seven or more schools', () => {
    const kinds = groups(
      `SELECT kind AS key, count(*) AS n FROM device JOIN information_domain d
       ON d.id = information_domain_id WHERE d.code = 'SCHULE' GROUP BY kind`,
    )
    const schools = groups(
      `SELECT site.name AS key, count(*) AS n FROM device JOIN site ON site.id = site_id
       WHERE site.type = 'school' GROUP BY site.id`,
    )

    expect(Object.values(kinds).reduce((sum, n) => sum + n, 0)).toBe(370)
    expect(Object.keys(kinds).length).toBeGreaterThanOrEqual(8)
    expect(Object.keys(schools).length).toBeGreaterThanOrEqual(7)
  })

  it('knows the school of every school system, also where the list merges it over many rows', () => {
    expect(
      count(
        'SELECT count(*) AS n FROM device WHERE information_domain_id = ? AND site_id IS NULL',
        'SCHULE',
      ),
    ).toBe(0)
  })

  it('tells what happened to school systems: lent, repaired, lost, retired, counted', () => {
    const number = (statement: string) => Number(readRows(city.data, statement)[0]?.n)
    const today = "'2025-05-22'"

    expect({
      loans: number('SELECT count(*) AS n FROM device_loan WHERE returned_on IS NULL'),
      overdue: number(
        `SELECT count(*) AS n FROM device_loan WHERE returned_on IS NULL AND due_on < ${today}`,
      ),
      returned: number('SELECT count(*) AS n FROM device_loan WHERE returned_on IS NOT NULL'),
      inRepair: number('SELECT count(*) AS n FROM device_repair WHERE ended_on IS NULL'),
      repaired: number('SELECT count(*) AS n FROM device_repair WHERE ended_on IS NOT NULL'),
      lost: number("SELECT count(*) AS n FROM device WHERE status = 'lost'"),
      retired: number('SELECT count(*) AS n FROM device_retirement WHERE wiped_on IS NOT NULL'),
      running: number('SELECT count(*) AS n FROM stocktaking WHERE finished_at IS NULL'),
      finished: number('SELECT count(*) AS n FROM stocktaking WHERE finished_at IS NOT NULL'),
    }).toEqual({
      ...{ loans: 9, overdue: 2, returned: 1, inRepair: 2, repaired: 2 },
      ...{ lost: 1, retired: 3, running: 1, finished: 1 },
    })
  })

  it('bought with DigitalPakt Schule what was granted, to the cent', () => {
    const planned = count(
      `SELECT grant_cents + own_share_cents AS n FROM funding_programme
       WHERE name = 'DigitalPakt Schule'`,
    )

    expect(planned).toBeGreaterThan(0)
    expect(
      count(
        "SELECT sum(price_cents) AS n FROM device WHERE funding_programme = 'DigitalPakt Schule'",
      ),
    ).toBe(planned)
  })

  it('holds 260 devices of the administration and 40 specialist applications from their list', () => {
    expect(count('SELECT count(*) AS n FROM device WHERE information_domain_id = ?')).toBe(260)
    expect(
      readRows(
        city.data,
        "SELECT created, refused FROM import_run WHERE file = 'fachanwendungen.xlsx'",
      ),
    ).toEqual([{ created: 40, refused: 0 }])
  })

  it('gives contributors questions of WiBA that are theirs, with some still to do', () => {
    const ofRole = (answer: string) =>
      count(`
        SELECT count(*) AS n FROM wiba_assignment a
        JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.responsible_id
        JOIN membership m ON m.organisation_id = p.organisation_id AND m.user_id = p.user_id
        JOIN wiba_answer w ON w.organisation_id = a.organisation_id AND w.question = a.question
          AND w.information_domain_id = a.information_domain_id
        WHERE m.role = 'contributor' AND a.information_domain_id = ? AND w.answer = '${answer}'`)

    expect(ofRole('yes')).toBeGreaterThan(20)
    expect(ofRole('no')).toBeGreaterThan(0)
  })

  it('leaves a sound database and a closed chain', async () => {
    const { code, out } = await city.run('verify')

    expect(code).toBe(0)
    expect(out).toContain('die Kette ist geschlossen.')
  })

  it.each(domains)('leaves nothing to model in %s', async (domain) => {
    const { code, out } = await city.run('model', '--domain', domain)

    expect(code).toBe(0)
    expect(out).toContain('Die Modellierung entspricht dem Bestand.')
    expect(out).not.toContain('Offene Fragen')
  })
})

describe('a further demo', () => {
  it('changes neither the figures nor the chain nor a byte of a workbook', async () => {
    const before = {
      status: await statusOf(city),
      head: readRows(city.data, 'SELECT * FROM chain_head'),
    }

    const { code } = await city.run('demo', '--no-serve', '--out', city.path('again'))

    expect(code).toBe(0)
    expect(await statusOf(city)).toEqual(before.status)
    expect(readRows(city.data, 'SELECT * FROM chain_head')).toEqual(before.head)
    expect(bytesOf(city.path('again'))).toEqual(bytesOf(city.path('out')))
  })

  it('in another folder, process and time zone gives the same bytes', async () => {
    const other = createPlace()
    const words = ['demo', '--no-serve', '--today', '2025-05-22', '--out', other.path('out')]

    const { code, err } = await startProgram(words, {
      settings: { BASISLOTSE_DATA: other.data, TZ: 'America/New_York', LANG: 'tr_TR.UTF-8' },
    }).ended

    expect([code, err.includes('Interner Fehler')]).toEqual([0, false])
    expect(bytesOf(other.path('out'))).toEqual(bytesOf(city.path('out')))
    other.remove()
  }, 600_000)

  it('with another day is refused where the city is set up already', async () => {
    const { code, err } = await city.run('demo', '--no-serve', '--today', '2024-12-31')

    expect(code).toBe(1)
    expect(err).toContain('ihre Uhr steht am 22.05.2025')
  })

  it('is refused where another city lies', async () => {
    const other = createPlace()
    await other.run('init', '--organisation', 'Aken')

    const { code, err } = await other.run('demo', '--no-serve')

    expect(code).toBe(1)
    expect(err).toContain('In diesem Datenordner liegt schon „Aken“.')
    other.remove()
  })

  it('with an earlier day tells the history up to that day only', async () => {
    const early = createPlace()

    const { code } = await early.run(
      ...['demo', '--no-serve', '--today', '2024-01-16', '--out', early.path('out')],
    )

    expect(code).toBe(0)
    expect((await statusOf(early)).today).toBe('2024-01-16')
    const [last] = readRows(early.data, 'SELECT max(at) AS at FROM event')
    expect(String(last?.at).slice(0, 10)).toBe('2024-01-16')
    early.remove()
  }, 600_000)
})

it.each([
  ['status', '--json'],
  ['model', '--domain', 'KERN', '--json'],
  ['user', 'list', '--json'],
  ['verify', '--json'],
  ['export', 'a3', '--domain', 'KERN', '--out', 'A3', '--json'],
])('%s %s … prints one JSON value on stdout and nothing on stderr', async (...words) => {
  const { code, out, err } = await city.run(
    ...words.map((word) => (word === 'A3' ? city.path('a3.xlsx') : word)),
  )

  expect([code, err]).toEqual([0, ''])
  expect(typeof JSON.parse(out)).toBe('object')
})

describe('status', () => {
  it('has the documented shape', async () => {
    const status = await statusOf(city)

    expect(Object.keys(status)).toEqual(['today', 'milestones', 'domains'])
    expect(status.today).toBe('2025-05-22')
    for (const milestone of status.milestones) {
      expect(Object.keys(milestone)).toEqual([
        'code',
        'title',
        'dueOn',
        'originalDueOn',
        'state',
        'done',
        'total',
      ])
    }
    for (const domain of status.domains) {
      expect(Object.keys(domain)).toEqual(['code', 'devices', 'targetObjects', 'modules', 'basis'])
      expect(Object.keys(domain.basis)).toEqual([
        'total',
        'yes',
        'dispensable',
        'partial',
        'no',
        'open',
      ])
    }
  })

  it.each(domains)('agrees with the database in %s', async (code) => {
    const found = (await statusOf(city)).domains.find((domain) => domain.code === code)

    const { total, ...parts } = found?.basis ?? { total: -1 }
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total)
    expect(found).toMatchObject({
      devices: count('SELECT count(*) AS n FROM device WHERE information_domain_id = ?', code),
      targetObjects: count(
        'SELECT count(*) AS n FROM target_object WHERE information_domain_id = ?',
        code,
      ),
      modules: count(
        `SELECT count(DISTINCT module) AS n FROM module_decision
         WHERE information_domain_id = ? AND decision <> 'left_out'`,
        code,
      ),
    })
    expect(total).toBe(basicChecksOf(code))
  })

  it('shows the original date beside the extended one', async () => {
    const { milestones } = await statusOf(city)
    const { out } = await city.run('status')

    expect(milestones.find(({ code }) => code === 'SCHULNETZ')).toMatchObject({
      originalDueOn: '2024-12-31',
      dueOn: '2025-07-31',
      state: 'due',
    })
    expect(out).toMatch(
      /31\.07\.2025 +Ertüchtigung der Netzinfrastruktur.*\n.*ursprünglich 31\.12\.2024/,
    )
  })

  it('derives the Testat from the Basis requirements of the core administration', async () => {
    const { milestones, domains: found } = await statusOf(city)

    const basis = found.find(({ code }) => code === 'KERN')?.basis
    expect(milestones.find(({ code }) => code === 'TESTAT')).toMatchObject({
      done: (basis?.yes ?? 0) + (basis?.dispensable ?? 0),
      total: basis?.total,
    })
  })

  it('of one information domain leaves the other out', async () => {
    const status: Status = JSON.parse(
      (await city.run('status', '--json', '--domain', 'schule')).out,
    )

    expect(status.domains.map(({ code }) => code)).toEqual(['SCHULE'])
    expect(status.milestones.map(({ code }) => code)).toContain('SCHULNETZ')
    expect(status.milestones.map(({ code }) => code)).not.toContain('TESTAT')
  })

  it('says trend and pace', async () => {
    const { out } = await city.run('status')

    expect(out).toMatch(/Beim Tempo der letzten 8 Wochen erreicht am \d\d\.\d\d\.\d{4}/)
  })
})

describe.each(domains)('the cover sheets of %s agree with the database:', (domain) => {
  it('each names the last event and its checksum', () => {
    const [head] = readRows(city.data, 'SELECT sequence, hash FROM chain_head')

    for (const name of exportNames) {
      expect(workbookOf(domain, name).fact('Kopf der Prüfkette')).toBe(
        `Ereignis ${head?.sequence}, SHA-256 ${head?.hash}`,
      )
    }
  })

  it('A.1 counts what belongs to the information domain', () => {
    const book = workbookOf(domain, 'a1')

    expect({
      links: book.fact('Verbindungen und Abhängigkeiten'),
      grouped: book.fact('Geräte in Gruppen'),
      ungrouped: book.fact('Geräte ohne Zielobjekt'),
    }).toEqual({
      links: count(
        `SELECT count(*) AS n FROM target_object_link JOIN target_object t ON t.id = from_id
         WHERE t.information_domain_id = ?`,
        domain,
      ),
      grouped: devicesWhere('target_object_id IS NOT NULL', domain),
      ungrouped: devicesWhere(
        "target_object_id IS NULL AND status NOT IN ('ordered', 'lost', 'retired')",
        domain,
      ),
    })
  })

  it('A.1 lists every target object in one of its sheets; the information domain is the document itself', () => {
    const book = workbookOf(domain, 'a1')

    const sheets = [
      'Prozesse',
      'Anwendungen',
      'IT-Systeme',
      'Netze und TK',
      'Räume und Gebäude',
      'Dienstleister',
    ]
    const listed = sheets.flatMap((sheet) => book.table(sheet, 'Kürzel').map((row) => row.Kürzel))
    const stored = readRows(
      city.data,
      `SELECT target_object.code FROM target_object JOIN information_domain d ON d.id = information_domain_id
       WHERE d.code = '${domain}' AND target_object.code <> 'IV001'`,
    )
    expect(listed.sort()).toEqual(stored.map(({ code }) => code).sort())
    for (const sheet of sheets) expect(book.fact(sheet)).toBe(book.table(sheet, 'Kürzel').length)
  })

  it('A.2 counts every target object once', () => {
    const book = workbookOf(domain, 'a2')

    const parts = [
      'davon insgesamt normal',
      'davon insgesamt hoch',
      'davon insgesamt sehr hoch',
      'ohne Festlegung',
    ]
    const sum = parts.reduce((total, part) => total + Number(book.fact(part)), 0)
    expect(sum).toBe(book.fact('Zielobjekte'))
    expect(sum).toBe(
      count('SELECT count(*) AS n FROM target_object WHERE information_domain_id = ?', domain),
    )
    expect(book.texts().join(' ')).toContain('In der Basis-Absicherung nicht gefordert')
  })

  it('A.3 shows all 111 modules with a decision', () => {
    const book = workbookOf(domain, 'a3')

    const modules = book.table('Alle Bausteine', 'Baustein').map((row) => row.Baustein)
    expect(modules).toHaveLength(111)
    expect(new Set(modules)).toEqual(new Set(readCatalog().modules.map(({ id }) => id)))
    const parts = ['modelliert', 'ausgelassen', 'beim Dienstleister', 'noch nicht entschieden']
    expect(parts.reduce((sum, part) => sum + Number(book.fact(`davon ${part}`)), 0)).toBe(111)
    for (const { Begründung: reason } of book.table('Ausgelassen', 'Baustein')) {
      expect(String(reason ?? '').trim()).not.toBe('')
    }
  })

  it('A.3 lists each decision that is stored', () => {
    const book = workbookOf(domain, 'a3')

    const stored = (decision: string) =>
      count(
        `SELECT count(*) AS n FROM module_decision WHERE information_domain_id = ? AND decision = '${decision}'`,
        domain,
      )
    expect(book.table('Modelliert', 'Baustein')).toHaveLength(stored('modelled'))
    expect(book.table('Beim Dienstleister', 'Baustein')).toHaveLength(stored('at_provider'))
  })

  it('A.4 counts as status does, and lists each check with its stored answer', async () => {
    const book = workbookOf(domain, 'a4')
    const basis = (await statusOf(city)).domains.find(({ code }) => code === domain)?.basis

    const met = (basis?.yes ?? 0) + (basis?.dispensable ?? 0)
    expect(book.fact('Basis-Anforderungen erfüllt')).toBe(`${met} von ${basis?.total}`)
    expect({
      yes: book.fact('Basis „ja“'),
      dispensable: book.fact('Basis „entbehrlich“'),
      partial: book.fact('Basis „teilweise“'),
      no: book.fact('Basis „nein“'),
      open: book.fact('Basis „unbearbeitet“'),
    }).toEqual({ ...basis, total: undefined })
    const rows = book.table('IT-Grundschutz-Check', 'Anforderung')
    expect(rows).toHaveLength(Number(book.fact('Geprüfte Zeilen aller Stufen')))
  })

  it('A.6 lists what is neither met nor dispensable, and every measure', async () => {
    const book = workbookOf(domain, 'a6')
    const basis = (await statusOf(city)).domains.find(({ code }) => code === domain)?.basis

    expect(book.fact('davon Basis-Anforderungen')).toBe(
      (basis?.partial ?? 0) + (basis?.no ?? 0) + (basis?.open ?? 0),
    )
    expect(book.fact('Maßnahmen')).toBe(
      count('SELECT count(*) AS n FROM measure WHERE information_domain_id = ?', domain),
    )
    expect(book.table('Realisierungsplan', 'Anforderung')).toHaveLength(
      Number(book.fact('Offene Anforderungen')),
    )
  })

  it('the device list counts each site and kind', () => {
    const book = workbookOf(domain, 'devices')
    const sites = groups(
      `SELECT site.name AS key, count(*) AS n FROM device JOIN site ON site.id = site_id
       JOIN information_domain d ON d.id = device.information_domain_id WHERE d.code = '${domain}'
       GROUP BY site.id`,
    )

    expect(book.fact('Geräte')).toBe(devicesWhere('true', domain))
    expect(book.fact('Standorte')).toBe(Object.keys(sites).length)
    const shown = book
      .table('Übersicht', 'Standort')
      .map(({ Standort, Gesamt }) => [Standort, Gesamt])
    expect(Object.fromEntries(shown)).toMatchObject(sites)
    for (const [name, number] of Object.entries(sites)) {
      expect(book.table(name.slice(0, 31), 'Inventar-Nr.')).toHaveLength(number)
    }
  })

  it('WiBA counts the 257 questions by their stored answers', () => {
    const book = workbookOf(domain, 'wiba')

    const stored = (answer: string) =>
      count(
        `SELECT count(*) AS n FROM wiba_answer WHERE information_domain_id = ? AND answer = '${answer}'`,
        domain,
      )
    expect(book.table('Dokumentation WiBA', 'Checkliste WiBA')).toHaveLength(257)
    expect([book.fact('Ja'), book.fact('Nein'), book.fact('nicht relevant')]).toEqual(
      ['yes', 'no', 'not_relevant'].map(stored),
    )
    expect(book.fact('Prüffragen')).toBe(257)
  })

  it('the deadlines show both dates of each extension', () => {
    const book = workbookOf(domain, 'deadlines')

    const extended = book
      .table('Meilensteine', 'Meilenstein')
      .filter((row) => Number(row.Verlängerungen) > 0)
    expect(extended.length).toBeGreaterThan(0)
    expect(extended).toHaveLength(Number(book.fact('davon verlängert')))
    for (const row of extended) {
      expect(row['Ursprünglicher Termin']).toBeInstanceOf(Date)
      expect(row['Geltender Termin']).not.toEqual(row['Ursprünglicher Termin'])
    }
    expect(book.table('Verlängerungen', 'Kürzel').every((row) => row.Begründung)).toBe(true)
  })

  it('the audit trail lists every event', () => {
    const book = workbookOf(domain, 'audit')

    expect(book.fact('Ereignisse')).toBe(count('SELECT count(*) AS n FROM event'))
  })
})

describe('what was exported', () => {
  it.each(domains.flatMap((domain) => [[domain, 'devices'] as const, [domain, 'wiba'] as const]))(
    'from %s as %s says nothing new when it is read in again',
    async (domain, name) => {
      const file = join(city.path('out'), domain, `${name}.xlsx`)

      const { code, out } = await city.run('import', name, file, '--domain', domain, '--json')

      expect(code).toBe(0)
      expect(JSON.parse(out)).toMatchObject({ new: 0, changed: 0, refused: [] })
      expect(JSON.parse(out).unchanged).toBe(name === 'wiba' ? 257 : domain === 'KERN' ? 260 : 370)
    },
  )
})

describe('a macOS notebook in the schools', () => {
  let copy: Place

  beforeAll(async () => {
    copy = copyOf(city)
    const list =
      'Inventarnummer;Geräteart;Betriebssystem;Schule\nMAC-1;Notebook;macOS 15;Burgschule\n'
    await copy.run('import', 'devices', copy.write('mac.csv', list), '--domain', 'SCHULE')
  })

  afterAll(() => copy.remove())

  const proposals = async (...words: string[]) =>
    JSON.parse((await copy.run('model', '--domain', 'SCHULE', '--json', ...words)).out)

  it('has SYS.2.4 proposed for its group, with the reason; once applied, nothing more', async () => {
    const proposed = await proposals()

    const found = proposed.new.find((each: { module: string }) => each.module === 'SYS.2.4')
    expect(found?.reason).toContain('macOS')
    const group = proposed.targetObjects.find(
      (each: { code: string }) => each.code === found?.targetObject,
    )
    expect(group).toMatchObject({ count: 1, change: 'new' })
    expect((await proposals()).new).toEqual(proposed.new)

    const applied = await copy.run('model', '--domain', 'SCHULE', '--apply')

    expect(applied.out).toContain('Die Vorschläge sind übernommen.')
    expect(await proposals()).toMatchObject({ new: [], gone: [], conflicts: [] })
    const again = await copy.run('model', '--domain', 'SCHULE')
    expect(again.out).toContain('Es gibt nichts zu übernehmen.')
  })

  it('stays without SYS.2.4 where a person left it out with a reason, and says so', async () => {
    const [group] = readRows(
      copy.data,
      `SELECT target_object.code FROM device JOIN target_object ON target_object.id = target_object_id
       WHERE inventory_number = 'MAC-1'`,
    )
    const reason = 'Das Gerät wird im Sommer ersetzt.'

    const decided = await copy.run(
      ...['model', 'decide', 'SYS.2.4', 'ausgelassen', '--domain', 'SCHULE'],
      ...['--target', String(group?.code), '--reason', reason],
    )
    const applied = await proposals('--apply')

    expect(decided.code).toBe(0)
    expect(applied.conflicts).toMatchObject([{ module: 'SYS.2.4', targetObject: group?.code }])
    expect(applied.conflicts[0].reason).toContain(reason)
    expect((await copy.run('model', '--domain', 'SCHULE')).out).toContain(
      'Im Widerspruch zur Entscheidung einer Person (1)',
    )
    expect(
      readRows(
        copy.data,
        `SELECT decision, reason, origin FROM module_decision WHERE module = 'SYS.2.4'
         AND target_object_id IN (SELECT id FROM target_object WHERE code = '${group?.code}')
         AND information_domain_id = (SELECT id FROM information_domain WHERE code = 'SCHULE')`,
      ),
    ).toEqual([{ decision: 'left_out', reason, origin: 'person' }])
  })
})

/** The same data in a place of its own. */
function copyOf(place: Place): Place {
  const copy = createPlace()
  cpSync(place.data, copy.data, { recursive: true })
  return copy
}

function devicesWhere(condition: string, domain: Domain): number {
  return count(
    `SELECT count(*) AS n FROM device WHERE information_domain_id = ? AND ${condition}`,
    domain,
  )
}

/** Target object × module × Basis requirement in force, counted from the stored decisions and the catalogue. */
function basicChecksOf(domain: Domain): number {
  const decisions = readRows(
    city.data,
    `SELECT module FROM module_decision JOIN information_domain d ON d.id = information_domain_id
     WHERE d.code = '${domain}' AND decision <> 'left_out'`,
  )
  return decisions.reduce(
    (sum, { module }) =>
      sum +
      readCatalog()
        .activeRequirements(String(module))
        .filter(({ level }) => level === 'basic').length,
    0,
  )
}
