import type { Db } from '../../../db/db.ts'
import { findSnapshot } from '../../../db/queries/snapshots.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import { ensureOpen, readAudit } from '../readAudit.ts'

/** Where a finding is entered: an auditor under an access, the officer at a snapshot. */
export type FindingPlace = { readonly accessId: string } | { readonly snapshotId: string }

export type FindingScope = { readonly snapshot: Snapshot; readonly accessId: string | null }

/**
 * Under an access findings are entered by its auditor, while it is open; whoever else may write them enters them as
 * the city's own. Throws `not_found` or `forbidden`.
 */
export async function readFindingScope(
  db: Db,
  actor: Actor,
  place: FindingPlace,
  today: Day,
): Promise<FindingScope> {
  const scopes = allow(actor, 'write', 'findings', ['snapshot'])
  if ('accessId' in place) {
    const audit = await readAudit(db, actor, place.accessId, today)
    if (audit.isOwn) ensureOpen(audit)
    else if (!scopes.includes('all')) throw unknownSnapshot()
    return { snapshot: audit.snapshot, accessId: audit.isOwn ? audit.access.id : null }
  }
  const snapshot = await findSnapshot(db, place.snapshotId)
  if (!snapshot || !scopes.includes('all') || !isInDomain(actor, snapshot.informationDomainId)) {
    throw unknownSnapshot()
  }
  return { snapshot, accessId: null }
}

function unknownSnapshot(): Failure {
  return new Failure('not_found', 'Diesen Stand gibt es nicht, oder Sie dürfen ihn nicht sehen.')
}
