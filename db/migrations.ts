/**
 * The migrations of an engine, as drizzle-kit wrote them, and which of them a database still lacks.
 * @module
 */
import { readFileSync } from 'node:fs'
import { Failure } from '../src/core/failure.ts'
import { packageRoot } from '../src/core/packageRoot.ts'
import type { Dialect } from './db.ts'

export type Migration = { name: string; statements: readonly string[] }

/** Names of the migrations that were applied now, and where the file was backed up before. */
export type MigrationReport = { applied: readonly string[]; backup: string | null }

export function readMigrations(dialect: Dialect): Migration[] {
  const folder = new URL(`db/migrations/${dialect}/`, packageRoot)
  const journal: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(new URL('meta/_journal.json', folder), 'utf8'),
  )
  return journal.entries.map(({ tag }) => ({
    name: tag,
    statements: readFileSync(new URL(`${tag}.sql`, folder), 'utf8').split(
      '--> statement-breakpoint',
    ),
  }))
}

/** Throws `conflict` when the database was written by a newer version of the program. */
export function missingMigrations(
  known: readonly Migration[],
  applied: readonly string[],
): Migration[] {
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name))
  if (unknown.length > 0) {
    throw new Failure(
      'conflict',
      'Diese Datenbank stammt von einer neueren Version von Basislotse. Bitte aktualisieren Sie das Programm.',
    )
  }
  return known.filter((migration) => !applied.includes(migration.name))
}
