import { and, desc, eq, inArray, max } from 'drizzle-orm'
import type { Snapshot } from '../../src/snapshots/snapshot.ts'
import { ask } from '../ask.ts'
import { chunksOf, type Db, insertMany, isAmong } from '../db.ts'

/** The text of a part, deflated. */
export type StoredPart = {
  sha256: string
  size: number
  data: Uint8Array
  erasedAt: string | null
  erasedBecause: string | null
}

/** Snapshots of one information domain, newest first. */
export async function listSnapshots(db: Db, informationDomainId: string): Promise<Snapshot[]> {
  return ask(db, selectOfDomain, { informationDomainId })
}

function selectOfDomain(db: Db, { informationDomainId }: { informationDomainId: string }) {
  const { snapshot } = db.tables
  return db
    .select()
    .from(snapshot)
    .where(
      and(
        eq(snapshot.organisationId, db.organisationId),
        eq(snapshot.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(snapshot.number))
}

export async function findSnapshot(db: Db, id: string): Promise<Snapshot | undefined> {
  const [found] = await ask(db, selectById, { id })
  return found
}

function selectById(db: Db, { id }: { id: string }) {
  const { snapshot } = db.tables
  return db
    .select()
    .from(snapshot)
    .where(and(eq(snapshot.organisationId, db.organisationId), eq(snapshot.id, id)))
}

/** The number of the newest snapshot of an information domain; 0 while there is none. */
export async function findLastNumber(db: Db, informationDomainId: string): Promise<number> {
  const { snapshot } = db.tables
  const [found] = await db
    .select({ number: max(snapshot.number) })
    .from(snapshot)
    .where(
      and(
        eq(snapshot.organisationId, db.organisationId),
        eq(snapshot.informationDomainId, informationDomainId),
      ),
    )
  return found?.number ?? 0
}

export async function insertSnapshot(
  db: Db,
  row: Omit<Snapshot, 'organisationId'>,
  fileDigests: readonly string[],
): Promise<void> {
  const { snapshot, snapshotFile } = db.tables
  const { organisationId } = db
  await db.insert(snapshot).values({ ...row, organisationId })
  const files = fileDigests.map((fileSha256) => ({
    snapshotId: row.id,
    fileSha256,
    organisationId,
  }))
  await insertMany(db, snapshotFile, files)
}

/** Which of these parts are kept already. */
export async function listKnownParts(db: Db, digests: readonly string[]): Promise<Set<string>> {
  const { frozenPart } = db.tables
  const rows = await db
    .select({ sha256: frozenPart.sha256 })
    .from(frozenPart)
    .where(
      and(
        eq(frozenPart.organisationId, db.organisationId),
        isAmong(db, frozenPart.sha256, digests),
      ),
    )
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Equal parts are kept once. */
export async function insertParts(
  db: Db,
  parts: readonly Pick<StoredPart, 'sha256' | 'size' | 'data'>[],
): Promise<void> {
  for (const some of chunksOf(parts, 50)) {
    await db
      .insert(db.tables.frozenPart)
      .values(
        some.map((part) => ({
          ...part,
          data: Buffer.from(part.data),
          organisationId: db.organisationId,
        })),
      )
      .onConflictDoNothing()
  }
}

export async function findPart(db: Db, sha256: string): Promise<StoredPart | undefined> {
  const [found] = await listParts(db, [sha256])
  return found
}

/** Those of the parts that are there, in no order. */
export async function listParts(db: Db, digests: readonly string[]): Promise<StoredPart[]> {
  const { frozenPart } = db.tables
  const { sha256, size, data, erasedAt, erasedBecause } = frozenPart
  return db
    .select({ sha256, size, data, erasedAt, erasedBecause })
    .from(frozenPart)
    .where(
      and(
        eq(frozenPart.organisationId, db.organisationId),
        inArray(frozenPart.sha256, [...digests]),
      ),
    )
}

/** Files that a snapshot keeps, by their digests. */
export async function listSnapshotFiles(db: Db, snapshotId: string): Promise<string[]> {
  const { snapshotFile } = db.tables
  const rows = await db
    .select({ fileSha256: snapshotFile.fileSha256 })
    .from(snapshotFile)
    .where(
      and(
        eq(snapshotFile.organisationId, db.organisationId),
        eq(snapshotFile.snapshotId, snapshotId),
      ),
    )
  return rows.map(({ fileSha256 }) => fileSha256).sort()
}

/** Of each snapshot of the organisation the digest of its list of parts. */
export async function listSnapshotContents(db: Db): Promise<string[]> {
  const { snapshot } = db.tables
  const rows = await db
    .select({ contentSha256: snapshot.contentSha256 })
    .from(snapshot)
    .where(eq(snapshot.organisationId, db.organisationId))
  return rows.map(({ contentSha256 }) => contentSha256)
}

/** Puts a text without the person in the place of a part; its digest stays, and the part says why it differs. */
export async function saveErasedPart(
  db: Db,
  sha256: string,
  { data, erasedAt, erasedBecause }: { data: Uint8Array; erasedAt: string; erasedBecause: string },
): Promise<void> {
  const { frozenPart } = db.tables
  await db
    .update(frozenPart)
    .set({ data: Buffer.from(data), erasedAt, erasedBecause })
    .where(and(eq(frozenPart.organisationId, db.organisationId), eq(frozenPart.sha256, sha256)))
}
