import type { Db } from '../../db/db.ts'
import { listEventHeads } from '../../db/queries/history.ts'
import { actorName } from '../exports/auditTrail.ts'
import { readSubjectNames } from '../exports/subjectNames.ts'
import { type RecentChange, recentChanges } from './recentChanges.ts'

/** A long import stands for one change: so many events are looked back at. */
const lookedBackAt = 300

/** The last changes of the whole organisation, for who may read its audit trail. */
export async function readRecentChanges(db: Db, most: number): Promise<RecentChange[]> {
  const events = await listEventHeads(db, lookedBackAt)
  const changes = recentChanges(
    events.map(({ kind, at, actor, actorId, subjectId }) => ({
      kind,
      at,
      actor: actor ?? actorId,
      subject: subjectId,
    })),
    most,
  )
  const nameless = new Set(events.flatMap(({ actor, actorId }) => (actor === null ? actorId : [])))
  const nameOf = await readSubjectNames(db, changes.flatMap(idsOf))
  return changes.map((change) => ({
    ...change,
    actor: nameless.has(change.actor) ? actorName(change.actor, nameOf) : change.actor,
    subjects: change.subjects.map(nameOf),
  }))
}

/** Of „id/SYS.2.1.A1“ only the id has a name to look up. */
function idsOf({ subjects }: RecentChange): string[] {
  return subjects.map((subject) => subject.split('/')[0] ?? subject)
}
