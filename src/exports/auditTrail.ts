/**
 * Reads what the audit trail shows: every event of the organisation, or those of some days. It is read twice, to count and to
 * write, and never held.
 * @module
 */
import type { Db } from '../../db/db.ts'
import { type EventWithDetails, readEvents } from '../../db/queries/events.ts'
import type { AuditEvent, AuditTrail } from '../../reports/auditTrail.ts'
import { eventKindLabels } from '../access/eventKind.ts'
import { dayOf } from '../core/day.ts'
import { listFieldChanges } from './eventChanges.ts'
import type { ExportFilter } from './exportFilter.ts'
import { readSubjectNames } from './subjectNames.ts'

const kindLabels: Readonly<Record<string, string>> = eventKindLabels

export async function gatherAuditTrail(
  db: Db,
  { from, until }: Pick<ExportFilter, 'from' | 'until'> = {},
): Promise<AuditTrail> {
  const counts = { events: 0, erased: 0 }
  const isWanted = ({ at }: EventWithDetails) => {
    const day = dayOf(at)
    return (from ?? day) <= day && day <= (until ?? day)
  }
  for await (const event of readEvents(db)) {
    if (!isWanted(event)) continue
    const { erasedAt } = event
    counts.events += 1
    if (erasedAt !== null) counts.erased += 1
  }
  return { events: describeEvents(db, await readSubjectNames(db), isWanted), counts }
}

async function* describeEvents(
  db: Db,
  nameOf: (id: string) => string,
  isWanted: (event: EventWithDetails) => boolean,
): AsyncGenerator<readonly AuditEvent[]> {
  for await (const event of readEvents(db)) {
    if (isWanted(event)) yield [describeEvent(event, nameOf)]
  }
}

/** One event as people read it. */
export function describeEvent(event: EventWithDetails, nameOf: (id: string) => string): AuditEvent {
  const details = detailsOf(event)
  const { actor } = details
  return {
    at: event.at,
    actor: typeof actor === 'string' ? actor : actorName(event.actorId, nameOf),
    subject: nameOf(event.subjectId),
    sequence: event.sequence,
    kind: kindLabels[event.kind] ?? event.kind,
    changes: listFieldChanges(event.kind, details, nameOf),
    erasedBecause: event.erasedBecause,
    hash: event.hash,
  }
}

/** Every id that `describeEvent` may want the name of. */
export function idsIn(event: EventWithDetails): string[] {
  const { subjectId, actorId } = event
  const [start = subjectId] = subjectId.split('/')
  return [...new Set([start, actorId, ...idsOf(detailsOf(event))])]
}

const parsed = new WeakMap<EventWithDetails, Readonly<Record<string, unknown>>>()

/** Parsed once: a page wants the ids in them first, and then what they say. */
function detailsOf(event: EventWithDetails): Readonly<Record<string, unknown>> {
  const known = parsed.get(event)
  if (known) return known
  const details = event.details ? JSON.parse(event.details) : {}
  parsed.set(event, details)
  return details
}

function idsOf(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([field, each]) =>
    typeof each === 'string' ? idsOfText(field, each) : idsOf(each),
  )
}

function idsOfText(field: string, text: string): string[] {
  if (field === 'subject') return text.split('/').slice(0, 1)
  return field.endsWith('Id') ? [text] : []
}

/** The name stands in the details; once they are erased, the account is all that is left. */
export function actorName(actorId: string, nameOf: (id: string) => string): string {
  return actorId === 'system' ? 'System' : nameOf(actorId)
}
