/** Snapshots („Stand zum Stichtag“): what an information domain is today, frozen for ever. @module */
import { findChainHead, recordEvent } from '../../db/queries/events.ts'
import {
  findLastNumber,
  insertParts,
  insertSnapshot,
  listSnapshots,
} from '../../db/queries/snapshots.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { Failure } from '../core/failure.ts'
import { readProgramVersion } from '../core/packageRoot.ts'
import type { Deps } from '../deps.ts'
import { readFrozenParts } from './readFrozenParts.ts'
import type { Snapshot } from './snapshot.ts'
import type { SnapshotForm } from './snapshotForm.ts'

/**
 * Freezes an information domain. It is read in one unchanging state while others go on working; what they change
 * meanwhile is not in it. Throws `invalid` for a name that is taken.
 */
export async function takeSnapshot(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { name, note }: SnapshotForm,
): Promise<Omit<Snapshot, 'organisationId'>> {
  allow(actor, 'write', 'snapshots')
  const frozen = await deps.store.readSnapshot(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    ensureFreeName(await listSnapshots(db, informationDomainId), name)
    const head = await findChainHead(db)
    return { domain, head, ...(await readFrozenParts(db, informationDomainId)) }
  })
  return deps.store.write(actor.organisationId, async (db) => {
    ensureFreeName(await listSnapshots(db, informationDomainId), name)
    const at = deps.now()
    const snapshot = {
      id: deps.newId(),
      informationDomainId,
      number: (await findLastNumber(db, informationDomainId)) + 1,
      name,
      takenOn: deps.today(),
      note,
      takenAt: at,
      takenBy: actor.name,
      edition: frozen.domain.edition,
      programVersion: readProgramVersion(),
      chainSequence: frozen.head.sequence,
      chainHash: frozen.head.hash,
      chainAt: frozen.head.at ?? at,
      contentSha256: frozen.contentSha256,
      rowCount: frozen.rows,
    }
    await insertParts(db, frozen.fresh)
    await insertSnapshot(db, snapshot, frozen.list.files)
    recordEvent(db, eventBy(deps, actor, 'snapshot_taken', snapshot.id, { after: snapshot }))
    return snapshot
  })
}

function ensureFreeName(snapshots: readonly Snapshot[], name: string): void {
  if (!snapshots.some((each) => each.name === name)) return
  throw new Failure(
    'invalid',
    `Einen Stand „${name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.`,
    {
      name: 'Dieser Name ist vergeben.',
    },
  )
}
