import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { Failure } from '../src/core/failure.ts'
import type { Asked } from './ask.ts'
import { type Db, outerDb, turnEventLoop } from './db.ts'
import { keepStatements } from './keepStatements.ts'
import { checkpointAside, prepareCommit, settleCheckpoint } from './longLog.ts'
import { type Migration, type MigrationReport, missingMigrations } from './migrations.ts'
import { missingTriggers } from './missingTriggers.ts'
import { tables } from './schema.sqlite.ts'
import type { Store } from './store.ts'
import { writeEvents } from './writeEvents.ts'

/** How long a writer waits for another process before it gives up. */
const lockPatienceMilliseconds = 60_000
const lockRetryMilliseconds = 15
const openPatienceMilliseconds = 10_000

type Client = Database.Database

/**
 * SQLite in WAL mode: one writer with a queue, a shared reader for pages, and a reader of its own for
 * each snapshot. Drizzle's own SQLite transaction cannot await, so BEGIN and COMMIT stand here.
 */
export function openSqliteStore(
  file: string,
  migrations: readonly Migration[],
  onStatement?: (sql: unknown) => void,
): Store {
  const heard = onStatement ? { verbose: onStatement } : {}
  const writer = connect(file, heard)
  const joined = new AsyncLocalStorage<Db>()
  let reader: Client | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(work)
    queue = turn.catch(() => {})
    return turn
  }

  return {
    dialect: 'sqlite',
    location: file,
    async read(organisationId, work) {
      const outer = outerDb(joined, organisationId)
      if (outer) return work(outer)
      reader ??= connect(file, { ...heard, readonly: true })
      return work(bind(reader, organisationId))
    },
    async readAsUser(userId, work) {
      reader ??= connect(file, { readonly: true })
      return work({ ...bind(reader, ''), userId })
    },
    async readSnapshot(organisationId, work) {
      const client = connect(file, { ...heard, readonly: true })
      try {
        client.exec('BEGIN')
        return await work(bind(client, organisationId))
      } finally {
        client.close()
      }
    },
    async write(organisationId, work) {
      const outer = outerDb(joined, organisationId)
      if (outer) return work(outer)
      const db = bind(writer, organisationId)
      return inTurn(() =>
        inTransaction(writer, async () => {
          const result = await joined.run(db, () => work(db))
          await writeEvents(db)
          return result
        }),
      )
    },
    migrate: () => inTurn(() => migrate(writer, file, migrations)),
    async backup(target) {
      await writer.backup(target)
    },
    async integrityProblems() {
      const found = writer.pragma('integrity_check') as { integrity_check: string }[]
      const orphans = writer.pragma('foreign_key_check') as { table: string }[]
      const triggers = writer
        .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        .all()
      return [
        ...found.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
        ...orphans.map((row) => `Verweis ins Leere in der Tabelle ${row.table}`),
        ...missingTriggers(
          migrations,
          triggers.map(({ name }) => name),
        ),
      ]
    },
    async close() {
      await queue
      await settleCheckpoint(writer)
      reader?.close()
      writer.close()
    },
  }
}

function connect(file: string, options: Database.Options = {}): Client {
  const client = new Database(file, { ...options, timeout: 0 })
  try {
    if (!options.readonly) switchToWal(client)
    client.pragma('synchronous = FULL')
    client.pragma('foreign_keys = ON')
    client.pragma('recursive_triggers = ON')
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

/**
 * Waits, event loop and all, while another process does the same with a new file, or clears the log away
 * as the last one to close it. SQLite's own `busy_timeout` does not wait here, lest two wait for each other.
 */
function switchToWal(client: Client): void {
  const bell = new Int32Array(new SharedArrayBuffer(4))
  const end = Date.now() + openPatienceMilliseconds
  for (;;) {
    try {
      client.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
      Atomics.wait(bell, 0, 0, lockRetryMilliseconds)
    }
  }
}

type Connection = { readonly builders: Db; readonly asked: Asked }

/** Made once for each client: builders remember how columns are called. */
const connections = new WeakMap<Client, Connection>()

function bind(client: Client, organisationId: string): Db {
  const { builders, asked } = connections.get(client) ?? createConnection(client)
  return {
    dialect: 'sqlite',
    tables: tables,
    organisationId,
    userId: '',
    events: [],
    asked,
    select: builders.select.bind(builders),
    selectDistinct: builders.selectDistinct.bind(builders),
    insert: builders.insert.bind(builders),
    update: builders.update.bind(builders),
    delete: builders.delete.bind(builders),
    $count: builders.$count.bind(builders),
  }
}

function createConnection(client: Client): Connection {
  const keeping = keepStatements(client) as Client
  const builders = drizzle({ client: keeping, casing: 'snake_case' }) as unknown as Db
  const connection = { builders, asked: new WeakMap() }
  connections.set(client, connection)
  return connection
}

async function inTransaction<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await patiently(() => client.exec('BEGIN IMMEDIATE'))
  try {
    const result = await work()
    await turnEventLoop()
    const isLong = await prepareCommit(client)
    await patiently(() => client.exec('COMMIT'))
    if (isLong) checkpointAside(client)
    return result
  } catch (error) {
    if (client.inTransaction) client.exec('ROLLBACK')
    throw error
  }
}

/** Waits for another process without blocking the event loop, which `busy_timeout` would do. */
async function patiently(statement: () => void): Promise<void> {
  const end = Date.now() + lockPatienceMilliseconds
  for (;;) {
    try {
      statement()
      return
    } catch (error) {
      if (!isBusy(error)) throw error
      if (Date.now() > end) {
        throw new Failure(
          'conflict',
          'Ein anderer Vorgang schreibt seit über einer Minute in die Datenbank. Bitte versuchen Sie es später noch einmal.',
        )
      }
      await sleep(lockRetryMilliseconds)
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_BUSY')
}

/**
 * Foreign keys are off while tables are rebuilt, or the rebuild would delete child rows; they are checked
 * before the commit. All missing migrations are one transaction.
 */
async function migrate(
  client: Client,
  file: string,
  known: readonly Migration[],
): Promise<MigrationReport> {
  const missing = missingMigrations(known, appliedMigrations(client))
  if (missing.length === 0) return { applied: [], backup: null }
  const backup = isEmpty(client) ? null : await backUp(client, file)
  client.pragma('foreign_keys = OFF')
  try {
    return await inTransaction(client, async () => {
      const stillMissing = missingMigrations(known, appliedMigrations(client))
      client.exec('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY NOT NULL)')
      for (const { name, statements } of stillMissing) {
        for (const statement of statements) client.exec(statement)
        client.prepare('INSERT INTO migration (name) VALUES (?)').run(name)
      }
      const orphans = client.pragma('foreign_key_check') as unknown[]
      if (orphans.length > 0) throw new Error('A migration left rows without their parents')
      return { applied: stillMissing.map(({ name }) => name), backup }
    })
  } finally {
    client.pragma('foreign_keys = ON')
  }
}

function appliedMigrations(client: Client): string[] {
  const table = client
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'")
    .get()
  if (!table) return []
  return client
    .prepare('SELECT name FROM migration')
    .all()
    .map((row) => (row as { name: string }).name)
}

function isEmpty(client: Client): boolean {
  return !client.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1").get()
}

async function backUp(client: Client, file: string): Promise<string> {
  const folder = join(dirname(file), 'backups')
  mkdirSync(folder, { recursive: true })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const target = join(folder, `${basename(file, '.sqlite')}-vor-migration-${stamp}.sqlite`)
  await client.backup(target)
  return target
}
