/** Import of a device list, and of the same list once more. @module */
import { join } from 'node:path'
import { type Db, insertMany } from '../../db/db.ts'
import {
  insertRooms,
  insertSites,
  listDevices,
  listRooms,
  listSites,
} from '../../db/queries/devices.ts'
import { importDevices } from '../../src/exchange/actions.ts'
import { readTables } from '../../src/platform/spreadsheets/readTables.ts'
import { type City, copyFolder, domainCode, foundCity, openCity } from '../city/city.ts'
import { writeDeviceList } from '../city/deviceList.ts'
import { compare, type Trial } from '../compare.ts'
import type { Bench, Measurement } from '../measurement.ts'
import { count, type ResultRow, ratioRow } from '../results.ts'
import { runProgram } from '../runProgram.ts'

/** Source: DESIGN §9. */
const promisedRatio = 3

export const importMeasurement: Measurement = {
  name: 'import',
  explanation:
    '**Import**: eine XLSX-Liste mit 15 Spalten. Nötig ist, sie zu lesen und dieselben Zeilen ohne Prüfung und ohne Änderungsprotokoll in die leere Gerätetabelle zu schreiben; beim zweiten Mal, sie zu lesen und die Geräte aus der Datenbank zu holen.',
  run: measureImport,
}

/** `places`: a city with the sites and rooms of the list; `devices`: what the import writes into its table. */
type Prepared = {
  readonly list: string
  readonly empty: string
  readonly imported: string
  readonly places: string
  readonly devices: readonly DeviceRow[]
}
type DeviceRow = Db['tables']['device']['$inferSelect']

async function measureImport(bench: Bench): Promise<ResultRow[]> {
  const prepared = await prepareCities(bench)
  const { list, empty } = prepared
  const command = ['import', 'devices', list, '--domain', domainCode, '--data', copyFolder(empty)]
  const { peak } = await runProgram(bench, ...command)
  const first = await compare(
    bench.rounds,
    importInto(empty, list, bench.sizes.devices),
    insertInto(prepared),
  )
  const again = await compare(
    bench.rounds,
    importInto(prepared.imported, list, 0),
    readAgain(prepared),
  )
  const what = `Import, ${count(bench.sizes.devices)} Geräte`
  return [
    ratioRow(`${what}, alle neu`, first, { atMost: promisedRatio, peakBytes: peak }),
    ratioRow(`${what}, alle schon bekannt`, again),
  ]
}

/** Imports the list; `expected` new devices, so that nobody measures an import that refuses everything. */
export function importInto(from: string, list: string, expected: number): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(from))
    const plan = await time(() => importList(city, list))
    if (plan.new.length !== expected) throw new Error(`${plan.new.length} new devices`)
    await city.discard()
  }
}

export async function importList({ deps, actor, domain }: City, list: string) {
  const tables = await readTables(list)
  const file = { name: 'geraete.xlsx', sha256: '0'.repeat(64) }
  return importDevices(deps, actor, { domain, tables, file, dryRun: false, strict: false })
}

function insertInto({ places, list, devices }: Prepared): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(places))
    await time(async () => {
      await readTables(list)
      await city.write((db) => insertMany(db, db.tables.device, devices))
    })
    await city.discard()
  }
}

function readAgain({ imported, list }: Prepared): Trial {
  return async (time) => {
    const city = await openCity(copyFolder(imported))
    await time(async () => {
      await readTables(list)
      await city.read((db) => listDevices(db))
    })
    await city.discard()
  }
}

async function prepareCities({ folder, sizes }: Bench): Promise<Prepared> {
  const list = join(folder, 'geraete.xlsx')
  writeDeviceList(list, sizes.devices)
  const founded = await foundCity(folder)
  await founded.close()
  const imported = await openCity(copyFolder(founded.folder))
  await importList(imported, list)
  const places = await openCity(copyFolder(founded.folder))
  const { devices, sites, rooms } = await imported.read(async (db) => ({
    devices: await db.select().from(db.tables.device),
    sites: await listSites(db),
    rooms: await listRooms(db),
  }))
  await places.write(async (db) => {
    await insertSites(db, sites)
    await insertRooms(db, rooms)
  })
  await imported.close()
  await places.close()
  return { list, empty: founded.folder, imported: imported.folder, places: places.folder, devices }
}
