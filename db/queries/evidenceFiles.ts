/** Evidence files and the checks that they prove; all that reads works in a frozen state as well. */
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { CheckStatus } from '../../src/assessment/check.ts'
import type { EvidenceSource } from '../../src/assessment/evidence/evidenceFile.ts'
import { compareNaturally } from '../../src/core/text.ts'
import { byCodePoint, type Db, isAmong } from '../db.ts'
import { itsCheck, itsTargetObject } from '../joins.ts'
import { ensureSaved } from './saved.ts'

export type EvidenceFile = {
  id: string
  informationDomainId: string
  title: string
  sourceKind: EvidenceSource
  source: string
  datedOn: string
  note: string
  keptUntilOn: string | null
  /** Stays when the bytes go. */
  sha256: string
  /** Of the bytes; null once they were deleted. */
  fileSha256: string | null
  fileName: string
  mediaType: string
  size: number
  addedAt: string
  addedBy: string
  deletedAt: string | null
  deletedBy: string | null
  deletedBecause: string | null
  version: number
}

export type EvidenceFileCheck = {
  evidenceFileId: string
  targetObjectId: string
  requirement: string
  note: string
}

/** A check that a file proves, as people know it. */
export type EvidencedCheck = EvidenceFileCheck & {
  targetObjectCode: string
  targetObjectName: string
  status: CheckStatus
  responsibleId: string | null
}

