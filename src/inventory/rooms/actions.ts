/** Rooms changed by hand. @module */

import { findRoom, saveRoom } from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { readSiteReach } from '../readSiteReach.ts'

/**
 * Says what kind a room is; '' leaves it to its name. Throws `conflict` when somebody saved since `version`,
 * `not_found` for a room on a site where only other information domains have devices.
 */
export async function changeRoom(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  kind: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await findRoom(db, id)
    if (!before || !(await readSiteReach(db, actor, before.siteId))) {
      throw new Failure('not_found', 'Diesen Raum gibt es nicht, oder Sie dürfen ihn nicht sehen.')
    }
    if (before.kind === kind) return
    await saveRoom(db, id, version, { kind })
    recordEvent(
      db,
      eventBy(deps, actor, 'room_changed', id, { before: { kind: before.kind }, after: { kind } }),
    )
  })
}
