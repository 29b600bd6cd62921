import type { Db } from '../../../db/db.ts'
import { listEvents } from '../../../db/queries/history.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { AuditEvent } from '../../../reports/auditTrail.ts'
import { describeEvent } from '../../exports/auditTrail.ts'
import { fieldLabel } from '../../exports/fieldLabels.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'

export type Trail = {
  /** The newest first. */
  readonly events: readonly AuditEvent[]
  /** Where the older ones begin; null at the end. */
  readonly older: number | null
}

export const trailPageSize = 100

/** Borrowers and holders of devices: no audit needs to know them. */
const personalFields = new Set(
  ['holder', 'borrower', 'borrowerUnit', 'borrowerContact', 'email'].map(fieldLabel),
)

/**
 * What happened to things of the information domain until the snapshot was taken. `db` is the living one, whose trail
 * never changes; names come from the snapshot.
 */
export async function readTrail(
  db: Db,
  domain: InformationDomain,
  { chainSequence }: Pick<Snapshot, 'chainSequence'>,
  before: number,
  nameOf: (id: string) => string,
): Promise<Trail> {
  const place = { before: Math.min(before, chainSequence + 1) }
  const rows = await listEvents(db, { domain }, place, trailPageSize + 1)
  const shown = rows.slice(0, trailPageSize)
  return {
    events: shown.map((event) => withoutPersons(describeEvent(event, nameOf))),
    older: rows.length > trailPageSize ? (shown.at(-1)?.sequence ?? null) : null,
  }
}

function withoutPersons(event: AuditEvent): AuditEvent {
  return { ...event, changes: event.changes.filter(({ field }) => !personalFields.has(field)) }
}
