import type { Db } from '../../../../db/db.ts'
import { findChangeSet } from '../../../../db/queries/deviceChanges.ts'
import { type Actor, isInDomain } from '../../../access/actor.ts'
import { Failure } from '../../../core/failure.ts'
import type { DeviceChangeSet } from './changeSet.ts'

/** Throws `not_found` also for one of an information domain that the actor does not see. */
export async function readChangeSet(db: Db, actor: Actor, id: string): Promise<DeviceChangeSet> {
  const found = await findChangeSet(db, id)
  if (found && isInDomain(actor, found.informationDomainId)) return found
  throw new Failure('not_found', 'Diesen Vorgang gibt es nicht, oder Sie dürfen ihn nicht sehen.')
}
