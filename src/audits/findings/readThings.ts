import { listObjectLabels } from '../../../db/queries/checkLists.ts'
import { listDocuments } from '../../../db/queries/documents.ts'
import type { Store } from '../../../db/store.ts'
import { readInSnapshot } from '../../snapshots/readInSnapshot.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import type { NamedThings } from './ensureNamed.ts'

/** What a finding may name: the target objects and documents that the snapshot holds. */
export async function readThings(store: Store, snapshot: Snapshot): Promise<NamedThings> {
  return readInSnapshot(store, snapshot, async (db) => ({
    targetObjects: await listObjectLabels(db, snapshot.informationDomainId),
    documents: await listDocuments(db, snapshot.informationDomainId),
  }))
}
