import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { NewEvent } from '../../src/core/newEvent.ts'
import { ask } from '../ask.ts'
import { type ChainedEvent, type ChainHead, chainStart } from '../chain.ts'
import { chunksOf, type Db, isAmong } from '../db.ts'
import { selectEvents } from '../selectEvents.ts'

/** An event with what is left of its details; `details` is '' once they were erased. */
export type EventWithDetails = ChainedEvent & {
  salt: string | null
  details: string | null
  erasedAt: string | null
  erasedBecause: string | null
}

/** Adds an event to the transaction; it is chained and written right before the commit. */
export function recordEvent(db: Db, event: NewEvent): void {
  db.events.push(event)
}

/** The last event's place in the chain; the chain's start while there is none. */
export async function findChainHead(db: Db): Promise<ChainHead & { at: string | null }> {
  const [head] = await ask(db, selectChainHead)
  return head ?? { sequence: 0, hash: chainStart, at: null }
}

function selectChainHead(db: Db) {
  const { chainHead } = db.tables
  return db.select().from(chainHead).where(eq(chainHead.organisationId, db.organisationId))
}

/** All events in order, read in parts so that memory stays flat. */
export async function* readEvents(db: Db, partSize = 2000): AsyncGenerator<EventWithDetails> {
  const { event } = db.tables
  let last = 0
  for (;;) {
    const part = await selectEvents(db)
      .where(and(eq(event.organisationId, db.organisationId), gt(event.sequence, last)))
      .orderBy(event.sequence)
      .limit(partSize)
    for (const { event: row, ...details } of part) yield { ...row, ...details }
    last = part.at(-1)?.event.sequence ?? last
    if (part.length < partSize) return
  }
}

/** The latest events of some subjects, newest first. */
export async function listEventsOf(
  db: Db,
  subjectIds: readonly string[],
  limit: number,
): Promise<EventWithDetails[]> {
  const { event } = db.tables
  const rows = await selectEvents(db)
    .where(
      and(eq(event.organisationId, db.organisationId), inArray(event.subjectId, [...subjectIds])),
    )
    .orderBy(desc(event.sequence))
    .limit(limit)
  return rows.map(({ event: row, ...details }) => ({ ...row, ...details }))
}

/** Notes that somebody logged in or took data out; outside the chain. */
export async function saveAccess(
  db: Db,
  entry: {
    id: string
    at: string
    actorId: string
    kind: 'login' | 'export' | 'verify'
    subject: string
  },
): Promise<void> {
  await db.insert(db.tables.accessLog).values({ ...entry, organisationId: db.organisationId })
}

/** Events of some kinds about some subjects that still have their details, in order. */
export async function listDetailedEvents(
  db: Db,
  subjectIds: readonly string[],
  kinds: readonly string[],
): Promise<{ sequence: number; subjectId: string; details: string }[]> {
  const { event, eventDetail } = db.tables
  return db
    .select({
      sequence: event.sequence,
      subjectId: event.subjectId,
      details: eventDetail.details,
    })
    .from(event)
    .innerJoin(
      eventDetail,
      and(
        eq(eventDetail.organisationId, event.organisationId),
        eq(eventDetail.sequence, event.sequence),
      ),
    )
    .where(
      and(
        eq(event.organisationId, db.organisationId),
        isAmong(db, event.subjectId, subjectIds),
        isAmong(db, event.kind, kinds),
        isNull(eventDetail.erasedAt),
      ),
    )
    .orderBy(event.sequence)
}

/** Erases what events told; the chain keeps its digest and still verifies. `because` is read by an auditor. */
export async function eraseEventDetails(
  db: Db,
  sequences: readonly number[],
  { at, because }: { at: string; because: string },
): Promise<void> {
  const { eventDetail } = db.tables
  for (const part of chunksOf(sequences, 10_000)) {
    await db
      .update(eventDetail)
      .set({ details: '', salt: '', erasedAt: at, erasedBecause: because })
      .where(
        and(
          eq(eventDetail.organisationId, db.organisationId),
          inArray(eventDetail.sequence, part),
          isNull(eventDetail.erasedAt),
        ),
      )
  }
}
