/** Evidence files: taken in, attached to checks, and deleted with a trace. @module */
import type { Db } from '../../../db/db.ts'
import { deleteBlob, insertBlob } from '../../../db/queries/blobs.ts'
import { insertChecks } from '../../../db/queries/checks.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  countFileNeeds,
  deleteEvidenceFileCheck,
  type EvidenceFile,
  findEvidenceByDigest,
  insertEvidenceFile,
  insertEvidenceFileCheck,
  listEvidenceFilesOf,
  saveEvidenceFile,
} from '../../../db/queries/evidenceFiles.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { UploadedFile } from '../../documents/uploadedFile.ts'
import { type CheckPlace, subjectOf } from '../checkPlace.ts'
import { readCheckModel } from '../storeAnswers.ts'
import type { EvidenceChange, NewEvidence } from './evidenceForm.ts'
import { readEvidenceFile } from './readEvidenceFile.ts'

/** The id of the new file, or the one that is there already with the same bytes: nothing was stored then. */
export type TakenIn = { readonly id: string } | { readonly existing: EvidenceFile }

/**
 * Takes a file in, for a check or for none yet. Who answers a check may add to it; a file without a check is for who
 * writes all checks. Throws `not_found` for a check out of reach, `invalid` for one that is not modelled and for days
 * that cannot be.
 */
export async function addEvidenceFile(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { file, place, ...input }: { file: UploadedFile; place: CheckPlace | null } & NewEvidence,
): Promise<TakenIn> {
  allow(actor, 'write', 'checks', place ? ['assigned'] : [])
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    if (place) await storePlace(db, actor, informationDomainId, place)
    ensureDays(input, deps.today())
    const existing = await findEvidenceByDigest(db, informationDomainId, file.sha256)
    if (existing) return { existing }
    const { placeNote, ...described } = input
    const { sha256, size, data, fileName, mediaType } = file
    await insertBlob(db, { sha256, size, data, createdAt: deps.now() })
    const row = {
      ...described,
      title: described.title || fileName,
      ...{ id: deps.newId(), informationDomainId, sha256, fileName, mediaType, size },
      fileSha256: sha256,
      addedAt: deps.now(),
      addedBy: actor.name,
    }
    await insertEvidenceFile(db, row)
    const { fileSha256: _, ...after } = row
    recordEvent(db, eventBy(deps, actor, 'evidence_file_added', row.id, { after }))
    if (place) await storeAttachment(db, deps, actor, row, place, placeNote)
    return { id: row.id }
  })
}

/**
 * Attaches a file that is there already. It is named by its digest, so that only who sees it, or has it, can. Throws
 * `not_found`.
 */
export async function attachEvidenceFile(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  place: CheckPlace,
  { sha256, placeNote }: { sha256: string; placeNote: string },
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    await storePlace(db, actor, informationDomainId, place)
    const file = await findEvidenceByDigest(db, informationDomainId, sha256)
    if (!file) throw new Failure('not_found', 'Diesen Nachweis gibt es hier nicht mehr.')
    await storeAttachment(db, deps, actor, file, place, placeNote)
  })
}

/** Takes a file from a check; the file stays. One that is not attached is no change. */
export async function detachEvidenceFile(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  place: CheckPlace,
  evidenceFileId: string,
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    await storePlace(db, actor, informationDomainId, place)
    const attached = await listEvidenceFilesOf(db, [place.targetObjectId], [place.requirement])
    const file = attached.find(({ id }) => id === evidenceFileId)
    if (!file) return
    if (file.deletedAt !== null) {
      throw new Failure('invalid', 'Der Vermerk über einen gelöschten Nachweis bleibt stehen.')
    }
    await deleteEvidenceFileCheck(db, { ...place, evidenceFileId })
    const before = attachmentOf(file, file.placeNote)
    recordEvent(db, eventBy(deps, actor, 'evidence_file_detached', subjectOf(place), { before }))
  })
}

