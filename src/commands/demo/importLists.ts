import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../../access/actor.ts'
import { packageRoot } from '../../core/packageRoot.ts'
import type { Deps } from '../../deps.ts'
import {
  type ImportInput,
  importApplications,
  importDevices,
  importProviders,
  importRooms,
} from '../../exchange/actions.ts'
import { readTables } from '../../platform/spreadsheets/readTables.ts'
import { type City, domainOf } from './city.ts'

const applicationLists = ['fachanwendungen.xlsx', 'basisdienste.xlsx']

type Importer = (deps: Deps, actor: Actor, input: ImportInput) => Promise<unknown>

/** Reads every list of `samples/` in; run again, it changes nothing. */
export async function importLists(city: City, progress: (label: string) => void): Promise<void> {
  const lists: [string, string, Importer][] = [
    ['KERN', 'raeume.xlsx', importRooms],
    ...filesIn('verwaltung').map((file): [string, string, Importer] => [
      'KERN',
      file,
      importDevices,
    ]),
    ...applicationLists.map((file): [string, string, Importer] => [
      'KERN',
      file,
      importApplications,
    ]),
    ['KERN', 'dienstleister.xlsx', importProviders],
    ...filesIn('schulen').map((file): [string, string, Importer] => [
      'SCHULE',
      file,
      importDevices,
    ]),
  ]
  for (const [code, file, importer] of lists) {
    progress(`${file} einlesen`)
    const path = fileURLToPath(new URL(`samples/${file}`, packageRoot))
    await importer(city.deps, city.actorOf('EDV'), {
      domain: domainOf(city, code),
      tables: await readTables(path),
      file: { name: file, sha256: sha256Of(path) },
      dryRun: false,
      strict: false,
    })
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(new URL(`samples/${folder}/`, packageRoot))
    .sort()
    .map((file) => `${folder}/${file}`)
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
