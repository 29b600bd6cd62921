/** The data that a command works on: opened, brought up to date, and bound to its organisation. @module */
import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  findInformationDomain,
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { listOrganisations, type Organisation } from '../../db/queries/organisations.ts'
import { openStore, type Store } from '../../db/store.ts'
import { type Actor, systemActor } from '../access/actor.ts'
import { type Config, readConfig } from '../config.ts'
import { Failure } from '../core/failure.ts'
import { newUuidV7 } from '../core/newId.ts'
import { foldText, nearestWord } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { clockOf } from '../platform/clock.ts'
import { openDirectory } from '../platform/directory/directory.ts'
import { codeOf, explainMachine } from '../platform/explainError.ts'
import { createJobs } from '../platform/jobs.ts'
import { openMail } from '../platform/mail/mail.ts'
import { publicHolidays } from '../platform/publicHolidays.ts'
import { secrets } from '../platform/secrets.ts'
import { readUpload } from '../platform/spreadsheets/readTables.ts'
import { type CommandCall, textOption } from './command.ts'

const databaseName = 'basislotse.sqlite'

export type Workplace = {
  config: Config
  deps: Deps
  actor: Actor
  organisation: Organisation
}

/** The data of all organisations, with the real clock. */
export type Installation = { config: Config; deps: Deps }

/** Opens the data of an organisation that is there, runs the work and closes. Throws `not_found` without one. */
export async function atWorkplace<Result>(
  call: CommandCall,
  work: (workplace: Workplace) => Promise<Result>,
): Promise<Result> {
  return atInstallation(call, async ({ config, deps: { store } }) => {
    const organisation = await chooseOrganisation(store, textOption(call, 'organisation'))
    const deps = createDeps(store, organisation.demoDay, config)
    const actor = systemActor(organisation.id, 'Kommandozeile')
    return work({ config, deps, actor, organisation })
  })
}

/** Opens the data of every organisation, for what serves them all. Throws `not_found` while there is none. */
export async function atInstallation<Result>(
  call: CommandCall,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const config = configOf(call)
  if (!hasData(config)) {
    throw new Failure(
      'not_found',
      `Im Ordner ${resolve(config.dataFolder)} liegen noch keine Daten. „basislotse init --organisation NAME“ legt eine Stadt an, „basislotse demo“ richtet die Beispielstadt ein.`,
    )
  }
  return withStore(call, async (store) => {
    if ((await store.read('', listOrganisations)).length === 0) throw noOrganisation()
    return work({ config, deps: createDeps(store, null, config) })
  })
}

/** Opens the store (an empty one is made), brings it up to date, runs the work and closes. */
export async function withStore<Result>(
  call: CommandCall,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const config = configOf(call)
  if (!config.databaseUrl) makeDataFolder(config.dataFolder)
  const store = await openHere(config)
  try {
    const { applied, backup } = await store.migrate()
    if (applied.length > 0 && backup) {
      call.io.err(`Die Datenbank wurde aktualisiert. Der Stand davor liegt in ${backup}.`)
    }
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Whether the database of the settings is there. Throws when nobody can know: no rights, a file in the way. */
export function hasData(config: Config): boolean {
  if (config.databaseUrl) return true
  try {
    return statSync(databaseFile(config)).isFile()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw explainFolder(error, config.dataFolder)
  }
}

/** Throws `not_found` where there are no data: a command that only reads makes no empty database. */
export function ensureDataThere(config: Config): void {
  if (hasData(config)) return
  throw new Failure('not_found', `Hier liegen keine Daten: ${resolve(databaseFile(config))}`)
}

/** Makes the data folder when it is missing, for its owner only: it holds personal data. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw explainFolder(error, folder)
  }
}

export function configOf(call: CommandCall): Config {
  const config = readConfig(call.io.environment)
  return { ...config, dataFolder: textOption(call, 'data') ?? config.dataFolder }
}

export function databaseFile(config: Config): string {
  return join(config.dataFolder, databaseName)
}

/** `demoDay` stops the clock, see `clockOf`. */
export function createDeps(store: Store, demoDay: string | null, config?: Config): Deps {
  return {
    store,
    ...clockOf(demoDay),
    serverTime: () => new Date().toISOString(),
    newId: () => newUuidV7(Date.now(), randomBytes),
    newSalt: () => randomBytes(16).toString('hex'),
    secrets,
    publicHolidays,
    directory: openDirectory(config?.directorySecrets),
    mail: openMail(config?.mail),
    baseUrl: config?.baseUrl?.replace(/\/+$/, ''),
    readUpload,
    jobs: createJobs(),
  }
}

/** Throws `not_found` with the nearest known code. */
export async function domainOf(
  { deps, actor }: Workplace,
  code: string,
): Promise<InformationDomain> {
  return deps.store.read(actor.organisationId, async (db) => {
    const found = await findInformationDomain(db, code.trim().toUpperCase())
    if (found) return found
    const codes = (await listInformationDomains(db)).map((domain) => domain.code)
    const near = nearestWord(code, codes)
    throw new Failure(
      'not_found',
      `Den Informationsverbund „${code}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''} Bekannt sind: ${codes.join(', ') || 'keiner'}.`,
    )
  })
}

/** An error of SQLite does not say which file it is about. */
async function openHere(config: Config): Promise<Store> {
  try {
    return await openStore({ file: databaseFile(config), databaseUrl: config.databaseUrl })
  } catch (error) {
    const explanation = config.databaseUrl ? undefined : explainMachine(error)
    if (!explanation) throw error
    throw new Failure('invalid', `${explanation} Datei: ${resolve(databaseFile(config))}`)
  }
}

function explainFolder(error: unknown, folder: string): unknown {
  if (!['EEXIST', 'ENOTDIR'].includes(codeOf(error))) return error
  return new Failure(
    'invalid',
    `Der Datenordner ${resolve(folder)} lässt sich nicht verwenden, weil dort oder darüber eine Datei statt eines Ordners liegt. Bitte nennen Sie mit --data oder BASISLOTSE_DATA einen anderen.`,
  )
}

async function chooseOrganisation(store: Store, name: string | undefined): Promise<Organisation> {
  const all = await store.read('', listOrganisations)
  const wanted =
    name === undefined ? all : all.filter((each) => foldText(each.name) === foldText(name))
  const [only, second] = wanted
  if (only && !second) return only
  const names = all.map((each) => `„${each.name}“`).join(', ')
  throw new Failure(
    'not_found',
    `Bitte wählen Sie mit --organisation eine der Organisationen: ${names}.`,
  )
}

function noOrganisation(): Failure {
  return new Failure(
    'not_found',
    'Es ist noch keine Organisation angelegt: „basislotse init --organisation NAME“.',
  )
}
