/** Logging in with LDAP through the front door: accounts, roles, refusals; against a real slapd. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findUserByEmail } from '../../db/queries/organisations.ts'
import { addUser, giveRole, lockUser } from '../../src/access/accounts/actions.ts'
import { mapGroup, switchDirectory } from '../../src/access/directory/actions.ts'
import type { LdapSettings } from '../../src/access/directory/directorySettings.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { beginSecondFactor, confirmSecondFactor } from '../../src/access/ownAccount/actions.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { rawSql } from '../db/rawSql.ts'
import {
  describeWithSlapd,
  groupDn,
  passwordOf,
  person,
  personDn,
  type Slapd,
  serviceName,
  servicePassword,
  startSlapd,
  suffix,
} from '../support/slapd.ts'
import { enterDirectory, eventsOf, openDirectoryOf, rolesOf } from './directoryCity.ts'
import { fieldOf, goodPassword, type LoginCity, openLoginCity, type Page } from './loginCity.ts'

describeWithSlapd('the login with LDAP', () => {
  let slapd: Slapd
  let city: LoginCity
  let settings: LdapSettings
  let seats = 0

  beforeAll(async () => {
    slapd = await startSlapd()
    city = await openLoginCity({ oidc: {}, ldap: { value: servicePassword } })
    settings = {
      host: 'localhost',
      port: slapd.ldapsPort,
      security: 'ldaps',
      certificate: slapd.authority,
      schema: 'standard',
      bindName: serviceName,
      userBase: `ou=personen,${suffix}`,
      groupSource: 'search',
      groupBase: `ou=gruppen,${suffix}`,
      isNested: false,
    }
    await openDirectoryOf(city, 'ldap', settings, {
      // The directory spells it another way.
      [groupDn('isb').toUpperCase()]: 'officer',
      [groupDn('edv')]: 'technician',
    })
    await slapd.add(personDn('chef'), person('chef'))
    for (const cn of ['isb', 'edv', 'kern', 'schule']) {
      await slapd.add(groupDn(cn), { objectClass: 'groupOfNames', cn, member: personDn('chef') })
    }
  })

  afterAll(async () => {
    await slapd.stop()
    await city.test.close()
  })

  async function addPerson(uid: string, groups: readonly string[]): Promise<string> {
    await slapd.add(personDn(uid), person(uid))
    await putInto(uid, groups)
    return `${uid}@stadt.example`
  }

  /** Each group has `chef`, as it must have somebody, and whoever was put into it last. */
  async function putInto(uid: string, groups: readonly string[]): Promise<void> {
    for (const name of ['isb', 'edv', 'kern', 'schule']) {
      const members = groups.includes(name) ? [personDn('chef'), personDn(uid)] : [personDn('chef')]
      await slapd.replace(groupDn(name), 'member', members)
    }
  }

  /** At a machine of its own, so that the failures of one test slow no other down. */
  function sit() {
    seats += 1
    return city.sitAt('', `192.0.2.${seats}`)
  }

  async function logIn(uid: string, password = passwordOf(uid), browser = sit()) {
    const page = await browser.post('/anmelden/verzeichnis', {
      organisationId: 'aken',
      name: uid,
      password,
      nach: '/hilfe?a=b',
    })
    return { browser, page }
  }

  function refused(page: Page, words: string): void {
    expect(page.status).toBe(401)
    expect(page.text).toContain(words)
  }

  it('is offered beside the own password while it is switched on', async () => {
    const on = await sit().get('/anmelden')
    await switchDirectory(city.deps, city.actor, { kind: 'ldap', isOn: false })
    const off = await sit().get('/anmelden')
    const { page } = await logIn('chef')
    await switchDirectory(city.deps, city.actor, { kind: 'ldap', isOn: true })

    expect(on.text).toContain('Mit dem Verzeichniskonto anmelden')
    expect(on.text).toContain('action="/anmelden"')
    expect(off.text).not.toContain('Verzeichniskonto')
    expect(page.status).toBe(404)
  })

  it('makes an account with the roles of the groups, and opens the pages', async () => {
    const email = await addPerson('neu', ['isb'])

    const { page, browser } = await logIn('neu')

    expect([page.status, page.location]).toEqual([303, '/hilfe?a=b'])
    expect((await browser.get('/')).status).toBe(200)
    expect((await browser.get('/konto')).text).toContain('Person neu')
    expect(await rolesOf(city, email)).toEqual(['officer*'])
    expect(await eventsOf(city, email)).toEqual([
      'user_created',
      'directory_account_linked',
      'role_given',
    ])
  })

  it('gives an account no password of ours', async () => {
    const email = await addPerson('ohne', ['isb'])
    const { browser } = await logIn('ohne')

    const own = await city.sitAt(email, '192.0.2.200').logIn(passwordOf('ohne'))

    expect(own.status).toBe(401)
    expect((await browser.get('/konto')).text).not.toContain('Kennwort ändern')
  })

  it('gives and takes roles at each login, and leaves what a person gave', async () => {
    const email = await addPerson('wechsel', ['isb'])
    await logIn('wechsel')
    const user = await city.deps.store.read('', (db) => findUserByEmail(db, email))
    const userId = user?.id ?? ''
    await giveRole(city.deps, city.actor, { userId, role: 'auditor', informationDomainId: null })

    await putInto('wechsel', ['edv'])
    await logIn('wechsel')

    expect(await rolesOf(city, email)).toEqual(['auditor', 'technician*'])
    expect((await eventsOf(city, email)).slice(-3)).toEqual([
      'role_given',
      'role_taken',
      'role_given',
    ])
  })

  it('tells whom no group lets in, makes nothing, and tells the log which groups there are', async () => {
    const email = await addPerson('fremd', ['kern'])
    city.log.length = 0

    const { page } = await logIn('fremd')

    refused(page, 'keine Ihrer Gruppen gibt hier eine Rolle')
    expect(await city.deps.store.read('', (db) => findUserByEmail(db, email))).toBeUndefined()
    expect(city.log.join()).toContain(groupDn('kern'))
    expect(city.log.join()).not.toContain(passwordOf('fremd'))
  })

  it('takes the last role of whoever left the groups, and ends what is open', async () => {
    const email = await addPerson('weg', ['isb'])
    const { browser } = await logIn('weg')
    await putInto('weg', [])

    const { page } = await logIn('weg')

    refused(page, 'keine Ihrer Gruppen')
    expect(await rolesOf(city, email)).toEqual([])
    expect((await browser.get('/')).location).toContain('/anmelden')
  })

  it('says the same of a wrong password, an unknown name and an injected one', async () => {
    const names = ['chef', 'niemand', '*', '*)(uid=*', 'chef)(|(uid=*', 'ÄÖÜß', personDn('chef')]
    const pages = []
    for (const name of names) pages.push((await logIn(name, 'falsch')).page)

    for (const page of pages) refused(page, 'Benutzername oder Kennwort stimmen nicht.')
  })

  it.each([
    ['no password', { name: 'chef', password: '' }],
    ['no name', { name: ' ', password: 'x' }],
    ['a very long name', { name: 'x'.repeat(300), password: 'x' }],
    ['a name with U+0000', { name: 'chef\0', password: 'x' }],
  ])('asks again for %s, and asks the directory nothing', async (_sentence, values) => {
    const page = await sit().post('/anmelden/verzeichnis', { organisationId: 'aken', ...values })

    expect(page.status).toBe(422)
    expect(page.text).toContain('id="feld-verzeichnis-')
  })

  it('lets nobody in with a password of U+0000', async () => {
    refused((await logIn('chef', '\0')).page, 'Benutzername oder Kennwort')
  })

  it('slows guessing down as at the own password', async () => {
    const browser = sit()
    for (let attempt = 0; attempt < 5; attempt += 1) await logIn('chef', 'falsch', browser)

    const { page } = await logIn('chef', passwordOf('chef'), browser)

    expect(page.status).toBe(429)
    expect(page.text).toContain('Zu viele Fehlversuche.')
  })

  it('counts no outage, says what it is, and leaves the own password', async () => {
    await enterDirectory(city, 'ldap', { ...settings, port: 1 })
    const browser = sit()
    const pages: Page[] = []
    for (let attempt = 0; attempt < 7; attempt += 1) {
      pages.push((await logIn('chef', 'x', browser)).page)
    }
    const admin = await city.addAccount('notfall', 'admin')
    const own = await city.sitAt(admin, '192.0.2.201').logIn()
    await enterDirectory(city, 'ldap', settings)

    for (const page of pages) refused(page, 'Das Verzeichnis antwortet gerade nicht.')
    expect(own.status).toBe(303)
  })

  it.each([
    ['certificate', { certificate: '' }, 'Sein Zertifikat stimmt nicht.'],
    ['service account', { bindName: `cn=x,${suffix}` }, 'Das Verzeichnis lehnt Basislotse ab'],
  ])('says what is wrong with the %s', async (_what, change, words) => {
    await enterDirectory(city, 'ldap', { ...settings, ...change })
    const { page } = await logIn('chef')
    await enterDirectory(city, 'ldap', settings)

    refused(page, words)
  })

  it('leaves a locked account locked', async () => {
    const email = await addPerson('gesperrt', ['isb'])
    await logIn('gesperrt')
    const user = await city.deps.store.read('', (db) => findUserByEmail(db, email))
    await lockUser(city.deps, city.actor, { userId: user?.id ?? '', isLocked: true })

    refused((await logIn('gesperrt')).page, 'Dieser Zugang ist gesperrt.')
  })

  it('links an account of that mail address only when the addresses are believed', async () => {
    const email = await addPerson('alt', ['isb'])
    const passwordHash = await city.deps.secrets.hashPassword(goodPassword)
    const account = { email, name: 'Alt', role: 'auditor', passwordHash } as const
    await addUser(city.deps, city.actor, { ...account, passwordIsOneTime: false })

    const before = await logIn('alt')
    await enterDirectory(city, 'ldap', settings, { trustsMail: true })
    const after = await logIn('alt')
    await enterDirectory(city, 'ldap', settings)
    const again = await logIn('alt')

    refused(before.page, 'wurde er nicht mit Ihrem Verzeichniskonto verknüpft')
    expect([after.page.status, again.page.status]).toEqual([303, 303])
    expect(await rolesOf(city, email)).toEqual(['auditor', 'officer*'])
    expect((await city.sitAt(email, '192.0.2.202').logIn()).status).toBe(303)
  })

  it('knows a person by what never changes, not by the mail address', async () => {
    const email = await addPerson('heirat', ['isb'])
    await logIn('heirat')
    await slapd.replace(personDn('heirat'), 'mail', ['neuer.name@stadt.example'])
    await slapd.replace(personDn('heirat'), 'displayName', ['Neuer Name'])

    const { browser } = await logIn('heirat')

    const account = await browser.get('/konto')
    expect(account.text).toContain('Neuer Name')
    expect(account.text).toContain(email)
    expect((await eventsOf(city, email)).at(-1)).toBe('user_renamed')
  })

  it('gives the mail address of somebody who left to nobody else', async () => {
    const email = await addPerson('nachfolge1', ['isb'])
    await logIn('nachfolge1')
    await slapd.remove(personDn('nachfolge1'))
    await slapd.add(personDn('nachfolge2'), person('nachfolge2', { mail: email }))
    await putInto('nachfolge2', ['isb'])
    await enterDirectory(city, 'ldap', settings, { trustsMail: true })

    const { page } = await logIn('nachfolge2')

    await enterDirectory(city, 'ldap', settings)
    refused(page, 'mit einem anderen Verzeichniskonto verknüpft')
  })

  it.each(['', 'keine Mailadresse', 'a@b'])(
    'makes no account for the mail address „%s“',
    async (mail) => {
      const uid = `mail${mail.length}`
      const { mail: _, ...without } = person(uid)
      await slapd.add(personDn(uid), mail ? { ...without, mail } : without)
      await putInto(uid, ['isb'])

      refused((await logIn(uid)).page, 'keine gültige Mailadresse')
    },
  )

  it('asks for the second factor that a role requires, and for the one that there is', async () => {
    await addPerson('faktor', ['isb'])
    const require = (roles: readonly string[]) =>
      rawSql(city.test, `UPDATE organisation SET second_factor_roles = '${JSON.stringify(roles)}'`)
    await require(['officer'])

    const first = await logIn('faktor')
    const token = first.browser.cookie().replace('basislotse=', '')
    await beginSecondFactor(city.deps, token)
    const user = await city.deps.store.read('', (db) => findUserByEmail(db, 'faktor@stadt.example'))
    const code = city.codeOf(user?.totpSecret ?? '')
    await confirmSecondFactor(city.deps, token, code, { address: '', userAgent: '' })
    await require([])
    const second = await logIn('faktor')

    expect(first.page.location).toBe('/anmelden/zweiter-faktor?nach=%2Fhilfe%3Fa%3Db')
    expect(second.page.location).toBe('/anmelden/code?nach=%2Fhilfe%3Fa%3Db')
  })

  it('gives only the roles that hold in all information domains of the groups', async () => {
    const own = { kind: 'ldap', role: 'officer' } as const
    const create = (code: string) =>
      createInformationDomain(city.deps, city.actor, { code, name: code })
    const [bad, bauhof] = [await create('BAD'), await create('BAUHOF')]
    const map = (name: string, informationDomainId: string, role: 'officer' | 'technician') =>
      mapGroup(city.deps, city.actor, {
        ...own,
        groupName: groupDn(name),
        informationDomainId,
        role,
      })
    await map('kern', bad.id, 'officer')
    await map('schule', bauhof.id, 'technician')
    const email = await addPerson('uneben', ['kern', 'schule'])

    const uneven = await logIn('uneben')
    await map('schule', bauhof.id, 'officer')
    const even = await logIn('uneben')

    refused(uneven.page, 'in verschiedenen Informationsverbünden verschiedene Rollen')
    expect(even.page.status).toBe(303)
    expect(await rolesOf(city, email)).toEqual(['officer*', 'officer*'])
  })

  it('shows what was typed before the session was lost', async () => {
    await addPerson('tippt', ['isb'])
    const browser = sit()
    const lost = await browser.post('/wiba/x/y', { note: 'Viel getippt' })
    const carried = fieldOf(lost, 'carried')

    const page = await browser.post('/anmelden/verzeichnis', {
      organisationId: 'aken',
      name: 'tippt',
      password: passwordOf('tippt'),
      carried,
    })

    expect(page.status).toBe(200)
    expect(page.text).toContain('Viel getippt')
  })

  it('opens no account that another organisation trusts as well', async () => {
    const email = await addPerson('zweimal', ['isb'])
    await logIn('zweimal')
    const other = await createOrganisation(city.deps, { id: 'calbe', name: 'Calbe', land: 'ST' })
    await addUser(city.deps, other, { email, name: 'Zwei', role: 'officer', passwordHash: 'x' })

    const { page } = await logIn('zweimal')

    // With a second organisation the one password is nobody's any more.
    refused(page, 'Das Geheimnis fehlt.')
  })
})
