import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUserByEmail } from '../../db/queries/organisations.ts'
import { lockUser } from '../../src/access/accounts/actions.ts'
import { changeOrganisation } from '../../src/access/organisation/actions.ts'
import { beginSecondFactor, confirmSecondFactor } from '../../src/access/ownAccount/actions.ts'
import { sessionIdOf } from '../../src/access/sessions/session.ts'
import { rawSql } from '../db/rawSql.ts'
import { fieldOf, goodPassword, type LoginCity, openLoginCity, type Person } from './loginCity.ts'

let city: LoginCity

beforeAll(async () => {
  city = await openLoginCity()
})
afterAll(() => city.test.close())

async function userOf(email: string) {
  const user = await city.deps.store.read('', (db) => findUserByEmail(db, email))
  if (!user) throw new Error(`no account ${email}`)
  return user
}

/** The last use of a session is noted behind the answer; writes go one after the other. */
function useNoted(): Promise<void> {
  return city.deps.store.write('', async () => {})
}

/** Sets a second factor up in the session of the person and returns its secret and codes. */
async function setUpSecondFactor(person: Person, email: string) {
  const token = person.cookie().replace('basislotse=', '')
  await beginSecondFactor(city.deps, token)
  const secret = (await userOf(email)).totpSecret ?? ''
  const client = { address: '192.0.2.1', userAgent: '' }
  const confirmed = await confirmSecondFactor(city.deps, token, city.codeOf(secret), client)
  return { secret, codes: confirmed.recoveryCodes }
}

