/** Controlled documents: topics worked off, versions, approval. @module */

import type { Db } from '../../db/db.ts'
import {
  insertDocument,
  insertDocumentTopic,
  listDocuments,
  listDocumentTopics,
  listDocumentVersions,
  saveDocumentReview,
  saveDocumentVersion,
} from '../../db/queries/documents.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { type Actor, ensureInDomain } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { approveVersion } from './approveVersion.ts'
import type { ControlledDocument, DocumentKind } from './document.ts'

/** Returns the document's id. */
export async function createDocument(
  deps: Deps,
  actor: Actor,
  input: {
    informationDomainId: string
    kind: DocumentKind
    title: string
    responsibleId: string | null
    reviewDueOn: Day | null
  },
): Promise<string> {
  allow(actor, 'write', 'documents')
  ensureInDomain(actor, input.informationDomainId)
  const document = { id: deps.newId(), ...input }
  await deps.store.write(actor.organisationId, async (db) => {
    await insertDocument(db, { ...document, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'document_created', document.id, { after: document }))
  })
  return document.id
}

/** Says who is responsible for a document and when it is to be reviewed. */
export async function planReview(
  deps: Deps,
  actor: Actor,
  documentId: string,
  plan: { responsibleId: string | null; reviewDueOn: Day | null },
): Promise<void> {
  allow(actor, 'write', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    await readDocument(db, documentId)
    await saveDocumentReview(db, documentId, plan)
    recordEvent(db, eventBy(deps, actor, 'document_changed', documentId, { after: plan }))
  })
}

/** Notes that a topic of a document's checklist is worked off. */
export async function finishTopic(
  deps: Deps,
  actor: Actor,
  done: { documentId: string; topic: string; doneOn: Day; note: string },
): Promise<void> {
  allow(actor, 'write', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    await insertDocumentTopic(db, done)
    recordEvent(db, eventBy(deps, actor, 'document_topic_done', done.documentId, { after: done }))
  })
}

/** Stores a new version of a document; returns its number. */
export async function writeVersion(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; writtenOn: Day; note: string },
): Promise<number> {
  allow(actor, 'write', 'documents')
  return deps.store.write(actor.organisationId, async (db) => {
    const { versions } = await readDocument(db, input.documentId)
    const number = Math.max(0, ...versions.map((version) => version.number)) + 1
    const version = { ...input, number, approvedBy: null, approvedOn: null }
    await saveDocumentVersion(db, version)
    recordEvent(
      db,
      eventBy(deps, actor, 'document_version_written', input.documentId, { after: version }),
    )
    return number
  })
}

/** The management approves a version. Rules and errors: `approveVersion`. */
export async function approveDocument(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; number: number; approvedOn: Day },
): Promise<void> {
  await deps.store.write(actor.organisationId, async (db) => {
    const document = await readDocument(db, input.documentId)
    const approved = approveVersion(actor, document, input.number, input.approvedOn)
    await saveDocumentVersion(db, { note: '', ...approved, documentId: input.documentId })
    recordEvent(
      db,
      eventBy(deps, actor, 'document_approved', input.documentId, { after: approved }),
    )
  })
}

/** Throws `not_found`. */
async function readDocument(db: Db, documentId: string): Promise<ControlledDocument> {
  const document = (await listDocuments(db)).find(({ id }) => id === documentId)
  if (!document) throw new Failure('not_found', 'Dieses Dokument gibt es nicht.')
  const topics = await listDocumentTopics(db)
  const versions = await listDocumentVersions(db)
  return {
    ...document,
    topics: topics.filter((topic) => topic.documentId === documentId),
    versions: versions.filter((version) => version.documentId === documentId),
  }
}
