import { and, eq } from 'drizzle-orm'
import type { Db } from './db.ts'

/** Every event with what is left of its details; the caller binds it to the organisation. */
export function selectEvents(db: Db) {
  const { event, eventDetail } = db.tables
  return db
    .select({
      event,
      salt: eventDetail.salt,
      details: eventDetail.details,
      erasedAt: eventDetail.erasedAt,
      erasedBecause: eventDetail.erasedBecause,
    })
    .from(event)
    .leftJoin(
      eventDetail,
      and(
        eq(eventDetail.organisationId, event.organisationId),
        eq(eventDetail.sequence, event.sequence),
      ),
    )
}
