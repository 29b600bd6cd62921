/** Devices that are lost or retired. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { DeviceLoss } from '../../src/inventory/devices/ends/loss.ts'
import type { DeviceRetirement } from '../../src/inventory/devices/ends/retirement.ts'
import type { Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

export async function insertLoss(db: Db, loss: DeviceLoss): Promise<void> {
  await db.insert(db.tables.deviceLoss).values({ ...loss, organisationId: db.organisationId })
}

/** The losses of a device, the last one first. */
export async function listLossesOf(db: Db, deviceId: string): Promise<DeviceLoss[]> {
  const { deviceLoss } = db.tables
  return db
    .select()
    .from(deviceLoss)
    .where(and(eq(deviceLoss.organisationId, db.organisationId), eq(deviceLoss.deviceId, deviceId)))
    .orderBy(desc(deviceLoss.noticedOn), desc(deviceLoss.id))
}

/** Throws `conflict` when somebody else has noted it. */
export async function saveFound(
  db: Db,
  id: string,
  found: Pick<DeviceLoss, 'foundOn' | 'foundBy'>,
): Promise<void> {
  const { deviceLoss } = db.tables
  const saved = await db
    .update(deviceLoss)
    .set(found)
    .where(
      and(
        eq(deviceLoss.organisationId, db.organisationId),
        eq(deviceLoss.id, id),
        isNull(deviceLoss.foundOn),
      ),
    )
    .returning({ id: deviceLoss.id })
  ensureSaved(saved, 'Der Verlust')
}

export async function insertRetirement(db: Db, retirement: DeviceRetirement): Promise<void> {
  const { organisationId } = db
  await db.insert(db.tables.deviceRetirement).values({ ...retirement, organisationId })
}

/** The retirements of a device, the last one first; all but one at most were withdrawn. */
export async function listRetirementsOf(db: Db, deviceId: string): Promise<DeviceRetirement[]> {
  const { deviceRetirement } = db.tables
  return db
    .select()
    .from(deviceRetirement)
    .where(
      and(
        eq(deviceRetirement.organisationId, db.organisationId),
        eq(deviceRetirement.deviceId, deviceId),
      ),
    )
    .orderBy(desc(deviceRetirement.retiredOn), desc(deviceRetirement.id))
}

/** Throws `conflict` when somebody else has withdrawn it. */
export async function saveWithdrawal(
  db: Db,
  id: string,
  withdrawal: Pick<DeviceRetirement, 'withdrawnAt' | 'withdrawnBy' | 'withdrawnBecause'>,
): Promise<void> {
  const { deviceRetirement } = db.tables
  const saved = await db
    .update(deviceRetirement)
    .set(withdrawal)
    .where(
      and(
        eq(deviceRetirement.organisationId, db.organisationId),
        eq(deviceRetirement.id, id),
        isNull(deviceRetirement.withdrawnAt),
      ),
    )
    .returning({ id: deviceRetirement.id })
  ensureSaved(saved, 'Die Aussonderung')
}
