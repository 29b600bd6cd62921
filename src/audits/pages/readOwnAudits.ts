import type { Db } from '../../../db/db.ts'
import { listAccessesOf } from '../../../db/queries/audits.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import { listSnapshots } from '../../../db/queries/snapshots.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import type { Day } from '../../core/day.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import { accessState } from '../auditAccess.ts'
import type { Audit } from '../readAudit.ts'

/** What was handed over to the actor, also what is no longer or not yet open. */
export async function readOwnAudits(db: Db, actor: Actor, today: Day): Promise<Audit[]> {
  if (!isAllowed(actor, 'read', 'audits', ['snapshot']) || actor.userId === null) return []
  const accesses = await listAccessesOf(db, actor.userId)
  const domains = await listInformationDomains(db)
  const covered = domains.filter(({ id }) => isInDomain(actor, id))
  const snapshots: Snapshot[] = []
  for (const { id } of covered) snapshots.push(...(await listSnapshots(db, id)))
  return accesses.flatMap((access): Audit[] => {
    const domain = covered.find(({ id }) => id === access.informationDomainId)
    const snapshot = snapshots.find(({ id }) => id === access.snapshotId)
    if (!domain || !snapshot) return []
    return [{ access, state: accessState(access, today), snapshot, domain, isOwn: true }]
  })
}
