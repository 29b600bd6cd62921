/**
 * A frozen state as a database of its own: made as the tables were when it was frozen, filled, brought up to this
 * version of the program, and then only read. Everything that reads the living data reads it as well.
 * @module
 */
import Database from 'better-sqlite3'
import { Failure } from '../../src/core/failure.ts'
import { turnEventLoop } from '../db.ts'
import { type Migration, readMigrations } from '../migrations.ts'
import { openSqliteStore } from '../sqliteStore.ts'
import type { Store } from '../store.ts'
import { toSnakeCase } from './columnName.ts'
import { rowsOf } from './cutRows.ts'
import type { PartList } from './partList.ts'

export type FrozenState = {
  readonly organisationId: string
  readonly list: PartList
  /** The end of the audit trail at that time, which documents show. */
  readonly chainHead: { readonly sequence: number; readonly hash: string; readonly at: string }
  /** The text of a part. */
  readonly readPart: (sha256: string) => Promise<string>
}

/** Fills `file`, which is new, and opens it. */
export async function thaw(state: FrozenState, file: string): Promise<Store> {
  await fill(state, file)
  const store = openSqliteStore(file, [])
  return {
    ...store,
    location: 'Stand zum Stichtag',
    write: async () => {
      throw new Failure('forbidden', 'Ein Stand zum Stichtag wird nicht mehr geändert.')
    },
  }
}

async function fill({ list, chainHead, organisationId, readPart }: FrozenState, file: string) {
  const migrations = readMigrations('sqlite')
  const known = migrations.findIndex(({ name }) => name === list.migration)
  if (known < 0) throw newerState()
  const client = new Database(file)
  try {
    // It can be made again at any time: nothing is lost when the machine stops.
    client.pragma('journal_mode = MEMORY')
    client.pragma('synchronous = OFF')
    apply(client, migrations.slice(0, known + 1))
    for (const { name, columns, parts } of list.tables) {
      const insert = client.prepare(insertInto(name, columns))
      for (const { sha256 } of parts) {
        const rows = rowsOf(await readPart(sha256))
        client.transaction(() => {
          for (const row of rows) insert.run(row)
        })()
      }
      await turnEventLoop()
    }
    apply(client, migrations.slice(known + 1))
    client
      .prepare('INSERT INTO chain_head (organisation_id, sequence, hash, at) VALUES (?, ?, ?, ?)')
      .run(organisationId, chainHead.sequence, chainHead.hash, chainHead.at)
  } finally {
    client.close()
  }
}

function apply(client: Database.Database, migrations: readonly Migration[]): void {
  client.pragma('foreign_keys = OFF')
  for (const { statements } of migrations) {
    for (const statement of statements) client.exec(statement)
  }
  // Migrations switch them on again; rows refer to some that were left out.
  client.pragma('foreign_keys = OFF')
}

/** Names come from our own lists, never from a person. */
function insertInto(table: string, columns: readonly string[]): string {
  const name = toSnakeCase(table)
  const quoted = columns.map((column) => `"${column}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  return `INSERT INTO "${name}" (${quoted}) VALUES (${places})`
}

function newerState(): Failure {
  return new Failure(
    'conflict',
    'Dieser Stand stammt von einer neueren Version von Basislotse. Bitte aktualisieren Sie das Programm.',
  )
}
