/** Several processes at one outbox: one that is killed at any step of sending, and two that share the work. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sendReminders } from '../../../src/reminders/outbox/actions.ts'
import { chainProblems } from '../../db/chainProblems.ts'
import {
  authority,
  type MailServer,
  type MailServerOptions,
  type Moment,
  startMailServer,
} from '../../support/mailServer.ts'
import { type Engine, engines, type TestStore } from '../../support/stores.ts'
import { type OutboxCity, openOutboxCity } from './outboxCity.ts'

const program = fileURLToPath(new URL('./sendInOtherProcess.ts', import.meta.url))
const open: (() => Promise<void>)[] = []

// Other processes begin slowly where the machine has other work.
vi.setConfig({ testTimeout: 300_000 })

afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function start(
  engine: Engine,
  options: MailServerOptions = {},
): Promise<{ city: OutboxCity; server: MailServer }> {
  const [city, server] = [await openOutboxCity(engine), await startMailServer(options)]
  open.push(server.stop, city.close)
  await city.enter(server.port, options.isPlain ? { security: 'none' } : {})
  return { city, server }
}

/** Each needs a process of its own: PostgreSQL tries those at which the database has something to say. */
const atServer: [string, Moment][] = [
  ['before the answer to the final dot', 'dot'],
  ['while it connects', 'connect'],
  ['while it names the sender', 'sender'],
  ['while it names the recipient', 'recipient'],
  ['while it begins the mail', 'data'],
  ['in the middle of the mail', 'middle'],
]
const inProgram: [string, string, number[]][] = [
  ['when the server has answered, before that is stored', 'answered', [1, 1, 2, 3]],
  ['when it has claimed the first', 'claimed', [1, 2, 3]],
  ['when that is stored', 'stored', [1, 2, 3]],
]

describe.each(engines)('a node that is killed on %s', (engine) => {
  const walked = engine === 'sqlite' ? undefined : 1

  it.each(atServer.slice(0, walked))('%s: nothing is lost', async (_what, moment) => {
    const { city, server } = await start(engine)
    await city.addAll([1, 2, 3])
    // A short mail is all on its way at once: there is no middle to break off in.
    const node = await startNode(city.test, moment === 'middle' ? 'long' : '')
    server.watch(async (now, address) => {
      const isSecond =
        moment === 'connect' || moment === 'sender' || address.startsWith('person-2@')
      const isTime = now === moment && isSecond && server.received.length === 1
      if (isTime) await node.kill()
    })

    const { signal } = await node.run()
    server.watch(() => {})
    await sendLater(city)

    expect(signal).toBe('SIGKILL')
    await expectAllSent(city, server, moment === 'dot' ? [1, 2, 2, 3] : [1, 2, 3])
  })

  it.each(inProgram.slice(0, walked))('%s: nothing is lost', async (_what, step, received) => {
    const { city, server } = await start(engine)
    await city.addAll([1, 2, 3])
    const node = await startNode(city.test, step)

    const ended = node.run()
    await node.said(step)
    await node.kill()
    const { signal } = await ended
    await sendLater(city)

    expect(signal).toBe('SIGKILL')
    await expectAllSent(city, server, received)
  })
})

describe.each(engines)('two nodes on %s', (engine) => {
  it('share 200 digests, and each goes out once', async () => {
    const { city, server } = await start(engine, { isPlain: true })
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1)
    await city.addAll(numbers)
    const nodes = await Promise.all([startNode(city.test, ''), startNode(city.test, '')])

    const ends = await Promise.all(nodes.map((node) => node.run()))

    expect(ends.map(({ code, errors }) => [code, errors])).toEqual([
      [0, ''],
      [0, ''],
    ])
    await expectAllSent(city, server, numbers)
  })
})

/** A mail that came twice has the same Message-ID both times. */
async function expectAllSent(
  city: OutboxCity,
  server: MailServer,
  numbers: readonly number[],
): Promise<void> {
  const idOf = (number: number) => `reminder-${String(number).padStart(3, '0')}`
  const ids = [...new Set(numbers)].map(idOf)
  expect(server.received.map(({ messageId }) => messageId).sort()).toEqual(
    numbers.map((number) => `<${idOf(number)}@aken.example>`),
  )
  expect((await city.rows()).map(({ id, state }) => [id, state])).toEqual(
    ids.map((id) => [id, 'sent']),
  )
  expect((await city.events()).sort()).toEqual(ids.map((id) => `reminder_sent ${id}`))
  expect(await city.test.store.read('aken', chainProblems)).toEqual([])
}

/** After the claim of the killed node has ended. */
async function sendLater(city: OutboxCity): Promise<void> {
  await sendReminders(city.deps, 'aken')
  city.wait(10)
  await sendReminders(city.deps, 'aken')
}

type Ended = { code: number | null; signal: string | null; errors: string }

type Node = {
  /** Lets it go, and waits for its end. */
  readonly run: () => Promise<Ended>
  readonly said: (word: string) => Promise<void>
  readonly kill: () => Promise<void>
}

async function startNode({ file, databaseUrl }: TestStore, stopAt: string): Promise<Node> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, file, databaseUrl, stopAt], {
    stdio: 'pipe',
    env: { ...process.env, TRUSTED: authority.cert },
  })
  const lines = createInterface({ input: child.stdout })
  const words = new Set<string>()
  lines.on('line', (line) => words.add(line))
  const said = async (word: string) => {
    while (!words.has(word)) await once(lines, 'line')
  }
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += String(data)
  })
  const ended = endOf(child).then((end) => ({ ...end, errors }))
  await Promise.race([said('ready'), ended.then(() => Promise.reject(new Error(errors)))])
  return {
    said,
    async run() {
      child.stdin.write('go\n')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function endOf(child: ChildProcess): Promise<Omit<Ended, 'errors'>> {
  await once(child, 'close')
  return { code: child.exitCode, signal: child.signalCode }
}
