import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import type {
  DeviceChange,
  DeviceChangeSet,
} from '../../src/inventory/devices/changes/changeSet.ts'
import { type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export async function insertChangeSet(
  db: Db,
  set: DeviceChangeSet,
  changes: readonly DeviceChange[],
): Promise<void> {
  const { organisationId } = db
  const { deviceChange, deviceChangeSet } = db.tables
  await db.insert(deviceChangeSet).values({ ...set, organisationId })
  await insertMany(
    db,
    deviceChange,
    changes.map((change) => ({ ...change, changeSetId: set.id, organisationId })),
  )
}

export async function findChangeSet(db: Db, id: string): Promise<DeviceChangeSet | undefined> {
  const { deviceChangeSet } = db.tables
  const [found] = await db
    .select()
    .from(deviceChangeSet)
    .where(and(eq(deviceChangeSet.organisationId, db.organisationId), eq(deviceChangeSet.id, id)))
  return found
}

/** The last ones, the newest first; with `before` those that are older than this one. */
export async function listChangeSets(
  db: Db,
  informationDomainId: string,
  limit: number,
  before?: string,
): Promise<DeviceChangeSet[]> {
  const { deviceChangeSet } = db.tables
  return db
    .select()
    .from(deviceChangeSet)
    .where(
      and(
        eq(deviceChangeSet.organisationId, db.organisationId),
        eq(deviceChangeSet.informationDomainId, informationDomainId),
        before === undefined ? undefined : lt(deviceChangeSet.id, before),
      ),
    )
    .orderBy(desc(deviceChangeSet.id))
    .limit(limit)
}

/** In the order in which the devices came to be. */
export async function listDeviceChanges(
  db: Db,
  changeSetId: string,
  limit?: number,
): Promise<DeviceChange[]> {
  const { deviceChange } = db.tables
  const { deviceId, before, versionAfter } = deviceChange
  const changes = db
    .select({ deviceId, before, versionAfter })
    .from(deviceChange)
    .where(
      and(
        eq(deviceChange.organisationId, db.organisationId),
        eq(deviceChange.changeSetId, changeSetId),
      ),
    )
    .orderBy(deviceId)
  return limit === undefined ? changes : changes.limit(limit)
}

/** Throws `conflict` when somebody else has undone it already. */
export async function saveUndone(
  db: Db,
  id: string,
  undone: { undoneAt: string; undoneBy: string },
): Promise<void> {
  const { deviceChangeSet } = db.tables
  const saved = await db
    .update(deviceChangeSet)
    .set(undone)
    .where(
      and(
        eq(deviceChangeSet.organisationId, db.organisationId),
        eq(deviceChangeSet.id, id),
        isNull(deviceChangeSet.undoneAt),
      ),
    )
    .returning({ id: deviceChangeSet.id })
  ensureSaved(saved, 'Der Vorgang')
}
