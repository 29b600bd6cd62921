/**
 * Groups of like devices become target objects (Gruppenbildung). The key is kind, operating system and
 * support state, type of site and network zone; the single school is no part of it. Source: DOMAIN 5.
 * @module
 */
import type { Day } from '../core/day.ts'
import { platformReader } from './devicePlatform.ts'
import { isGroupable } from './deviceTarget.ts'
import { draftOf, type PlacedDevice, placeDevice } from './groupDraft.ts'
import { type Drift, findDrift } from './groupDrift.ts'
import { compareDevices, type InventoryDevice, isCounted } from './inventoryDevice.ts'
import { compareByCode, groupedBy } from './order.ts'
import type { OwnSupport } from './ownSupport.ts'
import { deviceRest, type RestItem } from './restItem.ts'
import {
  type ExistingTargetObject,
  type GoneTargetObject,
  matchDrafts,
  type TargetObjectDraft,
  type TargetObjectProposal,
} from './targetObjectProposal.ts'

export type GroupingInput = {
  readonly devices: readonly InventoryDevice[]
  readonly existingGroups: readonly ExistingTargetObject[]
  readonly today: Day
}

export type Grouping = {
  readonly groups: readonly TargetObjectProposal[]
  readonly rest: readonly RestItem[]
  readonly drift: readonly Drift[]
  readonly gone: readonly GoneTargetObject[]
  readonly recounts: readonly Recount[]
}

/** A target object that a person made, whose devices have become more or fewer. */
export type Recount = {
  readonly id: string
  readonly code: string
  readonly before: number
  readonly after: number
}

export type GroupDrafts = {
  readonly drafts: readonly TargetObjectDraft[]
  readonly placed: readonly PlacedDevice[]
  readonly rest: readonly RestItem[]
}

/**
 * Proposes the groups of the devices, in the order of codes. The same inventory always gives the same
 * proposal, whatever the order of its rows. Devices that a person put into a target object of their own
 * making stay there and are counted.
 */
export function proposeGroups({ devices, existingGroups, today }: GroupingInput): Grouping {
  const { drafts, placed, rest } = draftGroups(devices, existingGroups, today)
  const { proposals, gone } = matchDrafts(drafts, existingGroups)
  const drift = findDrift(devices, placed, proposals, existingGroups)
  return {
    groups: proposals,
    rest,
    drift,
    gone,
    recounts: recountHandMade(devices, existingGroups),
  }
}

/** New counts of the target objects that a person made and put devices into. */
export function recountHandMade(
  devices: readonly InventoryDevice[],
  existing: readonly ExistingTargetObject[],
): Recount[] {
  const assigned = groupedBy(devices, ({ targetObjectId }) => targetObjectId ?? '')
  return existing
    .filter(({ groupKey }) => groupKey === '')
    .flatMap(({ id, code, count }) => {
      const after = assigned.get(id)?.filter(isCounted).length ?? count
      return after === count ? [] : [{ id, code, before: count, after }]
    })
    .sort(compareByCode)
}

/** The groups before they meet what exists. */
export function draftGroups(
  devices: readonly InventoryDevice[],
  existing: readonly ExistingTargetObject[],
  today: Day,
  ownSupport: readonly OwnSupport[] = [],
): GroupDrafts {
  const handMade = new Map(existing.filter((e) => e.groupKey === '').map((e) => [e.id, e]))
  const counted = devices
    .filter((device) => isCounted(device) && !handMade.has(device.targetObjectId ?? ''))
    .toSorted(compareDevices)
  const readPlatform = platformReader(today, ownSupport)
  const placed = counted.flatMap((device) => placeDevice(device, readPlatform(device)))
  const groups = groupedBy(placed, ({ groupKey }) => groupKey)
  return {
    drafts: [...groups.values()].map(draftOf),
    placed,
    rest: counted.filter(({ kind }) => !isGroupable(kind)).map(deviceRest),
  }
}
