/** SQL beside the program, as an administrator with a database tool would send it. */
import Database from 'better-sqlite3'
import pg from 'pg'
import type { TestStore } from '../support/stores.ts'

export type RawRow = Record<string, unknown>

/** On SQLite with its settings as they come: neither foreign keys nor recursive triggers. */
export async function rawSql(test: TestStore, sql: string, organisationId = ''): Promise<RawRow[]> {
  return test.databaseUrl
    ? postgresSql(test.databaseUrl, sql, organisationId)
    : sqliteSql(test.file, sql)
}

function sqliteSql(file: string, sql: string): RawRow[] {
  const client = new Database(file)
  try {
    client.pragma('foreign_keys = OFF')
    const statement = client.prepare<[], RawRow>(sql)
    if (statement.reader) return statement.all()
    statement.run()
    return []
  } finally {
    client.close()
  }
}

async function postgresSql(url: string, sql: string, organisationId: string): Promise<RawRow[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("SELECT set_config('app.organisation', $1, false)", [organisationId])
    const { rows } = await client.query<RawRow>(sql)
    return rows
  } finally {
    await client.end()
  }
}
