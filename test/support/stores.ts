/** A fresh, migrated store for a test, on every engine that is there. */

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../../db/store.ts'

export type Engine = 'sqlite' | 'postgres'

const postgresUrl = inject('postgresUrl')

export const engines: readonly Engine[] = postgresUrl ? ['sqlite', 'postgres'] : ['sqlite']

export type TestStore = {
  store: Store
  file: string
  databaseUrl: string
  close: () => Promise<void>
}

/** On PostgreSQL the program's role is an ordinary one: a superuser would walk past row-level security. */
export async function openTestStore(
  engine: Engine,
  options: Pick<StoreOptions, 'onStatement'> = {},
): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'basislotse-test-'))
  const file = join(folder, 'basislotse.sqlite')
  const databaseUrl = engine === 'postgres' ? await createDatabase() : ''
  const store = await openStore({ file, databaseUrl, ...options })
  await store.migrate()
  return {
    store,
    file,
    databaseUrl,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const owner = new pg.Client({ connectionString: postgresUrl })
  await owner.connect()
  await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}' NOSUPERUSER NOBYPASSRLS`)
  await owner.query(`CREATE DATABASE ${name} OWNER ${name}`)
  await owner.end()
  const url = new URL(postgresUrl)
  url.username = name
  url.password = name
  url.pathname = `/${name}`
  return url.href
}
