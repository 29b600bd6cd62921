import type { Db } from '../../db/db.ts'
import { listDevicesOf, listRooms, listSites } from '../../db/queries/devices.ts'
import { listOwnSupport } from '../../db/queries/operatingSystemSupport.ts'
import type { TargetObject } from '../../db/queries/targetObjects.ts'
import type { Day } from '../core/day.ts'
import { platformReader } from './devicePlatform.ts'
import { placeDevice } from './groupDraft.ts'
import { type Drift, findDrift } from './groupDrift.ts'
import { isCounted } from './inventoryDevice.ts'
import { placeDevices } from './readInventory.ts'

/** More devices of one group than any city has. */
const allDevices = 100_000

/** Devices of a group of the rules that do not fit into it any more, and where they belong instead. */
export async function readLeavingDevices(
  db: Db,
  object: TargetObject,
  objects: readonly Pick<TargetObject, 'id' | 'code' | 'groupKey'>[],
  today: Day,
): Promise<Drift[]> {
  if (!object.groupKey.startsWith('device|')) return []
  const stored = await listDevicesOf(db, object.id, allDevices)
  const devices = placeDevices(stored, await listSites(db), await listRooms(db))
  const readPlatform = platformReader(today, await listOwnSupport(db))
  const placed = devices
    .filter(isCounted)
    .flatMap((device) => placeDevice(device, readPlatform(device)))
  return findDrift(devices, placed, objects, objects)
}
