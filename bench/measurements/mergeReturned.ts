/** A workbook that comes back with an answer in every row: read, compared with base and today, stored with its trail. @module */
import { join } from 'node:path'
import { listChecks, saveCheck } from '../../db/queries/checks.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import type { Row } from '../../reports/sheet.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { buildWorkbook } from '../../src/exports/buildWorkbook.ts'
import { readTables } from '../../src/platform/spreadsheets/readTables.ts'
import { mergeReturned } from '../../src/returns/merge/actions.ts'
import { fillWithChecks } from '../city/checks.ts'
import { type City, copyFolder, domainCode, foundCity, openCity } from '../city/city.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { runProgram } from '../runProgram.ts'

const promisedRatio = 3

/** The column of A.4 that is typed into. */
const explanationColumn = 7

export const mergeMeasurement: Measurement = {
  name: 'merge',
  explanation:
    '**Rücklauf**: A.4 kommt zurück, in jeder Zeile ist eine Begründung neu. Nötig ist, dieselbe Datei zu lesen und dieselben Prüfungen ohne Vergleich, Regeln und Änderungsprotokoll zu speichern.',
  run: measureMerge,
}

async function measureMerge(bench: Bench): Promise<ResultRow[]> {
  const city = await foundCity(bench.folder)
  const checks = await fillWithChecks(city, bench.sizes.returnedChecks)
  const file = join(bench.folder, 'rueck.xlsx')
  await answerEveryRow(city, file)
  await city.close()
  const command = [
    'merge',
    file,
    '--domain',
    domainCode,
    '--data',
    copyFolder(city.folder),
    '--json',
  ]
  const { peak } = await runProgram(bench, ...command)
  const compared = await compare(
    bench.rounds,
    mergeInto(city.folder, file),
    writeInto(city.folder, file),
  )
  return [
    ratioRow(`Rücklauf von A.4, ${count(checks)} Antworten`, compared, {
      atMost: promisedRatio,
      peakBytes: peak,
    }),
  ]
}

async function answerEveryRow({ deps, actor, domain }: City, file: string): Promise<void> {
  await deps.store.readSnapshot(actor.organisationId, async (db) => {
    const workbook = await buildWorkbook('a4', db, domain, deps.today())
    const [sheet, ...others] = workbook.sheets
    if (!sheet) throw new Error('A.4 has no sheet')
    const rows: Row[] = []
    for await (const part of sheet.rows) rows.push(...[part].flat())
    const answered = rows.map((row, index) => ({
      ...row,
      cells: row.cells.with(explanationColumn, `Antwort des Amts ${index}`),
    }))
    await saveWorkbook({ ...workbook, sheets: [{ ...sheet, rows: answered }, ...others] }, file)
  })
}

function mergeInto(from: string, file: string): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(from))
    const { deps, actor, domain } = city
    const { plan } = await time(async () => {
      const tables = await readTables(file)
      const named = { name: 'rueck.xlsx', sha256: '0'.repeat(64) }
      const input = { domain, tables, file: named, personId: null }
      return mergeReturned(deps, actor, input, { isRehearsal: false })
    })
    if (plan.refused.length > 0) throw new Error(`${plan.refused.length} cells were refused`)
    await city.discard()
  }
}

function writeInto(from: string, file: string): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(from))
    await time(async () => {
      await readTables(file)
      await city.write(async (db) => {
        const objects = await listTargetObjects(db, city.domain.id)
        const ids = objects.map(({ id }) => id)
        for (const [index, check] of (await listChecks(db, ids)).entries()) {
          await saveCheck(db, { ...check, explanation: `Antwort des Amts ${index}` })
        }
      })
    })
    await city.discard()
  }
}
