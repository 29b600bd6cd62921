/** A snapshot: the first one, the next one after little has changed, and what each adds to the database. @module */
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { frozenNames, readPages } from '../../db/freeze/freezeDomain.ts'
import { listChecks, saveCheck } from '../../db/queries/checks.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { fillWithChecks } from '../city/checks.ts'
import { type City, copyFolder, domainCode, foundCity, openCity } from '../city/city.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, kilobytes, limitRow, type ResultRow, ratioRow } from '../results.ts'
import { runProgram } from '../runProgram.ts'

const deflate = promisify(deflateRaw)

const promisedRatio = 2
/** A changed check may cost its part and the list of parts again, and nothing that grows with the city. */
const promisedKilobytes = 64

export const freezeMeasurement: Measurement = {
  name: 'freeze',
  explanation:
    '**Stand zum Stichtag**: ein Informationsverbund wird eingefroren, gepackt und mit Prüfsummen. Nötig ist, dieselben Zeilen mit derselben Abfrage zu lesen, als JSON zu schreiben und zu packen; beim nächsten Stand, sie zu lesen. Der Platz ist, was in der Datenbank an gepackten Teilen dazukommt.',
  run: measureFreezing,
}

async function measureFreezing(bench: Bench): Promise<ResultRow[]> {
  const empty = await foundCity(bench.folder)
  const checks = await fillWithChecks(empty, bench.sizes.statusChecks)
  await empty.close()
  const words = ['Stand', '--domain', domainCode, '--data', copyFolder(empty.folder)]
  const { peak } = await runProgram(bench, 'snapshot', ...words)
  const first = await compare(bench.rounds, freezeIn(empty.folder), packIn(empty.folder))
  const frozen = await openCity(copyFolder(empty.folder))
  await freeze(frozen)
  const all = await readPartBytes(frozen)
  await changeOneCheck(frozen)
  await frozen.close()
  const next = await compare(bench.rounds, freezeIn(frozen.folder), readIn(frozen.folder))
  const again = await openCity(frozen.folder)
  await freeze(again)
  const added = (await readPartBytes(again)) - all
  await again.discard()
  return [
    ratioRow(`Stand zum Stichtag, ${count(checks)} Prüfungen`, first, {
      atMost: promisedRatio,
      peakBytes: peak,
    }),
    ratioRow('… der nächste, nachdem eine Prüfung geändert ist', next, { atMost: promisedRatio }),
    limitRow('… Platz des nächsten gegen den des ersten', {
      measured: kilobytes(added),
      floor: kilobytes(all),
      promised: `unter ${promisedKilobytes} KB`,
      kept: added < promisedKilobytes * 1000,
    }),
  ]
}

function freeze({ deps, actor, domain }: City): Promise<unknown> {
  return takeSnapshot(deps, actor, domain.id, { name: `Stand ${deps.newId()}`, note: '' })
}

/** Each time in a copy: a state that is frozen once costs nothing the second time. */
function freezeIn(folder: string): Trial {
  return inCopy(folder, freeze)
}

/** The same rows as packed JSON: not cut into parts, without digests, and stored nowhere. */
function packIn(folder: string): Trial {
  return inCopy(folder, (city) =>
    forEachPage(city, async (page) => {
      await deflate(JSON.stringify(page))
    }),
  )
}

function readIn(folder: string): Trial {
  return inCopy(folder, (city) => forEachPage(city, async () => {}))
}

async function forEachPage(
  { read, domain }: City,
  work: (page: readonly unknown[]) => Promise<void>,
): Promise<void> {
  await read(async (db) => {
    for (const name of frozenNames) {
      for await (const page of readPages(db, name, domain.id)) await work(page)
    }
  })
}

function inCopy(folder: string, work: (city: City) => Promise<unknown>): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(folder))
    await time(() => work(city))
    await city.discard()
  }
}

async function changeOneCheck({ write, domain }: City): Promise<void> {
  await write(async (db) => {
    const ids = (await listTargetObjects(db, domain.id)).map(({ id }) => id)
    const checks = await listChecks(db, ids)
    const check = checks[Math.floor(checks.length / 2)]
    if (!check) throw new Error('no check to change')
    await saveCheck(db, { ...check, explanation: 'Anders beantwortet.' })
  })
}

async function readPartBytes({ read }: City): Promise<number> {
  const rows = await read((db) =>
    db.select({ data: db.tables.frozenPart.data }).from(db.tables.frozenPart),
  )
  return rows.reduce((bytes, { data }) => bytes + data.length, 0)
}
