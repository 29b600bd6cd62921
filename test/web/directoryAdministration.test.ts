/** Setting directories up in the browser: saved, tried out, mapped, switched on; and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findDirectory, listDirectoryGroups } from '../../db/queries/directories.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import { ldapSettings } from '../access/belongings.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

const list = '/verwaltung/verzeichnis'

describe('the administration of directories', () => {
  let city: WebCity
  let admin: Browser

  beforeAll(async () => {
    city = await openWebCity()
    admin = await city.as('admin')
  })
  afterAll(() => city.close())

  const stored = (kind: 'oidc' | 'ldap') =>
    city.aken.deps.store.read('aken', (db) => findDirectory(db, kind))

  const ldapValues = async (change: Record<string, string> = {}) => ({
    ...ldapSettings,
    port: '',
    isNested: '',
    version: String((await stored('ldap'))?.version),
    ...change,
  })

  it('says which are switched on, and leads to each', async () => {
    const index = await admin.read('/verwaltung')
    const page = await admin.read(list)

    expect(index).toContain('Ausgeschaltet.')
    expect(page).toContain('Anmeldung über ein Verzeichnis ist ausgeschaltet')
    expect(page).toContain(`href="${list}/oidc"`)
    expect(page).toContain('Eingetragen, aber ausgeschaltet.')
    expect((await admin.get(`${list}/saml`)).status).toBe(404)
  })

  it('saves the settings and says in the trail what changed', async () => {
    const response = await admin.post(`${list}/ldap`, await ldapValues({ trustsMail: 'ja' }))

    expect([response.status, response.headers.get('location')]).toEqual([303, `${list}/ldap`])
    expect(await stored('ldap')).toMatchObject({ trustsMail: true, settings: { port: null } })
    const trail = await admin.read('/verlauf')
    expect(trail).toContain('Verzeichnis eingestellt')
    expect(trail).toContain('Mailadressen gelten als bestätigt')
  })

  it.each<[string, Record<string, string>]>([
    ['issuer', { issuer: 'http://keycloak.stadt.example', clientId: 'x' }],
    ['issuer', { issuer: '', clientId: 'x' }],
    ['clientId', { issuer: 'https://keycloak.stadt.example', clientId: '' }],
    ['clientId', { issuer: 'https://keycloak.stadt.example', clientId: 'x\0' }],
    ['version', { issuer: 'https://keycloak.stadt.example', clientId: 'x', version: 'a' }],
  ])('refuses a wrong %s at its field, with what was typed', async (field, values) => {
    const response = await admin.post(`${list}/oidc`, { version: '1', ...values })

    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(`href="#feld-${field}"`)
    expect(page).toContain(`value="${values.issuer}"`)
  })

  it('keeps what somebody else saved in the meantime beside what was typed', async () => {
    const values = await ldapValues({ host: 'dc2.stadt.example', version: '1' })

    const response = await admin.post(`${list}/ldap`, values)

    const page = await response.text()
    expect(response.status).toBe(409)
    expect(page).toContain('value="dc2.stadt.example"')
    expect(page).toContain('Inzwischen gespeichert: <strong>localhost</strong>')
  })

  it('shows no secret, has no field for one, and says where it belongs', async () => {
    const page = await admin.read(`${list}/ldap`)

    expect(page).not.toContain('type="password"')
    expect(page).toContain('Noch nicht gefunden; erwartet wird')
    expect(page).toContain('BASISLOTSE_LDAP_PASSWORD_FILE')
  })

  it('names the address that belongs to the provider', async () => {
    const page = await admin.read(`${list}/oidc`)

    expect(page).toContain('http://basislotse.test/anmelden/oidc/aken/antwort')
  })

  it('is tried out, and says in German what does not work', async () => {
    const ldap = await admin.post(`${list}/ldap/pruefung`, { sample: 'isb' })
    const oidc = await admin.post(`${list}/oidc/pruefung`)

    const pages = [await ldap.text(), await oidc.text()]
    expect([ldap.status, oidc.status]).toEqual([200, 200])
    expect(pages[0]).toContain('Kennwort des Dienstkontos')
    for (const page of pages) {
      expect(page).toContain('Geht nicht.')
      expect(page).toContain('Der Server antwortet nicht innerhalb von 5 Sekunden.')
      expect(page).toContain('Eine Zuordnung ist eingetragen.')
    }
    const accesses = await city.aken.deps.store.read('aken', (db) =>
      db.select().from(db.tables.accessLog),
    )
    expect(accesses.filter(({ kind }) => kind === 'verify')).toHaveLength(2)
  })

  it('does not switch LDAP on without the password of the service account', async () => {
    const response = await admin.post(`${list}/ldap/einschaltung`)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Das Kennwort des Dienstkontos fehlt noch.')
    expect(
      (await city.visitor.get('/anmelden').then((page) => page.text())).includes('Verzeichnis'),
    ).toBe(false)
  })

  it('switches on and off, once, with events', async () => {
    const kinds = async () =>
      (await city.aken.deps.store.read('aken', findOrganisation))?.directoryKinds

    await admin.post(`${list}/oidc/einschaltung`)
    await admin.post(`${list}/oidc/einschaltung`)
    const on = await kinds()
    const login = await (await city.visitor.get('/anmelden')).text()
    await admin.post(`${list}/oidc/ausschaltung`)

    expect(on).toEqual(['oidc'])
    expect(login).toContain('/anmelden/oidc/aken')
    expect(await kinds()).toEqual([])
    const trail = await admin.read('/verlauf')
    expect(trail.split('Anmeldung über das Verzeichnis eingeschaltet').length).toBeLessThanOrEqual(
      3,
    )
  })

  it('maps a group to a role, in one information domain too, and takes it back', async () => {
    const groups = () => city.aken.deps.store.read('aken', (db) => listDirectoryGroups(db, 'oidc'))
    const values = {
      groupName: '  isb ',
      role: 'officer',
      informationDomainId: city.aken.domain.id,
    }

    const mapped = await admin.post(`${list}/oidc/gruppen`, values)
    const twice = await admin.post(`${list}/oidc/gruppen`, { ...values, groupName: 'isb' })
    const added = (await groups()).find(({ name }) => name === 'isb')
    const page = await admin.read(`${list}/oidc`)
    await admin.post(`${list}/oidc/gruppen/${added?.id}/entfernung`)
    const gone = await admin.post(`${list}/oidc/gruppen/${added?.id}/entfernung`)

    expect([mapped.status, twice.status, gone.status]).toEqual([303, 409, 404])
    expect(await twice.text()).toContain('Diese Gruppe gibt diese Rolle schon.')
    expect(added).toMatchObject({ nameKey: 'isb', informationDomainId: city.aken.domain.id })
    expect(page).toContain('Zuordnung streichen: isb')
    expect((await groups()).some(({ name }) => name === 'isb')).toBe(false)
  })

  it.each([
    ['no group', { groupName: ' ', role: 'officer' }, 422],
    ['an unknown role', { groupName: 'x', role: 'mayor' }, 422],
    [
      'an information domain that is not ours',
      { groupName: 'x', role: 'officer', informationDomainId: 'y' },
      404,
    ],
  ])('maps nothing for %s', async (_sentence, values, status) => {
    expect((await admin.post(`${list}/oidc/gruppen`, values)).status).toBe(status)
  })

  it('is no matter of an administration of one information domain', async () => {
    const limited = await city.as('admin', city.aken.otherDomainId)

    const response = await limited.post(`${list}/ldap`, await ldapValues())

    expect(response.status).toBe(403)
  })

  it('says at an account that a directory opens it, and takes the link away', async () => {
    const { otherUserId } = city.aken
    const page = await admin.read(`/verwaltung/zugaenge/${otherUserId}`)
    const path = `/verwaltung/zugaenge/${otherUserId}/verzeichnis/ldap/entfernung`

    const [first, again] = [await admin.post(path), await admin.post(path)]

    expect(page).toContain('aktiv, über das Verzeichnis')
    expect([first.status, again.status]).toEqual([303, 404])
    expect(await admin.read(`/verwaltung/zugaenge/${otherUserId}`)).not.toContain('Verknüpfung mit')
  })
})
