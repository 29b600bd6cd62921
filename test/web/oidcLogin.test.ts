/** Logging in with OpenID Connect through the front door, against a real provider. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUserByEmail } from '../../db/queries/organisations.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { switchDirectory, unlinkDirectoryAccount } from '../../src/access/directory/actions.ts'
import type { OidcSettings } from '../../src/access/directory/directorySettings.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { sessionIdOf } from '../../src/access/sessions/session.ts'
import { rawSql } from '../db/rawSql.ts'
import { freePort } from '../support/freePort.ts'
import {
  clientId,
  clientSecret,
  type OidcProvider,
  type ProviderPerson,
  startOidcProvider,
} from '../support/oidcProvider.ts'
import { enterDirectory, eventsOf, openDirectoryOf, rolesOf } from './directoryCity.ts'
import { fieldOf, type LoginCity, openLoginCity, type Page, type Person } from './loginCity.ts'

const answerPath = '/anmelden/oidc/aken/antwort'

describe('the login with OpenID Connect', () => {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-oidc-'))
  let provider: OidcProvider
  let city: LoginCity
  let settings: OidcSettings
  let other: Actor

  beforeAll(async () => {
    provider = await startOidcProvider([`http://basislotse.test${answerPath}`])
    // An editor ends the line.
    writeFileSync(join(folder, 'aken.oidc'), `${clientSecret}\n`)
    const file = join(folder, '{organisation}.oidc')
    city = await openLoginCity({ oidc: { file }, ldap: {} })
    settings = {
      issuer: provider.issuer,
      clientId,
      scope: 'openid profile email groups',
      groupsClaim: 'groups',
    }
    await openDirectoryOf(city, 'oidc', settings, { isb: 'officer', edv: 'technician' })
    const calbe = { id: 'calbe', name: 'Calbe', land: 'ST' }
    other = await createOrganisation(city.deps, calbe)
  })

  afterAll(async () => {
    await provider.stop()
    await city.test.close()
    rmSync(folder, { recursive: true })
  })

  function personOf(sub: string, more: Partial<ProviderPerson> = {}): ProviderPerson {
    const email = `${sub}@stadt.example`
    return { sub, name: `Person ${sub}`, email, email_verified: true, groups: ['isb'], ...more }
  }

  /** To the provider, where this person sits, and back as far as the provider leads. */
  async function goThere(person: ProviderPerson | undefined, browser = city.sitAt('')) {
    provider.seat(person)
    const start = await browser.get('/anmelden/oidc/aken?nach=/hilfe?a=b')
    const back = await provider.visit(start.location)
    return { browser, start, back: `${back.pathname}${back.search}` }
  }

  async function logIn(
    person: ProviderPerson | undefined,
  ): Promise<{ page: Page; browser: Person; back: string }> {
    const { browser, back } = await goThere(person)
    return { browser, back, page: await browser.get(back) }
  }

  function refused(page: Page, words: string): void {
    expect(page.status).toBe(401)
    expect(page.text).toContain(words)
    expect(page.text).toContain('action="/anmelden"')
  }

  it('goes to the provider and comes back with the roles of the groups', async () => {
    const { browser, start, back } = await goThere(personOf('neu'))
    const page = await browser.get(back)

    expect(start.location).toMatch(new RegExp(`^${provider.issuer}/auth\\?`))
    const cookie = start.headers.getSetCookie()[0]
    expect(cookie).toMatch(/^basislotse_oidc=.*; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
    expect([page.status, page.location]).toEqual([303, '/hilfe?a=b'])
    expect(browser.cookie()).toMatch(/^basislotse=[\w-]{43}$/)
    expect((await browser.get('/')).status).toBe(200)
    expect(await rolesOf(city, 'neu@stadt.example')).toEqual(['officer*'])
    expect(await eventsOf(city, 'neu@stadt.example')).toEqual([
      'user_created',
      'directory_account_linked',
      'role_given',
    ])
  })

  it('stands in the access log, and not its code', async () => {
    const { back } = await logIn(personOf('protokoll'))

    const rows = await rawSql(city.test, 'SELECT kind FROM access_log', 'aken')
    expect(rows).toContainEqual({ kind: 'login' })
    expect(city.log.join()).not.toContain(new URLSearchParams(back.split('?')[1]).get('code'))
  })

  it('takes and gives roles as the groups change', async () => {
    await logIn(personOf('wechsel'))
    await logIn(personOf('wechsel', { groups: ['edv', 'unbekannt'] }))

    expect(await rolesOf(city, 'wechsel@stadt.example')).toEqual(['technician*'])
  })

  it('finishes once: the same address again logs nobody in', async () => {
    const { browser, back } = await logIn(personOf('einmal'))

    refused(await browser.get(back), 'abgelaufen oder wurde schon benutzt')
  })

  it('finishes in no other browser, and for no other person', async () => {
    const { back } = await goThere(personOf('anders'))
    const stranger = city.sitAt('')
    const withLogin = (await goThere(personOf('opfer'))).browser

    refused(await stranger.get(back), 'abgelaufen oder wurde schon benutzt')
    refused(await withLogin.get(back), 'nicht gültig')
    expect((await withLogin.get('/')).location).toContain('/anmelden')
  })

  it('finishes for ten minutes', async () => {
    const late = await goThere(personOf('spaet'))
    city.wait(11)
    refused(await late.browser.get(late.back), 'abgelaufen oder wurde schon benutzt')

    const soon = await goThere(personOf('spaet'))
    city.wait(9)
    expect((await soon.browser.get(soon.back)).status).toBe(303)
  })

  it('finishes at no address of another organisation', async () => {
    const { browser, back } = await goThere(personOf('verirrt'))

    refused(await browser.get(back.replace('/aken/', '/calbe/')), 'abgelaufen')
  })

  it.each([
    ['a changed state', (back: string) => back.replace(/state=[^&]+/, 'state=fremd')],
    ['a missing state', (back: string) => back.replace(/state=[^&]+/, '')],
    ['another issuer', (back: string) => back.replace(/iss=[^&]+/, 'iss=https://evil.example')],
    ['two codes', (back: string) => `${back}&code=zwei`],
    ['no code', (back: string) => back.replace(/code=[^&]+/, '')],
  ])('refuses an answer with %s', async (_sentence, change) => {
    const { browser, back } = await goThere(personOf('verbogen'))

    refused(await browser.get(change(back)), 'Die Antwort des Verzeichnisses ist nicht gültig')
  })

  it('refuses a code that nobody issued', async () => {
    const { browser, back } = await goThere(personOf('geraten'))

    refused(await browser.get(back.replace(/code=[^&]+/, 'code=geraten')), 'abgelaufen')
  })

  it('says that the person declined', async () => {
    refused((await logIn(undefined)).page, 'beim Verzeichnis abgebrochen oder abgelehnt')
  })

  it('says what is missing: a mail address, a group', async () => {
    const noMail = personOf('ohnemail', { email: undefined })
    const noGroup = personOf('ohnegruppe', { groups: [] })
    const odd = personOf('seltsam', { groups: 'isb', email: ['a'] })

    refused((await logIn(noMail)).page, 'keine gültige Mailadresse')
    refused((await logIn(noGroup)).page, 'keine Ihrer Gruppen gibt hier eine Rolle')
    refused((await logIn(odd)).page, 'keine gültige Mailadresse')
  })

  it('links an account of ours by a verified mail address alone', async () => {
    const passwordHash = 'x'
    const account = {
      email: 'alt@stadt.example',
      name: 'Alt',
      role: 'auditor',
      passwordHash,
    } as const
    await addUser(city.deps, city.actor, account)

    const unverified = await logIn(personOf('alt', { email_verified: false }))
    const verified = await logIn(personOf('alt'))

    refused(unverified.page, 'Das Verzeichnis bestätigt die Adresse nicht')
    // The issued password is not asked to be changed: it was not used.
    expect([verified.page.status, verified.page.location]).toEqual([303, '/hilfe?a=b'])
    expect(await rolesOf(city, account.email)).toEqual(['auditor', 'officer*'])
  })

  it('takes the persons of another issuer for others, though their ids are the same', async () => {
    await logIn(personOf('gleich'))
    await rawSql(city.test, "UPDATE directory_account SET issuer = 'https://alt.example'", 'aken')

    const { page } = await logIn(personOf('gleich'))

    refused(page, 'mit einem anderen Verzeichniskonto verknüpft')
  })

  it('opens nothing for an account whose link was taken, until it is linked again', async () => {
    const { browser } = await logIn(personOf('getrennt', { email: 'getrennt@stadt.example' }))
    const user = await city.deps.store.read('', (db) =>
      findUserByEmail(db, 'getrennt@stadt.example'),
    )
    const link = { userId: user?.id ?? '', kind: 'oidc' } as const
    await unlinkDirectoryAccount(city.deps, city.actor, link)

    const unverified = await logIn(personOf('getrennt', { email_verified: false }))

    expect((await browser.get('/')).location).toContain('/anmelden')
    refused(unverified.page, 'bestätigt die Adresse nicht')
  })

  it('opens no account that another organisation trusts, and its session ends', async () => {
    const { browser } = await logIn(personOf('zweimal'))
    const email = 'zweimal@stadt.example'
    await addUser(city.deps, other, { email, name: 'Zwei', role: 'admin', passwordHash: 'x' })

    const ended = await browser.get('/konto')
    const again = await logIn(personOf('zweimal'))

    expect([ended.status, ended.location]).toEqual([303, '/anmelden?nach=%2Fkonto'])
    refused(again.page, 'gilt auch in einer anderen Organisation')
  })

  it('asks for our second factor unless the provider is trusted to', async () => {
    await rawSql(
      city.test,
      `UPDATE organisation SET second_factor_roles = '["officer"]' WHERE id = 'aken'`,
    )

    const distrusted = await logIn(personOf('faktor'))
    await enterDirectory(city, 'oidc', settings, { trustsSecondFactor: true })
    const trusted = await logIn(personOf('faktor'))
    const seen = [await distrusted.browser.get('/'), await trusted.browser.get('/')]
    await enterDirectory(city, 'oidc', settings)
    await rawSql(city.test, `UPDATE organisation SET second_factor_roles = '[]' WHERE id = 'aken'`)

    expect(distrusted.page.location).toBe('/anmelden/zweiter-faktor?nach=%2Fhilfe%3Fa%3Db')
    expect(trusted.page.location).toBe('/hilfe?a=b')
    expect(seen.map(({ status }) => status)).toEqual([303, 200])
  })

  it('replaces the session that the browser had', async () => {
    const { browser } = await logIn(personOf('rotation'))
    const first = browser.cookie()
    const { back } = await goThere(personOf('rotation'), browser)

    await browser.get(back)

    const rows = await rawSql(city.test, 'SELECT id FROM session')
    const ids = rows.map(({ id }) => id)
    expect(ids).toContain(sessionIdOf(browser.cookie().replace('basislotse=', '')))
    expect(ids).not.toContain(sessionIdOf(first.replace('basislotse=', '')))
  })

  it.each(['https://evil.example/', '//evil.example'])('sends nobody to %s', async (next) => {
    const browser = city.sitAt('')
    provider.seat(personOf('nach'))
    const start = await browser.get(`/anmelden/oidc/aken?nach=${encodeURIComponent(next)}`)
    const back = await provider.visit(start.location)

    expect((await browser.get(`${back.pathname}${back.search}`)).location).toBe('/')
  })

  it('offers a tab of its own where something was typed before the session was lost', async () => {
    const browser = city.sitAt('')
    const lost = await browser.post('/wiba/x/y', { note: 'Viel getippt' })
    const carried = fieldOf(lost, 'carried')
    const { back } = await goThere(personOf('tippt'), browser)
    await browser.get(back)

    const page = await browser.post('/anmelden/eingaben', { carried })

    expect(lost.text).toContain('target="_blank"')
    expect(page.text).toContain('Viel getippt')
  })

  it('says that the provider is away, or refuses our secret', async () => {
    await enterDirectory(city, 'oidc', {
      ...settings,
      issuer: `http://localhost:${await freePort()}`,
    })
    const away = await city.sitAt('').get('/anmelden/oidc/aken')
    await enterDirectory(city, 'oidc', settings)
    writeFileSync(join(folder, 'aken.oidc'), 'falsch')
    const wrong = await logIn(personOf('secret'))
    writeFileSync(join(folder, 'aken.oidc'), clientSecret)
    const right = await logIn(personOf('secret'))

    refused(away, 'Das Verzeichnis antwortet gerade nicht.')
    refused(wrong.page, 'Das Verzeichnis lehnt Basislotse ab, nicht Sie')
    expect(right.page.status).toBe(303)
  })

  it('is not there while it is switched off, nor in another organisation', async () => {
    const late = await goThere(personOf('aus'))
    await switchDirectory(city.deps, city.actor, { kind: 'oidc', isOn: false })
    const off = await city.sitAt('').get('/anmelden/oidc/aken')
    const back = await late.browser.get(late.back)
    await switchDirectory(city.deps, city.actor, { kind: 'oidc', isOn: true })
    const elsewhere = await city.sitAt('').get('/anmelden/oidc/calbe')

    expect([off.status, back.status, elsewhere.status]).toEqual([404, 404, 404])
  })

  it('names the city where there are several', async () => {
    const page = await city.sitAt('').get('/anmelden')

    expect(page.text).toContain('Mit dem Verzeichniskonto anmelden (Aken)')
  })
})
