/** Accounts of several organisations, as an administration of one sees them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUserByEmail } from '../../db/queries/organisations.ts'
import { addUser } from '../../src/access/accounts/actions.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { fieldOf, type LoginCity, openLoginCity } from './loginCity.ts'

describe('accounts', () => {
  let city: LoginCity

  beforeAll(async () => {
    city = await openLoginCity()
  })
  afterAll(() => city.test.close())

  async function idOf(email: string): Promise<string> {
    const user = await city.deps.store.read('', (db) => findUserByEmail(db, email))
    return user?.id ?? ''
  }

  it('of two organisations are opened and locked by neither, and the pages say who can', async () => {
    const admin = city.sitAt(await city.addAccount('admin', 'admin'))
    await admin.logIn()
    const csrf = fieldOf(await admin.get('/verwaltung/organisation'), '_csrf')
    const calbe = await createOrganisation(city.deps, { id: 'calbe', name: 'Calbe', land: 'ST' })
    const account = { name: 'Fremd', role: 'contributor', passwordHash: 'x' } as const
    const foreign = 'fremd@calbe.example'
    await addUser(city.deps, calbe, { ...account, email: foreign })
    const email = await city.addAccount('beide', 'contributor')
    await addUser(city.deps, calbe, { ...account, email })
    const address = `/verwaltung/zugaenge/${await idOf(email)}`

    const asked = { _csrf: csrf, name: 'X', email: foreign, role: 'admin', informationDomainId: '' }
    const added = await admin.post('/verwaltung/zugaenge', asked)
    const page = await admin.get(address)
    const changes = ['kennwort', 'zweiter-faktor/entfernung', 'sperre'].map((change) =>
      admin.post(`${address}/${change}`, { _csrf: csrf }),
    )

    expect(added.status).toBe(409)
    expect(added.text).toContain('basislotse user add fremd@calbe.example')
    expect(page.text).toContain('basislotse user reset beide@aken.example')
    expect(page.text).not.toMatch(/\/(kennwort|sperre)"/)
    expect((await Promise.all(changes)).map(({ status }) => status)).toEqual([403, 403, 403])
  })
})
