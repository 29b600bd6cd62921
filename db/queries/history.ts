/** The audit trail as pages show it, and the access log. */
import { and, desc, eq, gt, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { EventKind } from '../../src/access/eventKind.ts'
import { ask } from '../ask.ts'
import type { Db } from '../db.ts'
import { selectEvents } from '../selectEvents.ts'
import type { EventWithDetails } from './events.ts'
import type { InformationDomain } from './informationDomains.ts'

/**
 * `from` and `until` are instants, `until` not included. `subjects`: ids, and requirements that stand at the end of
 * the id of a check. `domain`: only what is known to belong there.
 */
export type EventFilter = {
  readonly kind?: EventKind | undefined
  readonly actorId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly subjects?:
    | { readonly ids: readonly string[]; readonly requirement: string | null }
    | undefined
  readonly domain?: InformationDomain | undefined
}

/** `before` and `after` are sequences that are not included. */
export type EventPlace = {
  readonly before?: number | undefined
  readonly after?: number | undefined
}

/** A page of events, the newest first; with `after` the ones that follow it directly. */
export async function listEvents(
  db: Db,
  filter: EventFilter,
  { before, after }: EventPlace,
  limit: number,
): Promise<EventWithDetails[]> {
  const { event } = db.tables
  const rows = await selectEvents(db)
    .where(
      and(
        eq(event.organisationId, db.organisationId),
        before === undefined ? undefined : lt(event.sequence, before),
        after === undefined ? undefined : gt(event.sequence, after),
        ...conditionsOf(db, filter),
      ),
    )
    .orderBy(after === undefined ? desc(event.sequence) : event.sequence)
    .limit(limit)
  const found = rows.map(({ event: row, ...details }) => ({ ...row, ...details }))
  return after === undefined ? found : found.reverse()
}

/** What stands on an event without its details; `actor` is the name that they give, null once they are erased. */
export type EventHead = Pick<EventWithDetails, 'kind' | 'at' | 'actorId' | 'subjectId'> & {
  actor: string | null
}

/** The last events of the organisation, the newest first. */
export async function listEventHeads(db: Db, limit: number): Promise<EventHead[]> {
  return ask(db, selectEventHeads, { limit })
}

function selectEventHeads(db: Db, { limit }: { limit: number }) {
  const { event, eventDetail } = db.tables
  const { kind, at, actorId, subjectId, sequence } = event
  const { details } = eventDetail
  const name =
    db.dialect === 'postgres' ? sql`${details}::json ->> 'actor'` : sql`${details} ->> '$.actor'`
  const actor = sql<string | null>`case when ${details} like '{%' then ${name} end`
  return db
    .select({ kind, at, actorId, subjectId, actor })
    .from(event)
    .leftJoin(
      eventDetail,
      and(eq(eventDetail.organisationId, event.organisationId), eq(eventDetail.sequence, sequence)),
    )
    .where(eq(event.organisationId, db.organisationId))
    .orderBy(desc(sequence))
    .limit(limit)
}

export type Access = {
  at: string
  actorId: string
  kind: 'login' | 'export' | 'verify'
  subject: string
}

/** The last entries of the access log of one kind, the newest first. */
export async function listAccesses(db: Db, kind: Access['kind'], limit: number): Promise<Access[]> {
  const { accessLog } = db.tables
  const { at, actorId, subject } = accessLog
  return db
    .select({ at, actorId, kind: accessLog.kind, subject })
    .from(accessLog)
    .where(and(eq(accessLog.organisationId, db.organisationId), eq(accessLog.kind, kind)))
    .orderBy(desc(at), desc(accessLog.id))
    .limit(limit)
}

function conditionsOf(db: Db, filter: EventFilter): (SQL | undefined)[] {
  const { event } = db.tables
  const { kind, actorId, from, until, subjects, domain } = filter
  return [
    kind && eq(event.kind, kind),
    actorId === undefined ? undefined : eq(event.actorId, actorId),
    from === undefined ? undefined : gte(event.at, from),
    until === undefined ? undefined : lt(event.at, until),
    subjects && concerns(db, subjects),
    domain && belongsTo(db, domain),
  ]
}

/** The id itself, or that of a check there: „id/SYS.2.1.A1“. */
function concerns(
  db: Db,
  { ids, requirement }: { ids: readonly string[]; requirement: string | null },
): SQL | undefined {
  const { event } = db.tables
  const [idLength = 36] = ids.map(({ length }) => length)
  return or(
    inArray(event.subjectId, [...ids]),
    ids.length === 0 ? undefined : inArray(startOf(event.subjectId, idLength), [...ids]),
    requirement === null ? undefined : like(event.subjectId, `%/${requirement}`),
  )
}

type OfDomain = PgTable & {
  organisationId: PgColumn
  id: PgColumn
  informationDomainId: PgColumn
}

/** Events name their subject alone: what of it belongs to the information domain is looked up. */
function belongsTo(db: Db, { id }: InformationDomain): SQL | undefined {
  const { application, auditAccess, device, document, event, evidenceFile, finding } = db.tables
  const { measure, milestoneDomain, snapshot, targetObject } = db.tables
  const own = (table: OfDomain) =>
    inArray(
      event.subjectId,
      db
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.organisationId, db.organisationId), eq(table.informationDomainId, id))),
    )
  return or(
    eq(event.subjectId, id),
    // All ids of an organisation come from one generator and have one length.
    inArray(
      startOf(event.subjectId, id.length),
      db
        .select({ id: targetObject.id })
        .from(targetObject)
        .where(
          and(
            eq(targetObject.organisationId, db.organisationId),
            eq(targetObject.informationDomainId, id),
          ),
        ),
    ),
    own(application),
    own(device),
    own(document),
    own(evidenceFile),
    own(measure),
    own(finding),
    own(auditAccess),
    own(snapshot),
    inArray(
      event.subjectId,
      db
        .select({ id: milestoneDomain.milestoneId })
        .from(milestoneDomain)
        .where(
          and(
            eq(milestoneDomain.organisationId, db.organisationId),
            eq(milestoneDomain.informationDomainId, id),
          ),
        ),
    ),
  )
}

function startOf(column: PgColumn, length: number): SQL<string> {
  return sql<string>`substr(${column}, 1, ${length})`
}
