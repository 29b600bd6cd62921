/**
 * A device's place in a group, and the target object that a group becomes.
 * @module
 */
import { type NetworkZone, networkZoneLabels } from './device.ts'
import { deviceKindLabels } from './deviceKind.ts'
import { type DevicePlatform, supportSuffix } from './devicePlatform.ts'
import {
  dependsOnOs,
  deviceNoun,
  deviceTargetOf,
  type GroupableKind,
  isGroupable,
  usesSiteNetwork,
} from './deviceTarget.ts'
import { groupKeyOf, siteTypeNames } from './groupKey.ts'
import { groupHints, locationText, platformText } from './groupText.ts'
import type { InventoryDevice } from './inventoryDevice.ts'
import { compareText } from './order.ts'
import type { TargetObjectDraft } from './targetObjectProposal.ts'

/** A device in its group, with what the group takes from it. */
export type PlacedDevice = {
  readonly device: InventoryDevice
  readonly kind: GroupableKind
  readonly platform: DevicePlatform
  readonly zone: NetworkZone | null
  readonly groupKey: string
}

/** Where a device belongs; nothing when its kind says too little. */
export function placeDevice(device: InventoryDevice, platform: DevicePlatform): PlacedDevice[] {
  const { kind, siteType } = device
  if (!isGroupable(kind)) return []
  const zone = device.networkZone ?? (usesSiteNetwork(kind) ? device.siteDefaultZone : null)
  const byOs = dependsOnOs(kind)
  const groupKey = groupKeyOf({
    kind,
    os: byOs ? platform.key : '',
    support: byOs ? platform.support : '',
    siteType: siteType ?? '',
    zone: zone ?? '',
  })
  return [{ device, kind, platform, zone, groupKey }]
}

/** The target object that the devices of one key become. */
export function draftOf(members: readonly PlacedDevice[]): TargetObjectDraft {
  const [first] = members
  if (first === undefined) throw new Error('a group without devices')
  const { prefix, kinds, attributes } = deviceTargetOf(first.kind, first.platform.family)
  return {
    groupKey: first.groupKey,
    prefix,
    name: nameOf(first),
    kinds,
    attributes: { ...attributes, ...osAttributes(members, first) },
    platform: platformText(members),
    location: locationText(members.map(({ device }) => device.siteName)),
    users: '',
    description: '',
    count: members.length,
    memberIds: members.map(({ device }) => device.id),
    reason: reasonOf(first),
    hints: groupHints(members, first),
  }
}

/** „Notebooks Windows, Schulen, pädagogisches Netz, ohne Support“. */
function nameOf({ kind, platform, device, zone }: PlacedDevice): string {
  const byOs = dependsOnOs(kind)
  const system = byOs ? platform.label : ''
  return [
    `${deviceNoun(kind)} ${system}`.trim(),
    byOs && system === '' ? 'Betriebssystem nicht angegeben' : '',
    siteTypeNames[device.siteType ?? ''],
    zone ? networkZoneLabels[zone] : '',
    !zone && usesSiteNetwork(kind) ? 'Netz nicht angegeben' : '',
    byOs ? supportSuffix(platform) : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** Versions of one group in one text, „2019, 2022“, for modelling. */
function osAttributes(members: readonly PlacedDevice[], { kind, platform }: PlacedDevice) {
  if (!dependsOnOs(kind)) return {}
  const versions = new Set(members.map((member) => member.platform.version).filter(Boolean))
  return {
    osFamily: platform.family,
    osVersion: [...versions].sort(compareText).join(', '),
    osSupport: platform.support,
  }
}

function reasonOf({ kind, platform, device, zone }: PlacedDevice): string {
  const byOs = dependsOnOs(kind)
  const support = supportSuffix(platform)
  const same = [
    `Art (${deviceKindLabels[kind]})`,
    byOs ? `Betriebssystem (${platform.label || 'nicht angegeben'})` : '',
    byOs && support ? `Supportstand (${support})` : '',
    `Standortart (${siteTypeNames[device.siteType ?? '']})`,
    zone ? `Netz (${networkZoneLabels[zone]})` : '',
  ]
  return `Geräte gleicher Einordnung bilden eine Gruppe: ${same.filter(Boolean).join(', ')}.`
}
