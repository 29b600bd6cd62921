/** What a stocktaking round knows, put together room by room. Pure. @module */
import type { Instant } from '../../core/day.ts'
import { foldText } from '../../core/text.ts'
import type { DeviceStatus } from '../device.ts'
import { type FindResult, isExpected, noRoom, noRoomName } from './findResult.ts'

export type Round = {
  readonly id: string
  readonly informationDomainId: string
  readonly siteId: string
  readonly name: string
  readonly startedAt: Instant
  readonly startedBy: string
  readonly finishedAt: Instant | null
  readonly finishedBy: string | null
}

export type RoundRoom = {
  readonly stocktakingId: string
  readonly roomId: string
  readonly name: string
  readonly countedAt: Instant | null
  readonly countedBy: string | null
}

export type Find = {
  readonly id: string
  readonly stocktakingId: string
  readonly roomId: string
  readonly roomName: string
  readonly deviceId: string | null
  /** What people call the device, or what was read where there is none. */
  readonly label: string
  readonly result: FindResult
  readonly statedPlace: string
  readonly at: Instant
  readonly by: string
  readonly rebookedAt: Instant | null
}

export type RoundDevice = {
  readonly id: string
  readonly roomId: string | null
  readonly status: DeviceStatus
}

export type CountedRoom<Device> = {
  readonly id: string
  readonly name: string
  readonly countedAt: Instant | null
  readonly devices: readonly Device[]
}

/**
 * One find a device: the last that was seen. What is missing counts only while the device was seen nowhere. Finds of
 * what nobody knows are one for each code and room.
 */
export function listLastFinds(finds: readonly Find[]): Find[] {
  const last = new Map<string, Find>()
  for (const find of [...finds].sort(byTime)) {
    const key = find.deviceId ?? `${find.roomId}\n${foldText(find.label)}`
    const known = last.get(key)
    const isWeaker = find.result === 'missing' && known !== undefined
    if (!isWeaker) last.set(key, find)
  }
  return [...last.values()]
}

/**
 * The rooms of a site in the order of their names, with the devices that should be there; last those that stand in no
 * room, where there are any or the site has no rooms.
 */
export function listRoomsToCount<Device extends RoundDevice>(
  rooms: readonly { readonly id: string; readonly building: string; readonly name: string }[],
  devices: readonly Device[],
  counted: readonly RoundRoom[],
): CountedRoom<Device>[] {
  const expected = devices.filter(isExpected)
  const inRoom = (id: string) => expected.filter(({ roomId }) => (roomId ?? noRoom) === id)
  const countedAt = (id: string) => counted.find(({ roomId }) => roomId === id)?.countedAt ?? null
  const named = rooms
    .map(({ id, building, name }) => ({ id, name: [building, name].filter(Boolean).join(', ') }))
    .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }))
  const homeless = inRoom(noRoom).length > 0 || rooms.length === 0
  const all = homeless ? [...named, { id: noRoom, name: noRoomName }] : named
  return all.map(({ id, name }) => ({
    ...{ id, name },
    countedAt: countedAt(id),
    devices: inRoom(id),
  }))
}

/** What was expected in a room and was seen nowhere in the round. */
export function listUnseen<Device extends RoundDevice>(
  devices: readonly Device[],
  finds: readonly Find[],
): Device[] {
  const seen = new Set(
    finds.filter(({ result }) => result !== 'missing').map(({ deviceId }) => deviceId),
  )
  return devices.filter(({ id }) => !seen.has(id))
}

/** What was found in a wrong room and was not booked there since. */
export function listRebookable(finds: readonly Find[]): Find[] {
  return finds.filter(({ result, rebookedAt }) => result === 'wrong_room' && rebookedAt === null)
}

export type FindCounts = Readonly<Record<FindResult, number>>

export function countResults(finds: readonly Find[]): FindCounts {
  const counts = { found: 0, wrong_room: 0, unexpected: 0, unknown: 0, missing: 0 }
  for (const { result } of finds) counts[result] += 1
  return counts
}

function byTime(a: Find, b: Find): number {
  return a.at < b.at ? -1 : Number(a.at > b.at)
}
