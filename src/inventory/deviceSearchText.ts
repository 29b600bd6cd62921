import { searchTextOf } from '../core/text.ts'
import type { DeviceFacts } from './device.ts'
import { deviceKindLabels } from './deviceKind.ts'

/** By what a device is found; where it stands is part of it. */
export function deviceSearchText(
  facts: Pick<
    DeviceFacts,
    'inventoryNumber' | 'serial' | 'kind' | 'manufacturer' | 'model' | 'os' | 'hostname' | 'holder'
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
    facts.holder,
    place.siteName,
    place.roomName,
  ])
}
