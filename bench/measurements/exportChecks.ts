/** Export of A.4 in several sizes: time against the bare writer, and memory against the number of rows. @module */
import { join } from 'node:path'
import type { Row, Workbook } from '../../reports/sheet.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { exportWorkbook } from '../../src/exports/actions.ts'
import { buildWorkbook } from '../../src/exports/buildWorkbook.ts'
import { fillWithChecks } from '../city/checks.ts'
import { type City, domainCode, foundCity } from '../city/city.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, limitRow, megabytes, type ResultRow, ratioRow, times } from '../results.ts'
import { runInSmallHeap } from '../runProgram.ts'

/** Promised of the largest size; in small ones the reading of the catalogue weighs. Source: DESIGN §9. */
const promisedRatio = 1.5
/** Megabytes of heap in which every size is written. */
const heapMegabytes = 96
/**
 * „Memory flat in rows“: rows are not held, but target objects and decisions are, and ten times the rows
 * come with ten times of those. Hence ten times the rows may take half as much again.
 */
const promisedGrowth = 1.5

export const exportMeasurement: Measurement = {
  name: 'export',
  explanation:
    '**Export von A.4**: aus der Datenbank in die Datei, mit Zählung, Prüfsumme und Vermerk im Zugriffsprotokoll. Nötig ist, dieselben Zellen, die schon im Speicher liegen, mit demselben Schreiber in eine Datei zu schreiben. Der Speicher ist in einem eigenen Prozess mit 96 MB Heap gemessen: Hielte der Export seine Zeilen, reichte er nicht.',
  run: measureExports,
}

async function measureExports(bench: Bench): Promise<ResultRow[]> {
  const rows: ResultRow[] = []
  const peaks: { checks: number; peak: number }[] = []
  for (const size of bench.sizes.exportedChecks) {
    const city = await foundCity(bench.folder)
    const checks = await fillWithChecks(city, size)
    const file = join(city.folder, 'a4.xlsx')
    const command = ['export', 'a4', '--domain', domainCode, '--out', file, '--data', city.folder]
    const { peak } = await runInSmallHeap(bench, heapMegabytes, ...command)
    const compared = await compare(bench.rounds, exportTo(city, file), writeTo(city, file))
    const what = `Export von A.4, ${count(checks)} Prüfungen`
    const isLargest = size === Math.max(...bench.sizes.exportedChecks)
    const promise = isLargest ? { atMost: promisedRatio } : {}
    rows.push(ratioRow(what, compared, { ...promise, peakBytes: peak }))
    peaks.push({ checks, peak })
    await city.discard()
  }
  return [...rows, ...growthRows(peaks)]
}

function exportTo({ deps, actor }: City, file: string): Trial {
  return async (time) => {
    await time(() => exportWorkbook(deps, actor, { name: 'a4', domainCode, file }))
  }
}

/** Held anew for each writing: the export must not drag the rows of its floor along. */
function writeTo(city: City, file: string): Trial {
  return async (time) => {
    const workbook = await holdWorkbook(city)
    await time(() => saveWorkbook(workbook, file))
  }
}

/** The same workbook with every row in memory. */
async function holdWorkbook({ deps, actor, domain }: City): Promise<Workbook> {
  return deps.store.readSnapshot(actor.organisationId, async (db) => {
    const workbook = await buildWorkbook('a4', db, domain, deps.today())
    const sheets: Workbook['sheets'][number][] = []
    for (const sheet of workbook.sheets) {
      const rows: Row[] = []
      for await (const part of sheet.rows) rows.push(...[part].flat())
      sheets.push({ ...sheet, rows })
    }
    return { ...workbook, sheets }
  })
}

function growthRows(peaks: readonly { checks: number; peak: number }[]): ResultRow[] {
  const [smaller, larger] = peaks.slice(-2)
  if (!smaller || !larger) return []
  const growth = larger.peak / smaller.peak
  return [
    limitRow(`… Speicher bei ${count(larger.checks)} statt ${count(smaller.checks)} Prüfungen`, {
      measured: megabytes(larger.peak),
      floor: megabytes(smaller.peak),
      ratio: times(growth),
      promised: `höchstens ${times(promisedGrowth)}`,
      kept: growth <= promisedGrowth,
    }),
  ]
}
