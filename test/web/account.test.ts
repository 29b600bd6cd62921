import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUserByEmail } from '../../db/queries/organisations.ts'
import { rawSql } from '../db/rawSql.ts'
import { fieldOf, goodPassword, type LoginCity, openLoginCity, type Person } from './loginCity.ts'

let city: LoginCity

beforeAll(async () => {
  city = await openLoginCity()
})
afterAll(() => city.test.close())

/** Somebody who is logged in, with the token of the session. */
async function enter(
  name: string,
): Promise<Person & { email: string; csrf: () => Promise<string> }> {
  const email = await city.addAccount(name, 'officer')
  const person = city.sitAt(email)
  await person.logIn()
  return { ...person, email, csrf: async () => fieldOf(await person.get('/konto'), '_csrf') }
}

async function kindsOfEvents(): Promise<unknown[]> {
  const rows = await rawSql(city.test, 'SELECT kind FROM event ORDER BY sequence', 'aken')
  return rows.map(({ kind }) => kind)
}

describe('the own account', () => {
  it('shows the sessions with their browser, and ends another one', async () => {
    const isb = await enter('sitzungen')
    const other = city.sitAt(isb.email, '203.0.113.5')
    await other.logIn()

    const page = await isb.get('/konto')
    const [, address = ''] =
      /action="(\/konto\/sitzungen\/[0-9a-f]{64}\/ende)"/.exec(page.text) ?? []
    const ended = await isb.post(address, { _csrf: await isb.csrf() })

    expect(page.text).toContain('Firefox auf Linux')
    expect(page.text).toContain('203.0.113.5')
    expect(page.text).toContain('22.05.2025, 12:00 Uhr')
    expect([ended.status, ended.location]).toEqual([303, '/konto'])
    expect((await other.get('/')).status).toBe(303)
    expect((await isb.get('/')).status).toBe(200)
  })

  it('ends no session of somebody else', async () => {
    const isb = await enter('ende-isb')
    const edv = await enter('ende-edv')
    const { id } = (await city.deps.store.read('', (db) => findUserByEmail(db, edv.email))) ?? {}
    const [session] = await rawSql(city.test, `SELECT id FROM session WHERE user_id = '${id}'`)

    const page = await isb.post(`/konto/sitzungen/${session?.id}/ende`, { _csrf: await isb.csrf() })

    expect(page.status).toBe(404)
    expect((await edv.get('/')).status).toBe(200)
  })

  it('ends all other sessions at once', async () => {
    const isb = await enter('alle')
    const other = city.sitAt(isb.email, '203.0.113.6')
    await other.logIn()

    await isb.post('/konto/sitzungen/ende', { _csrf: await isb.csrf() })

    expect([(await other.get('/')).status, (await isb.get('/')).status]).toEqual([303, 200])
  })

  it('changes the password, ends the other sessions and stands in the audit trail', async () => {
    const isb = await enter('wechsel')
    const other = city.sitAt(isb.email, '203.0.113.7')
    await other.logIn()
    const form = { newPassword: 'Trommel Ufo Wolke', repeatedPassword: 'Trommel Ufo Wolke' }

    const wrong = await isb.post('/konto/kennwort', {
      ...form,
      currentPassword: 'falsch',
      _csrf: await isb.csrf(),
    })
    const saved = await isb.post('/konto/kennwort', {
      ...form,
      currentPassword: goodPassword,
      _csrf: await isb.csrf(),
    })

    expect(wrong.text).toContain('Das ist nicht Ihr jetziges Kennwort.')
    expect([wrong.status, saved.status]).toEqual([422, 303])
    expect([(await other.get('/')).status, (await isb.get('/')).status]).toEqual([303, 200])
    expect((await isb.logIn('Trommel Ufo Wolke')).status).toBe(303)
    expect(await kindsOfEvents()).toContain('password_changed')
  })

  it('sets a second factor up, shows its codes once, renews them and takes it away', async () => {
    const isb = await enter('faktor')
    const csrf = await isb.csrf()
    await isb.post('/konto/zweiter-faktor', { _csrf: csrf })
    const setup = await isb.get('/konto/zweiter-faktor')
    const secret = /class="secret">([A-Z2-7 ]+)</.exec(setup.text)?.[1]?.replaceAll(' ', '') ?? ''

    const codes = await isb.post('/konto/zweiter-faktor/bestaetigung', {
      _csrf: csrf,
      code: city.codeOf(secret),
    })
    const again = await isb.get('/konto/zweiter-faktor')
    const password = { currentPassword: goodPassword }
    const renewed = await isb.post('/konto/zweiter-faktor/wiederherstellungscodes', {
      ...password,
      _csrf: await isb.csrf(),
    })
    const removed = await isb.post('/konto/zweiter-faktor/entfernung', {
      ...password,
      _csrf: await isb.csrf(),
    })

    expect(setup.text).toContain('src="data:image/svg+xml;base64,')
    expect(codes.text.match(/<code>[a-z0-9-]{19}<\/code>/g)).toHaveLength(10)
    expect(again.text).toContain('10 Wiederherstellungscodes sind noch übrig')
    expect(again.text).not.toContain(secret)
    expect(renewed.text.match(/<code>[a-z0-9-]{19}<\/code>/g)).toHaveLength(10)
    expect([removed.status, removed.location]).toEqual([303, '/konto'])
    expect((await isb.logIn()).location).toBe('/hilfe?a=b')
    expect(await kindsOfEvents()).toEqual(
      expect.arrayContaining([
        'second_factor_set',
        'recovery_codes_renewed',
        'second_factor_removed',
      ]),
    )
  })

  it('names a deputy, says what is wrong with the days, and takes it back', async () => {
    const isb = await enter('weg')
    const edv = await enter('da')
    const { id = '' } =
      (await city.deps.store.read('', (db) => findUserByEmail(db, edv.email))) ?? {}
    const days = { fromOn: '2025-06-02', untilOn: '2025-06-06' }

    const wrong = await isb.post('/konto/vertretungen', {
      deputyId: id,
      fromOn: '2025-06-06',
      untilOn: '2025-06-02',
      _csrf: await isb.csrf(),
    })
    await isb.post('/konto/vertretungen', { deputyId: id, ...days, _csrf: await isb.csrf() })
    const page = await isb.get('/konto')
    const [, end = ''] = /action="(\/konto\/vertretungen\/[^"]+\/ende)"/.exec(page.text) ?? []
    await isb.post(end, { _csrf: await isb.csrf() })

    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Bitte nennen Sie einen späteren Tag.')
    expect(wrong.text).toContain('value="2025-06-06"')
    expect(page.text).toContain('da vertritt Sie vom 02.06.2025 bis 06.06.2025')
    expect((await isb.get('/konto')).text).not.toContain('vertritt Sie vom')
  })
})
