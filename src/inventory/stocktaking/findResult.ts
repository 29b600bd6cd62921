/**
 * What it means that a device is found in a room, or not found. The script of the page says the same before the server
 * is asked (src/web/assets/stocktaking.js).
 * @module
 */
import { type DeviceStatus, deviceStatusLabels } from '../device.ts'

export const findResults = ['found', 'wrong_room', 'unexpected', 'unknown', 'missing'] as const
export type FindResult = (typeof findResults)[number]

export const findResultLabels: Record<FindResult, string> = {
  found: 'erwartet und da',
  wrong_room: 'woanders gefunden',
  unexpected: 'wieder aufgetaucht',
  unknown: 'unbekannt',
  missing: 'fehlt',
}

export const findResultMeanings: Record<FindResult, string> = {
  found: 'Das Gerät steht in dem Raum, in dem es laut Bestand stehen soll.',
  wrong_room: 'Das Gerät ist da, steht laut Bestand aber woanders.',
  unexpected: 'Das Gerät ist da, obwohl es als verloren oder ausgesondert geführt wird.',
  unknown: 'Zu der Nummer gibt es im Bestand kein Gerät.',
  missing: 'Das Gerät soll in dem gezählten Raum stehen und wurde nirgends gesehen.',
}

/** The place of devices of the site that stand in no room. */
export const noRoom = 'ohne'
export const noRoomName = 'Ohne Raum'

/** Devices that must be seen; what is lent, in repair or on order is elsewhere. */
const expectedStatuses: readonly DeviceStatus[] = ['in_stock', 'in_use']
/** Devices that cannot be here, by the inventory. */
const goneStatuses: readonly DeviceStatus[] = ['lost', 'retired']

export function isExpected({ status }: { readonly status: DeviceStatus }): boolean {
  return expectedStatuses.includes(status)
}

type Standing = {
  readonly siteId: string | null
  readonly roomId: string | null
  readonly status: DeviceStatus
}

/** `place` is where the device stands by the inventory, in words; '' where that is here. */
export function judgeFind(
  device: Standing | undefined,
  here: { readonly siteId: string; readonly roomId: string },
  place: string,
): { readonly result: Exclude<FindResult, 'missing'>; readonly statedPlace: string } {
  if (!device) return { result: 'unknown', statedPlace: '' }
  if (goneStatuses.includes(device.status)) {
    return { result: 'unexpected', statedPlace: deviceStatusLabels[device.status] }
  }
  const isHere = device.siteId === here.siteId && (device.roomId ?? noRoom) === here.roomId
  return isHere
    ? { result: 'found', statedPlace: '' }
    : { result: 'wrong_room', statedPlace: place }
}

/** „0815: laut Bestand woanders: Haus A, 1.07.“ */
export function speakFind(find: {
  readonly label: string
  readonly result: FindResult
  readonly statedPlace: string
}): string {
  const { label, result, statedPlace } = find
  switch (result) {
    case 'found':
      return `${label}: erwartet und da.`
    case 'wrong_room':
      return `${label}: laut Bestand woanders: ${statedPlace}.`
    case 'unexpected':
      return `${label}: laut Bestand ${statedPlace}.`
    case 'unknown':
      return `${label}: unbekannt.`
    case 'missing':
      return `${label}: fehlt.`
  }
}
