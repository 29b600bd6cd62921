/** Controlled documents: topics worked off, versions, approval. @module */
import type { Db } from '../../db/db.ts'
import { insertBlob } from '../../db/queries/blobs.ts'
import {
  deleteDocumentTopic,
  insertDocument,
  listDocuments,
  saveDocument,
  saveDocumentTopic,
  saveDocumentVersion,
} from '../../db/queries/documents.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { listMilestones } from '../../db/queries/milestones.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readPersons } from '../access/readPersons.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { approveVersion } from './approveVersion.ts'
import type { DocumentKind } from './document.ts'
import { readDocument, type StoredControlledDocument } from './readDocument.ts'
import { topicsOf } from './topicsOf.ts'
import type { UploadedFile } from './uploadedFile.ts'

/**
 * Returns the document's id. Throws `not_found` for an unknown information domain or person, `invalid` for a title
 * that another document there has.
 */
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
    await ensureTitleFree(db, document)
    await insertDocument(db, { ...document, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'document_created', document.id, { after: document }))
  })
  return document.id
}

/** Title, who is responsible, and when it is to be reviewed; without a version the stored one is taken. */
export async function changeDocument(
  deps: Deps,
  actor: Actor,
  documentId: string,
  { version, ...change }: DocumentChange & { version?: number },
): Promise<void> {
  allow(actor, 'write', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readDocument(db, actor, documentId)
    await readPersons(db, [change.responsibleId ?? null])
    await ensureTitleFree(db, { ...before, ...change })
    await saveDocument(db, documentId, version ?? before.version, change)
    recordChange(deps, actor, db, before, change)
  })
}

/**
 * Withdraws a document, or takes it up again (`retiredOn` null). It keeps its versions and stays the evidence of
 * checks. Throws `conflict` for a stale version, `invalid` where a milestone is derived from it.
 */
export async function retireDocument(
  deps: Deps,
  actor: Actor,
  documentId: string,
  { retiredOn, version }: { retiredOn: Day | null; version: number },
): Promise<void> {
  allow(actor, 'write', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readDocument(db, actor, documentId)
    const milestones = retiredOn === null ? [] : await listMilestones(db)
    const milestone = milestones.find((each) => each.documentId === documentId)
    if (milestone) {
      throw new Failure(
        'invalid',
        `Aus diesem Dokument folgt der Stand des Meilensteins „${milestone.title}“. Es kann nicht zurückgezogen werden.`,
      )
    }
    await saveDocument(db, documentId, version, { retiredOn })
    recordChange(deps, actor, db, before, { retiredOn })
  })
}

/** Notes that a topic of a document's checklist is worked off; once more changes day and note. */
export async function finishTopic(
  deps: Deps,
  actor: Actor,
  done: { documentId: string; topic: string; doneOn: Day; note: string },
): Promise<void> {
  allow(actor, 'write', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    const document = await readDocumentInForce(db, actor, done.documentId)
    ensureTopic(document, done.topic)
    ensurePast('doneOn', done.doneOn, deps.today())
    const before = document.topics.find(({ topic }) => topic === done.topic)
    await saveDocumentTopic(db, done)
    const details = before ? { before, after: done } : { after: done }
    recordEvent(db, eventBy(deps, actor, 'document_topic_done', done.documentId, details))
  })
}

/** Takes back that a topic is worked off; one that is open anyway is no change. */
export async function reopenTopic(
  deps: Deps,
  actor: Actor,
  { documentId, topic }: { documentId: string; topic: string },
): Promise<void> {
  allow(actor, 'write', 'documents')
  await deps.store.write(actor.organisationId, async (db) => {
    const document = await readDocumentInForce(db, actor, documentId)
    const before = document.topics.find((done) => done.topic === topic)
    if (!before) return
    await deleteDocumentTopic(db, documentId, topic)
    recordEvent(db, eventBy(deps, actor, 'document_topic_reopened', documentId, { before }))
  })
}

/**
 * Stores a new version of a document, with its file if there is one; returns its number. `number` is the one that it
 * shall get: `conflict` where somebody else wrote one meanwhile, or the same form came twice.
 */
export async function writeVersion(
  deps: Deps,
  actor: Actor,
  { file, number: wanted, ...input }: NewVersion,
): Promise<number> {
  allow(actor, 'write', 'documents')
  return deps.store.write(actor.organisationId, async (db) => {
    const { versions } = await readDocumentInForce(db, actor, input.documentId)
    ensurePast('writtenOn', input.writtenOn, deps.today())
    const number = Math.max(0, ...versions.map((version) => version.number)) + 1
    if (wanted !== undefined && wanted !== number) {
      throw new Failure('conflict', `Version ${wanted} gibt es inzwischen schon.`)
    }
    if (file) await insertBlob(db, { ...file, createdAt: deps.now() })
    const version = {
      ...input,
      number,
      approvedBy: null,
      approvedOn: null,
      ...(file
        ? { fileSha256: file.sha256, fileName: file.fileName, mediaType: file.mediaType }
        : {}),
    }
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
    const document = await readDocumentInForce(db, actor, input.documentId)
    ensurePast('approvedOn', input.approvedOn, deps.today())
    const approved = approveVersion(actor, document, input.number, input.approvedOn)
    await saveDocumentVersion(db, { note: '', ...approved, documentId: input.documentId })
    recordEvent(
      db,
      eventBy(deps, actor, 'document_approved', input.documentId, { after: approved }),
    )
  })
}

type DocumentChange = { title?: string; responsibleId?: string | null; reviewDueOn?: Day | null }

type NewVersion = {
  documentId: string
  writtenOn: Day
  note: string
  number?: number | undefined
  file?: UploadedFile | undefined
}

function recordChange(
  deps: Deps,
  actor: Actor,
  db: Db,
  { topics: _, versions: __, ...before }: StoredControlledDocument,
  after: Readonly<Record<string, unknown>>,
): void {
  recordEvent(db, eventBy(deps, actor, 'document_changed', before.id, { before, after }))
}

/** Titles name documents in lists and in the audit trail: one each in an information domain. */
async function ensureTitleFree(
  db: Db,
  { id, informationDomainId, title }: { id: string; informationDomainId: string; title: string },
): Promise<void> {
  const others = await listDocuments(db, informationDomainId)
  if (!others.some((other) => other.title === title && other.id !== id)) return
  const message = `Ein Dokument „${title}“ gibt es in diesem Informationsverbund schon.`
  throw new Failure('invalid', message, { title: message })
}

/** Throws `invalid` for one that is withdrawn: nothing is added to it. */
async function readDocumentInForce(
  db: Db,
  actor: Actor,
  documentId: string,
): Promise<StoredControlledDocument> {
  const document = await readDocument(db, actor, documentId)
  if (document.retiredOn === null) return document
  throw new Failure(
    'invalid',
    'Das Dokument ist zurückgezogen. Nehmen Sie es zuerst wieder auf, um daran zu arbeiten.',
  )
}

function ensureTopic({ kind }: Pick<StoredControlledDocument, 'kind'>, topic: string): void {
  if (topicsOf(kind).some(({ id }) => id === topic)) return
  throw new Failure('not_found', 'Dieses Thema gehört nicht zur Liste des Dokuments.')
}

function ensurePast(field: string, day: Day, today: Day): void {
  if (day <= today) return
  const message = 'Der Tag liegt in der Zukunft.'
  throw new Failure('invalid', `Bitte prüfen Sie den Tag. ${message}`, { [field]: message })
}
