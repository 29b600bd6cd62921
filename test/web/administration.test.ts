import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUserByEmail } from '../../db/queries/organisations.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { rawSql } from '../db/rawSql.ts'
import { fieldOf, goodPassword, type LoginCity, openLoginCity, type Person } from './loginCity.ts'

let city: LoginCity
let admin: Person
let csrf: string

beforeAll(async () => {
  city = await openLoginCity()
  admin = city.sitAt(await city.addAccount('admin', 'admin'))
  await admin.logIn()
  csrf = fieldOf(await admin.get('/verwaltung/organisation'), '_csrf')
})
afterAll(() => city.test.close())

async function idOf(email: string): Promise<string> {
  const user = await city.deps.store.read('', (db) => findUserByEmail(db, email))
  return user?.id ?? ''
}

describe('accounts', () => {
  it('are made with a password that is shown once and opens the way to an own one', async () => {
    const page = await admin.post('/verwaltung/zugaenge', {
      _csrf: csrf,
      name: 'Neue Kollegin',
      email: 'Neu@Aken.example',
      role: 'contributor',
      informationDomainId: '',
    })
    const password = /<code class="secret">([a-z0-9-]{19})<\/code>/.exec(page.text)?.[1] ?? ''
    const list = await admin.get('/verwaltung/zugaenge')
    const login = await city.sitAt('neu@aken.example').logIn(password)

    expect(page.status).toBe(200)
    expect(list.text).toContain('Neue Kollegin')
    expect(list.text).not.toContain(password)
    expect(login.location).toMatch(/^\/anmelden\/kennwort/)
  })

  it('say what is missing, at the field, and keep what was typed', async () => {
    const page = await admin.post('/verwaltung/zugaenge', {
      _csrf: csrf,
      name: 'Ohne Rolle',
      email: 'keine Adresse',
      role: '',
      informationDomainId: '',
    })

    expect(page.status).toBe(422)
    expect(page.text).toContain('Bitte geben Sie eine gültige Mailadresse an.')
    expect(page.text).toContain('Bitte wählen Sie eine Rolle.')
    expect(page.text).toContain('value="Ohne Rolle"')
  })

  it('get and lose roles, which works with the next request', async () => {
    const email = await city.addAccount('rollen', 'contributor')
    const person = city.sitAt(email)
    await person.logIn()
    const address = `/verwaltung/zugaenge/${await idOf(email)}`

    await admin.post(`${address}/rollen`, { _csrf: csrf, role: 'admin', informationDomainId: '' })
    const seen = await person.get('/verwaltung')
    const page = await admin.get(address)
    const forms = page.text
      .split('<form ')
      .filter((form) => form.includes('Rolle entziehen: Admin'))
    const take = /action="([^"]+)"/.exec(forms[0] ?? '')?.[1] ?? ''
    await admin.post(take, { _csrf: csrf })
    const after = await person.get('/verwaltung')

    expect([seen.status, after.status]).toEqual([200, 404])
  })

  it('keep the last role of the administration, and the own account', async () => {
    const address = `/verwaltung/zugaenge/${await idOf('admin@aken.example')}`
    const page = await admin.get(address)
    const [, take = ''] = /action="([^"]+\/entzug)"/.exec(page.text) ?? []

    const taken = await admin.post(take, { _csrf: csrf })
    const locked = await admin.post(`${address}/sperre`, { _csrf: csrf })

    expect([taken.status, locked.status]).toEqual([422, 422])
    expect(taken.text).toContain('Das ist der letzte Zugang mit der Rolle Administration.')
    expect((await admin.get('/verwaltung')).status).toBe(200)
  })

  it('are locked and unlocked, and stand in the audit trail', async () => {
    const email = await city.addAccount('sperre', 'contributor')
    const person = city.sitAt(email)
    await person.logIn()
    const address = `/verwaltung/zugaenge/${await idOf(email)}`

    await admin.post(`${address}/sperre`, { _csrf: csrf })
    const locked = await person.logIn()
    await admin.post(`${address}/entsperrung`, { _csrf: csrf })
    const unlocked = await person.logIn()

    expect([locked.status, unlocked.status]).toEqual([401, 303])
    const kinds = await rawSql(
      city.test,
      'SELECT kind FROM event ORDER BY sequence DESC LIMIT 2',
      'aken',
    )
    expect(kinds).toEqual([{ kind: 'user_unlocked' }, { kind: 'user_locked' }])
  })

  it('get a new password, which ends their sessions', async () => {
    const email = await city.addAccount('neues-kennwort', 'contributor')
    const person = city.sitAt(email)
    await person.logIn()

    const page = await admin.post(`/verwaltung/zugaenge/${await idOf(email)}/kennwort`, {
      _csrf: csrf,
    })

    expect(page.text).toMatch(/<code class="secret">[a-z0-9-]{19}<\/code>/)
    expect((await person.get('/')).status).toBe(303)
    expect((await person.logIn(goodPassword)).status).toBe(401)
  })

  it('are made of one that lost its roles, with a new password, and say so', async () => {
    const email = await city.addAccount('zurueck', 'contributor')
    const address = `/verwaltung/zugaenge/${await idOf(email)}`
    const [, take = ''] = /action="([^"]+\/entzug)"/.exec((await admin.get(address)).text) ?? []
    await admin.post(take, { _csrf: csrf })

    const page = await admin.post('/verwaltung/zugaenge', {
      _csrf: csrf,
      name: 'Zurück',
      email,
      role: 'contributor',
      informationDomainId: '',
    })

    const [, password = ''] = /<code class="secret">([^<]+)</.exec(page.text) ?? []
    expect(page.text).toContain('Den Zugang gab es schon, ohne Rolle.')
    expect((await city.sitAt(email).logIn(goodPassword)).status).toBe(401)
    expect((await city.sitAt(email).logIn(password)).location).toMatch(/^\/anmelden\/kennwort/)
  })
})

