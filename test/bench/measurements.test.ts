/** Runs every measurement in tiny sizes, so that the bench works when it is needed. No time is looked at. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Bench } from '../../bench/measurement.ts'
import { measurements } from '../../bench/runBench.ts'

const folder = mkdtempSync(join(tmpdir(), 'basislotse-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bench: Bench = {
  folder,
  program: ['--import', 'tsx', 'src/main.ts'],
  rounds: 1,
  sizes: {
    devices: 30,
    targetObjects: 12,
    exportedChecks: [60, 120],
    verified: { checks: 60, events: 200 },
    returnedChecks: 60,
    statusChecks: 100,
    serverChecks: 60,
    reminders: { people: 5, items: [20, 40] },
  },
}

describe('each measurement of the bench runs', () => {
  it.each(measurements.map(({ name, run }) => [name, run] as const))('%s', async (_, run) => {
    const rows = await run(bench)

    expect(rows.length).toBeGreaterThan(0)
    expect(rows[0]?.measured).toMatch(/^\d+,\d\d s$/)
    expect(rows[0]?.ratio).toMatch(/^[\d.]+,\d\d×$/)
    expect(rows[0]?.memory).toMatch(/^\d+ MB$/)
  })
})
