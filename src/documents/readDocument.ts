import type { Db } from '../../db/db.ts'
import {
  type DocumentTopicDone,
  type DocumentVersion,
  listDocuments,
  listDocumentTopics,
  listDocumentVersions,
  type StoredDocument,
} from '../../db/queries/documents.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'

export type StoredControlledDocument = StoredDocument & {
  readonly topics: readonly DocumentTopicDone[]
  readonly versions: readonly DocumentVersion[]
}

/**
 * A document with its topics and versions. Throws `not_found` for one of another organisation or outside
 * the actor's memberships.
 */
export async function readDocument(
  db: Db,
  actor: Actor,
  documentId: string,
): Promise<StoredControlledDocument> {
  const document = (await listDocuments(db)).find(({ id }) => id === documentId)
  if (!document || !isInDomain(actor, document.informationDomainId)) {
    throw new Failure('not_found', 'Dieses Dokument gibt es nicht, oder Sie dürfen es nicht sehen.')
  }
  const topics = await listDocumentTopics(db)
  const versions = await listDocumentVersions(db)
  return {
    ...document,
    topics: topics.filter((topic) => topic.documentId === documentId),
    versions: versions.filter((version) => version.documentId === documentId),
  }
}