/** All of an information domain, also those that were deleted; the newest first. */
export async function listEvidenceFiles(
  db: Db,
  informationDomainId: string,
): Promise<EvidenceFile[]> {
  const { evidenceFile } = db.tables
  return db
    .select()
    .from(evidenceFile)
    .where(
      and(
        eq(evidenceFile.organisationId, db.organisationId),
        eq(evidenceFile.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(evidenceFile.datedOn), asc(evidenceFile.id))
}

export async function findEvidenceFile(db: Db, id: string): Promise<EvidenceFile | undefined> {
  const { evidenceFile } = db.tables
  const [found] = await db
    .select()
    .from(evidenceFile)
    .where(and(eq(evidenceFile.organisationId, db.organisationId), eq(evidenceFile.id, id)))
  return found
}

/** The file with these bytes in the information domain, while it is not deleted. */
export async function findEvidenceByDigest(
  db: Db,
  informationDomainId: string,
  sha256: string,
): Promise<EvidenceFile | undefined> {
  const { evidenceFile } = db.tables
  const [found] = await db
    .select()
    .from(evidenceFile)
    .where(
      and(
        eq(evidenceFile.organisationId, db.organisationId),
        eq(evidenceFile.informationDomainId, informationDomainId),
        eq(evidenceFile.sha256, sha256),
        isNull(evidenceFile.deletedAt),
      ),
    )
  return found
}

export async function insertEvidenceFile(
  db: Db,
  row: Omit<EvidenceFile, 'version' | 'deletedAt' | 'deletedBy' | 'deletedBecause'>,
): Promise<void> {
  await db.insert(db.tables.evidenceFile).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved it since `version` was read. */
export async function saveEvidenceFile(
  db: Db,
  id: string,
  version: number,
  change: Partial<
    Pick<
      EvidenceFile,
      | 'title'
      | 'sourceKind'
      | 'source'
      | 'datedOn'
      | 'note'
      | 'keptUntilOn'
      | 'fileSha256'
      | 'deletedAt'
      | 'deletedBy'
      | 'deletedBecause'
    >
  >,
): Promise<void> {
  const { evidenceFile } = db.tables
  const saved = await db
    .update(evidenceFile)
    .set({ ...change, organisationId: undefined, id: undefined, version: version + 1 })
    .where(
      and(
        eq(evidenceFile.organisationId, db.organisationId),
        eq(evidenceFile.id, id),
        eq(evidenceFile.version, version),
      ),
    )
    .returning({ id: evidenceFile.id })
  ensureSaved(saved, 'Der Nachweis')
}

/** Which file proves which check of an information domain, in the order of the checks. */
export async function listEvidenceFileChecks(
  db: Db,
  informationDomainId: string,
): Promise<EvidencedCheck[]> {
  const { check, evidenceFileCheck, targetObject } = db.tables
  const rows = await db
    .select({
      evidenceFileId: evidenceFileCheck.evidenceFileId,
      targetObjectId: evidenceFileCheck.targetObjectId,
      requirement: evidenceFileCheck.requirement,
      note: evidenceFileCheck.note,
      targetObjectCode: targetObject.code,
      targetObjectName: targetObject.name,
      status: check.status,
      responsibleId: check.responsibleId,
    })
    .from(evidenceFileCheck)
    .innerJoin(check, itsCheck(db, evidenceFileCheck))
    .innerJoin(targetObject, itsTargetObject(db, check))
    .where(
      and(
        eq(evidenceFileCheck.organisationId, db.organisationId),
        eq(check.informationDomainId, informationDomainId),
      ),
    )
  return rows.sort(
    (one, other) =>
      compareNaturally(one.targetObjectCode, other.targetObjectCode) ||
      compareNaturally(one.requirement, other.requirement),
  )
}

/** The files of the checks of a page, those that were deleted among them; by title. */
export async function listEvidenceFilesOf(
  db: Db,
  targetObjectIds: readonly string[],
  requirements: readonly string[],
): Promise<(EvidenceFile & Omit<EvidenceFileCheck, 'note'> & { placeNote: string })[]> {
  const { evidenceFile, evidenceFileCheck } = db.tables
  const rows = await db
    .select({
      file: evidenceFile,
      targetObjectId: evidenceFileCheck.targetObjectId,
      requirement: evidenceFileCheck.requirement,
      placeNote: evidenceFileCheck.note,
    })
    .from(evidenceFileCheck)
    .innerJoin(
      evidenceFile,
      and(
        eq(evidenceFile.organisationId, evidenceFileCheck.organisationId),
        eq(evidenceFile.id, evidenceFileCheck.evidenceFileId),
      ),
    )
    .where(
      and(
        eq(evidenceFileCheck.organisationId, db.organisationId),
        isAmong(db, evidenceFileCheck.targetObjectId, targetObjectIds),
        isAmong(db, evidenceFileCheck.requirement, requirements),
      ),
    )
    .orderBy(byCodePoint(db, evidenceFile.title))
  return rows.map(({ file, ...place }) => ({ ...file, ...place, evidenceFileId: file.id }))
}

/** One that is there already is no change. */
export async function insertEvidenceFileCheck(db: Db, row: EvidenceFileCheck): Promise<void> {
  await db
    .insert(db.tables.evidenceFileCheck)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoNothing()
}

export async function deleteEvidenceFileCheck(
  db: Db,
  { evidenceFileId, targetObjectId, requirement }: Omit<EvidenceFileCheck, 'note'>,
): Promise<void> {
  const { evidenceFileCheck } = db.tables
  await db
    .delete(evidenceFileCheck)
    .where(
      and(
        eq(evidenceFileCheck.organisationId, db.organisationId),
        eq(evidenceFileCheck.evidenceFileId, evidenceFileId),
        eq(evidenceFileCheck.targetObjectId, targetObjectId),
        eq(evidenceFileCheck.requirement, requirement),
      ),
    )
}

/** Who else needs the bytes of a file. */
export type FileNeeds = {
  documents: number
  devices: number
  snapshots: number
  evidence: number
}

/** How many documents' versions, files of devices, snapshots and evidence files name the bytes. */
export async function countFileNeeds(db: Db, sha256: string): Promise<FileNeeds> {
  const { deviceFile, documentVersion, evidenceFile, snapshotFile } = db.tables
  const needs = (table: typeof deviceFile | typeof documentVersion | typeof snapshotFile) =>
    db.$count(table, and(eq(table.organisationId, db.organisationId), eq(table.fileSha256, sha256)))
  return {
    documents: await needs(documentVersion),
    devices: await needs(deviceFile),
    snapshots: await needs(snapshotFile),
    evidence: await db.$count(
      evidenceFile,
      and(
        eq(evidenceFile.organisationId, db.organisationId),
        isNotNull(evidenceFile.fileSha256),
        eq(evidenceFile.fileSha256, sha256),
      ),
    ),
  }
}
