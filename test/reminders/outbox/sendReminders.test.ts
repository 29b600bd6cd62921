/** The outbox against a real mail server: never lost, given up only with a reason, and nobody suffers for another. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { openMail } from '../../../src/platform/mail/mail.ts'
import { changeMailSettings } from '../../../src/reminders/mailing/actions.ts'
import { mailFailureTexts } from '../../../src/reminders/mailing/mailFailure.ts'
import { sendReminders } from '../../../src/reminders/outbox/actions.ts'
import { chainProblems } from '../../db/chainProblems.ts'
import { freePort } from '../../support/freePort.ts'
import { type MailServer, startMailServer } from '../../support/mailServer.ts'
import { settingsAt } from '../../support/sampleMail.ts'
import { engines } from '../../support/stores.ts'
import { type OutboxCity, openOutboxCity } from './outboxCity.ts'
import { dueAt } from './outboxDeps.ts'

describe.each(engines)('sending reminders on %s', (engine) => {
  let city: OutboxCity
  let server: MailServer

  beforeEach(async () => {
    city = await openOutboxCity(engine)
    server = await startMailServer()
  })
  afterEach(async () => {
    await server.stop()
    await city.close()
  })

  const send = () => sendReminders(city.deps, 'aken')
  const states = async () =>
    (await city.rows()).map(({ state, attempts }) => `${state} ${attempts}`)
  const addressees = () => server.received.flatMap(({ to }) => to)

  it('brings each digest to its reader, written from what is stored, and says so in the trail', async () => {
    await city.enter(server.port)
    for (const number of [1, 2, 3]) await city.add(number)

    const report = await send()
    const again = await send()

    expect(report).toEqual({ sent: 3, postponed: 0, givenUp: 0, problem: undefined })
    expect(again.sent).toBe(0)
    expect(addressees()).toEqual([1, 2, 3].map((number) => `person-${number}@aken.example`))
    const { mail, messageId } = server.received[0] ?? {}
    expect(messageId).toBe('<reminder-001@aken.example>')
    expect(mail?.text).toContain('Löschkonzept beschließen')
    expect(mail?.text).toContain('https://basislotse.aken.example/meilensteine/M10')
    expect(mail?.to?.[0]?.name).toBe('Jörg Müßig 1')
    for (const row of await city.rows()) {
      expect(row).toMatchObject({ state: 'sent', attempts: 1, sentAt: dueAt, claimedBy: null })
      expect(row.serverAnswer).toMatch(/^250 /)
    }
    expect(await city.events()).toEqual([
      'reminder_sent reminder-001',
      'reminder_sent reminder-002',
      'reminder_sent reminder-003',
    ])
    expect(await city.test.store.read('aken', chainProblems)).toEqual([])
  })

  it('leaves what is not due yet, and what was sent, given up or replaced', async () => {
    await city.enter(server.port)
    for (const number of [1, 2]) await city.add(number)
    await city.test.store.write('aken', async (db) => {
      await db.update(db.tables.reminder).set({ state: 'replaced' })
    })
    await city.add(3)
    city.wait(-1)

    expect((await send()).sent).toBe(0)
    city.wait(0)
    expect((await send()).sent).toBe(1)
    expect(addressees()).toEqual(['person-3@aken.example'])
  })

  it('lets nothing out while reminders are switched off', async () => {
    await city.enter(server.port)
    await city.add(1)
    await city.switchTo(false)

    const off = await send()
    await city.switchTo(true)
    const on = await send()

    expect([off.sent, on.sent]).toEqual([0, 1])
  })

  it('tries again when the server defers, in growing steps, until the day is over', async () => {
    await city.enter(server.port)
    await city.add(1)
    server.behave((moment) => (moment === 'recipient' ? '450 4.2.0 greylisted' : undefined))

    const expected = [0, 5, 20, 50, 110, 230, 470, 950]
    const nextDay = [1430, 1910]
    const tries: number[] = []
    for (const minutes of [...expected, ...nextDay].flatMap((minute) => [
      minute - 1,
      minute,
      minute + 1,
    ])) {
      city.wait(minutes)
      const { postponed, givenUp } = await send()
      if (postponed + givenUp > 0) tries.push(minutes)
    }

    expect(tries).toEqual(expected)
    const [row] = await city.rows()
    expect(row).toMatchObject({ state: 'waiting', attempts: 8 })
    expect(row?.serverAnswer).toContain('450 4.2.0 greylisted')
    expect(await city.events()).toEqual([])
  })

  it('is sent at the second attempt when the server has become willing', async () => {
    await city.enter(server.port)
    await city.add(1)
    server.behave((moment) => (moment === 'dot' ? '451 4.3.0 later' : undefined))
    await send()
    server.behave(() => undefined)

    const early = await send()
    city.wait(5)
    const late = await send()

    expect([early.sent, late.sent]).toEqual([0, 1])
    expect(await states()).toEqual(['sent 2'])
    expect((await city.rows())[0]?.problem).toBe('')
  })

  it('gives up at once what is refused for good, and the others are sent', async () => {
    await city.enter(server.port)
    for (const number of [1, 2, 3, 4, 5]) await city.add(number)
    await city.add(6, { email: 'kein Postfach' })
    server.behave((moment, address) => {
      if (moment === 'recipient' && address.startsWith('person-2@')) return '550 5.1.1 unknown'
      if (moment === 'recipient' && address.startsWith('person-3@')) return '552 5.2.2 quota'
      if (moment === 'dot' && address.startsWith('person-4@')) return '554 5.7.1 spam'
      return undefined
    })

    const report = await send()

    expect(report).toEqual({ sent: 2, postponed: 0, givenUp: 4, problem: undefined })
    expect(addressees()).toEqual(['person-1@aken.example', 'person-5@aken.example'])
    const problems = Object.fromEntries((await city.rows()).map(({ id, problem }) => [id, problem]))
    expect(problems).toMatchObject({
      'reminder-002': mailFailureTexts.recipient_refused,
      'reminder-003': mailFailureTexts.mailbox_full,
      'reminder-004': mailFailureTexts.content_refused,
      'reminder-006': mailFailureTexts.bad_address,
    })
  })

  it('sends again with the same Message-ID when the answer was lost, four times at most', async () => {
    await city.enter(server.port)
    await city.add(1)
    server.behave((moment) => (moment === 'dot' ? 'drop' : undefined))

    for (const minutes of [0, 5, 20, 50, 110]) {
      city.wait(minutes)
      await send()
    }

    expect(server.received.map(({ messageId }) => messageId)).toEqual(
      Array(4).fill('<reminder-001@aken.example>'),
    )
    const [row] = await city.rows()
    expect(row).toMatchObject({ state: 'given_up', attempts: 4 })
    expect(row?.problem).toContain('Vermutlich ist sie angekommen.')
  })

  it('ends the run when a setting is wrong: one login is tried, no digest loses an attempt', async () => {
    const login = { user: 'basislotse', password: 'richtig' }
    await server.stop()
    server = await startMailServer({ login })
    const wrong = openMail({ password: { value: 'falsch' } })
    const deps = { ...city.deps, mail: { ...city.deps.mail, passwordOf: wrong.passwordOf } }
    await city.enter(server.port, { user: login.user })
    for (const number of [1, 2, 3]) await city.add(number)

    const report = await sendReminders(deps, 'aken')
    const atOnce = await sendReminders(deps, 'aken')

    expect(report).toEqual({
      ...{ sent: 0, postponed: 0, givenUp: 0 },
      problem: mailFailureTexts.login_refused,
    })
    expect(atOnce.problem).toBeUndefined()
    expect(server.connections()).toBe(1)
    for (const row of await city.rows()) {
      expect(row).toMatchObject({
        ...{ state: 'waiting', attempts: 0, claimedBy: null },
        nextAttemptAt: '2025-05-22T05:00:00.000Z',
        problem: mailFailureTexts.login_refused,
      })
      expect(row.serverAnswer).not.toContain('falsch')
    }
    const right = openMail({ password: { value: login.password } })
    city.wait(30)
    await sendReminders({ ...deps, mail: { ...deps.mail, passwordOf: right.passwordOf } }, 'aken')
    expect(await states()).toEqual(['sent 1', 'sent 1', 'sent 1'])
  })

  it('waits at once for all when the server is away, and sends all when it is back', async () => {
    const port = await freePort()
    await city.enter(port)
    for (const number of [1, 2, 3]) await city.add(number)

    const report = await send()

    expect(report.problem).toBe(mailFailureTexts.unreachable)
    expect(await states()).toEqual(['waiting 0', 'waiting 0', 'waiting 0'])
    const actor = systemActor('aken', 'Test')
    await changeMailSettings(city.deps, actor, { ...settingsAt(server.port), version: 1 })
    expect((await send()).sent).toBe(3)
  })

  it('ends the run after three that the server defers, so that the rest does not knock in vain', async () => {
    await city.enter(server.port)
    for (let number = 1; number <= 6; number += 1) await city.add(number)
    server.behave((moment) => (moment === 'sender' ? '451 4.7.1 too many' : undefined))

    const report = await send()

    expect(report).toMatchObject({ postponed: 3, problem: mailFailureTexts.deferred })
    expect(await states()).toEqual([
      ...['waiting 1', 'waiting 1', 'waiting 1'],
      ...['waiting 0', 'waiting 0', 'waiting 0'],
    ])
  })

  it('waits without a mail server, and without its password, and says what is missing', async () => {
    expect(await send()).toMatchObject({ sent: 0, problem: undefined })
    await city.add(1)

    const without = await send()
    expect(without.problem).toBe(mailFailureTexts.no_settings)
    expect((await city.rows())[0]).toMatchObject({ state: 'waiting', attempts: 0 })

    await city.enter(server.port, { user: 'basislotse' })
    expect((await send()).problem).toBe(mailFailureTexts.password_missing)
    expect((await city.rows())[0]?.problem).toBe(mailFailureTexts.password_missing)
    expect(server.connections()).toBe(0)
  })

  it('leaves a digest that somebody else is at, until their claim has ended', async () => {
    await city.enter(server.port)
    await city.add(1)
    const claim = { claimedBy: 'another node', claimEndsAt: '2025-05-22T04:40:00.000Z' }
    await city.test.store.write('aken', async (db) => {
      await db.update(db.tables.reminder).set(claim)
    })

    const sent: number[] = []
    for (const minutes of [0, 9, 10]) {
      city.wait(minutes)
      sent.push((await send()).sent)
    }

    expect(sent).toEqual([0, 0, 1])
  })

  it('notes what was sent also when its claim had ended meanwhile, once', async () => {
    await city.enter(server.port)
    await city.add(1)
    server.watch(async (moment) => {
      if (moment !== 'dot') return
      await city.test.store.write('aken', async (db) => {
        await db.update(db.tables.reminder).set({ state: 'replaced', claimedBy: 'another node' })
      })
    })

    await send()

    expect(await states()).toEqual(['sent 1'])
    expect(await city.events()).toEqual(['reminder_sent reminder-001'])
  })

  it('keeps the digest of a failure that another node has taken over', async () => {
    await city.enter(server.port)
    await city.add(1)
    server.behave((moment) => (moment === 'recipient' ? '550 5.1.1 unknown' : undefined))
    server.watch(async (moment) => {
      if (moment !== 'recipient') return
      await city.test.store.write('aken', async (db) => {
        await db.update(db.tables.reminder).set({ claimedBy: 'another node' })
      })
    })

    await send()

    expect((await city.rows())[0]).toMatchObject({ state: 'waiting', claimedBy: 'another node' })
    expect(await city.events()).toEqual([])
  })

  it('does not stop for a digest that cannot be written', async () => {
    await city.enter(server.port)
    for (const number of [1, 2]) await city.add(number)
    await city.test.store.write('aken', async (db) => {
      const { reminder } = db.tables
      await db.update(reminder).set({ messageId: 'broken' }).where(eq(reminder.id, 'reminder-001'))
    })

    const report = await send()

    expect(report).toMatchObject({ sent: 1, postponed: 1 })
    expect((await city.rows())[0]?.problem).toBe(mailFailureTexts.not_rendered)
  })
})
