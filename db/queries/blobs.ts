import { and, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'

/** `size` in bytes. */
export type Blob = { sha256: string; size: number; data: Uint8Array }

/** The bytes of a file by their digest. */
export async function findBlob(db: Db, sha256: string): Promise<Blob | undefined> {
  const { blob } = db.tables
  const { size, data } = blob
  const [found] = await db
    .select({ sha256: blob.sha256, size, data })
    .from(blob)
    .where(and(eq(blob.organisationId, db.organisationId), eq(blob.sha256, sha256)))
  return found
}

/** The same bytes are kept once. */
export async function insertBlob(db: Db, row: Blob & { createdAt: string }): Promise<void> {
  await db
    .insert(db.tables.blob)
    .values({ ...row, data: Buffer.from(row.data), organisationId: db.organisationId })
    .onConflictDoNothing()
}

/** The database refuses it while a document, a device, a snapshot or evidence names the bytes. */
export async function deleteBlob(db: Db, sha256: string): Promise<void> {
  const { blob } = db.tables
  await db
    .delete(blob)
    .where(and(eq(blob.organisationId, db.organisationId), eq(blob.sha256, sha256)))
}
