import { foldText } from '../core/text.ts'
import type { ExistingRoom, ExistingRoomSite } from './importPlan.ts'
import type { RoomStatement } from './readRoomStatements.ts'

type RoomName = Pick<RoomStatement, 'siteName' | 'building' | 'name'>

/** Finds the stored rooms that rows of a list speak of. */
export type RoomFinder = {
  /** The room of that building and name; several where the row names no building and more than one has such a room. */
  readonly find: (named: RoomName) => readonly ExistingRoom[]
  /** Whether a stored room of that name without a building is none of those the list names. */
  readonly leavesBare: (named: RoomName) => boolean
}

/**
 * A room that was stored without a building, because a device list names none, is the one of the list, unless the list
 * names the same room in several buildings or once more without one.
 */
export function createRoomFinder(
  sites: readonly ExistingRoomSite[],
  statements: readonly RoomName[],
): RoomFinder {
  const stored = new Map<string, ExistingRoom[]>()
  for (const { name: siteName, rooms } of sites) {
    for (const room of rooms) addTo(stored, nameKey({ siteName, name: room.name }), room)
  }
  const buildings = new Map<string, Set<string>>()
  for (const each of statements) {
    const key = nameKey(each)
    buildings.set(key, (buildings.get(key) ?? new Set()).add(foldText(each.building)))
  }
  const bareOf = (key: string) => stored.get(key)?.find(({ building }) => building === '')
  return {
    find: (named) => {
      const key = nameKey(named)
      const same = stored.get(key) ?? []
      const wanted = foldText(named.building)
      const exact = same.find(({ building }) => foldText(building) === wanted)
      if (exact) return [exact]
      if (wanted === '') return same
      const bare = bareOf(key)
      return bare && buildings.get(key)?.size === 1 ? [bare] : []
    },
    leavesBare: (named) => {
      const key = nameKey(named)
      return bareOf(key) !== undefined && !buildings.get(key)?.has('')
    },
  }
}

function nameKey({ siteName, name }: Pick<RoomName, 'siteName' | 'name'>): string {
  return `${foldText(siteName)}/${foldText(name)}`
}

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}