describe('the organisation', () => {
  it('is saved, and a stale save shows both values', async () => {
    const form = {
      land: 'ST',
      staleMonths: '6',
      attestationMonths: '24',
      loanRetentionDays: '90',
      _csrf: csrf,
    }

    const saved = await admin.post('/verwaltung/organisation', {
      ...form,
      name: 'Aken (Elbe)',
      version: '1',
    })
    const stale = await admin.post('/verwaltung/organisation', {
      ...form,
      name: 'Andere Stadt',
      version: '1',
    })

    expect(saved.status).toBe(303)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('value="Andere Stadt"')
    expect(stale.text).toContain('Inzwischen gespeichert: <strong>Aken (Elbe)</strong>')
    expect(fieldOf(stale, 'version')).toBe('2')
  })

  it.each([
    ['0', 'Möglich sind 1 bis 60 Monate.'],
    ['61', 'Möglich sind 1 bis 60 Monate.'],
    ['zwölf', 'Bitte geben Sie eine Zahl von Monaten an.'],
  ])('takes no %s as months', async (staleMonths, message) => {
    const page = await admin.post('/verwaltung/organisation', {
      name: 'Aken',
      land: 'ST',
      staleMonths,
      attestationMonths: '',
      version: '2',
      _csrf: csrf,
    })

    expect([page.status, page.text]).toEqual([422, expect.stringContaining(message)])
  })
})

describe('persons', () => {
  it('are tied to an account by the officer, who then sees what is assigned', async () => {
    const officer = city.sitAt(await city.addAccount('isb', 'officer'))
    await officer.logIn()
    const email = await city.addAccount('fachamt', 'contributor')
    const token = fieldOf(await officer.get('/verwaltung/ansprechpartner/neu'), '_csrf')

    const made = await officer.post('/verwaltung/ansprechpartner', {
      _csrf: token,
      name: 'Fachamt',
      department: 'Ordnungsamt',
      email: '',
      userId: await idOf(email),
    })
    const again = await officer.post('/verwaltung/ansprechpartner', {
      _csrf: token,
      name: 'FACHAMT',
      department: '',
      email: '',
      userId: '',
    })

    expect([made.status, again.status]).toEqual([303, 422])
    expect(again.text).toContain('So heißt schon ein anderer Ansprechpartner.')
    expect((await officer.get('/verwaltung/ansprechpartner')).text).toContain(email)
  })
})

describe('a person', () => {
  it('comes back with a wrong or too long address, said in German', async () => {
    const officer = city.sitAt(await city.addAccount('isb-fehler', 'officer'))
    await officer.logIn()
    const token = fieldOf(await officer.get('/verwaltung/ansprechpartner/neu'), '_csrf')
    const person = { _csrf: token, name: 'Bücherei', department: '', userId: '' }

    for (const email of ['keine Adresse', `${'a'.repeat(250)}@x.de`]) {
      const page = await officer.post('/verwaltung/ansprechpartner', { ...person, email })

      expect(page.status).toBe(422)
      expect(page.text).toContain('Bitte geben Sie eine gültige Mailadresse an')
    }
  })
})

describe('the system', () => {
  it('says where it runs, and checks database and audit trail on demand', async () => {
    const page = await admin.get('/verwaltung/system')
    const checked = await admin.post('/verwaltung/system/pruefung', { _csrf: csrf })

    expect(page.text).toContain('SQLite, eine Datei')
    expect(page.text).toContain(city.test.file)
    expect(checked.text).toContain('Alles in Ordnung')
    const log = await rawSql(city.test, "SELECT kind FROM access_log WHERE kind = 'verify'", 'aken')
    expect(log).toHaveLength(1)
  })

  it('hands out a copy of the database that opens, and leaves none behind', async () => {
    const headers = { cookie: admin.cookie(), 'sec-fetch-site': 'same-origin' }
    const response = await city.request('/verwaltung/system/sicherung', headers, csrf)

    const bytes = Buffer.from(await response.arrayBuffer())
    const file = join(mkdtempSync(join(tmpdir(), 'basislotse-copy-')), 'copy.sqlite')
    writeFileSync(file, bytes)
    const copy = new Database(file, { readonly: true })

    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="basislotse-2025-05-\d\d\.sqlite"$/,
    )
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(copy.prepare('SELECT count(*) AS n FROM user').get()).not.toEqual({ n: 0 })
    expect(readdirSync(dirname(city.test.file)).filter((name) => name.startsWith('.'))).toEqual([])
    copy.close()
  })

  it('hands out no copy that would hold another organisation, and says what to do', async () => {
    await createOrganisation(city.deps, { id: 'nachbar', name: 'Nachbarort', land: 'ST' })
    const headers = { cookie: admin.cookie(), 'sec-fetch-site': 'same-origin' }

    const page = await admin.get('/verwaltung/system')
    const response = await city.request('/verwaltung/system/sicherung', headers, csrf)

    for (const text of [page.text, await response.text()]) {
      expect(text).toContain('Bitten Sie den Betrieb des Servers um die Sicherung')
      expect(text).toContain('lädt die ISB unter „Exporte“ als ZIP herunter')
    }
    expect(response.status).toBe(403)
    expect(page.text).not.toContain('Sicherung herunterladen')
  })
})
