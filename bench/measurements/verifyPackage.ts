/** The stand-alone verifier over a large package with a long trail. @module */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { openPromise } from 'yauzl'
import { recordEvent } from '../../db/queries/events.ts'
import { verifyPackage } from '../../reports/package/pruefe.mjs'
import { eventBy } from '../../src/access/eventBy.ts'
import { packageOf, takeSnapshotForPackage } from '../../src/snapshots/package/actions.ts'
import { fillWithChecks } from '../city/checks.ts'
import { type City, foundCity } from '../city/city.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { runProgram } from '../runProgram.ts'

/** The chain costs more than the archive: every event is parsed and hashed twice, which no floor does. */
const promisedRatio = 8
const eventsAtOnce = 2000

export const verifyMeasurement: Measurement = {
  name: 'verify',
  explanation:
    '**Prüfprogramm** für ein Prüfpaket: Aufbau des Archivs, jede Prüfsumme, jedes Glied der Kette der Ereignisse. Nötig ist, die Datei zu lesen, jeden Bestandteil zu entpacken und von Datei und Bestandteilen die SHA-256 zu bilden; das Verhältnis ist hoch, weil jedes der 200.000 Ereignisse gelesen und zweimal gehasht wird.',
  run: measureVerification,
}

async function measureVerification(bench: Bench): Promise<ResultRow[]> {
  const city = await foundCity(bench.folder)
  const checks = await fillWithChecks(city, bench.sizes.verified.checks)
  await lengthenTrail(city, bench.sizes.verified.events)
  const { id } = await takeSnapshotForPackage(city.deps, city.actor, city.domain.id)
  const file = join(city.folder, 'paket.zip')
  await packageOf(city.deps, city.actor, { snapshotId: id, file })
  const { peak } = await runProgram(bench, 'verify', file)
  const compared = await compare(bench.rounds, verify(file), unpack(file))
  await city.discard()
  return [
    ratioRow(
      `Prüfprogramm, ${count(checks)} Prüfungen, ${count(bench.sizes.verified.events)} Ereignisse`,
      compared,
      { atMost: promisedRatio, peakBytes: peak },
    ),
  ]
}

/** As if every check had been answered several times. */
async function lengthenTrail({ deps, actor, domain, write }: City, events: number): Promise<void> {
  for (let start = 0; start < events; start += eventsAtOnce) {
    await write(async (db) => {
      for (let index = start; index < Math.min(events, start + eventsAtOnce); index += 1) {
        const after = { explanation: `Stand ${index} der Bearbeitung` }
        recordEvent(db, eventBy(deps, actor, 'check_saved', domain.id, { after }))
      }
    })
  }
}

function verify(file: string): Trial {
  return async (time) => {
    const { result } = await time(() => verifyPackage(file))
    if (result !== 'sound') throw new Error(`the package is ${result}`)
  }
}

function unpack(file: string): Trial {
  return async (time) => {
    await time(async () => {
      await digest(createReadStream(file))
      const archive = await openPromise(file, { lazyEntries: true })
      for await (const entry of archive.eachEntry()) {
        await digest(await archive.openReadStreamPromise(entry))
      }
      archive.close()
    })
  }
}

async function digest(chunks: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}
