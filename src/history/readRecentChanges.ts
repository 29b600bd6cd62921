import type { Db } from '../../db/db.ts'
import { listEvents } from '../../db/queries/history.ts'
import { namedIdsIn, nameEvent } from '../exports/auditTrail.ts'
import { readSubjectNames } from '../exports/subjectNames.ts'
import { type RecentChange, recentChanges } from './recentChanges.ts'

/** A long import stands for one change: so many events are looked back at. */
const lookedBackAt = 300

/** The last changes of the whole organisation, for who may read its audit trail. */
export async function readRecentChanges(db: Db, most: number): Promise<RecentChange[]> {
  const events = await listEvents(db, {}, {}, lookedBackAt)
  const nameOf = await readSubjectNames(db, events.flatMap(namedIdsIn))
  return recentChanges(
    events.map((event) => nameEvent(event, nameOf)),
    most,
  )
}
