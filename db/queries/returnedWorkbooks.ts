/** The audit trail as the base of workbooks that come back, and the workbooks that wait or were merged. */
import { and, asc, desc, eq, gt, gte, isNull, lt, lte } from 'drizzle-orm'
import type { ReturnedWorkbook } from '../../src/returns/returnedWorkbook.ts'
import { type Db, isAmong } from '../db.ts'
import { selectEvents } from '../selectEvents.ts'
import { ensureSaved } from './saved.ts'

/** `details` is null once they were erased. */
export type LaterEvent = {
  sequence: number
  kind: string
  subjectId: string
  details: string | null
}

/** The hash of an event; undefined where the trail does not reach so far. */
export async function findEventHash(db: Db, sequence: number): Promise<string | undefined> {
  const { event } = db.tables
  const [found] = await db
    .select({ hash: event.hash })
    .from(event)
    .where(and(eq(event.organisationId, db.organisationId), eq(event.sequence, sequence)))
  return found?.hash
}

/** Events of some kinds after a place in the trail, in order, read in parts so that memory stays flat. */
export async function* readEventsAfter(
  db: Db,
  sequence: number,
  kinds: readonly string[],
  partSize = 2000,
): AsyncGenerator<readonly LaterEvent[]> {
  const { event } = db.tables
  let last = sequence
  for (;;) {
    const part = await selectEvents(db)
      .where(
        and(
          eq(event.organisationId, db.organisationId),
          gt(event.sequence, last),
          isAmong(db, event.kind, kinds),
        ),
      )
      .orderBy(asc(event.sequence))
      .limit(partSize)
    yield part.map(laterEvent)
    last = part.at(-1)?.event.sequence ?? last
    if (part.length < partSize) return
  }
}

/** The events from one place of the trail to another, both included. */
export async function listEventsBetween(
  db: Db,
  from: number,
  until: number,
): Promise<LaterEvent[]> {
  const { event } = db.tables
  const rows = await selectEvents(db)
    .where(
      and(
        eq(event.organisationId, db.organisationId),
        gte(event.sequence, from),
        lte(event.sequence, until),
      ),
    )
    .orderBy(asc(event.sequence))
  return rows.map(laterEvent)
}

/** Where in the trail something of this kind was done to the subject. */
export async function findEventOf(
  db: Db,
  subjectId: string,
  kind: string,
): Promise<LaterEvent | undefined> {
  const { event } = db.tables
  const [row] = await selectEvents(db)
    .where(
      and(
        eq(event.organisationId, db.organisationId),
        eq(event.subjectId, subjectId),
        eq(event.kind, kind),
      ),
    )
    .limit(1)
  return row && laterEvent(row)
}

function laterEvent({
  event,
  details,
  erasedAt,
}: {
  event: { sequence: number; kind: string; subjectId: string }
  details: string | null
  erasedAt: string | null
}): LaterEvent {
  const { sequence, kind, subjectId } = event
  return { sequence, kind, subjectId, details: erasedAt === null ? details : null }
}

export async function insertReturnedWorkbook(db: Db, row: ReturnedWorkbook): Promise<void> {
  await db.insert(db.tables.returnedWorkbook).values({ ...row, organisationId: db.organisationId })
}

export async function findReturnedWorkbook(
  db: Db,
  id: string,
): Promise<ReturnedWorkbook | undefined> {
  const { returnedWorkbook } = db.tables
  const [found] = await db
    .select()
    .from(returnedWorkbook)
    .where(and(eq(returnedWorkbook.organisationId, db.organisationId), eq(returnedWorkbook.id, id)))
  return found
}

export type ReturnedHead = Omit<ReturnedWorkbook, 'contents' | 'decisions'>

/** What came back last in an information domain, the newest first. */
export async function listReturnedWorkbooks(
  db: Db,
  informationDomainId: string,
  limit: number,
): Promise<ReturnedHead[]> {
  const { returnedWorkbook } = db.tables
  const { id, actorId, file, fileSha256, kind, personId, state } = returnedWorkbook
  const { receivedAt, mergedAt, undoneAt, outcome, undoing } = returnedWorkbook
  const heads = { id, actorId, file, fileSha256, kind, personId, state }
  const times = { receivedAt, mergedAt, undoneAt, outcome, undoing }
  const domain = { informationDomainId: returnedWorkbook.informationDomainId }
  return db
    .select({ ...heads, ...times, ...domain })
    .from(returnedWorkbook)
    .where(
      and(
        eq(returnedWorkbook.organisationId, db.organisationId),
        eq(returnedWorkbook.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(returnedWorkbook.id))
    .limit(limit)
}

export type ReturnedChange = Partial<
  Pick<
    ReturnedWorkbook,
    'contents' | 'decisions' | 'state' | 'mergedAt' | 'undoneAt' | 'outcome' | 'undoing'
  >
>

/** Throws `conflict` where it is not in that state any more. */
export async function saveReturnedWorkbook(
  db: Db,
  id: string,
  state: ReturnedWorkbook['state'],
  change: ReturnedChange,
): Promise<void> {
  const { returnedWorkbook } = db.tables
  const saved = await db
    .update(returnedWorkbook)
    .set(change)
    .where(
      and(
        eq(returnedWorkbook.organisationId, db.organisationId),
        eq(returnedWorkbook.id, id),
        eq(returnedWorkbook.state, state),
      ),
    )
    .returning({ id: returnedWorkbook.id })
  ensureSaved(saved, 'Der Rücklauf')
}

export async function deleteReturnedWorkbook(db: Db, id: string): Promise<void> {
  const { returnedWorkbook } = db.tables
  await db
    .delete(returnedWorkbook)
    .where(and(eq(returnedWorkbook.organisationId, db.organisationId), eq(returnedWorkbook.id, id)))
}

/** Forgets what came back before an instant and was never merged. */
export async function deleteWaitingBefore(db: Db, receivedBefore: string): Promise<void> {
  const { returnedWorkbook } = db.tables
  await db
    .delete(returnedWorkbook)
    .where(
      and(
        eq(returnedWorkbook.organisationId, db.organisationId),
        isNull(returnedWorkbook.mergedAt),
        lt(returnedWorkbook.receivedAt, receivedBefore),
      ),
    )
}
