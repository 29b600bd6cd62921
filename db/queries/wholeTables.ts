import { type AnyColumn, asc, eq, getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../db.ts'

/**
 * Every row of a table that belongs to the organisation, read in parts. In one unchanging state of the data each row comes
 * once; `key` are columns that no two rows share together.
 */
export async function* readTableRows(
  db: Db,
  name: keyof Db['tables'],
  key: readonly string[],
  partSize = 2_000,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  const table: PgTable = db.tables[name]
  const columns = getTableColumns(table)
  const owner: AnyColumn | undefined = columns.organisationId ?? columns.id
  if (!owner) throw new Error(`${name} belongs to nobody`)
  const order = key.flatMap((column) => columns[column] ?? [])
  for (let offset = 0; ; offset += partSize) {
    const part = await db
      .select()
      .from(table)
      .where(eq(owner, db.organisationId))
      .orderBy(...order.map((column) => asc(column)))
      .limit(partSize)
      .offset(offset)
    yield part
    if (part.length < partSize) return
  }
}

/** The digests of all files that are kept, and their sizes as stated. */
export async function listBlobFacts(db: Db): Promise<{ sha256: string; size: number }[]> {
  const { blob } = db.tables
  return db
    .select({ sha256: blob.sha256, size: blob.size })
    .from(blob)
    .where(eq(blob.organisationId, db.organisationId))
    .orderBy(blob.sha256)
}
