import { searchTextOf } from '../../core/text.ts'
import { deviceKindLabels } from '../../inventory/deviceKind.ts'
import type { DeviceAnswer } from './deviceSchemas.ts'

/**
 * Whether every folded word stands in what other programs see of a device. The stored search text knows who uses it as
 * well: without this, a search would tell it.
 */
export function isFound(device: DeviceAnswer, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { inventoryNumber, serial, kind, manufacturer, model, os, hostname, mac, site, room } =
    device
  const text = searchTextOf([
    ...[inventoryNumber, serial, deviceKindLabels[kind], manufacturer, model, os],
    ...[hostname, mac, site, room],
  ])
  return words.every((word) => text.includes(word))
}
