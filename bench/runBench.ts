/** Runs the measurements, prints their table and keeps it in `results.md` and README.md. @module */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dayOf, germanDay } from '../src/core/day.ts'
import { packageRoot } from '../src/core/packageRoot.ts'
import type { Bench, Measurement, Sizes } from './measurement.ts'
import { deviceListMeasurement } from './measurements/deviceList.ts'
import { exportMeasurement } from './measurements/exportChecks.ts'
import { freezeMeasurement } from './measurements/freeze.ts'
import { importMeasurement } from './measurements/importDevices.ts'
import { mergeMeasurement } from './measurements/mergeReturned.ts'
import { modellingMeasurement } from './measurements/modelling.ts'
import { packageMeasurement } from './measurements/package.ts'
import { pagesMeasurement } from './measurements/pages.ts'
import { remindersMeasurement } from './measurements/reminders.ts'
import { serverMeasurement } from './measurements/server.ts'
import { statusMeasurement } from './measurements/status.ts'
import { verifyMeasurement } from './measurements/verifyPackage.ts'
import { type Machine, type ResultRow, replaceTable, resultPage, resultTable } from './results.ts'

export const measurements: readonly Measurement[] = [
  importMeasurement,
  modellingMeasurement,
  exportMeasurement,
  freezeMeasurement,
  packageMeasurement,
  verifyMeasurement,
  mergeMeasurement,
  statusMeasurement,
  pagesMeasurement,
  deviceListMeasurement,
  remindersMeasurement,
  serverMeasurement,
]

const rounds = 5

const sizes: Sizes = {
  devices: 10_000,
  targetObjects: 2_000,
  exportedChecks: [1_000, 10_000, 100_000],
  verified: { checks: 10_000, events: 200_000 },
  returnedChecks: 20_000,
  statusChecks: 100_000,
  serverChecks: 10_000,
  reminders: { people: 2_000, items: [10_000, 50_000] },
}

/** With `--only NAME,…` nothing is kept. Returns the exit code: 2 for a name that nothing has. */
export async function runBench(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { only: { type: 'string' } } })
  const wanted = values.only?.split(',')
  const unknown = wanted?.find((name) => !measurements.some((each) => each.name === name))
  if (unknown !== undefined) {
    const names = measurements.map(({ name }) => name).join(', ')
    console.error(`„${unknown}“ wird nicht gemessen. Bekannt sind: ${names}.`)
    return 2
  }
  const chosen = measurements.filter(({ name }) => wanted?.includes(name) ?? true)
  const rows = await measureAll(chosen)
  console.log(resultTable(rows))
  if (wanted === undefined) keepResults(rows)
  return 0
}

async function measureAll(chosen: readonly Measurement[]): Promise<ResultRow[]> {
  const program = [fileURLToPath(new URL('bin/basislotse.mjs', packageRoot))]
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-bench-'))
  const bench: Bench = { folder, program, rounds, sizes }
  const rows: ResultRow[] = []
  try {
    for (const measurement of chosen) {
      console.error(`${measurement.name} …`)
      rows.push(...(await measurement.run(bench)))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

function keepResults(rows: readonly ResultRow[]): void {
  const explanations = measurements.map(({ explanation }) => explanation)
  const page = resultPage(rows, explanations, thisMachine())
  writeFileSync(new URL('bench/results.md', packageRoot), page)
  const readme = new URL('README.md', packageRoot)
  const renewed = replaceTable(readFileSync(readme, 'utf8'), resultTable(rows.filter(isMain)))
  if (renewed !== null) writeFileSync(readme, renewed)
  else console.error('README.md hat keine Marken <!-- bench -->; geschrieben ist nur results.md.')
}

/** README.md shows one row for each thing that is measured; what belongs to it („… bei 100.000“) stands in `results.md`. */
function isMain({ what }: ResultRow): boolean {
  return !what.startsWith('…')
}

function thisMachine(): Machine {
  const [cpu, ...others] = cpus()
  return {
    cpu: cpu?.model.trim() ?? 'unbekanntem Prozessor',
    cores: others.length + 1,
    node: process.versions.node,
    day: germanDay(dayOf(new Date().toISOString())),
  }
}
