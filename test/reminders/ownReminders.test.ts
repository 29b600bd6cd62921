/** What people set for themselves: what they are reminded of, their calendar, and the way out in their mails. */
import ICAL from 'ical.js'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findCalendarFeed } from '../../db/queries/calendarFeeds.ts'
import { readEvents } from '../../db/queries/events.ts'
import { findChoices, saveChoices } from '../../db/queries/reminderChoices.ts'
import { createApp } from '../../src/app.ts'
import { secretTextOf } from '../../src/reminders/secretAddress.ts'
import { guessLimit, secretLimit } from '../../src/server/secretPages.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'
import { logIn } from '../web/logIn.ts'
import { type Browser, browserOf } from '../web/webCity.ts'
import {
  addDocument,
  addMeasure,
  foundReminderCity,
  organisationId,
  type PersonId,
  personOf,
  type ReminderCity,
  setMeasure,
} from './reminderCity.ts'

const origin = 'http://basislotse.test'
const secret = 'x'.repeat(43)
const link = `/erinnerungen/abbestellen/${secretTextOf({ organisationId, secret })}`

let test: TestStore
let city: ReminderCity
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  test = await openTestStore('sqlite')
  city = await foundReminderCity(test.store)
  city.setNow('2025-06-02T06:00:00.000Z')
  app = createApp(city.deps, pino({ level: 'silent' }))
})
afterEach(() => test.close())

const as = async (id: PersonId): Promise<Browser> =>
  browserOf(app, await logIn(app, city.deps, `${id}@aken.example`))
const choicesOf = (id: string) => test.store.read(organisationId, (db) => findChoices(db, id))
const kindsOfEvents = () =>
  test.store.read(organisationId, async (db) => {
    const kinds: string[] = []
    for await (const { kind } of readEvents(db)) kinds.push(kind)
    return kinds
  })

describe('the own reminders', () => {
  it('list the kinds that the person may see', async () => {
    const officer = await (await as('isb')).read('/konto/erinnerungen')
    const contributor = await (await as('amt')).read('/konto/erinnerungen')

    expect(officer).toContain('Gültigkeit des Testats')
    expect(contributor).toContain('Anforderungen mit Termin')
    expect(contributor).not.toContain('Gültigkeit des Testats')
    expect(contributor).toContain('Was sich nicht abstellen lässt')
  })

  it('store only where they deviate, and say so in the trail', async () => {
    const browser = await as('amt')

    const response = await browser.post('/konto/erinnerungen', {
      wanted_measure: 'ja',
      lead_measure: '30, 14, 7, 1, 0',
      wanted_check: 'ja',
      lead_check: '3 20;20',
      keepsSchoolHolidays: 'ja',
      version: '0',
    })

    expect(response.status).toBe(303)
    const stored = await choicesOf('amt')
    expect(stored?.choices.measure).toBeUndefined()
    expect(stored?.choices.check).toEqual({ isOff: false, leadDays: [20, 3] })
    expect(stored?.choices.review).toBeUndefined()
    expect(stored?.choices.stale?.isOff).toBe(true)
    expect(stored?.keepsSchoolHolidays).toBe(true)
    expect(stored?.unsubscribeToken).toMatch(/^[\w-]{43}$/)
    expect(await kindsOfEvents()).toContain('reminder_choices_changed')
    expect(await browser.read('/konto/erinnerungen')).toContain('value="20, 3"')
  })

  it.each([
    ['366', 'Möglich sind 0 bis 365 Tage'],
    ['bald', 'ganze Zahlen mit Komma'],
    ['-1', 'ganze Zahlen mit Komma'],
    ['1,2,3,4,5,6,7,8,9,10,11', 'Höchstens 10 Vorlaufzeiten'],
  ])('refuse lead times of %j and keep what was typed', async (text, message) => {
    const browser = await as('amt')

    const response = await browser.post('/konto/erinnerungen', {
      wanted_measure: 'ja',
      lead_measure: text,
      version: '0',
    })

    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(message)
    expect(page).toContain(`value="${text}"`)
    expect(page).toContain('href="#feld-lead_measure"')
    expect(await choicesOf('amt')).toBeUndefined()
  })

  it('accept both ends of the range and no lead time at all', async () => {
    const browser = await as('amt')
    const form = { wanted_measure: 'ja', wanted_check: 'ja', lead_check: '', version: '0' }

    await browser.post('/konto/erinnerungen', { ...form, lead_measure: '0, 365' })

    const stored = await choicesOf('amt')
    expect(stored?.choices.measure?.leadDays).toEqual([365, 0])
    expect(stored?.choices.check?.leadDays).toEqual([])
  })

  it('never overwrite what the link in a mail switched off meanwhile', async () => {
    const browser = await as('amt')
    await giveLink('amt')
    await app.request(`${origin}${link}`, oneClick())

    const response = await browser.post('/konto/erinnerungen', {
      wanted_measure: 'ja',
      lead_measure: '7',
      version: '1',
    })

    expect(response.status).toBe(409)
    expect((await choicesOf('amt'))?.choices.measure?.isOff).toBe(true)
  })
})

