/** Setting the mail server up in the browser: entered, tried out, and what waits for it. */
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findMailSettings } from '../../db/queries/mailSettings.ts'
import { createApp } from '../../src/app.ts'
import { openMail } from '../../src/platform/mail/mail.ts'
import { removeMailSettings } from '../../src/reminders/mailing/actions.ts'
import { mailFailureTexts } from '../../src/reminders/mailing/mailFailure.ts'
import { mailSettings } from '../access/belongings.ts'
import { authority, type MailServer, startMailServer } from '../support/mailServer.ts'
import { logIn } from './logIn.ts'
import { type Browser, browserOf, ensureAccount, openWebCity, type WebCity } from './webCity.ts'

const path = '/verwaltung/mail'
const login = { user: 'basislotse', password: 'Kennwort "ü" $1' }

describe('the administration of mail', () => {
  let city: WebCity
  let server: MailServer

  beforeEach(async () => {
    city = await openWebCity()
    server = await startMailServer({ login })
  })
  afterEach(async () => {
    await server.stop()
    await city.close()
  })

  const stored = () => city.aken.deps.store.read('aken', findMailSettings)

  /** An administrator of a server that was started with these settings. */
  async function adminWith(sources: Parameters<typeof openMail>[0]): Promise<Browser> {
    const mail = openMail({ trusted: authority.cert, ...sources })
    const deps = { ...city.aken.deps, mail, baseUrl: 'https://basislotse.aken.example' }
    const email = 'admin@aken.example'
    await ensureAccount(city.aken, email, 'admin')
    const app = createApp(deps, pino({ level: 'silent' }))
    return browserOf(app, await logIn(app, deps, email))
  }

  const values = (change: Record<string, string> = {}) => ({
    ...mailSettings,
    ...{ host: 'localhost', port: String(server.port), version: '1' },
    ...change,
  })

  it('says what is missing: mail server, password, address of the application', async () => {
    await removeMailSettings(city.aken.deps, city.aken.actor)
    const admin = await city.as('admin')

    const index = await admin.read('/verwaltung')
    const empty = await admin.read(path)
    await admin.post(path, values({ version: '0' }))
    const entered = await admin.read(path)

    expect(index).toContain('Kein Mailserver eingetragen.')
    expect(empty).toContain('Mail: nicht eingerichtet')
    expect(empty).not.toContain('Testmail senden')
    expect(entered).toContain('Mail: das Kennwort fehlt')
    expect(entered).toContain('BASISLOTSE_SMTP_PASSWORD_FILE oder BASISLOTSE_SMTP_PASSWORD')
    expect(entered).toContain('BASISLOTSE_URL')
    expect(entered).not.toContain('type="password"')
  })

  it('saves what was entered, and says in the trail what changed', async () => {
    const admin = await city.as('admin')

    const response = await admin.post(path, values({ senderName: 'Stadt Aken' }))

    expect([response.status, response.headers.get('location')]).toEqual([303, path])
    expect(await stored()).toMatchObject({ host: 'localhost', port: server.port, version: 2 })
    const trail = await admin.read('/verlauf')
    expect(trail).toContain('Mailserver eingestellt')
    expect(trail).toContain('Name des Absenders')
    expect(trail).toContain('Stadt Aken')
  })

  it('refuses wrong entries at their fields, and keeps what was typed', async () => {
    const admin = await city.as('admin')

    const response = await admin.post(
      path,
      values({ host: 'smtp://mail', port: 'x', senderAddress: 'niemand' }),
    )

    const page = await response.text()
    expect(response.status).toBe(422)
    for (const field of ['host', 'port', 'senderAddress']) {
      expect(page).toContain(`href="#feld-${field}"`)
    }
    expect(page).toContain('value="smtp://mail"')
    expect(await stored()).toMatchObject({ version: 1 })
  })

  it('keeps what somebody else saved in the meantime beside what was typed', async () => {
    const admin = await city.as('admin')
    await admin.post(path, values({ host: 'mail.andere.example' }))

    const response = await admin.post(path, values({ host: 'mail.eigene.example' }))

    const page = await response.text()
    expect(response.status).toBe(409)
    expect(page).toContain('value="mail.eigene.example"')
    expect(page).toContain('Inzwischen gespeichert: <strong>mail.andere.example</strong>')
  })

  it('sends a test mail and tells every step', async () => {
    const admin = await adminWith({ password: { value: login.password } })
    await admin.post(path, values())

    const response = await admin.post(`${path}/testmail`, { address: 'it@köthen.example' })

    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('Der Mailserver hat die Testmail angenommen')
    for (const step of ['Name gefunden', 'Verschlüsselt', 'Zertifikat', 'Angemeldet']) {
      expect(page).toContain(`<dt>${step}</dt>`)
    }
    expect(page).not.toContain(login.password)
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.mail.text).toContain('admin von Aken')
    expect(server.received[0]?.mail.text).toContain('https://basislotse.aken.example')
  })

  it('says which step of the test mail failed and what to do, without the password', async () => {
    const admin = await adminWith({ password: { value: 'ganz falsch' } })
    await admin.post(path, values())

    const page = await (await admin.post(`${path}/testmail`, { address: 'it@a.example' })).text()

    expect(page).toContain('Ein Punkt geht noch nicht')
    expect(page).toContain(mailFailureTexts.login_refused)
    expect(page).not.toContain('ganz falsch')
    const bad = await admin.post(`${path}/testmail`, { address: 'it@a.example\r\nx' })
    expect(bad.status).toBe(422)
  })

  it('shows the settings of the environment, and does not change them', async () => {
    await removeMailSettings(city.aken.deps, city.aken.actor)
    const settings = { ...mailSettings, host: 'relay.example', senderName: 'Betrieb' }
    const admin = await adminWith({ settings, password: { value: 'x' } })

    const page = await admin.read(path)
    const response = await admin.post(path, values({ version: '0' }))

    expect(page).toContain('relay.example (aus der Umgebung des Servers)')
    expect(page).not.toContain('Mailserver speichern')
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('in der Umgebung des Servers festgelegt')
    expect(await stored()).toBeUndefined()
  })

  it('says how many reminders wait for what, and strikes the mail server', async () => {
    const admin = await city.as('admin')
    await city.aken.deps.store.write('aken', async (db) => {
      const row = {
        ...{ organisationId: 'aken', recipientName: 'x', email: 'x@aken.example', isLate: false },
        ...{ state: 'waiting' as const, nextAttemptAt: '2025-05-22', createdAt: '2025-05-22' },
      }
      for (const id of ['1', '2']) {
        const own = { id, recipientId: id, day: '2025-05-22', messageId: `<${id}@x>` }
        const problem = mailFailureTexts.unreachable
        await db.insert(db.tables.reminder).values({ ...row, ...own, problem })
      }
    })

    const page = await admin.read(path)
    const response = await admin.post(`${path}/entfernung`)

    expect(page).toContain(`2 – ${mailFailureTexts.unreachable}`)
    expect(response.status).toBe(303)
    expect(await stored()).toBeUndefined()
    expect(await admin.read('/verlauf')).toContain('Mailserver gestrichen')
  })
})
