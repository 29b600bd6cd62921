/** Ctrl-C, kill -9 and a second process: whatever happens, the data are whole. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCity, type Place, type Started, startProgram } from '../support/commandLine.ts'
import { readRows } from '../support/readRows.ts'

const manyRows = 30_000

let city: Place

beforeEach(async () => {
  city = await createCity()
})

afterEach(() => city.remove())

describe('an import that is stopped while it stores', () => {
  it('by Ctrl-C says so, changes nothing and ends with 1', async () => {
    const { code, err } = await stopWhileStoring('SIGINT')

    expect(code).toBe(1)
    expect(err).toContain('Abgebrochen. Angefangene Änderungen wurden verworfen.')
    await expectUntouched()
  })

  it('by kill -9 changes nothing, and the next one finishes', async () => {
    const { signal } = await stopWhileStoring('SIGKILL')

    expect(signal).toBe('SIGKILL')
    await expectUntouched()
    const next = await city.run('import', 'devices', listOf('K', 3), '--domain', 'KERN')
    expect([next.code, deviceCount()]).toEqual([0, 3])
    expect((await city.run('verify')).code).toBe(0)
  })
})

// Only Linux tells the children of a process in /proc.
describe.skipIf(!existsSync('/proc/self/task'))('an import that is stopped while it reads', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s takes the child that parses along',
    async (signal) => {
      const started = startImport(listOf('K', manyRows), 'KERN')
      const parser = await parserOf(started)
      // A parser that hangs: it notices nothing, not even that its pipes are closed.
      process.kill(parser, 'SIGSTOP')

      started.child.kill(signal)
      const { code, err } = await started.ended

      expect(code).toBe(1)
      expect(err).toContain('Abgebrochen.')
      await until(() => isGone(parser)).finally(() => isGone(parser) || process.kill(parser, 9))
      await expectUntouched()
    },
  )
})

describe('two processes', () => {
  it('import at the same time: both finish, and nothing is lost', async () => {
    const lists = [
      startImport(listOf('K', 2_000), 'KERN'),
      startImport(listOf('S', 2_000), 'SCHULE'),
    ]

    const ends = await Promise.all(lists.map(({ ended }) => ended))

    expect(ends.map(({ code, out }) => [code, out.split(' ')[0]])).toEqual([
      [0, '2000'],
      [0, '2000'],
    ])
    const { domains } = JSON.parse((await city.run('status', '--json')).out)
    expect(domains.map(({ devices }: { devices: number }) => devices)).toEqual([2_000, 2_000])
    const { code, out } = await city.run('verify')
    expect(code).toBe(0)
    expect(out).toContain('die Kette ist geschlossen.')
  })

  it('read and write at the same time without a locked database', async () => {
    const writer = startImport(listOf('K', 5_000), 'KERN')
    const readers = [
      startProgram(['status', '--data', city.data]),
      startProgram([
        'export',
        'a3',
        '--domain',
        'KERN',
        '--out',
        city.path('a3.xlsx'),
        '--data',
        city.data,
      ]),
    ]

    const ends = await Promise.all([writer, ...readers].map(({ ended }) => ended))

    expect(ends.map(({ code, err }) => [code, /Fehler|gesperrt/.test(err)])).toEqual(
      ends.map(() => [0, false]),
    )
  })
})

it('an export that is stopped leaves no half file behind', async () => {
  const started = startProgram([
    'export',
    '--all',
    '--domain',
    'KERN',
    '--out',
    city.path('out'),
    '--data',
    city.data,
  ])
  await until(() => existsSync(city.path('out')) && readdirSync(city.path('out')).length > 0)

  started.child.kill('SIGINT')
  await started.ended

  expect(readdirSync(city.path('out')).filter((name) => !name.endsWith('.xlsx'))).toEqual([])
})

it('a demo that is stopped leaves an empty database, and can begin again', async () => {
  const data = city.path('demo')
  const started = startProgram(['demo', '--no-serve', '--data', data, '--out', city.path('out')])
  await started.says('modellieren')

  started.child.kill('SIGINT')
  const { code } = await started.ended

  expect(code).toBe(1)
  expect((await city.run('status', '--data', data)).err).toContain('noch keine Organisation')
  expect(existsSync(city.path('out'))).toBe(false)
}, 180_000)

it('who closes the pipe early, as `| head` does, gets no trace of an error', async () => {
  const started = startProgram(['user', 'add', '--help'])
  started.child.stdout?.destroy()

  const { err } = await started.ended

  expect(err).toBe('')
})

function listOf(prefix: string, rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `${prefix}${index};SER${prefix}${index};Notebook;Schule ${index % 7};Bemerkung ${index}`,
  )
  return city.write(
    `${prefix}-${rows}.csv`,
    `Inventarnummer;Seriennummer;Geräteart;Schule;Bemerkung\n${lines.join('\n')}\n`,
  )
}

function startImport(file: string, domain: string): Started {
  return startProgram(['import', 'devices', file, '--domain', domain, '--data', city.data])
}

/** Stops the import once its transaction writes to the disk. On a busy machine it may be done before: then again. */
async function stopWhileStoring(signal: 'SIGINT' | 'SIGKILL') {
  for (let attempt = 1; ; attempt += 1) {
    const quiet = walBytes()
    const started = startImport(listOf('K', manyRows), 'KERN')
    await until(() => walBytes() > quiet + 1_000_000 || started.child.exitCode !== null)
    started.child.kill(signal)
    const end = await started.ended
    if (end.code !== 0 || attempt === 3) return end
    city.remove()
    city = await createCity()
  }
}

function walBytes(): number {
  return statSync(join(city.data, 'basislotse.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0
}

/** The process id of the child that parses for the import. */
async function parserOf({ child }: Started): Promise<number> {
  let found = 0
  await until(() => {
    found = childrenOf(child.pid ?? 0).find((pid) => commandOf(pid).includes('parseInChild')) ?? 0
    return found !== 0 || child.exitCode !== null
  })
  if (found === 0) throw new Error('the import ended before it was stopped')
  return found
}

function childrenOf(pid: number): number[] {
  const text = readText(`/proc/${pid}/task/${pid}/children`)
  return text.split(' ').map(Number).filter(Boolean)
}

function commandOf(pid: number): string {
  return readText(`/proc/${pid}/cmdline`)
}

/** Also when it is dead and nobody has asked yet how it ended. */
function isGone(pid: number): boolean {
  return !existsSync(`/proc/${pid}`) || readText(`/proc/${pid}/stat`).includes(') Z ')
}

/** '' when the process is gone. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 40_000
  while (!isSo()) {
    if (Date.now() > end) throw new Error('waited in vain')
    await sleep(2)
  }
}

function deviceCount(): number {
  return Number(readRows(city.data, 'SELECT count(*) AS n FROM device')[0]?.n)
}

async function expectUntouched(): Promise<void> {
  expect(deviceCount()).toBe(0)
  expect(readRows(city.data, 'SELECT count(*) AS n FROM import_run')).toEqual([{ n: 0 }])
  const { code, out } = await city.run('verify')
  expect(code).toBe(0)
  expect(out).toContain('die Kette ist geschlossen.')
}
