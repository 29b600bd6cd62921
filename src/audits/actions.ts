/** Audits: who from outside reads which snapshot, from when until when. @module */
import type { Db } from '../../db/db.ts'
import {
  type AuditAccess,
  findAuditAccess,
  insertAuditAccess,
  saveAuditAccess,
} from '../../db/queries/audits.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import { findSnapshot } from '../../db/queries/snapshots.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { ensurePeriod } from './auditAccess.ts'

export type NewAccess = {
  userId: string
  snapshotId: string
  fromOn: Day
  untilOn: Day
  purpose: string
}

/**
 * Lets an auditor read a snapshot; returns the id of the access. Throws `not_found` for a snapshot of another
 * information domain, `invalid` for an account that does not audit there, or a period that ends before it begins.
 */
export async function grantAccess(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  input: NewAccess,
): Promise<string> {
  allow(actor, 'write', 'audits')
  const id = deps.newId()
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    ensurePeriod(input)
    const snapshot = await findSnapshot(db, input.snapshotId)
    if (snapshot?.informationDomainId !== informationDomainId) throw unknownSnapshot()
    await ensureAuditor(db, input.userId, informationDomainId)
    const access = {
      id,
      informationDomainId,
      ...input,
      createdAt: deps.now(),
      createdBy: actor.name,
      revokedAt: null,
      revokedBy: null,
    }
    await insertAuditAccess(db, access)
    recordEvent(db, eventBy(deps, actor, 'audit_access_granted', id, { after: access }))
  })
  return id
}

/** Shortens or extends the period; an access that was revoked stays so. Throws `conflict` for a stale version. */
export async function changeAccess(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...change }: { fromOn: Day; untilOn: Day; purpose: string; version: number },
): Promise<void> {
  allow(actor, 'write', 'audits')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readAccess(db, actor, id)
    ensurePeriod(change)
    ensureNotRevoked(before)
    await saveAuditAccess(db, id, version, change)
    recordEvent(db, eventBy(deps, actor, 'audit_access_changed', id, { before, after: change }))
  })
}

/** Ends an access at once. Throws `conflict` for a stale version. */
export async function revokeAccess(
  deps: Deps,
  actor: Actor,
  id: string,
  { version }: { version: number },
): Promise<void> {
  allow(actor, 'write', 'audits')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readAccess(db, actor, id)
    ensureNotRevoked(before)
    const change = { revokedAt: deps.now(), revokedBy: actor.name }
    await saveAuditAccess(db, id, version, change)
    recordEvent(db, eventBy(deps, actor, 'audit_access_revoked', id, { before, after: change }))
  })
}

async function readAccess(db: Db, actor: Actor, id: string): Promise<AuditAccess> {
  const found = await findAuditAccess(db, id)
  if (found && isInDomain(actor, found.informationDomainId)) return found
  throw new Failure('not_found', 'Diesen Prüfzugang gibt es nicht.')
}

async function ensureAuditor(db: Db, userId: string, informationDomainId: string): Promise<void> {
  const covers = (id: string | null) => id === null || id === informationDomainId
  const members = await listMembers(db)
  const isAuditor = members.some(
    (member) =>
      member.userId === userId && member.role === 'auditor' && covers(member.informationDomainId),
  )
  if (isAuditor) return
  const message = 'Dieser Zugang hat hier nicht die Rolle „Auditor“.'
  throw new Failure('invalid', message, { userId: message })
}

function ensureNotRevoked({ revokedAt }: AuditAccess): void {
  if (revokedAt === null) return
  throw new Failure(
    'invalid',
    'Dieser Prüfzugang ist widerrufen. Bitte gewähren Sie einen neuen, wenn weiter geprüft wird.',
  )
}

function unknownSnapshot(): Failure {
  return new Failure('not_found', 'Diesen Stand gibt es in diesem Informationsverbund nicht.')
}
