/** Status: the figures of all checks and the state of the milestones. @module */
import { readCheckFigures } from '../../db/queries/checks.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { readAllFigures, readMilestoneReports } from '../../src/milestones/readState.ts'
import { fillWithChecks } from '../city/checks.ts'
import { type City, foundCity } from '../city/city.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { runProgram } from '../runProgram.ts'

/** Our own: counting may not cost as much as reading. */
const promisedRatio = 2

export const statusMeasurement: Measurement = {
  name: 'status',
  explanation:
    '**Status**: alle Zahlen und Meilensteine, wie Startseite und `status` sie zeigen. Nötig ist, dieselben Zeilen mit derselben Abfrage zu lesen, ohne sie zu zählen.',
  run: measureStatus,
}

async function measureStatus(bench: Bench): Promise<ResultRow[]> {
  const city = await foundCity(bench.folder)
  const checks = await fillWithChecks(city, bench.sizes.statusChecks)
  const { peak } = await runProgram(bench, 'status', '--data', city.folder)
  const compared = await compare(bench.rounds, readStatus(city), readFigures(city))
  await city.discard()
  return [
    ratioRow(`Status, ${count(checks)} Prüfungen`, compared, {
      atMost: promisedRatio,
      peakBytes: peak,
    }),
  ]
}

function readStatus({ deps, read }: City): Trial {
  return async (time) => {
    await time(() =>
      read(async (db) => {
        const figures = await readAllFigures(db, deps.today())
        return readMilestoneReports(db, figures, deps.today())
      }),
    )
  }
}

function readFigures({ domain, read }: City): Trial {
  return async (time) => {
    await time(() =>
      read(async (db) => {
        const ids = (await listTargetObjects(db, domain.id)).map(({ id }) => id)
        let last: unknown
        for await (const figure of readCheckFigures(db, ids)) last = figure
        return last
      }),
    )
  }
}
