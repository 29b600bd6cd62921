import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { Failure } from '../src/core/failure.ts'
import type { Asked } from './ask.ts'
import { type Db, outerDb } from './db.ts'
import { type Migration, type MigrationReport, missingMigrations } from './migrations.ts'
import { missingTriggers } from './missingTriggers.ts'
import { tables } from './schema.postgres.ts'
import type { Store } from './store.ts'
import { writeEvents } from './writeEvents.ts'

/** Any number that names the lock under which only one node migrates. */
const migrationLock = 7_204_611

/** Whoever does not answer for so long is no database server, or has no connection to spare. */
const connectionPatienceMilliseconds = 20_000

/** PostgreSQL: each piece of work is a transaction that says for which organisation it is. */
export function openPostgresStore(databaseUrl: string, migrations: readonly Migration[]): Store {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectionPatienceMilliseconds,
  })
  // An idle connection that breaks is replaced by the next piece of work; unheard, it would end the process.
  pool.on('error', () => {})
  const joined = new AsyncLocalStorage<Db>()

  async function inTransaction<Result>(
    begin: string,
    organisationId: string,
    work: (db: Db, client: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect()
    try {
      await client.query(begin)
      await client.query("SELECT set_config('app.organisation', $1, true)", [organisationId])
      const result = await work(bind(client, organisationId), client)
      await commit(client)
      return result
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    } finally {
      client.release()
    }
  }

  return {
    dialect: 'postgres',
    location: withoutPassword(databaseUrl),
    async read(organisationId, work) {
      const outer = outerDb(joined, organisationId)
      if (outer) return work(outer)
      return inTransaction('BEGIN READ ONLY', organisationId, work)
    },
    readAsUser: (userId, work) =>
      inTransaction('BEGIN READ ONLY', '', async (db, client) => {
        await client.query("SELECT set_config('app.user', $1, true)", [userId])
        return work({ ...db, userId })
      }),
    readSnapshot: (organisationId, work) =>
      inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', organisationId, work),
    async write(organisationId, work) {
      const outer = outerDb(joined, organisationId)
      if (outer) return work(outer)
      return inTransaction('BEGIN', organisationId, async (db) => {
        const result = await joined.run(db, () => work(db))
        await writeEvents(db)
        return result
      })
    },
    migrate: () => migrate(pool, migrations),
    async backup() {
      throw new Failure(
        'invalid',
        'Die Daten liegen in PostgreSQL. Bitte sichern Sie sie mit pg_dump; das Handbuch nennt die Befehle.',
      )
    },
    async integrityProblems() {
      const { rows } = await pool.query(
        'SELECT rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user',
      )
      const { rows: triggers } = await pool.query<{ name: string }>(
        "SELECT DISTINCT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
      )
      const bypasses =
        'Die Datenbankrolle umgeht die Zeilensicherheit. Bitte verwenden Sie eine Rolle ohne SUPERUSER und BYPASSRLS.'
      return [
        ...(rows[0]?.bypasses ? [bypasses] : []),
        ...missingTriggers(
          migrations,
          triggers.map(({ name }) => name),
        ),
      ]
    },
    close: () => pool.end(),
  }
}

type Connection = ReturnType<typeof createConnection>

/** Made once for each connection: builders remember how columns are called. */
const connections = new WeakMap<pg.PoolClient, Connection>()

function bind(client: pg.PoolClient, organisationId: string): Db {
  const { builders, asked } = connections.get(client) ?? createConnection(client)
  return {
    dialect: 'postgres',
    tables,
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

function createConnection(client: pg.PoolClient) {
  const asked: Asked = new WeakMap()
  const connection = { builders: drizzle({ client, casing: 'snake_case' }), asked }
  connections.set(client, connection)
  return connection
}

/** PostgreSQL answers the COMMIT of a failed transaction with a ROLLBACK, and without an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT')
  if (command !== 'COMMIT') throw new Error('A failed statement was ignored; nothing was written')
}

async function migrate(pool: pg.Pool, known: readonly Migration[]): Promise<MigrationReport> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    await client.query('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY NOT NULL)')
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration')
    const missing = missingMigrations(
      known,
      rows.map((row) => row.name),
    )
    if (missing.length > 0) await seeEveryRow(client)
    for (const { name, statements } of missing) {
      for (const statement of statements) await client.query(statement)
      await client.query('INSERT INTO migration (name) VALUES ($1)', [name])
    }
    if (missing.length > 0) await forceRowSecurity(client)
    await commit(client)
    return { applied: missing.map(({ name }) => name), backup: null }
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** A migration changes the rows of all organisations: under forced row-level security it would find none. */
async function seeEveryRow(client: pg.PoolClient): Promise<void> {
  for (const table of await tablesWhere(client, 'relforcerowsecurity')) {
    await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`)
  }
}

async function forceRowSecurity(client: pg.PoolClient): Promise<void> {
  for (const table of await tablesWhere(client, 'relrowsecurity')) {
    await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)
  }
}

async function tablesWhere(
  client: pg.PoolClient,
  condition: 'relforcerowsecurity' | 'relrowsecurity',
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE ${condition} AND relnamespace = current_schema()::regnamespace ORDER BY name`,
  )
  return rows.map(({ name }) => name)
}

function withoutPassword(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  return `${url.protocol}//${url.host}${url.pathname}`
}
