/**
 * A frozen state to read in: everything that reads the living data reads it as well. States that were asked for last
 * stay open, because pages ask for the same one again and again.
 * @module
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../db/db.ts'
import { readPartList } from '../../db/freeze/partList.ts'
import { thaw } from '../../db/freeze/thaw.ts'
import { makeThawFolder } from '../../db/freeze/thawFolder.ts'
import type { Store } from '../../db/store.ts'
import { readSnapshotPart } from './readSnapshotPart.ts'
import type { Snapshot } from './snapshot.ts'

const statesKept = 4

type Thawed = { store: Promise<Store>; folder: string; readers: number }

const thawed = new Map<string, Thawed>()

process.once('exit', () => {
  for (const { folder } of thawed.values()) rmSync(folder, { recursive: true, force: true })
})

/** Runs the work in the state; `db` is read only. The caller has read `snapshot` as somebody who may see it. */
export async function readInSnapshot<Result>(
  store: Store,
  snapshot: Snapshot,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const { organisationId } = snapshot
  const key = keyOf(store, snapshot)
  const state = (await findOpen(key)) ?? openState(store, snapshot)
  // The one that was asked for last goes last.
  thawed.delete(key)
  thawed.set(key, state)
  state.readers += 1
  try {
    return await (await state.store).readSnapshot(organisationId, work)
  } catch (error) {
    if (await hasFailed(state)) await close(key, state)
    throw error
  } finally {
    state.readers -= 1
    await closeOldest()
  }
}

/** After a person was erased, states that still name them are thawed anew. */
export async function forgetThawed(organisationId: string): Promise<void> {
  for (const [key, state] of thawed) {
    if (key.startsWith(`${organisationId} `)) await close(key, state)
  }
}

/** On a server that runs for months something may tidy the temporary folder: the state is then thawed anew. */
async function findOpen(key: string): Promise<Thawed | undefined> {
  const state = thawed.get(key)
  if (state === undefined || existsSync(state.folder)) return state
  await close(key, state)
  return undefined
}

function hasFailed({ store }: Thawed): Promise<boolean> {
  return store.then(
    () => false,
    () => true,
  )
}

function openState(store: Store, snapshot: Snapshot): Thawed {
  const folder = makeThawFolder()
  const { organisationId, contentSha256 } = snapshot
  const readPart = (sha256: string) =>
    store.read(organisationId, (db) => readSnapshotPart(db, sha256))
  const open = async () =>
    thaw(
      {
        organisationId,
        list: readPartList(await readPart(contentSha256)),
        chainHead: {
          sequence: snapshot.chainSequence,
          hash: snapshot.chainHash,
          at: snapshot.chainAt,
        },
        readPart,
      },
      join(folder, 'stand.sqlite'),
    )
  return { store: open(), folder, readers: 0 }
}

/** The same content may have been frozen at several places of the audit trail. */
function keyOf({ location }: Store, snapshot: Snapshot): string {
  const { organisationId, contentSha256, chainHash } = snapshot
  return `${organisationId} ${contentSha256} ${chainHash} ${location}`
}

async function closeOldest(): Promise<void> {
  for (const [key, state] of thawed) {
    if (thawed.size <= statesKept) return
    if (state.readers === 0) await close(key, state)
  }
}

async function close(key: string, state: Thawed): Promise<void> {
  thawed.delete(key)
  const store = await state.store.catch(() => undefined)
  await store?.close()
  rmSync(state.folder, { recursive: true, force: true })
}
