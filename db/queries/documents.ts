import { and, eq } from 'drizzle-orm'
import type { CheckStatus } from '../../src/assessment/check.ts'
import { compareNaturally } from '../../src/core/text.ts'
import type { DocumentKind } from '../../src/documents/document.ts'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'
import { itsCheck, itsTargetObject } from '../joins.ts'
import { ensureSaved } from './saved.ts'

export type StoredDocument = {
  id: string
  informationDomainId: string
  kind: DocumentKind
  title: string
  responsibleId: string | null
  reviewDueOn: string | null
  /** Since when the document is withdrawn. */
  retiredOn: string | null
  version: number
}

export type DocumentTopicDone = { documentId: string; topic: string; doneOn: string; note: string }

export type DocumentVersion = {
  documentId: string
  number: number
  writtenOn: string
  note: string
  approvedBy: string | null
  approvedOn: string | null
  fileSha256: string | null
  fileName: string
  mediaType: string
}

/** A check that a document proves. */
export type ProvenCheck = {
  targetObjectCode: string
  targetObjectName: string
  requirement: string
  status: CheckStatus
  note: string
}

type VersionFile = Pick<DocumentVersion, 'fileSha256' | 'fileName' | 'mediaType'>

/** Documents of one information domain, or of all. */
export async function listDocuments(
  db: Db,
  informationDomainId?: string,
): Promise<StoredDocument[]> {
  const all = await ask(db, selectDocuments)
  return informationDomainId === undefined
    ? all
    : all.filter((document) => document.informationDomainId === informationDomainId)
}

function selectDocuments(db: Db) {
  const { document } = db.tables
  return db
    .select()
    .from(document)
    .where(eq(document.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, document.title))
}

/** Without those that were withdrawn: what must be complete, reviewed, or may be named as evidence. */
export async function listDocumentsInForce(
  db: Db,
  informationDomainId?: string,
): Promise<StoredDocument[]> {
  const documents = await listDocuments(db, informationDomainId)
  return documents.filter(({ retiredOn }) => retiredOn === null)
}

export async function insertDocument(
  db: Db,
  row: Omit<StoredDocument, 'version' | 'retiredOn'> & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.document).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved the document since `version` was read. */
export async function saveDocument(
  db: Db,
  id: string,
  version: number,
  change: Partial<Pick<StoredDocument, 'title' | 'responsibleId' | 'reviewDueOn' | 'retiredOn'>>,
): Promise<void> {
  const { document } = db.tables
  const saved = await db
    .update(document)
    .set({ ...change, organisationId: undefined, id: undefined, version: version + 1 })
    .where(
      and(
        eq(document.organisationId, db.organisationId),
        eq(document.id, id),
        eq(document.version, version),
      ),
    )
    .returning({ id: document.id })
  ensureSaved(saved, 'Das Dokument')
}

export async function listDocumentTopics(db: Db): Promise<DocumentTopicDone[]> {
  return ask(db, selectDocumentTopics)
}

function selectDocumentTopics(db: Db) {
  const { documentTopic } = db.tables
  return db
    .select()
    .from(documentTopic)
    .where(eq(documentTopic.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, documentTopic.documentId), byCodePoint(db, documentTopic.topic))
}

/** A topic is worked off once; day and note may change. */
export async function saveDocumentTopic(db: Db, row: DocumentTopicDone): Promise<void> {
  const { documentTopic } = db.tables
  await db
    .insert(documentTopic)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [documentTopic.organisationId, documentTopic.documentId, documentTopic.topic],
      set: { doneOn: row.doneOn, note: row.note },
    })
}

export async function deleteDocumentTopic(
  db: Db,
  documentId: string,
  topic: string,
): Promise<void> {
  const { documentTopic } = db.tables
  await db
    .delete(documentTopic)
    .where(
      and(
        eq(documentTopic.organisationId, db.organisationId),
        eq(documentTopic.documentId, documentId),
        eq(documentTopic.topic, topic),
      ),
    )
}

export async function listDocumentVersions(db: Db): Promise<DocumentVersion[]> {
  return ask(db, selectDocumentVersions)
}

function selectDocumentVersions(db: Db) {
  const { documentVersion } = db.tables
  return db
    .select()
    .from(documentVersion)
    .where(eq(documentVersion.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, documentVersion.documentId), documentVersion.number)
}

/** Stores a version, with its file if there is one, or its approval. */
export async function saveDocumentVersion(
  db: Db,
  row: Omit<DocumentVersion, keyof VersionFile> & Partial<VersionFile>,
): Promise<void> {
  const { documentVersion } = db.tables
  await db
    .insert(documentVersion)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [documentVersion.organisationId, documentVersion.documentId, documentVersion.number],
      set: { approvedBy: row.approvedBy, approvedOn: row.approvedOn },
    })
}

/** The checks that a document proves, in the order of the target objects' codes and the requirements' ids. */
export async function listProvenChecks(db: Db, documentId: string): Promise<ProvenCheck[]> {
  const { check, evidenceLink, targetObject } = db.tables
  const rows = await db
    .select({
      targetObjectCode: targetObject.code,
      targetObjectName: targetObject.name,
      requirement: check.requirement,
      status: check.status,
      note: evidenceLink.note,
    })
    .from(evidenceLink)
    .innerJoin(check, itsCheck(db, evidenceLink))
    .innerJoin(targetObject, itsTargetObject(db, check))
    .where(
      and(
        eq(evidenceLink.organisationId, db.organisationId),
        eq(evidenceLink.documentId, documentId),
      ),
    )
  return rows.sort(
    (one, other) =>
      compareNaturally(one.targetObjectCode, other.targetObjectCode) ||
      compareNaturally(one.requirement, other.requirement),
  )
}
