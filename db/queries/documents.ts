import { and, eq, sql } from 'drizzle-orm'
import type { DocumentKind } from '../../src/documents/document.ts'
import { byCodePoint, type Db } from '../db.ts'

export type StoredDocument = {
  id: string
  informationDomainId: string
  kind: DocumentKind
  title: string
  responsibleId: string | null
  reviewDueOn: string | null
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

type VersionFile = Pick<DocumentVersion, 'fileSha256' | 'fileName' | 'mediaType'>

/** Documents of one information domain, or of all. */
export async function listDocuments(
  db: Db,
  informationDomainId?: string,
): Promise<StoredDocument[]> {
  const { document } = db.tables
  return db
    .select()
    .from(document)
    .where(
      and(
        eq(document.organisationId, db.organisationId),
        informationDomainId ? eq(document.informationDomainId, informationDomainId) : undefined,
      ),
    )
    .orderBy(byCodePoint(db, document.title))
}

export async function insertDocument(
  db: Db,
  row: StoredDocument & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.document).values({ ...row, organisationId: db.organisationId })
}

/** Who is responsible for a document, and when it is to be reviewed. */
export async function saveDocumentReview(
  db: Db,
  id: string,
  change: Pick<StoredDocument, 'responsibleId' | 'reviewDueOn'>,
): Promise<void> {
  const { document } = db.tables
  await db
    .update(document)
    .set({ ...change, organisationId: undefined, version: sql`${document.version} + 1` })
    .where(and(eq(document.organisationId, db.organisationId), eq(document.id, id)))
}

export async function listDocumentTopics(db: Db): Promise<DocumentTopicDone[]> {
  const { documentTopic } = db.tables
  return db
    .select()
    .from(documentTopic)
    .where(eq(documentTopic.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, documentTopic.documentId), byCodePoint(db, documentTopic.topic))
}

export async function insertDocumentTopic(db: Db, row: DocumentTopicDone): Promise<void> {
  await db
    .insert(db.tables.documentTopic)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoNothing()
}

export async function listDocumentVersions(db: Db): Promise<DocumentVersion[]> {
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
