/** `backup`, `restore` and `verify`. @module */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { findChainHead, readEvents } from '../../db/queries/events.ts'
import { listOrganisations } from '../../db/queries/organisations.ts'
import { openStore, type Store } from '../../db/store.ts'
import { verifyChain } from '../../db/verifyChain.ts'
import { Failure } from '../core/failure.ts'
import { type Command, isSet, positional } from './command.ts'
import { configOf, databaseFile, withStore } from './workplace.ts'

export const backup: Command = {
  name: 'backup',
  positionals: ['DATEI'],
  summary: 'sichert alle Daten in eine neue Datei, während andere weiterarbeiten',
  options: {},
  async run(call) {
    const target = resolve(positional(call, 0))
    if (existsSync(target)) {
      throw new Failure('conflict', `${target} gibt es schon. Bitte nennen Sie eine neue Datei.`)
    }
    ensureDataThere(databaseFile(configOf(call)))
    mkdirSync(dirname(target), { recursive: true })
    const unfinished = `${target}.unfertig`
    await withStore(call, (store) => store.backup(unfinished))
    await ensureSound(unfinished)
    renameSync(unfinished, target)
    call.io.out(`Gesichert und geprüft: ${target}`)
    return 0
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
    if (!existsSync(source))
      throw new Failure('not_found', `Die Sicherung ${source} gibt es nicht.`)
    if (existsSync(config.dataFolder) && readdirSync(config.dataFolder).length > 0) {
      throw new Failure(
        'conflict',
        `Der Datenordner ${resolve(config.dataFolder)} ist nicht leer. Bitte nennen Sie mit --data einen leeren Ordner.`,
      )
    }
    mkdirSync(config.dataFolder, { recursive: true })
    const unfinished = join(config.dataFolder, 'unfertig.sqlite')
    copyFileSync(source, unfinished)
    await ensureSound(unfinished)
    renameSync(unfinished, databaseFile(config))
    call.io.out(`Zurückgespielt und geprüft: ${databaseFile(config)}`)
    return 0
  },
}

export const verify: Command = {
  name: 'verify',
  positionals: [],
  summary: 'prüft die Datenbank und das Änderungsprotokoll',
  options: {},
  hasJson: true,
  async run(call) {
    ensureDataThere(databaseFile(configOf(call)), configOf(call).databaseUrl)
    const report = await withStore(call, inspect)
    if (isSet(call, 'json')) call.io.out(JSON.stringify(report, null, 2))
    else call.io.out(report.lines.join('\n'))
    for (const problem of report.problems) call.io.err(problem)
    return report.problems.length === 0 ? 0 : 1
  },
}

type Inspection = { lines: string[]; problems: string[] }

/** The engine's own checks, then the event chain of each organisation. */
async function inspect(store: Store): Promise<Inspection> {
  const problems = await store.integrityProblems()
  const lines = [
    problems.length === 0 ? 'Die Datenbank ist in Ordnung.' : 'Die Datenbank hat Mängel.',
  ]
  for (const { id, name } of await store.read('', listOrganisations)) {
    const report = await store.readSnapshot(id, async (db) =>
      verifyChain(readEvents(db), await findChainHead(db)),
    )
    const erased = report.erased > 0 ? `, davon ${report.erased} mit gelöschten Angaben` : ''
    lines.push(
      report.problems.length === 0
        ? `${name}: ${report.events} Einträge im Änderungsprotokoll${erased}, die Kette ist geschlossen.`
        : `${name}: Das Änderungsprotokoll ist nicht in Ordnung.`,
    )
    for (const { sequence, problem } of report.problems) {
      problems.push(`${name}, Eintrag ${sequence}: ${problem}`)
    }
  }
  return { lines, problems }
}

async function ensureSound(file: string): Promise<void> {
  const store = openStore({ file })
  try {
    await store.migrate()
    const { problems } = await inspect(store)
    if (problems.length === 0) return
    throw new Failure('invalid', `Die Datei ${file} ist nicht in Ordnung:\n${problems.join('\n')}`)
  } finally {
    await store.close()
  }
}

function ensureDataThere(file: string, databaseUrl?: string): void {
  if (databaseUrl || existsSync(file)) return
  throw new Failure('not_found', `Hier liegen keine Daten: ${resolve(file)}`)
}
