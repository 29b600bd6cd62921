import type { Db } from '../../../../db/db.ts'
import { type DeviceFile, listFilesOfDevice } from '../../../../db/queries/deviceFiles.ts'
import type { Actor } from '../../../access/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { readDevice } from '../../../inventory/devices/readDevice.ts'

/** Throws `not_found` for a file of another device and a device out of reach. */
export async function readDeviceFile(
  db: Db,
  actor: Actor,
  deviceId: string,
  id: string,
): Promise<DeviceFile> {
  const device = await readDevice(db, actor, deviceId)
  const file = (await listFilesOfDevice(db, device.id)).find((each) => each.id === id)
  if (file) return file
  throw new Failure('not_found', 'Diese Datei gibt es an diesem Gerät nicht mehr.')
}
