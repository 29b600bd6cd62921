/** The mails of a day before they are sent. */
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { foldText } from '../../src/core/text.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import { dumpOf } from '../db/organisationDump.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'
import { logIn } from '../web/logIn.ts'
import { browserOf } from '../web/webCity.ts'
import {
  addMeasure,
  deliver,
  foundReminderCity,
  organisationId,
  type PersonId,
  personOf,
  type ReminderCity,
} from './reminderCity.ts'

let test: TestStore
let city: ReminderCity
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  test = await openTestStore('sqlite')
  city = await foundReminderCity(test.store)
  city.setNow('2025-06-02T06:00:00.000Z')
  app = createApp(city.deps, pino({ level: 'silent' }))
  await addMeasure(city, 'M-1', { dueOn: '2025-06-16', responsibleId: personOf('amt') })
  await addMeasure(city, 'M-2', { dueOn: '2025-06-09', responsibleId: personOf('edv') })
  await addMeasure(city, 'M-3', { dueOn: '2025-06-16', responsibleId: 'extern' })
})
afterAll(() => test.close())

const as = async (id: PersonId) =>
  browserOf(app, await logIn(app, city.deps, `${foldText(id)}@aken.example`))

const preview = '/erinnerungen/vorschau'

describe('the preview of reminders', () => {
  it('shows the officer who would get a mail today, and the first of them', async () => {
    const page = await (await as('isb')).read(preview)

    expect(page).toContain('3 Mails am 02.06.2025')
    for (const name of ['Anna Amt', 'Edgar Vogt', 'Emil Extern']) expect(page).toContain(name)
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(page).toContain('Termin am')
  })

  it('shows the mail of a chosen person as HTML and as text', async () => {
    const browser = await as('isb')

    const page = await browser.read(`${preview}?person=edv`)
    const mail = await browser.read(`${preview}/mail?person=edv&tag=2025-06-02`)

    expect(page).toContain('Termin am 09.06.2025: Arbeit M-2')
    expect(page).toContain('Guten Tag Edgar Vogt,')
    expect(mail).toContain('Arbeit M-2')
    expect(mail).not.toContain('Arbeit M-1')
  })

  it('sends nobody to an account that they do not have', async () => {
    const page = await (await as('isb')).read(`${preview}?person=extern`)

    expect(page).toContain('Guten Tag Emil Extern,')
    expect(page).not.toContain('Ändern, was Sie bekommen')
  })

  it('shows a later day as it would be when every day before was told', async () => {
    const browser = await as('isb')

    const page = await browser.read(`${preview}?tag=2025-06-06&person=edv`)

    expect(page).toContain('Mails am 06.06.2025')
    expect(page).not.toContain('verspätet')
  })

  it.each(['2025-06-07', '2025-06-09'])('says that %s is a free day', async (day) => {
    const page = await (await as('isb')).read(`${preview}?tag=${day}`)

    expect(page).toContain('Keine Mail am')
    expect(page).toContain('An Wochenenden und Feiertagen')
  })

  it.each(['gestern', '2025-06-01', '2099-01-01'])('takes %s for today', async (day) => {
    const page = await (await as('isb')).read(`${preview}?tag=${day}`)

    expect(page).toContain('3 Mails am 02.06.2025')
  })

  it('shows everybody else their own mail, whoever they ask for', async () => {
    const browser = await as('amt')

    const page = await browser.read(`${preview}?person=edv`)

    expect(page).toContain('Ihre Mail am 02.06.2025')
    expect(page).toContain('Arbeit M-1')
    expect(page).not.toMatch(/Edgar|Emil|Arbeit M-2/)
    expect(await browser.read(`${preview}/mail?person=edv&tag=2025-06-02`)).toContain('Arbeit M-1')
  })

  it('shows an officer of one information domain no mail of others', async () => {
    const page = await (await as('isbSchule')).read(`${preview}?person=amt`)

    expect(page).not.toMatch(/Anna|Arbeit M-1/)
  })

  it('answers 404 where there is no mail', async () => {
    const response = await (await as('leitung')).get(`${preview}/mail?person=leitung`)

    expect(response.status).toBe(404)
  })

  it('puts the mail into a frame that may do nothing but look', async () => {
    const browser = await as('isb')

    const page = await browser.get(preview)
    const mail = await browser.get(`${preview}/mail?person=edv`)

    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
    const policy = mail.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'unsafe-inline'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).toContain('sandbox allow-popups')
    expect(policy).not.toContain('script-src')
    expect(mail.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })

  it('never shows the way out of somebody, which opens without a login', async () => {
    const page = await (await as('isb')).read(`${preview}?person=edv`)

    expect(page).not.toContain('/abbestellen/')
  })

  it('sends and stores nothing, also after the mails of the day went out', async () => {
    await decideReminders(city.deps, organisationId, { isAsked: true })
    await deliver(test.store, '2025-06-02T06:30:00.000Z')
    const browser = await as('isb')
    const before = await dumpOf(test.store, organisationId)

    const page = await browser.read(preview)

    expect(page).toContain('3 Mails am 02.06.2025')
    expect(await dumpOf(test.store, organisationId)).toEqual(before)
  })
})
