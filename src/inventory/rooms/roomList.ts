/**
 * Rooms as the page lists them: sites, their buildings, their rooms, with what each counts as.
 * @module
 */
import { foldText, searchTextOf, searchWords } from '../../core/text.ts'
import type { SiteType } from '../device.ts'
import { compareText, groupedBy } from '../order.ts'
import { type RoomKind, roomKindOf } from '../roomKind.ts'

export type ListedRoom = {
  readonly id: string
  readonly siteId: string
  readonly site: string
  readonly siteType: SiteType
  readonly building: string
  readonly name: string
  /** As somebody said it; '' while nobody did. */
  readonly statedKind: string
  /** Said, or read from the name. */
  readonly kind: RoomKind | undefined
  readonly devices: number
}

export type RoomQuery = {
  readonly suche: string | undefined
  readonly standort: string | undefined
  readonly art: string | undefined
}

type Stored = {
  readonly sites: readonly { readonly id: string; readonly name: string; readonly type: SiteType }[]
  readonly rooms: readonly {
    readonly id: string
    readonly siteId: string
    readonly building: string
    readonly name: string
    readonly kind: string
  }[]
  readonly counts: readonly {
    readonly informationDomainId: string
    readonly siteId: string | null
    readonly roomId: string | null
    readonly count: number
  }[]
}

/**
 * The rooms of an information domain, by site, building and name: those on sites where it has devices, and on sites
 * where nobody has any yet.
 */
export function listedRooms(
  { sites, rooms, counts }: Stored,
  informationDomainId: string,
): ListedRoom[] {
  const ownSites = new Set<string | null>()
  const otherSites = new Set<string | null>()
  const inRoom = new Map<string | null, number>()
  for (const each of counts) {
    const isOwn = each.informationDomainId === informationDomainId
    const places = isOwn ? ownSites : otherSites
    places.add(each.siteId)
    if (isOwn) inRoom.set(each.roomId, (inRoom.get(each.roomId) ?? 0) + each.count)
  }
  const siteById = new Map(sites.map((site) => [site.id, site]))
  return rooms
    .flatMap((room) => {
      const site = siteById.get(room.siteId)
      const isHere = ownSites.has(room.siteId) || !otherSites.has(room.siteId)
      if (!site || !isHere) return []
      const { id, siteId, building, name, kind } = room
      const place = { id, siteId, site: site.name, siteType: site.type, building, name }
      return [{ ...place, statedKind: kind, kind: roomKindOf(room), devices: inRoom.get(id) ?? 0 }]
    })
    .sort(compareRooms)
}

/** `art` is a kind of room, or `offen` for those whose kind nobody knows. */
export function selectRooms(rooms: readonly ListedRoom[], query: RoomQuery): ListedRoom[] {
  const words = searchWords(query.suche ?? '')
  return rooms.filter((room) => {
    const text = searchTextOf([room.site, room.building, room.name])
    return (
      words.every((word) => text.includes(word)) &&
      (!query.standort || room.siteId === query.standort) &&
      (!query.art || (query.art === 'offen' ? room.kind === undefined : room.kind === query.art))
    )
  })
}

/** Rooms in their order, put together by site and building. */
export function groupRooms(rooms: readonly ListedRoom[]) {
  const places = groupedBy(rooms, ({ siteId, building }) => `${siteId}\n${building}`)
  return [...places.values()].map((here) => ({
    site: here[0]?.site ?? '',
    siteType: here[0]?.siteType ?? 'other',
    building: here[0]?.building ?? '',
    rooms: here,
  }))
}

function compareRooms(a: ListedRoom, b: ListedRoom): number {
  return (
    compareText(foldText(a.site), foldText(b.site)) ||
    compareText(foldText(a.building), foldText(b.building)) ||
    foldText(a.name).localeCompare(foldText(b.name), 'de', { numeric: true }) ||
    compareText(a.id, b.id)
  )
}
