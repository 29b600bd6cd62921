import type { Db } from '../../db/db.ts'
import { type AuditAccess, findAuditAccess } from '../../db/queries/audits.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { findSnapshot } from '../../db/queries/snapshots.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { allow } from '../access/permissions.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Snapshot } from '../snapshots/snapshot.ts'
import { type AccessState, accessState, speakPeriod } from './auditAccess.ts'

export type Audit = {
  readonly access: AuditAccess
  readonly state: AccessState
  readonly snapshot: Snapshot
  readonly domain: InformationDomain
  /** The auditor; else somebody of the city who looks at what the auditor sees. */
  readonly isOwn: boolean
}

/**
 * The access and what it opens, also when it is not open now: `ensureOpen` says so. Throws `not_found` for an access
 * of somebody else, or outside the memberships.
 */
export async function readAudit(
  db: Db,
  actor: Actor,
  accessId: string,
  today: Day,
): Promise<Audit> {
  const scopes = allow(actor, 'read', 'audits', ['snapshot'])
  const access = await findAuditAccess(db, accessId)
  const isOwn = access !== undefined && access.userId === actor.userId
  if (!access || !isInDomain(actor, access.informationDomainId)) throw unknownAudit()
  if (!isOwn && !scopes.includes('all')) throw unknownAudit()
  const snapshot = await findSnapshot(db, access.snapshotId)
  const domains = await listInformationDomains(db)
  const domain = domains.find(({ id }) => id === access.informationDomainId)
  if (!snapshot || !domain) throw unknownAudit()
  return { access, state: accessState(access, today), snapshot, domain, isOwn }
}

/** Throws `forbidden` outside the period, for an auditor and for whoever looks over the shoulder alike. */
export function ensureOpen({ access, state }: Pick<Audit, 'access' | 'state'>): void {
  if (state === 'open') return
  throw new Failure(
    'forbidden',
    state === 'revoked'
      ? 'Dieser Prüfzugang wurde widerrufen. Bitte wenden Sie sich an die Informationssicherheitsbeauftragten.'
      : `Dieser Prüfzugang gilt ${speakPeriod(access)}.`,
  )
}

function unknownAudit(): Failure {
  return new Failure('not_found', 'Diesen Prüfzugang gibt es nicht, oder er gehört jemand anderem.')
}
