/** Devices that leave their group because their facts changed. @module */
import { deviceStatusLabels } from './device.ts'
import type { PlacedDevice } from './groupDraft.ts'
import { keyDifferences } from './groupKey.ts'
import { compareDevices, deviceLabel, type InventoryDevice, isCounted } from './inventoryDevice.ts'
import { deviceRest } from './restItem.ts'
import type { ExistingTargetObject, TargetObjectProposal } from './targetObjectProposal.ts'

/** A device that leaves its group. Null: it leaves all groups; its reference has to be emptied. */
export type Drift = {
  readonly deviceId: string
  readonly label: string
  readonly fromId: string
  readonly fromCode: string
  readonly toKey: string | null
  readonly toCode: string | null
  readonly reason: string
}

/** Devices that leave the group they are in, and why. */
export function findDrift(
  devices: readonly InventoryDevice[],
  placed: readonly PlacedDevice[],
  proposals: readonly Pick<TargetObjectProposal, 'groupKey' | 'code'>[],
  existing: readonly Pick<ExistingTargetObject, 'id' | 'code' | 'groupKey'>[],
  /** Why a group that a device would move to is refused, by its key. */
  refusals: ReadonlyMap<string, string> = new Map(),
): Drift[] {
  const groupOfId = new Map(existing.filter((e) => e.groupKey !== '').map((e) => [e.id, e]))
  const placeOf = new Map(placed.map((place) => [place.device.id, place]))
  const codeOf = new Map(proposals.map(({ groupKey, code }) => [groupKey, code]))
  return devices.toSorted(compareDevices).flatMap((device): Drift[] => {
    const from = groupOfId.get(device.targetObjectId ?? '')
    const to = placeOf.get(device.id)
    if (from === undefined || from.groupKey === to?.groupKey) return []
    const label = deviceLabel(device)
    const leaves = { deviceId: device.id, label, fromId: from.id, fromCode: from.code }
    if (to === undefined) {
      return [{ ...leaves, toKey: null, toCode: null, reason: whyItLeaves(device) }]
    }
    const refusal = refusals.get(to.groupKey)
    if (refusal) return [{ ...leaves, toKey: null, toCode: null, reason: refusal }]
    const toCode = codeOf.get(to.groupKey) ?? null
    return [{ ...leaves, toKey: to.groupKey, toCode, reason: whyItMoves(from.groupKey, to) }]
  })
}

function whyItLeaves(device: InventoryDevice): string {
  if (isCounted(device)) return deviceRest(device).reason
  return `Das Gerät ist ${deviceStatusLabels[device.status]}.`
}

function whyItMoves(fromKey: string, to: PlacedDevice): string {
  const differences = keyDifferences(fromKey, to.groupKey)
  return differences.length > 0
    ? `${differences.join('; ')}.`
    : 'Das Gerät wird anders eingeordnet.'
}