describe('the way out in a mail', () => {
  beforeEach(() => giveLink('amt'))

  it('changes nothing by opening it', async () => {
    const response = await app.request(`${origin}${link}`)

    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('Erinnerungen abbestellen')
    expect((await choicesOf('amt'))?.choices).toEqual({})
  })

  it.each([
    ['urlencoded', oneClick()],
    ['multipart', oneClick(new FormData())],
  ])('switches everything off with one click of a mail program, %s', async (_, request) => {
    const response = await app.request(`${origin}${link}`, request)

    expect(response.status).toBe(200)
    const { choices } = (await choicesOf('amt')) ?? {}
    expect(Object.values(choices ?? {}).every((choice) => choice?.isOff)).toBe(true)
    expect(Object.keys(choices ?? {})).toHaveLength(11)
    expect(await kindsOfEvents()).toContain('reminder_choices_changed')
    const page = await (await app.request(`${origin}${link}`)).text()
    expect(page).toContain('Ihre Erinnerungen sind abbestellt')
  })

  it('switches single kinds off and on, and keeps lead times', async () => {
    const own = { check: { isOff: true, leadDays: [5] } }
    await giveLink('extern', 'y'.repeat(43), own)
    const external = link.replace(secret, 'y'.repeat(43))

    const response = await app.request(`${origin}${external}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ wanted_check: 'ja', version: '1' }),
    })

    expect(response.status).toBe(303)
    const stored = await choicesOf('extern')
    expect(stored?.choices.check).toEqual({ isOff: false, leadDays: [5] })
    expect(stored?.choices.measure).toEqual({ isOff: true, leadDays: null })
  })

  it('shows a person without an account what they can be responsible for', async () => {
    await giveLink('extern', 'y'.repeat(43))

    const page = await (
      await app.request(`${origin}${link.replace(secret, 'y'.repeat(43))}`)
    ).text()

    expect(page).toContain('Maßnahmen')
    expect(page).not.toContain('Meilensteine')
    expect(page).not.toContain('nach der Anmeldung')
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another origin', { origin: 'https://evil.example' }],
  ])('refuses a form of %s', async (_, headers) => {
    const response = await app.request(`${origin}${link}`, { ...oneClick(), headers })

    expect(response.status).toBe(403)
    expect((await choicesOf('amt'))?.choices).toEqual({})
  })

  it.each([
    ['a wrong secret', link.replace(secret, 'z'.repeat(43))],
    ['another organisation', link.replace('aken', 'calbe')],
    ['no secret at all', '/erinnerungen/abbestellen/aken'],
  ])('finds nothing by %s', async (_, address) => {
    expect((await app.request(`${origin}${address}`)).status).toBe(404)
    expect((await app.request(`${origin}${address}`, oneClick())).status).toBe(404)
  })
})

describe('the calendar of a person', () => {
  it('is made, read without a login, and shows what is due for them', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2025-12-31', responsibleId: personOf('amt') })
    await addMeasure(city, 'M-2', { dueOn: '2025-05-01', responsibleId: personOf('amt') })
    await addMeasure(city, 'M-3', { dueOn: '2025-06-30', responsibleId: personOf('edv') })
    await addMeasure(city, 'M-4', { dueOn: '2025-06-30' })
    await addDocument(city, 'Leitlinie', { reviewDueOn: '2026-01-31', responsibleId: null })

    const own = eventsOf(await readFeed(await makeFeed('amt')))
    const officer = eventsOf(await readFeed(await makeFeed('isb')))

    expect(own).toEqual(['2025-05-01 Maßnahme: Arbeit M-2', '2025-12-31 Maßnahme: Arbeit M-1'])
    expect(officer).toEqual([
      '2025-06-30 Maßnahme: Arbeit M-4',
      '2026-01-31 Überprüfung: Leitlinie',
    ])
  })

  it('shows what belongs to somebody who is away, to their deputy', async () => {
    await addMeasure(city, 'M-3', { dueOn: '2025-06-30', responsibleId: personOf('edv') })
    const address = await makeFeed('isb')
    await (await as('edv')).post('/konto/vertretungen', {
      deputyId: 'isb',
      fromOn: '2025-06-01',
      untilOn: '2025-06-03',
    })

    const during = eventsOf(await readFeed(address))
    city.setNow('2025-06-04T06:00:00.000Z')
    const after = eventsOf(await readFeed(address))

    expect(during).toEqual(['2025-06-30 Maßnahme: Arbeit M-3'])
    expect(after).toEqual([])
  })

  it('forgets what is done', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2025-12-31', responsibleId: personOf('amt') })
    const address = await makeFeed('amt')
    await setMeasure(city, 'M-1', { doneOn: '2025-06-01', dueOn: '2025-12-31' })

    expect(eventsOf(await readFeed(address))).toEqual([])
  })

  it('is kept by programs for a while and by nobody between', async () => {
    const address = await makeFeed('amt')

    const first = await app.request(address)
    const tag = first.headers.get('etag') ?? ''
    const again = await app.request(address, { headers: { 'if-none-match': tag } })

    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, max-age=900')
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('stores no secret, and when it was read last', async () => {
    const address = await makeFeed('amt')
    await readFeed(address)
    await noteWritten()

    const feed = await test.store.read(organisationId, (db) => findCalendarFeed(db, 'amt'))
    const secretPart = address.split('.').at(-2) ?? ''
    expect(JSON.stringify(feed)).not.toContain(secretPart)
    expect(feed?.lastReadAt).toBe('2025-06-02T06:00:00.000Z')
    expect(await (await as('amt')).read('/konto/erinnerungen')).not.toContain(secretPart)
  })

  it('has a new address at once when it is renewed, and none when it is ended', async () => {
    const first = await makeFeed('amt')
    const second = await makeFeed('amt')
    const afterRenewal = [(await app.request(first)).status, (await app.request(second)).status]

    const ended = await (await as('amt')).post('/konto/erinnerungen/kalender/ende')

    expect(afterRenewal).toEqual([404, 200])
    expect(ended.status).toBe(303)
    expect((await app.request(second)).status).toBe(404)
    expect(await kindsOfEvents()).toEqual(
      expect.arrayContaining([
        'calendar_feed_made',
        'calendar_feed_renewed',
        'calendar_feed_ended',
      ]),
    )
  })

  it('is not opened by the way out of mails', async () => {
    await giveLink('amt')
    const address = link.replace('/erinnerungen/abbestellen/', '/kalender/')

    expect((await app.request(`${origin}${address}.ics`)).status).toBe(404)
  })

  it('is closed with the account', async () => {
    const address = await makeFeed('amt')
    await test.store.write('', async (db) => {
      await db.update(db.tables.user).set({ isLocked: true })
    })

    expect((await app.request(address)).status).toBe(404)
  })

  it('slows guessing down, and a program that asks all the time', async () => {
    const address = await makeFeed('amt')
    const wrong = `${origin}/kalender/${organisationId}.${'z'.repeat(43)}.ics`
    const statusesOf = async (asked: string, times: number) => {
      const statuses: number[] = []
      for (let time = 0; time < times; time += 1) statuses.push((await app.request(asked)).status)
      return statuses
    }

    const guesses = await statusesOf(wrong, guessLimit.requests + 1)
    const readings = await statusesOf(address, secretLimit.requests + 1)

    expect([guesses[0], guesses.at(-2), guesses.at(-1)]).toEqual([404, 404, 429])
    expect([readings[0], readings.at(-2), readings.at(-1)]).toEqual([200, 200, 429])
  })
})

/** What nobody waits for is written before the next thing is. */
function noteWritten(): Promise<void> {
  return test.store.write(organisationId, async () => {})
}

async function giveLink(
  recipientId: string,
  unsubscribeToken = secret,
  choices: Parameters<typeof saveChoices>[1]['choices'] = {},
): Promise<void> {
  await test.store.write(organisationId, (db) =>
    saveChoices(db, {
      ...{ recipientId, unsubscribeToken, choices, keepsSchoolHolidays: false, version: 0 },
    }),
  )
}

/** As the servers of mail providers send it: no cookie, no origin. */
function oneClick(form?: FormData): RequestInit {
  form?.set('List-Unsubscribe', 'One-Click')
  const body = form ?? new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  return { method: 'POST', body }
}

async function makeFeed(id: PersonId): Promise<string> {
  const page = await (await as(id)).post('/konto/erinnerungen/kalender')
  return /http:\/\/[^<]+\.ics/.exec(await page.text())?.[0] ?? ''
}

async function readFeed(address: string): Promise<string> {
  const response = await app.request(address)
  if (response.status !== 200) throw new Error(`${address} answers ${response.status}`)
  return response.text()
}

function eventsOf(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .map(({ startDate, summary }) => `${startDate.toString()} ${summary}`)
    .sort()
}
