import type { Db } from '../../db/db.ts'
import { findSnapshot } from '../../db/queries/snapshots.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'
import type { Snapshot } from './snapshot.ts'

/** Throws `not_found` for one of another organisation or outside the actor's memberships. */
export async function readSnapshot(db: Db, actor: Actor, id: string): Promise<Snapshot> {
  const found = await findSnapshot(db, id)
  if (found && isInDomain(actor, found.informationDomainId)) return found
  throw new Failure('not_found', 'Diesen Stand gibt es nicht, oder Sie dürfen ihn nicht sehen.')
}
