import { foldText } from '../core/text.ts'
import { type SiteType, siteTypeLabels } from '../inventory/device.ts'
import { groupedBy } from '../inventory/order.ts'
import { guessSiteType } from './guessSiteType.ts'
import type { ExistingSite, NewRoom, NewSite } from './importPlan.ts'

type Room = { readonly building: string; readonly name: string }
type Site = {
  readonly name: string
  readonly type: SiteType
  /** By folded name; several buildings may have a room of that name. */
  readonly rooms: Map<string, Room[]>
}

/** Sites and rooms by name, known ones and those that the import creates. */
export type Places = {
  /** The site's name as it is written first; a new site is noted. */
  readonly settleSite: (name: string, type: SiteType | undefined) => string
  /** The room of a settled site; without a building, the room of that name wherever it is. */
  readonly settleRoom: (siteName: string, building: string, name: string) => Room
  readonly newSites: readonly NewSite[]
  readonly newRooms: readonly NewRoom[]
  /** German sentences that announce what is created. */
  readonly announce: () => string[]
}

export function planPlaces(existing: readonly ExistingSite[]): Places {
  const newSites: NewSite[] = []
  const newRooms: NewRoom[] = []
  const sites = new Map<string, Site>()
  for (const { name, type, rooms } of existing) {
    const site = { name, type, rooms: new Map() }
    sites.set(foldText(name), site)
    for (const room of rooms) addRoom(site, room)
  }
  const settle = (name: string, type: SiteType | undefined): Site => {
    const known = sites.get(foldText(name))
    if (known) return known
    const site = { name, type: type ?? guessSiteType(name), rooms: new Map() }
    sites.set(foldText(name), site)
    newSites.push({ name, type: site.type })
    return site
  }
  return {
    settleSite: (name, type) => settle(name, type).name,
    settleRoom: (siteName, building, name) => {
      const site = settle(siteName, undefined)
      const known = findRoom(site, building, name)
      if (known) return known
      const room = { building, name }
      addRoom(site, room)
      newRooms.push({ siteName: site.name, ...room })
      return room
    },
    newSites,
    newRooms,
    announce: () => [...announceSites(newSites), ...announceRooms(newRooms)],
  }
}

function addRoom(site: Site, room: Room): void {
  const key = foldText(room.name)
  site.rooms.set(key, [...(site.rooms.get(key) ?? []), room])
}

function findRoom(site: Site, building: string, name: string): Room | undefined {
  const same = site.rooms.get(foldText(name)) ?? []
  if (building === '') return same.find((room) => room.building === '') ?? same[0]
  return same.find((room) => foldText(room.building) === foldText(building))
}

function announceSites(sites: readonly NewSite[]): string[] {
  if (sites.length === 0) return []
  const names = sites.map(({ name, type }) => `„${name}“ (${siteTypeLabels[type]})`).join(', ')
  const what =
    sites.length === 1 ? 'Neuer Standort wird angelegt' : 'Neue Standorte werden angelegt'
  return [`${what}: ${names}.`]
}

/** More rooms than these are told by number and site: the audit trail names each of them. */
const namedRooms = 12

function announceRooms(rooms: readonly NewRoom[]): string[] {
  if (rooms.length === 0) return []
  if (rooms.length > namedRooms) {
    const sites = [...groupedBy(rooms, ({ siteName }) => siteName)]
    const counts = sites.map(([siteName, own]) => `„${siteName}“ ${own.length}`).join(', ')
    return [`${rooms.length} neue Räume werden angelegt: ${counts}.`]
  }
  const names = rooms.map(({ siteName, building, name }) =>
    building === '' ? `„${name}“ (${siteName})` : `„${name}“ (${building}, ${siteName})`,
  )
  const what = rooms.length === 1 ? 'Neuer Raum wird angelegt' : 'Neue Räume werden angelegt'
  return [`${what}: ${names.join(', ')}.`]
}
