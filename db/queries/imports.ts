import { and, desc, eq } from 'drizzle-orm'
import type { ImportKind } from '../../src/exchange/importKind.ts'
import type { Db } from '../db.ts'

export type ImportRun = {
  id: string
  informationDomainId: string
  kind: ImportKind
  file: string
  fileSha256: string
  created: number
  changed: number
  unchanged: number
  refused: number
  at: string
  actorId: string
}

export async function insertImportRun(db: Db, row: ImportRun): Promise<void> {
  await db.insert(db.tables.importRun).values({ ...row, organisationId: db.organisationId })
}

/** Remembered mappings of a kind of list, by the fingerprint of the header they belong to. */
export async function listImportMappings(
  db: Db,
  kind: ImportKind,
): Promise<{ headerFingerprint: string; mapping: Readonly<Record<string, unknown>> }[]> {
  const { importMapping } = db.tables
  return db
    .select({
      headerFingerprint: importMapping.headerFingerprint,
      mapping: importMapping.mapping,
    })
    .from(importMapping)
    .where(and(eq(importMapping.organisationId, db.organisationId), eq(importMapping.kind, kind)))
}

export async function saveImportMapping(
  db: Db,
  row: {
    kind: ImportKind
    headerFingerprint: string
    mapping: Readonly<Record<string, unknown>>
    rememberedAt: string
  },
): Promise<void> {
  const { importMapping } = db.tables
  await db
    .insert(importMapping)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [importMapping.organisationId, importMapping.kind, importMapping.headerFingerprint],
      set: { ...row, organisationId: undefined },
    })
}

/** The last lists that were taken over in an information domain, newest first. */
export async function listImportRuns(
  db: Db,
  informationDomainId: string,
  limit: number,
): Promise<ImportRun[]> {
  const { importRun } = db.tables
  return db
    .select()
    .from(importRun)
    .where(
      and(
        eq(importRun.organisationId, db.organisationId),
        eq(importRun.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(importRun.at), desc(importRun.id))
    .limit(limit)
}
