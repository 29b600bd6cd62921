import { searchTextOf } from '../core/text.ts'
import type { DeviceFacts } from './device.ts'
import { deviceKindLabels } from './deviceKind.ts'

/** By what everybody finds a device; where it stands is part of it, who has it is not. */
export function deviceSearchText(
  facts: Pick<
    DeviceFacts,
    'inventoryNumber' | 'serial' | 'kind' | 'manufacturer' | 'model' | 'os' | 'hostname'
  >,
  place: { readonly siteName: string | null; readonly roomName: string | null },
): string {
  return searchTextOf([
    facts.inventoryNumber,
    facts.serial,
    deviceKindLabels[facts.kind],
    facts.manufacturer,
    facts.model,
    facts.os,
    facts.hostname,
    place.siteName,
    place.roomName,
  ])
}
