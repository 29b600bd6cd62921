/**
 * Something of the inventory that became no target object: why, and what to do.
 * @module
 */
import { deviceLabel, type InventoryDevice } from './inventoryDevice.ts'

export type RestItem = {
  /** `group`: a refused group that has no members, such as a network. */
  readonly subject: 'device' | 'application' | 'room' | 'site' | 'group'
  readonly id: string
  readonly label: string
  readonly reason: string
  readonly todo: string
}

/** A device whose kind says too little for a group. */
export function deviceRest(device: InventoryDevice): RestItem {
  const unspecified = device.kind === 'client'
  return {
    subject: 'device',
    id: device.id,
    label: deviceLabel(device),
    reason: unspecified
      ? 'Die Bauart des Clients ist nicht angegeben.'
      : 'Die Geräteart „Sonstiges Gerät“ sagt nicht, welche Bausteine gelten.',
    todo: unspecified
      ? 'Tragen Sie ein, ob es ein PC, Notebook oder Tablet ist.'
      : 'Tragen Sie die Geräteart ein, oder ordnen Sie das Gerät selbst einem Zielobjekt zu.',
  }
}
