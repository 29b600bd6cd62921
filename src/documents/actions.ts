/** Controlled documents: topics worked off, versions, approval. @module */
import {
  insertDocument,
  insertDocumentTopic,
  saveDocumentReview,
  saveDocumentVersion,
} from '../../db/queries/documents.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readPersons } from '../access/readPersons.ts'
import type { Day } from '../core/day.ts'
import type { Deps } from '../deps.ts'
import { approveVersion } from './approveVersion.ts'
import type { DocumentKind } from './document.ts'
import { readDocument } from './readDocument.ts'

/** Returns the document's id. Throws `not_found` for an unknown information domain or person. */
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
  const document = { id: deps.newId(), ...input }
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, input.informationDomainId)
    await readPersons(db, [input.responsibleId])
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
    await readDocument(db, actor, documentId)
    await readPersons(db, [plan.responsibleId])
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
    await readDocument(db, actor, done.documentId)
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
    const { versions } = await readDocument(db, actor, input.documentId)
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
  allow(actor, 'approve', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    const document = await readDocument(db, actor, input.documentId)
    const approved = approveVersion(actor, document, input.number, input.approvedOn)
    await saveDocumentVersion(db, { note: '', ...approved, documentId: input.documentId })
    recordEvent(
      db,
      eventBy(deps, actor, 'document_approved', input.documentId, { after: approved }),
    )
  })
}
