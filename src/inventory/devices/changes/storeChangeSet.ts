import type { Db } from '../../../../db/db.ts'
import { insertChangeSet } from '../../../../db/queries/deviceChanges.ts'
import type { Actor } from '../../../access/actor.ts'
import type { Deps } from '../../../deps.ts'
import type { DeviceChange, DeviceChangeKind } from './changeSet.ts'

type Work = { readonly deps: Deps; readonly actor: Actor; readonly db: Db }

/**
 * Notes what is being done to many devices, inside the transaction that does it, so that it can be undone. The events
 * of the devices are the caller's. Returns the id of the change set.
 */
export async function storeChangeSet(
  { deps, actor, db }: Work,
  {
    informationDomainId,
    kind,
    file,
  }: {
    readonly informationDomainId: string
    readonly kind: DeviceChangeKind
    readonly file: string
  },
  changes: readonly DeviceChange[],
): Promise<string> {
  const id = deps.newId()
  const actorId = actor.userId ?? 'system'
  const undone = { undoneAt: null, undoneBy: null }
  const created = changes.filter(({ before }) => before === null).length
  const extent = { created, changed: changes.length - created }
  const set = { id, informationDomainId, kind, file, ...extent, at: deps.now(), actorId, ...undone }
  await insertChangeSet(db, set, changes)
  return id
}
