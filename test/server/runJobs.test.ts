import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import type { Deps } from '../../src/deps.ts'
import { createJobRunner, forEachOrganisation } from '../../src/server/runJobs.ts'
import { cityDeps } from '../exports/cast.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const at = '2025-05-22T08:00:00.000Z'
const silent = pino({ level: 'silent' })

describe('a job', () => {
  it('never runs twice at once', async () => {
    const { run } = createJobRunner(() => at, silent)
    let runs = 0
    let finish = () => {}
    const work = () =>
      new Promise<undefined>((done) => {
        runs += 1
        finish = () => done(undefined)
      })

    const both = Promise.all([run('reminders', work), run('reminders', work)])
    finish()
    await both
    const again = run('reminders', work)
    finish()
    await again

    expect(runs).toBe(2)
  })

  it('that fails says so, and stops no other', async () => {
    const lines: string[] = []
    const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
    const { run, lastRun } = createJobRunner(() => at, log)

    await run('backup', () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' })))
    await run('logins', () => Promise.resolve(undefined))

    expect(lastRun('backup', 'aken')).toMatchObject({
      isFailed: true,
      report: { text: expect.stringContaining('Der Datenträger ist voll'), isBad: true },
    })
    expect(lastRun('logins', 'aken')).toEqual({ at, isFailed: false, report: undefined })
    expect(lines.join('')).toContain('job failed')
  })

  it('that finds a flaw is as loud as one that fails', async () => {
    const lines: string[] = []
    const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
    const { run } = createJobRunner(() => at, log)
    const reports = new Map([['aken', { text: '2 Mängel.', isBad: true }]])

    await run('integrity', () => Promise.resolve({ reports }))

    expect(lines.join('')).toContain('2 Mängel.')
  })
})

describe('work for each organisation', () => {
  let test: TestStore
  let deps: Deps

  beforeAll(async () => {
    test = await openTestStore('sqlite')
    for (const id of ['aken', 'bernburg', 'calbe']) {
      deps = cityDeps(test.store, id)
      const demoDay = id === 'calbe' ? '2025-05-22' : undefined
      await createOrganisation(deps, { id, name: id, land: 'ST', demoDay })
    }
  })
  afterAll(() => test.close())

  it('goes on after one that fails, and tells each its own', async () => {
    const { reports, errors } = await forEachOrganisation(deps, async (_, id) => {
      if (id === 'aken') throw new Error('no idea')
      return { text: `Gut, ${id}.`, isBad: false }
    })

    expect(errors?.length).toBe(1)
    expect([...(reports ?? [])]).toEqual([
      ['aken', { text: 'Näheres steht in den Meldungen des Servers.', isBad: true }],
      ['bernburg', { text: 'Gut, bernburg.', isBad: false }],
      ['calbe', { text: 'Gut, calbe.', isBad: false }],
    ])
  })

  it('has the clock of each, which stands still in the sample city', async () => {
    const days = new Map<string, string>()

    await forEachOrganisation({ ...deps, today: () => '2026-11-26' }, async (clocked, id) => {
      days.set(id, clocked.today())
      return undefined
    })

    expect([...days]).toEqual([
      ['aken', '2026-11-26'],
      ['bernburg', '2026-11-26'],
      ['calbe', '2025-05-22'],
    ])
  })
})
