/**
 * A device as grouping sees it.
 * @module
 */
import type { DeviceFacts, DeviceStatus, NetworkZone, SiteType } from './device.ts'
import { compareText } from './order.ts'

/** The facts of a device, where it stands and which target object it belongs to. */
export type InventoryDevice = DeviceFacts & {
  readonly id: string
  readonly siteType: SiteType | null
  /** The zone of devices on this site that state none. */
  readonly siteDefaultZone: NetworkZone | null
  readonly siteName: string
  readonly roomName: string
  readonly targetObjectId: string | null
}

/** Devices in these states stand in no group and leave its count. */
export const uncountedStatuses: readonly DeviceStatus[] = ['ordered', 'lost', 'retired']

/** Whether a device is part of the groups: it is there, or only lent, stored or in repair. */
export function isCounted({ status }: Pick<InventoryDevice, 'status'>): boolean {
  return !uncountedStatuses.includes(status)
}

/** How a person knows a device: inventory number, else serial. */
export function deviceLabel({ inventoryNumber, serial, id }: InventoryDevice): string {
  return inventoryNumber ?? serial ?? id
}

/** Order of labels, the same on every machine. */
export function compareDevices(a: InventoryDevice, b: InventoryDevice): number {
  return compareText(deviceLabel(a), deviceLabel(b)) || compareText(a.id, b.id)
}
