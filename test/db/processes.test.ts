import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { openStore } from '../../db/store.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { chainProblems } from './chainProblems.ts'
import { fillEveryTable } from './rows.ts'

const program = fileURLToPath(new URL('./writeInOtherProcess.ts', import.meta.url))

describe.each(engines)('several processes on %s', (engine) => {
  let test: TestStore

  beforeEach(async () => {
    test = await openTestStore(engine)
  })

  afterEach(() => test.close())

  it('all finish when they write at the same time, and the chain stays sound', async () => {
    const others = await Promise.all(['a', 'b'].map((label) => startOther(test, label, 40)))

    const [first, second] = await Promise.all(others.map((other) => other.run()))

    expect([first?.exitCode, second?.exitCode]).toEqual([0, 0])
    expect([first?.acknowledged.length, second?.acknowledged.length]).toEqual([40, 40])
    expect(await test.store.read('aken', countEvents)).toBe(80)
    expect(await test.store.read('aken', chainProblems)).toEqual([])
  })

  it('lose no acknowledged write when one is killed, and leave no half one', async () => {
    const other = await startOther(test, 'a', 100_000)

    const { acknowledged } = await other.run({ killAfter: 15 })

    const sites = await test.store.read('aken', (db) => db.select().from(db.tables.site))
    const stored = new Set(sites.map(({ id }) => id))
    expect(acknowledged.length).toBeGreaterThanOrEqual(15)
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
    expect(await test.store.read('aken', countEvents)).toBe(sites.length)
    expect(await test.store.read('aken', chainProblems)).toEqual([])
    expect(await test.store.integrityProblems()).toEqual([])
  })

  it('wait for a long write of another without standing still', async () => {
    const { file, databaseUrl } = test
    const other = await openStore({ file, databaseUrl })
    await fillEveryTable(test.store, 'aken')
    let ticks = 0
    const clock = setInterval(() => {
      ticks += 1
    }, 10)

    const long = test.store.write('aken', async (db) => {
      await db.update(db.tables.site).set({ name: 'first' })
      await sleep(300)
    })
    await sleep(20)
    const short = other.write('aken', async (db) => {
      await db.update(db.tables.site).set({ name: 'second' })
    })
    await Promise.all([long, short])
    clearInterval(clock)

    const [site] = await test.store.read('aken', (db) => db.select().from(db.tables.site))
    expect(site?.name).toBe('second')
    expect(ticks).toBeGreaterThan(5)
    await other.close()
  })
})

describe('several processes on a new SQLite file', () => {
  it('all start at the same time', async () => {
    const test = await openTestStore('sqlite')
    const fresh = { ...test, file: join(dirname(test.file), 'fresh.sqlite') }
    const labels = ['a', 'b', 'c', 'd']
    const others = await Promise.all(labels.map((label) => startOther(fresh, label, 1)))

    const results = await Promise.all(others.map((other) => other.run()))

    expect(results.map(({ exitCode, errors }) => ({ exitCode, errors }))).toEqual(
      labels.map(() => ({ exitCode: 0, errors: '' })),
    )
    const store = await openStore({ file: fresh.file })
    expect(await store.read('aken', countEvents)).toBe(labels.length)
    expect(await store.read('aken', chainProblems)).toEqual([])
    await store.close()
    await test.close()
  })
})

type Outcome = { exitCode: number | null; acknowledged: string[]; errors: string }

/** Starts the other process up to its „ready“, so that several begin their work together. */
async function startOther(
  { file, databaseUrl }: Pick<TestStore, 'file' | 'databaseUrl'>,
  label: string,
  count: number,
): Promise<{ run: (options?: { killAfter: number }) => Promise<Outcome> }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, file, databaseUrl, label, String(count)],
    { stdio: 'pipe' },
  )
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  return {
    async run(options) {
      const acknowledged: string[] = []
      let errors = ''
      child.stderr.on('data', (data) => {
        errors += String(data)
      })
      lines.on('line', (line) => {
        acknowledged.push(line)
        if (acknowledged.length === options?.killAfter) child.kill('SIGKILL')
      })
      child.stdin.write('go\n')
      return { exitCode: await exitOf(child), acknowledged, errors }
    },
  }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  await once(child, 'close')
  return child.exitCode
}

function countEvents(db: Db): Promise<number> {
  return db.$count(db.tables.event)
}
