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
import { runProgram } from '../runProgram.ts'

/** Source: DESIGN §9. */
const promisedRatio = 1.5
/** „Memory flat in rows“: ten times the rows may not take more than a quarter more. */
const promisedGrowth = 1.25

export const exportMeasurement: Measurement = {
  name: 'export',
  explanation:
    '**Export von A.4**: aus der Datenbank in die Datei, mit Zählung, Prüfsumme und Vermerk im Zugriffsprotokoll. Nötig ist, dieselben Zellen, die schon im Speicher liegen, mit demselben Schreiber in eine Datei zu schreiben.',
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
    const { peak } = await runProgram(bench, ...command)
    const compared = await compare(bench.rounds, exportTo(city, file), await writeTo(city, file))
    const what = `Export von A.4, ${count(checks)} Prüfungen`
    rows.push(ratioRow(what, compared, { atMost: promisedRatio, peakBytes: peak }))
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

async function writeTo(city: City, file: string): Promise<Trial> {
  const workbook = await holdWorkbook(city)
  return async (time) => {
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
