/** The audit package in several sizes: time against its parts written singly, and memory against the number of checks. @module */
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { type ZipFile, zipBytes } from '../../reports/workbook/zip.ts'
import { buildWorkbook } from '../../src/exports/buildWorkbook.ts'
import { reportFiles } from '../../src/exports/reports/reportFiles.ts'
import { packageOf, takeSnapshotForPackage } from '../../src/snapshots/package/actions.ts'
import { readInSnapshot } from '../../src/snapshots/readInSnapshot.ts'
import type { Snapshot } from '../../src/snapshots/snapshot.ts'
import { fillWithChecks } from '../city/checks.ts'
import { type City, domainCode, foundCity } from '../city/city.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, limitRow, megabytes, type ResultRow, ratioRow, times } from '../results.ts'
import { runInSmallHeap } from '../runProgram.ts'

const promisedRatio = 2
/** Megabytes of heap in which every size is written; PDFs are laid out in a process of their own. */
const heapMegabytes = 128
const promisedGrowth = 1.5

const workbooks = ['a1', 'a2', 'a3', 'a4', 'a6', 'wiba', 'devices', 'deadlines'] as const

export const packageMeasurement: Measurement = {
  name: 'package',
  explanation:
    '**Prüfpaket** zu einem Stand: alle Arbeitsmappen und Berichte, offene Punkte, Daten als JSON, die Kette der Ereignisse, Prüfsummen und das Archiv. Nötig ist, dieselben Arbeitsmappen und PDF einzeln zu schreiben und in ein Archiv zu packen. Das größte Paket wird nur einmal geschrieben, weil es Minuten dauert: Fast alles davon ist der Satz des Prüfberichts. Der Speicher ist in einem eigenen Prozess mit 128 MB Heap gemessen, ohne den Kindprozess, der die PDF setzt.',
  run: measurePackages,
}

async function measurePackages(bench: Bench): Promise<ResultRow[]> {
  const rows: ResultRow[] = []
  const peaks: { checks: number; peak: number }[] = []
  for (const size of bench.sizes.exportedChecks.slice(-2)) {
    const city = await foundCity(bench.folder)
    const checks = await fillWithChecks(city, size)
    const snapshot = await takeFor(city)
    const file = join(city.folder, 'klein.zip')
    const words = ['--domain', domainCode, '--snapshot', '1', '--out', file]
    const { peak } = await runInSmallHeap(
      bench,
      heapMegabytes,
      ...['package', ...words, '--data', city.folder],
    )
    const isLargest = size === Math.max(...bench.sizes.exportedChecks)
    const compared = await compare(
      Math.min(bench.rounds, isLargest ? 1 : 3),
      packageTo(city, snapshot),
      writeParts(city, snapshot),
    )
    rows.push(
      ratioRow(`Prüfpaket, ${count(checks)} Prüfungen`, compared, {
        ...(isLargest ? { atMost: promisedRatio } : {}),
        peakBytes: peak,
      }),
    )
    peaks.push({ checks, peak })
    await city.discard()
  }
  return [...rows, ...growthRows(peaks)]
}

async function takeFor({ deps, actor, domain }: City): Promise<Snapshot> {
  const taken = await takeSnapshotForPackage(deps, actor, domain.id)
  return { ...taken, organisationId: actor.organisationId }
}

function packageTo({ deps, actor, folder }: City, { id }: Snapshot): Trial {
  return async (time) => {
    await time(() => packageOf(deps, actor, { snapshotId: id, file: join(folder, 'paket.zip') }))
  }
}

/** The same workbooks and reports out of the same state, without anything that a package adds. */
function writeParts(city: City, snapshot: Snapshot): Trial {
  return async (time) => {
    const folder = join(city.folder, 'einzeln')
    mkdirSync(folder, { recursive: true })
    await time(() =>
      readInSnapshot(city.deps.store, snapshot, async (db) => {
        const names: string[] = []
        for (const name of workbooks) {
          names.push(`${name}.xlsx`)
          const workbook = await buildWorkbook(name, db, city.domain, snapshot.takenOn)
          await saveWorkbook(workbook, join(folder, `${name}.xlsx`))
        }
        for (const name of ['management', 'checks'] as const) {
          const options = { levels: ['basic'] } as const
          for await (const file of reportFiles(name, db, city.domain, snapshot.takenOn, options)) {
            names.push(file.name)
            writeFileSync(join(folder, file.name), file.bytes)
          }
        }
        await pipeline(
          Readable.from(zipBytes(files(folder, names)), { objectMode: false }),
          createWriteStream(join(folder, 'alles.zip')),
        )
      }),
    )
  }
}

async function* files(folder: string, names: readonly string[]): AsyncGenerator<ZipFile> {
  for (const name of names) yield { name, chunks: createReadStream(join(folder, name)) }
}

function growthRows(peaks: readonly { checks: number; peak: number }[]): ResultRow[] {
  const [smaller, larger] = peaks
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