/** Title, source, days and note. Throws `conflict` for a stale version, `invalid` once the file was deleted. */
export async function changeEvidenceFile(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  change: EvidenceChange,
): Promise<void> {
  allow(actor, 'write', 'checks')
  await deps.store.write(actor.organisationId, async (db) => {
    const { checks: _, ...before } = await readEvidenceFile(db, actor, id, 'write')
    ensureThere(before)
    ensureDays(change, deps.today())
    await saveEvidenceFile(db, id, version, change)
    recordEvent(db, eventBy(deps, actor, 'evidence_file_changed', id, { before, after: change }))
  })
}

/**
 * Deletes a file: its bytes go unless a document, a device, a snapshot or another information domain needs them; name,
 * digest and reason stay, and the checks go on saying that there was a file. Throws `conflict` for a stale version.
 */
export async function deleteEvidenceFile(
  deps: Deps,
  actor: Actor,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<void> {
  allow(actor, 'write', 'checks')
  await deps.store.write(actor.organisationId, async (db) => {
    const file = await readEvidenceFile(db, actor, id, 'write')
    ensureThere(file)
    const { title, fileName, sha256, keptUntilOn } = file
    await saveEvidenceFile(db, id, version, {
      fileSha256: null,
      deletedAt: deps.now(),
      deletedBy: actor.name,
      deletedBecause: reason,
    })
    const needs = await countFileNeeds(db, sha256)
    if (Object.values(needs).every((count) => count === 0)) await deleteBlob(db, sha256)
    const before = { title, fileName, sha256, keptUntilOn }
    recordEvent(
      db,
      eventBy(deps, actor, 'evidence_file_deleted', id, { before, deletedBecause: reason }),
    )
  })
}

/** The check as a row, so that something can be attached; it is open where nobody answered. */
async function storePlace(
  db: Db,
  actor: Actor,
  informationDomainId: string,
  place: CheckPlace,
): Promise<void> {
  const check = (await readCheckModel(db, actor, informationDomainId, [place])).checkOf(place)
  const own = await readOwnPersons(db, actor)
  allow(actor, 'write', 'checks', own.has(check.responsibleId ?? '') ? ['assigned'] : [])
  if (check.version > 0) return
  const { version: _, ...row } = check
  await insertChecks(db, [row])
}

async function storeAttachment(
  db: Db,
  deps: Deps,
  actor: Actor,
  file: Pick<EvidenceFile, 'id' | 'title' | 'fileName' | 'sha256'>,
  place: CheckPlace,
  placeNote: string,
): Promise<void> {
  const attached = await listEvidenceFilesOf(db, [place.targetObjectId], [place.requirement])
  if (attached.some(({ id }) => id === file.id)) return
  await insertEvidenceFileCheck(db, { ...place, evidenceFileId: file.id, note: placeNote })
  const after = attachmentOf(file, placeNote)
  recordEvent(db, eventBy(deps, actor, 'evidence_file_attached', subjectOf(place), { after }))
}

function attachmentOf(
  { id, title, fileName, sha256 }: Pick<EvidenceFile, 'id' | 'title' | 'fileName' | 'sha256'>,
  note: string,
) {
  return { evidenceFileId: id, title, fileName, sha256, note }
}

function ensureThere({ deletedAt }: Pick<EvidenceFile, 'deletedAt'>): void {
  if (deletedAt === null) return
  throw new Failure('invalid', 'Dieser Nachweis ist gelöscht. Sein Vermerk bleibt, wie er ist.')
}

function ensureDays(
  { datedOn, keptUntilOn }: { datedOn: Day; keptUntilOn: Day | null },
  today: Day,
): void {
  if (datedOn > today) throw wrongDay('datedOn', 'Das Datum des Nachweises liegt in der Zukunft.')
  if (keptUntilOn !== null && keptUntilOn < datedOn) {
    throw wrongDay('keptUntilOn', 'Er kann nicht vor seinem eigenen Datum entfallen.')
  }
}

function wrongDay(field: string, message: string): Failure {
  return new Failure('invalid', message, { [field]: message })
}
