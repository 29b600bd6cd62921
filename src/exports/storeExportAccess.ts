import type { Db } from '../../db/db.ts'
import { saveAccess } from '../../db/queries/events.ts'
import { type Actor, actorIdOf } from '../access/actor.ts'
import type { Deps } from '../deps.ts'

/** Notes in the access log what somebody took out. */
export async function storeExportAccess(
  db: Db,
  deps: Deps,
  actor: Actor,
  subject: string,
): Promise<void> {
  const entry = { id: deps.newId(), at: deps.now(), actorId: actorIdOf(actor) }
  await saveAccess(db, { ...entry, kind: 'export', subject })
}
