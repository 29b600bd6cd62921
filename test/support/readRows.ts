import { join } from 'node:path'
import Database from 'better-sqlite3'

export type Row = Readonly<Record<string, unknown>>

/** What lies in the SQLite file of a data folder, past the program. */
export function readRows(dataFolder: string, statement: string): Row[] {
  return inFile(dataFolder, true, (client) => client.prepare(statement).all() as Row[])
}

/** Changes the SQLite file of a data folder past the program. */
export function tamper(dataFolder: string, statements: string): void {
  inFile(dataFolder, false, (client) => client.exec(statements))
}

function inFile<Result>(
  dataFolder: string,
  readonly: boolean,
  work: (client: Database.Database) => Result,
): Result {
  const client = new Database(join(dataFolder, 'basislotse.sqlite'), { readonly })
  try {
    return work(client)
  } finally {
    client.close()
  }
}
