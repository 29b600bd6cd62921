/** The audit trail of one information domain up to the moment of a snapshot, with the names of that time. @module */
import type { Db } from '../../../db/db.ts'
import { type EventWithDetails, readEvents } from '../../../db/queries/events.ts'
import type { AuditEvent, AuditTrail } from '../../../reports/auditTrail.ts'
import { eventLine } from '../../../reports/package/writePackage.ts'
import { Failure } from '../../core/failure.ts'
import { describeEvent } from '../auditTrail.ts'
import { readSubjectNames } from '../subjectNames.ts'
import { type DomainEvents, hasPersonalDetails, withoutPersonalDetails } from './domainEvents.ts'

/** The last event that a snapshot noted. */
export type TrailEnd = { readonly chainSequence: number; readonly chainHash: string }

/** `erasedDetails` of all events, `counts` of those of the information domain. */
export type ChainCounts = AuditTrail['counts'] & { erasedDetails: number }

/** Every event up to the head, a line each; `counts` are known when all were drawn. */
export async function* chainLines(
  db: Db,
  end: TrailEnd,
  { concerns }: DomainEvents,
  counts: ChainCounts,
): AsyncGenerator<string> {
  for await (const event of readUntil(db, end)) {
    const isAbout = concerns(event)
    if (isAbout) counts.events += 1
    if (event.erasedAt !== null) {
      counts.erasedDetails += 1
      if (isAbout) counts.erased += 1
    }
    yield eventLine(event, isAbout && !hasPersonalDetails(event))
  }
}

/** `living` holds the events, `frozen` the names. */
export async function gatherDomainTrail(
  { living, frozen }: { readonly living: Db; readonly frozen: Db },
  end: TrailEnd,
  events: DomainEvents,
  counts: AuditTrail['counts'],
): Promise<AuditTrail> {
  const nameOf = await readSubjectNames(frozen)
  return { events: describe(living, end, events, nameOf), counts, ofDomain: true }
}

async function* describe(
  db: Db,
  end: TrailEnd,
  { concerns }: DomainEvents,
  nameOf: (id: string) => string,
): AsyncGenerator<readonly AuditEvent[]> {
  for await (const event of readUntil(db, end)) {
    if (concerns(event)) yield [describeEvent(withoutPersonalDetails(event), nameOf)]
  }
}

/** Throws `conflict` where the trail no longer leads to the head that the snapshot noted. */
async function* readUntil(
  db: Db,
  { chainSequence, chainHash }: TrailEnd,
): AsyncGenerator<EventWithDetails> {
  let last: EventWithDetails | undefined
  for await (const event of readEvents(db)) {
    if (event.sequence > chainSequence) break
    last = event
    yield event
  }
  if ((last?.sequence ?? 0) === chainSequence && (!last || last.hash === chainHash)) return
  throw new Failure(
    'conflict',
    'Das Änderungsprotokoll führt nicht mehr zu dem Eintrag, den dieser Stand nennt: Es wurde an Basislotse vorbei verändert. Bitte prüfen Sie die Datenbank mit „basislotse verify“ und wenden Sie sich an die Administration.',
  )
}
