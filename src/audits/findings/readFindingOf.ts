import type { Db } from '../../../db/db.ts'
import { findFinding, type StoredFinding } from '../../../db/queries/audits.ts'
import { findSnapshot } from '../../../db/queries/snapshots.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import { ensureOpen, readAudit } from '../readAudit.ts'

/**
 * A finding that the actor may write: the officer each of the information domain, an auditor those of the own access
 * while it is open. Throws `not_found` or `forbidden`.
 */
export async function readFindingOf(
  db: Db,
  actor: Actor,
  id: string,
  today: Day,
): Promise<{ finding: StoredFinding; snapshot: Snapshot }> {
  const scopes = allow(actor, 'write', 'findings', ['snapshot'])
  const finding = await findFinding(db, id)
  if (!finding || !isInDomain(actor, finding.informationDomainId)) throw unknownFinding()
  const snapshot = await findSnapshot(db, finding.snapshotId)
  if (!snapshot) throw unknownFinding()
  if (scopes.includes('all')) return { finding, snapshot }
  if (finding.accessId === null) throw unknownFinding()
  const audit = await readAudit(db, actor, finding.accessId, today)
  ensureOpen(audit)
  return { finding, snapshot }
}

export function unknownFinding(): Failure {
  return new Failure('not_found', 'Diese Feststellung gibt es nicht.')
}
