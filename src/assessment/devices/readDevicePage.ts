import type { Db } from '../../../db/db.ts'
import {
  findRoom,
  listDevicesWithSerial,
  listSites,
  type SeenDevice,
} from '../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listOwnSupport } from '../../../db/queries/operatingSystemSupport.ts'
import { findTargetObjectById } from '../../../db/queries/targetObjects.ts'
import type { Day } from '../../core/day.ts'
import { platformReader } from '../../inventory/devicePlatform.ts'
import { deviceName } from '../../inventory/devices/changes/changeSet.ts'
import { type ListedObject, readListed } from '../targetObjects/readListed.ts'

export type DeviceState = {
  readonly device: SeenDevice
  readonly name: string
  /** „Grundschule Nord, Haus B, R 1.07“; '' where nobody said. */
  readonly place: string
  readonly object: ListedObject | undefined
  readonly platform: ReturnType<ReturnType<typeof platformReader>>
  /** Others with the same serial number, which is a mistake of one of them. */
  readonly twins: readonly { readonly id: string; readonly name: string }[]
}

export async function readDevicePage(
  db: Db,
  domain: InformationDomain,
  device: SeenDevice,
  today: Day,
): Promise<DeviceState> {
  const site = (await listSites(db)).find(({ id }) => id === device.siteId)
  const room = device.roomId === null ? undefined : await findRoom(db, device.roomId)
  const found =
    device.targetObjectId === null
      ? undefined
      : await findTargetObjectById(db, device.targetObjectId)
  const [object] = found ? await readListed(db, domain, [{ ...found, responsible: null }]) : []
  const same = device.serial === null ? [] : await listDevicesWithSerial(db, device.serial)
  return {
    device,
    name: deviceName(device),
    place: [site?.name, room?.building, room?.name].filter(Boolean).join(', '),
    object,
    platform: platformReader(today, await listOwnSupport(db))(device),
    twins: same
      .filter(
        ({ id, informationDomainId }) =>
          id !== device.id && informationDomainId === device.informationDomainId,
      )
      .map((twin) => ({ id: twin.id, name: deviceName(twin) })),
  }
}