describe('the login', () => {
  it('leads where the person wanted to go, under a cookie that no script reads', async () => {
    const isb = city.sitAt(await city.addAccount('isb', 'officer'))

    const page = await isb.logIn()

    expect([page.status, page.location]).toEqual([303, '/hilfe?a=b'])
    const cookie = page.headers.getSetCookie().find((line) => line.startsWith('basislotse=')) ?? ''
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await isb.get('/')).status).toBe(200)
  })

  it('stores the digest of the cookie, not the cookie', async () => {
    const isb = city.sitAt(await city.addAccount('digest', 'officer'))
    await isb.logIn()

    const token = isb.cookie().replace('basislotse=', '')
    const rows = await rawSql(city.test, 'SELECT id FROM session')

    expect(token).toMatch(/^[\w-]{43}$/)
    expect(rows.map(({ id }) => id)).toContain(sessionIdOf(token))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('behind TLS sets a cookie that only this host can have set', async () => {
    const email = await city.addAccount('tls', 'officer')
    const isb = city.sitAt(email, '192.0.2.1', { isSecure: true, trustedProxies: [] })

    const page = await isb.logIn()

    expect(page.headers.getSetCookie()[0]).toMatch(/^__Host-basislotse=.*; Secure; /)
    expect((await isb.get('/')).status).toBe(200)
  })

  it('begins a new session each time and ends the one before', async () => {
    const isb = city.sitAt(await city.addAccount('rotation', 'officer'))
    await isb.logIn()
    const first = isb.cookie()

    await isb.logIn()

    const rows = await rawSql(city.test, 'SELECT id FROM session')
    expect(isb.cookie()).not.toBe(first)
    expect(rows.map(({ id }) => id)).not.toContain(sessionIdOf(first.replace('basislotse=', '')))
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'sends nobody to %s',
    async (next) => {
      const isb = city.sitAt(
        await city.addAccount(`nach-${Buffer.from(next).toString('hex')}`, 'officer'),
      )

      expect((await isb.logIn(goodPassword, { nach: next })).location).toBe('/')
    },
  )

  it('says the same of a wrong password and of an unknown account', async () => {
    const email = await city.addAccount('falsch', 'officer')

    const wrong = await city.sitAt(email, '192.0.2.2').logIn('nicht das Kennwort')
    const unknown = await city.sitAt('niemand@aken.example', '192.0.2.2').logIn('irgendeines')

    expect([wrong.status, unknown.status]).toEqual([401, 401])
    for (const page of [wrong, unknown]) {
      expect(page.text).toContain('Mailadresse oder Kennwort stimmen nicht.')
    }
    expect(fieldOf(wrong, 'email') || wrong.text).toContain(email)
    expect(wrong.text).not.toContain('nicht das Kennwort')
  })

  it('asks for what is missing, at the field', async () => {
    const page = await city.sitAt('', '192.0.2.3').post('/anmelden', { email: '', password: '' })

    expect(page.status).toBe(422)
    expect(page.text).toContain('Bitte geben Sie Ihre Mailadresse ein.')
    expect(page.text).toContain('Bitte geben Sie Ihr Kennwort ein.')
  })

  it('tells the log of the server who failed, but never a password', async () => {
    const email = await city.addAccount('protokoll', 'officer')
    city.log.length = 0

    await city.sitAt(email, '192.0.2.4').logIn('Geheimes-Kennwort')
    await city.sitAt('Geheimes-Kennwort', '192.0.2.4').logIn('x')

    expect(city.log).toHaveLength(2)
    expect(city.log[0]).toContain('"reason":"wrong password"')
    expect(city.log.join()).toContain(email)
    expect(city.log.join()).not.toContain('Geheimes')
  })

  it('stands in the access log, not in the audit trail', async () => {
    const email = await city.addAccount('zugriff', 'officer')
    const events = await rawSql(city.test, 'SELECT count(*) AS n FROM event', 'aken')

    await city.sitAt(email, '192.0.2.77').logIn()

    const { id } = await userOf(email)
    const rows = await rawSql(city.test, 'SELECT actor_id, kind, subject FROM access_log', 'aken')
    expect(rows).toContainEqual({ actor_id: id, kind: 'login', subject: '192.0.2.77' })
    expect(await rawSql(city.test, 'SELECT count(*) AS n FROM event', 'aken')).toEqual(events)
  })

  it('refuses a locked account, and ends its sessions', async () => {
    const email = await city.addAccount('gesperrt', 'officer')
    const person = city.sitAt(email)
    await person.logIn()
    const { id } = await userOf(email)

    await lockUser(city.deps, city.actor, { userId: id, isLocked: true })

    expect((await person.get('/')).location).toBe('/anmelden?nach=%2F')
    const page = await person.logIn()
    expect([page.status, page.text]).toEqual([401, expect.stringContaining('ist gesperrt')])
  })
})

describe('guessing', () => {
  it('is slowed down after five failures of one account from one address, and not elsewhere', async () => {
    const email = await city.addAccount('raten', 'officer')
    const guesser = city.sitAt(email, '198.51.100.1')
    for (let count = 0; count < 5; count += 1) {
      expect((await guesser.logIn(`falsch ${count}`)).status).toBe(401)
    }

    const sixth = await guesser.logIn()
    const elsewhere = await city.sitAt(email, '198.51.100.2').logIn()

    expect(sixth.status).toBe(429)
    expect(sixth.text).toContain('Zu viele Fehlversuche. Bitte warten Sie 15 Minuten')
    expect(sixth.headers.get('retry-after')).toBe('900')
    expect(elsewhere.status).toBe(303)
  })

  it('may go on after the window, and a success forgives what failed before', async () => {
    const person = city.sitAt(await city.addAccount('vertippt', 'officer'), '198.51.100.3')
    for (let count = 0; count < 5; count += 1) await person.logIn('falsch')
    expect((await person.logIn()).status).toBe(429)

    city.wait(15)

    expect((await person.logIn()).status).toBe(303)
    for (let count = 0; count < 4; count += 1) await person.logIn('falsch')
    expect((await person.logIn()).status).toBe(303)
    expect((await person.logIn('falsch')).status).toBe(401)
  })

  it('believes X-Forwarded-For from a trusted proxy only', async () => {
    const email = await city.addAccount('proxy', 'officer')
    const { addressOfClient } = await import('../../src/web/client.ts')

    expect(addressOfClient('127.0.0.1', '203.0.113.9', ['127.0.0.1'])).toBe('203.0.113.9')
    expect(addressOfClient('203.0.113.1', '203.0.113.9', ['127.0.0.1'])).toBe('203.0.113.1')
    expect(addressOfClient('127.0.0.1', '10.0.0.1, 203.0.113.9', ['127.0.0.1'])).toBe('203.0.113.9')
    expect(addressOfClient('::ffff:127.0.0.1', '203.0.113.9', ['127.0.0.1'])).toBe('203.0.113.9')
    expect(email).not.toBe('')
  })
})

describe('a session', () => {
  it('ends when nobody uses it for two hours, and lives on while it is used', async () => {
    const person = city.sitAt(await city.addAccount('pause', 'officer'))
    await person.logIn()
    city.wait(119)
    expect((await person.get('/')).status).toBe(200)
    await useNoted()
    city.wait(119)
    expect((await person.get('/')).status).toBe(200)
    await useNoted()

    city.wait(120)

    expect((await person.get('/')).location).toBe('/anmelden?nach=%2F')
  })

  it('ends after twelve hours, however busy it is', async () => {
    const person = city.sitAt(await city.addAccount('lang', 'officer'))
    await person.logIn()
    for (let hour = 0; hour < 11; hour += 1) {
      city.wait(60)
      expect((await person.get('/')).status).toBe(200)
      await useNoted()
    }

    city.wait(60)

    expect((await person.get('/')).status).toBe(303)
  })

  it('ends with the logout, also for whoever kept the cookie', async () => {
    const person = city.sitAt(await city.addAccount('weg', 'officer'))
    await person.logIn()
    const token = person.cookie().replace('basislotse=', '')

    const page = await person.post('/abmeldung', {})

    expect([page.status, page.location]).toEqual([303, '/anmelden'])
    const rows = await rawSql(city.test, 'SELECT id FROM session')
    expect(rows.map(({ id }) => id)).not.toContain(sessionIdOf(token))
  })
})

describe('the password that was issued', () => {
  it('leads to an own one before anything else, and ends nothing but itself', async () => {
    const person = city.sitAt(await city.addAccount('neu', 'officer', true))

    const page = await person.logIn()

    expect(page.location).toBe('/anmelden/kennwort?nach=%2Fhilfe%3Fa%3Db')
    expect((await person.get('/')).location).toBe('/anmelden?nach=%2F')
    expect((await person.get('/anmelden')).location).toBe('/anmelden/kennwort?nach=%2F')
    const own = 'Regenschirm Trommel Ufo'
    const saved = await person.post('/anmelden/kennwort', {
      newPassword: own,
      repeatedPassword: own,
      nach: '/hilfe',
    })
    expect([saved.status, saved.location]).toEqual([303, '/hilfe'])
    expect((await person.get('/')).status).toBe(200)
    expect((await person.logIn(own)).location).toBe('/hilfe?a=b')
  })

  it.each([
    ['two that differ', 'Regenschirm Trommel', 'Regenschirm', 'verschieden'],
    ['a short one', 'kurz', 'kurz', 'mindestens 12 Zeichen'],
    ['a common one', 'Passwort2025!', 'Passwort2025!', 'leicht zu erraten'],
    ['the one that was issued', goodPassword, goodPassword, 'das ausgegeben wurde'],
  ])('is not replaced by %s', async (_what, newPassword, repeatedPassword, message) => {
    const person = city.sitAt(
      await city.addAccount(`neu-${Buffer.from(newPassword).toString('hex')}`, 'officer', true),
    )
    await person.logIn()

    const page = await person.post('/anmelden/kennwort', { newPassword, repeatedPassword })

    expect(page.status).toBe(422)
    expect(page.text).toContain(message)
    expect(page.text).not.toContain(`value="${newPassword}"`)
    expect((await person.get('/')).status).toBe(303)
  })
})

describe('a form that was sent without a session', () => {
  const values = {
    title: 'Netzplan „neu“',
    note: '<b>Zeile 1\nZeile 2',
    dueOn: '2025-06-30',
    _csrf: 'alt',
  }

  it('comes back after the login and is sent on by the person alone', async () => {
    const person = city.sitAt(await city.addAccount('verloren', 'officer'))

    const lost = await person.post('/massnahmen?verbund=KERN', values)
    const carried = fieldOf(lost, 'carried')
    const back = await person.logIn(goodPassword, { carried })

    expect(lost.status).toBe(401)
    expect(lost.text).toContain('Was Sie eingegeben haben, ist noch da')
    expect(back.status).toBe(200)
    expect(back.text).toContain('Ihre Eingaben sind noch da')
    expect(back.text).toContain('action="/massnahmen?verbund=KERN"')
    expect(fieldOf(back, 'title')).toBe(values.title)
    expect(back.text).toContain('&lt;b&gt;Zeile 1')
    expect(back.text).toContain('<li>30.06.2025</li>')
    expect(fieldOf(back, '_csrf')).toBe(fieldOf(await person.get('/'), '_csrf'))
  })

  it('goes along through the choice of a password', async () => {
    const person = city.sitAt(await city.addAccount('verloren-neu', 'officer', true))
    const carried = fieldOf(await person.post('/massnahmen', values), 'carried')

    const step = await person.logIn(goodPassword, { carried })
    const back = await person.post('/anmelden/kennwort', {
      newPassword: 'Regenschirm Trommel Ufo',
      repeatedPassword: 'Regenschirm Trommel Ufo',
      carried: fieldOf(step, 'carried'),
    })

    expect(step.text).toContain('Eigenes Kennwort wählen')
    expect(back.text).toContain('Ihre Eingaben sind noch da')
    expect(fieldOf(back, 'title')).toBe(values.title)
  })

  it('carries no secret, nothing too large and nothing from elsewhere', async () => {
    const person = city.sitAt('niemand@aken.example')

    const secret = await person.post('/konto/kennwort', { newPassword: 'x', currentPassword: 'y' })
    const large = await person.post('/massnahmen', { note: 'x'.repeat(200_001) })
    const planted = await city
      .sitAt(await city.addAccount('untergeschoben', 'officer'))
      .logIn(goodPassword, {
        carried: JSON.stringify({ target: 'https://evil.example', values: [['a', 'b']] }),
      })

    expect([secret.status, fieldOf(secret, 'carried')]).toEqual([401, ''])
    expect([large.status, fieldOf(large, 'carried')]).toEqual([401, ''])
    expect(planted.location).toBe('/hilfe?a=b')
  })
})

describe('the second factor', () => {
  it('is asked for after the password; a code works once', async () => {
    const email = await city.addAccount('faktor', 'officer')
    const person = city.sitAt(email)
    await person.logIn()
    const { secret } = await setUpSecondFactor(person, email)
    city.wait(2)
    const other = city.sitAt(email, '192.0.2.9')

    const step = await other.logIn()
    expect(step.location).toBe('/anmelden/code?nach=%2Fhilfe%3Fa%3Db')
    expect((await other.get('/')).location).toBe('/anmelden?nach=%2F')
    const code = city.codeOf(secret)
    expect((await other.post('/anmelden/code', { code: '000000' })).status).toBe(401)
    const done = await other.post('/anmelden/code', { code, nach: '/hilfe' })
    expect([done.status, done.location]).toEqual([303, '/hilfe'])

    const third = city.sitAt(email, '192.0.2.10')
    await third.logIn()
    expect((await third.post('/anmelden/code', { code })).status).toBe(401)
    expect((await third.post('/anmelden/code', { code: city.codeOf(secret, 1) })).status).toBe(303)
  })

  it('accepts a code one step away and none two steps away', async () => {
    const email = await city.addAccount('uhr', 'officer')
    const person = city.sitAt(email)
    await person.logIn()
    const { secret } = await setUpSecondFactor(person, email)
    city.wait(5)
    await person.logIn()

    const far = await person.post('/anmelden/code', { code: city.codeOf(secret, -2) })
    const near = await person.post('/anmelden/code', { code: city.codeOf(secret, -1) })

    expect([far.status, near.status]).toEqual([401, 303])
  })

  it('is replaced by a recovery code, once', async () => {
    const email = await city.addAccount('verlust', 'officer')
    const person = city.sitAt(email)
    await person.logIn()
    const { codes } = await setUpSecondFactor(person, email)
    expect(codes).toHaveLength(10)
    const [code = ''] = codes

    await person.logIn()
    const first = await person.post('/anmelden/code', { code: ` ${code.toUpperCase()} ` })
    await person.logIn()
    const second = await person.post('/anmelden/code', { code })

    expect([first.status, second.status]).toEqual([303, 401])
  })

  it('is guarded against guessing like the password', async () => {
    const email = await city.addAccount('faktor-raten', 'officer')
    const person = city.sitAt(email)
    await person.logIn()
    const { secret } = await setUpSecondFactor(person, email)
    city.wait(2)
    const guesser = city.sitAt(email, '198.51.100.50')
    await guesser.logIn()
    for (let count = 0; count < 5; count += 1) {
      await guesser.post('/anmelden/code', { code: '000000' })
    }

    const page = await guesser.post('/anmelden/code', { code: city.codeOf(secret) })

    expect(page.status).toBe(429)
  })

  it('must be set up where a role requires it, before any page opens', async () => {
    const email = await city.addAccount('pflicht', 'management')
    const settings = {
      name: 'Aken',
      land: 'ST',
      staleMonths: 12,
      attestationMonths: null,
      inventoryPattern: '',
    }
    await changeOrganisation(city.deps, city.actor, {
      ...settings,
      loanRetentionDays: 90,
      secondFactorRoles: ['management'],
      version: 1,
    })
    const person = city.sitAt(email)

    expect((await person.logIn()).location).toMatch(/^\/anmelden\/zweiter-faktor/)
    expect((await person.get('/')).location).toBe('/anmelden?nach=%2F')
    const secret = (await userOf(email)).totpSecret ?? ''
    expect((await person.get('/anmelden/zweiter-faktor')).text).toContain(secret.slice(0, 4))
    const wrong = await person.post('/anmelden/zweiter-faktor/bestaetigung', { code: '000000' })
    expect(wrong.status).toBe(422)
    const done = await person.post('/anmelden/zweiter-faktor/bestaetigung', {
      code: city.codeOf(secret),
    })

    expect(done.text).toContain('Ihre Wiederherstellungscodes')
    expect((await person.get('/')).status).toBe(200)
  })
})
