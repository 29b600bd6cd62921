/** The head of the event chain in other hands, and the database that somebody writes anew. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { chainEvents, chainStart } from '../../db/chain.ts'
import { listHeadMails, listHeadReaders } from '../../db/queries/chainHeadMails.ts'
import { type EventWithDetails, findChainHead, readEvents } from '../../db/queries/events.ts'
import { readCall, verifyPackage } from '../../reports/package/pruefe.mjs'
import { systemActor } from '../../src/access/actor.ts'
import { readIntegrity } from '../../src/history/rows/readIntegrity.ts'
import {
  addHeadReader,
  removeHeadReader,
  sendChainHeads,
} from '../../src/reminders/heads/actions.ts'
import { dueMonth, hashGroups } from '../../src/reminders/heads/headMail.ts'
import { workDaysOf } from '../../src/reminders/workDays.ts'
import { openByHand } from '../history/handEdits.ts'
import { linesOf, metaOf, samplePackage } from '../reports/package/samplePackage.ts'
import { type MailServer, startMailServer } from '../support/mailServer.ts'
import { type Engine, engines } from '../support/stores.ts'
import { type OutboxCity, openOutboxCity } from './outbox/outboxCity.ts'

const actor = systemActor('aken', 'Ida Muster')
const auditor = { name: 'Rechnungsprüfung', email: 'pruefung@land.example' }
const mayor = { name: 'Bürgermeister', email: 'rathaus@aken.example' }
const day = 24 * 60
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function start(engine: Engine = 'sqlite'): Promise<{ city: OutboxCity; server: MailServer }> {
  const [city, server] = [await openOutboxCity(engine), await startMailServer({})]
  closing.push(server.stop, city.close)
  await city.enter(server.port)
  return { city, server }
}

const send = ({ deps }: OutboxCity) => sendChainHeads(deps, 'aken')
const mailsOf = ({ test }: OutboxCity) => test.store.read('aken', (db) => listHeadMails(db, 50))
const tell = ({ test }: OutboxCity) =>
  test.store.read('aken', async (db) => {
    const all: EventWithDetails[] = []
    for await (const event of readEvents(db)) all.push(event)
    return all
  })

describe('the month that is due', () => {
  const { isWorkDay } = workDaysOf((one) => one === '2026-01-01', [])

  it.each([
    ['2025-05-31', '2025-05'],
    // A Sunday.
    ['2025-06-01', undefined],
    ['2025-06-02', '2025-06'],
    ['2025-06-30', '2025-06'],
    // New Year, then a Friday.
    ['2026-01-01', undefined],
    ['2026-01-02', '2026-01'],
  ])('on %s is %s', (today, month) => {
    expect(dueMonth(today, { isWorkDay })).toBe(month)
  })
})

describe.each(engines)('the head of the chain on %s', (engine) => {
  it('goes to everybody once a month, with what it is for and how to check it', async () => {
    const { city, server } = await start(engine)
    await addHeadReader(city.deps, actor, auditor)
    await addHeadReader(city.deps, actor, mayor)
    const head = await city.test.store.read('aken', findChainHead)

    const first = await send(city)
    const again = await send(city)

    expect([first, again]).toEqual([
      { sent: 2, problem: undefined },
      { sent: 0, problem: undefined },
    ])
    const [mail] = server.received
    expect(server.received.flatMap(({ to }) => to).sort()).toEqual([auditor.email, mayor.email])
    expect(mail?.mail.subject).toBe('Prüfsumme des Änderungsprotokolls im Mai 2025 (Stadt Aken)')
    expect(mail?.mail.text).toContain(`node pruefe.mjs PAKET.zip --kopf ${head.hash}`)
    expect(mail?.mail.text).toContain(hashGroups(head.hash).slice(0, 4).join(' '))
    expect(mail?.mail.text).toContain('weil Ida Muster Sie am 22.05.2025 dafür eingetragen hat')
    const events = await tell(city)
    expect(events.slice(-2).map(({ kind }) => kind)).toEqual(['chain_head_sent', 'chain_head_sent'])
    expect(events.at(-1)?.details).toContain(head.hash)

    // The first of June is a Sunday.
    city.wait(10 * day)
    expect((await send(city)).sent).toBe(0)
    city.wait(11 * day)
    expect((await send(city)).sent).toBe(2)
    expect((await mailsOf(city)).map(({ month, state }) => `${month} ${state}`)).toEqual([
      '2025-06 sent',
      '2025-06 sent',
      '2025-05 sent',
      '2025-05 sent',
    ])
  })

  it('is sent by one of two nodes that try at once', async () => {
    const { city, server } = await start(engine)
    await addHeadReader(city.deps, actor, auditor)

    await Promise.all([send(city), send(city)])

    expect(server.received).toHaveLength(1)
  })

  it('waits for a mail server that is away, and is caught up on', async () => {
    const { city, server } = await start(engine)
    await addHeadReader(city.deps, actor, auditor)
    server.behave((moment) => (moment === 'recipient' ? '451 later' : undefined))

    await send(city)
    const [waiting] = await mailsOf(city)
    server.behave(() => undefined)
    await send(city)
    const tooEarly = server.received.length
    city.wait(10)
    await send(city)

    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(waiting?.problem).not.toBe('')
    expect(tooEarly).toBe(0)
    expect((await mailsOf(city))[0]).toMatchObject({ state: 'sent', problem: '', attempts: 2 })
    expect(server.received).toHaveLength(1)
  })

  it('is given up for an address that is not there, and says so', async () => {
    const { city, server } = await start(engine)
    await addHeadReader(city.deps, actor, auditor)
    server.behave((moment) => (moment === 'recipient' ? '550 unknown' : undefined))

    await send(city)

    expect((await mailsOf(city))[0]).toMatchObject({ state: 'given_up', sentAt: null })
    expect((await tell(city)).at(-1)?.kind).toBe('chain_head_given_up')
  })

  it('says why nothing gets out without a mail server', async () => {
    const city = await openOutboxCity(engine)
    closing.push(city.close)
    const nobody = await send(city)
    await addHeadReader(city.deps, actor, auditor)

    const { sent, problem } = await send(city)

    expect(nobody.problem).toBeUndefined()
    expect(sent).toBe(0)
    expect(problem).toContain('Mailserver')
    expect((await mailsOf(city))[0]?.problem).toBe(problem)
  })

  it('goes to no address twice, and to none that was taken off the list', async () => {
    const { city, server } = await start(engine)
    await addHeadReader(city.deps, actor, auditor)
    await expect(addHeadReader(city.deps, actor, auditor)).rejects.toThrow('bekommt die Mail schon')
    server.behave((moment) => (moment === 'connect' ? 'drop' : undefined))
    await send(city)
    server.behave(() => undefined)
    const [reader] = await city.test.store.read('aken', listHeadReaders)

    await removeHeadReader(city.deps, actor, reader?.id ?? '')
    city.wait(2 * day)
    await send(city)

    expect(server.received).toEqual([])
    expect(await mailsOf(city)).toEqual([])
  })
})

describe('a database that somebody wrote anew, with a chain that holds', () => {
  it('is found by the head that was mailed before', async () => {
    const { city, server } = await start()
    await addHeadReader(city.deps, actor, auditor)
    await send(city)
    const line = /node pruefe\.mjs PAKET\.zip (--kopf [0-9a-f]{64})/.exec(
      server.received[0]?.mail.text ?? '',
    )?.[1]
    const { heads } = readCall(['paket.zip', ...(line ?? '').split(' ')])

    // The operator turns the name of the city around, in the row and in the trail, and computes every hash anew.
    const before = await tell(city)
    const { events, details, head } = chainEvents(
      'aken',
      { sequence: 0, hash: chainStart },
      before.map((event) => ({
        ...event,
        salt: event.salt ?? '',
        details: JSON.parse((event.details ?? '{}').replace('Stadt Aken', 'Stadt Nirgends')),
      })),
    )
    const byHand = openByHand(city.test.file)
    byHand.exec("UPDATE organisation SET name = 'Stadt Nirgends'")
    for (const [index, { sequence, detailsDigest, previousHash, hash }] of events.entries()) {
      byHand
        .prepare(
          'UPDATE event SET details_digest = ?, previous_hash = ?, hash = ? WHERE sequence = ?',
        )
        .run(detailsDigest, previousHash, hash, sequence)
      byHand
        .prepare('UPDATE event_detail SET details = ? WHERE sequence = ?')
        .run(details[index]?.details, sequence)
    }
    byHand.prepare('UPDATE chain_head SET hash = ?').run(head.hash)
    byHand.close()

    const { chain, rows } = await city.test.store.readSnapshot('aken', readIntegrity)
    expect(chain.problems).toEqual([])
    expect(rows.problems.filter((problem) => problem.startsWith('Organisation'))).toEqual([])
    const forged = await tell(city)
    const folder = mkdtempSync(join(tmpdir(), 'basislotse-heads-'))
    const file = join(folder, 'paket.zip')
    const meta = { ...metaOf(forged), organisation: { id: 'aken', name: 'Stadt Nirgends' } }
    writeFileSync(file, await samplePackage({ events: forged, lines: linesOf(forged), meta }))
    const trusting = await verifyPackage(file)
    const careful = await verifyPackage(file, { heads })
    rmSync(folder, { recursive: true })

    expect(heads).toHaveLength(1)
    expect(trusting.result).toBe('sound')
    expect(careful.result).toBe('flawed')
    expect(careful.problems[0]).toContain('Die Datenbank wurde umgeschrieben')
  })
})
