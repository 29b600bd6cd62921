/** Modelling of a large inventory: what `model --apply` does first, and what `model` reads again later. @module */
import { join } from 'node:path'
import { gt, isNotNull, ne } from 'drizzle-orm'
import { type Db, insertMany } from '../../db/db.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { assignDevices, listDevices, listRooms, listSites } from '../../db/queries/devices.ts'
import { findChainHead } from '../../db/queries/events.ts'
import { listConditionAnswers, listModuleDecisions } from '../../db/queries/modelling.ts'
import {
  insertTargetObjects,
  listLinks,
  listTargetObjects,
} from '../../db/queries/targetObjects.ts'
import { groupedBy } from '../../src/inventory/order.ts'
import { applyModel } from '../../src/modelling/actions.ts'
import { changesAnything, readModel } from '../../src/modelling/readModel.ts'
import { type City, copyFolder, domainCode, foundCity, openCity } from '../city/city.ts'
import { writeDeviceList } from '../city/deviceList.ts'
import { madeByHand } from '../city/targetObjects.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { runProgram } from '../runProgram.ts'
import { importList } from './importDevices.ts'

/** Our own: neither the rules nor the audit chain may cost a multiple of the database. */
const promisedRatio = 5

export const modellingMeasurement: Measurement = {
  name: 'model',
  explanation:
    '**Modellierung**: Geräte aus einer Liste und Zielobjekte von Hand. Nötig ist, dieselben Zeilen einmal zu lesen und alles, was entsteht (Zielobjekte, Verknüpfungen, Entscheidungen, Zuordnungen, Änderungsprotokoll), fertig gerechnet zu schreiben; beim zweiten Mal nur zu lesen.',
  run: measureModelling,
}

/** Everything that the first modelling writes. */
type Written = Awaited<ReturnType<typeof readWritten>>

async function measureModelling(bench: Bench): Promise<ResultRow[]> {
  const before = await prepareCity(bench)
  const after = copyFolder(before)
  const command = ['model', '--apply', '--domain', domainCode, '--data', after]
  const { peak } = await runProgram(bench, ...command)
  const written = await readWritten(after, await countEvents(before))
  const first = await compare(bench.rounds, modelFirst(before), writeAll(before, written))
  const again = await compare(bench.rounds, modelAgain(after), readOnly(after))
  const { devices, targetObjects } = bench.sizes
  const what = `Modellierung, ${count(devices)} Geräte, ${count(targetObjects)} Zielobjekte`
  return [
    ratioRow(`${what}, zum ersten Mal`, first, { atMost: promisedRatio, peakBytes: peak }),
    ratioRow(`${what}, ohne Änderung`, again, { atMost: promisedRatio }),
  ]
}

function modelFirst(from: string): Trial {
  return async (time) => {
    const { deps, actor, domain, discard } = await openCity(copyFolder(from))
    await time(() => applyModel(deps, actor, domain))
    await discard()
  }
}

function modelAgain(from: string): Trial {
  return async (time) => {
    const { deps, domain, read, discard } = await openCity(copyFolder(from))
    const model = await time(() => read((db) => readModel(db, domain, deps.today())))
    if (changesAnything(model)) throw new Error('modelling again would change something')
    await discard()
  }
}

function writeAll(from: string, { devices, ...rows }: Written): Trial {
  const members = groupedBy(devices, ({ targetObjectId }) => targetObjectId)
  return async (time) => {
    const city = await openCity(copyFolder(from))
    await time(() =>
      city.write(async (db) => {
        await readRows(city, db)
        await insertMany(db, db.tables.targetObject, rows.targetObjects)
        await insertMany(db, db.tables.targetObjectLink, rows.links)
        await insertMany(db, db.tables.moduleDecision, rows.decisions)
        for (const [id, list] of members) {
          await assignDevices(
            db,
            list.map((device) => device.id),
            id,
          )
        }
        await insertMany(db, db.tables.event, rows.events)
        await insertMany(db, db.tables.eventDetail, rows.details)
      }),
    )
    await city.discard()
  }
}

function readOnly(from: string): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(from))
    await time(() => city.read((db) => readRows(city, db)))
    await city.discard()
  }
}

/** The rows that `readModel` looks at, each once. */
async function readRows({ domain: { id } }: City, db: Db): Promise<void> {
  await listSites(db)
  await listRooms(db)
  await listDevices(db, id)
  await listApplications(db, id)
  await listTargetObjects(db, id)
  await listLinks(db, id)
  await listModuleDecisions(db, id)
  await listConditionAnswers(db, id)
}

/** The rows that the first modelling has written into a city. */
async function readWritten(folder: string, eventsBefore: number) {
  const city = await openCity(folder)
  const written = await city.read(async (db) => {
    const { device, event, eventDetail, moduleDecision, targetObject, targetObjectLink } = db.tables
    return {
      targetObjects: await db.select().from(targetObject).where(ne(targetObject.groupKey, '')),
      links: await db.select().from(targetObjectLink),
      decisions: await db.select().from(moduleDecision),
      devices: await db.select().from(device).where(isNotNull(device.targetObjectId)),
      events: await db.select().from(event).where(gt(event.sequence, eventsBefore)),
      details: await db.select().from(eventDetail).where(gt(eventDetail.sequence, eventsBefore)),
    }
  })
  await city.close()
  return written
}

async function countEvents(folder: string): Promise<number> {
  const city = await openCity(folder)
  const { sequence } = await city.read(findChainHead)
  await city.close()
  return sequence
}

async function prepareCity({ folder, sizes }: Bench): Promise<string> {
  const list = join(folder, 'geraete-zum-modellieren.xlsx')
  writeDeviceList(list, sizes.devices)
  const city = await foundCity(folder)
  await importList(city, list)
  const objects = madeByHand(city, sizes.targetObjects)
  await city.write((db) =>
    insertTargetObjects(
      db,
      objects.map(({ row }) => row),
    ),
  )
  await city.close()
  return city.folder
}
