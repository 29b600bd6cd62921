/**
 * The only way to the database. `read` and `write` hand a `Db` to the work; on PostgreSQL each is a
 * transaction that sets `app.organisation`, so that row-level security stands behind every query.
 * @module
 */
import type { Db, Dialect } from './db.ts'
import { type Migration, type MigrationReport, readMigrations } from './migrations.ts'

type Work<Result> = (db: Db) => Promise<Result>

export type Store = {
  readonly dialect: Dialect
  /** Where the data lies, for people: a path or an address without its password. */
  readonly location: string
  read<Result>(organisationId: string, work: Work<Result>): Promise<Result>
  /** For the time before an organisation is chosen: what accounts are, and the memberships of this one. */
  readAsUser<Result>(userId: string, work: Work<Result>): Promise<Result>
  /** One unchanging state of the data for the whole work, for exports. */
  readSnapshot<Result>(organisationId: string, work: Work<Result>): Promise<Result>
  /**
   * One transaction with its events. A call inside another joins it, within the same organisation. Throws
   * `conflict` when the database stays locked by another process for a minute.
   */
  write<Result>(organisationId: string, work: Work<Result>): Promise<Result>
  /** Brings the tables to this version of the program; backs a non-empty file up before. */
  migrate(): Promise<MigrationReport>
  /** A consistent copy into a new file while others go on working. SQLite only, else throws `invalid`. */
  backup(file: string): Promise<void>
  /** What the engine finds wrong with its file; empty when all is well. */
  integrityProblems(): Promise<string[]>
  close(): Promise<void>
}

/** What a store is opened with: a file, or the address of a PostgreSQL database. */
export type StoreOptions = {
  /** The SQLite file; its folder exists. */
  file: string
  /** `postgres://…`; wins over the file. */
  databaseUrl?: string | undefined
  /** Those of this program unless a test brings others. */
  migrations?: readonly Migration[] | undefined
  /** Hears every statement that SQLite runs, for tests that count them. */
  onStatement?: ((sql: unknown) => void) | undefined
}

/** Only the engine that is used is loaded: the other costs 10 MB and a fifth of a second. */
export async function openStore({
  file,
  databaseUrl,
  migrations,
  onStatement,
}: StoreOptions): Promise<Store> {
  if (databaseUrl) {
    const { openPostgresStore } = await import('./postgresStore.ts')
    return openPostgresStore(databaseUrl, migrations ?? readMigrations('postgres'))
  }
  const { openSqliteStore } = await import('./sqliteStore.ts')
  return openSqliteStore(file, migrations ?? readMigrations('sqlite'), onStatement)
}
