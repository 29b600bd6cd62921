import { and, desc, eq, isNull } from 'drizzle-orm'
import type { DeviceRepair } from '../../src/inventory/devices/repairs/repair.ts'
import type { Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

export async function insertRepair(db: Db, repair: DeviceRepair): Promise<void> {
  await db.insert(db.tables.deviceRepair).values({ ...repair, organisationId: db.organisationId })
}

/** The repairs of a device, the last one first. */
export async function listRepairsOf(db: Db, deviceId: string): Promise<DeviceRepair[]> {
  const { deviceRepair } = db.tables
  return db
    .select()
    .from(deviceRepair)
    .where(
      and(eq(deviceRepair.organisationId, db.organisationId), eq(deviceRepair.deviceId, deviceId)),
    )
    .orderBy(desc(deviceRepair.sentOn), desc(deviceRepair.id))
}

/** Throws `conflict` when somebody else ended it. */
export async function saveRepairEnd(
  db: Db,
  id: string,
  change: Pick<DeviceRepair, 'endedOn' | 'endedBy'> &
    Partial<Pick<DeviceRepair, 'result' | 'costCents' | 'isWarranty'>>,
): Promise<void> {
  const { deviceRepair } = db.tables
  const saved = await db
    .update(deviceRepair)
    .set(change)
    .where(
      and(
        eq(deviceRepair.organisationId, db.organisationId),
        eq(deviceRepair.id, id),
        isNull(deviceRepair.endedOn),
      ),
    )
    .returning({ id: deviceRepair.id })
  ensureSaved(saved, 'Die Reparatur')
}
