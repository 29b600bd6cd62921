/**
 * Ends with 1 when the tables in db/schema have a change that no migration makes, on either engine.
 * drizzle-kit writes what it would generate into a copy that is thrown away; the repository stays as it is.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from '../db/drizzle.postgres.config.ts'
import sqlite from '../db/drizzle.sqlite.config.ts'
import { packageRoot } from '../src/core/packageRoot.ts'

type Config = typeof postgres | typeof sqlite

const root = fileURLToPath(packageRoot)
/** What drizzle-kit says in the good case. It ends with 0 in bad ones as well, so that this is the only proof. */
const nothingToDo = 'No schema changes'
const drizzleKit = join(root, 'node_modules/drizzle-kit/bin.cjs')

const drifts = [sqlite, postgres].filter((config) => !isInStep(config))
process.exitCode = drifts.length > 0 ? 1 : 0
if (drifts.length > 0) {
  console.error(
    'Die Tabellen in db/schema haben Änderungen ohne Migration. Bitte „npm run migrations“ ausführen und beide Ordner einchecken. / The schema has changes without a migration: run “npm run migrations”.',
  )
}

function isInStep(config: Config): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-drift-'))
  try {
    const copy = join(folder, 'migrations')
    cpSync(join(root, migrationsOf(config)), copy, { recursive: true })
    const known = readdirSync(copy)
    const output = generate(config, folder, copy)
    const added = readdirSync(copy).filter((name) => !known.includes(name))
    for (const name of added)
      console.error(`${config.dialect}:\n${readFileSync(join(copy, name), 'utf8')}\n`)
    if (added.length > 0) return false
    if (output.includes(nothingToDo)) return true
    console.error(`${config.dialect}: drizzle-kit gives no answer\n${output}`)
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Without a terminal drizzle-kit fails where it would ask (a column renamed?): that is a change, too. */
function generate(config: Config, folder: string, copy: string): string {
  const file = join(folder, 'drizzle.config.json')
  writeFileSync(file, JSON.stringify({ ...config, out: relative(root, copy) }))
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [drizzleKit, 'generate', '--config', relative(root, file)],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return `${stdout}${stderr}`
}

function migrationsOf(config: Config): string {
  if (config.out === undefined) throw new Error(`No folder for the migrations of ${config.dialect}`)
  return config.out
}
