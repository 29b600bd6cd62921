/** `backup` and `restore`. @module */
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { dayOf } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import { codeOf } from '../platform/explainError.ts'
import { makeFolder } from '../platform/makeFolder.ts'
import { finishFile } from '../platform/unfinishedFile.ts'
import { backUpToday } from './backUpToday.ts'
import { type Command, type CommandCall, positional } from './command.ts'
import { inspectFile } from './inspectStore.ts'
import { whileWaiting } from './progress.ts'
import { configOf, databaseFile, ensureDataThere, makeDataFolder, withStore } from './workplace.ts'

export const backup: Command = {
  name: 'backup',
  positionals: ['[DATEI]'],
  summary: 'sichert alle Daten in eine neue Datei, während andere weiterarbeiten',
  details:
    'Ohne DATEI: die Sicherung des Tages im Ordner „sicherungen“ des Datenordners, wie sie der Server jede Nacht macht; alte werden dabei ausgedünnt (BASISLOTSE_BACKUPS).',
  options: {},
  async run(call) {
    if (call.positionals.length === 0) return saveToday(call)
    const target = resolve(positional(call, 0))
    if (existsSync(target)) {
      throw new Failure('conflict', `${target} gibt es schon. Bitte nennen Sie eine neue Datei.`)
    }
    ensureDataThere(configOf(call))
    makeFolder(dirname(target))
    let problems: readonly string[] = []
    await whileWaiting(call.io, 'sichern und prüfen', () =>
      finishFile(target, async (unfinished) => {
        await withStore(call, (store) => store.backup(unfinished))
        problems = (await inspectFile(unfinished)).problems
      }),
    )
    call.io.out(`Gesichert und geprüft: ${target}`)
    if (problems.length === 0) return 0
    // Kept all the same: flawed data are better than none when the disk breaks.
    call.io.err(`Die gesicherten Daten sind nicht in Ordnung:\n${problems.join('\n')}`)
    return 1
  },
}

export const restore: Command = {
  name: 'restore',
  positionals: ['DATEI'],
  summary: 'spielt eine Sicherung in einen leeren Datenordner zurück',
  options: {},
  async run(call) {
    const source = resolve(positional(call, 0))
    const config = configOf(call)
    if (config.databaseUrl) {
      throw new Failure(
        'invalid',
        'Die Daten liegen in PostgreSQL (DATABASE_URL). Bitte spielen Sie sie mit pg_restore zurück; docs/betrieb.md nennt die Befehle.',
      )
    }
    ensureFile(source)
    ensureEmpty(config)
    makeDataFolder(config.dataFolder)
    await whileWaiting(call.io, 'zurückspielen und prüfen', () =>
      finishFile(databaseFile(config), async (unfinished) => {
        copyFileSync(source, unfinished)
        await ensureBackup(unfinished, source)
      }),
    )
    call.io.out(`Zurückgespielt und geprüft: ${databaseFile(config)}`)
    return 0
  },
}

async function saveToday(call: CommandCall): Promise<number> {
  const config = configOf(call)
  ensureDataThere(config)
  const { file, problems, removed } = await whileWaiting(call.io, 'sichern und prüfen', () =>
    withStore(call, (store) => backUpToday(store, config, dayOf(new Date().toISOString()))),
  )
  if (file === undefined) call.io.out('Die Sicherung von heute ist schon da.')
  else call.io.out(`Gesichert und geprüft: ${file}`)
  for (const old of removed) call.io.out(`Ausgedünnt: ${old}`)
  if (problems.length === 0) return 0
  call.io.err(`Die gesicherten Daten sind nicht in Ordnung:\n${problems.join('\n')}`)
  return 1
}

/** An empty file, or a database of another program, would be brought up to date and pass for sound. */
async function ensureBackup(copy: string, source: string): Promise<void> {
  const found = await inspectFile(copy).catch((error: unknown) => {
    if (!codeOf(error).startsWith('SQLITE_') || codeOf(error) === 'SQLITE_FULL') throw error
    return undefined
  })
  if (!found || found.organisations === 0) {
    throw new Failure('invalid', `${source} ist keine Sicherung von Basislotse.`)
  }
  if (found.problems.length === 0) return
  throw new Failure(
    'invalid',
    `Die Sicherung ${source} ist nicht in Ordnung und wurde nicht zurückgespielt:\n${found.problems.join('\n')}`,
  )
}

function ensureFile(source: string): void {
  const found = statSync(source, { throwIfNoEntry: false })
  if (!found) throw new Failure('not_found', `Die Sicherung ${source} gibt es nicht.`)
  if (!found.isFile()) throw new Failure('invalid', `${source} ist keine Datei.`)
}

function ensureEmpty({ dataFolder }: Config): void {
  if (!existsSync(dataFolder) || !statSync(dataFolder).isDirectory()) return
  if (readdirSync(dataFolder).length === 0) return
  throw new Failure(
    'conflict',
    `Der Datenordner ${resolve(dataFolder)} ist nicht leer. Bitte nennen Sie mit --data einen leeren Ordner.`,
  )
}
