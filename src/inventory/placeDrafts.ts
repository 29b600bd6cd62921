/**
 * Target objects of places: buildings by type of site, rooms by kind and type of site, networks by
 * zone. A school more changes counts, no answers. Source: DOMAIN 5.
 * @module
 */
import { foldText } from '../core/text.ts'
import { type NetworkZone, networkZoneLabels, type SiteType } from './device.ts'
import type { PlacedDevice } from './groupDraft.ts'
import { siteTypeNames } from './groupKey.ts'
import { locationText } from './groupText.ts'
import { compareText, groupedBy } from './order.ts'
import type { RestItem } from './restItem.ts'
import { type InventoryRoom, type RoomKind, roomKindOf } from './roomKind.ts'
import type { TargetObjectDraft } from './targetObjectProposal.ts'

export type InventorySite = {
  readonly id: string
  readonly name: string
  readonly type: SiteType
}

/** A room with its site and the group it belongs to. */
export type PlacedRoom = {
  readonly room: InventoryRoom
  readonly site: InventorySite
  readonly kind: RoomKind
  readonly groupKey: string
}

const buildingNames: Record<SiteType, string> = {
  administration: 'Verwaltungsgebäude',
  school: 'Schulgebäude',
  other: 'Sonstige Gebäude',
}

/** Several rooms of a kind, as the name of a group begins. */
const roomNouns: Record<RoomKind, string> = {
  'room.archive': 'Archive',
  'room.building': 'Gebäude',
  'room.cabling': 'Verkabelung',
  'room.datacenter': 'Rechenzentren',
  'room.home': 'Häusliche Arbeitsplätze',
  'room.meeting': 'Besprechungs-, Veranstaltungs- und Schulungsräume',
  'room.mobileWorkplace': 'Mobile Arbeitsplätze',
  'room.office': 'Büroräume',
  'room.other': 'Sonstige Räume',
  'room.serverRoom': 'Serverräume',
  'room.technical': 'Technikräume und -schränke',
  'room.vehicle': 'Fahrzeuge',
}

const nothingKnown = { attributes: {}, platform: '', users: '', description: '', hints: [] }

/** How many room names a message quotes. */
const quotedAtMost = 3

export const wlanKey = 'network|wlan'

export function lanKey(zone: NetworkZone): string {
  return `network|lan|${zone}`
}

export function buildingKey(type: SiteType): string {
  return `building|${type}`
}

/** The key of the group that rooms of a kind at sites of a type form. */
export function roomGroupKey(kind: RoomKind, siteType: SiteType): string {
  return `room|${kind}|${siteType}`
}

/** Rooms whose kind is said or can be read from the name. */
export function placeRooms(
  rooms: readonly InventoryRoom[],
  sites: readonly InventorySite[],
): PlacedRoom[] {
  const siteById = new Map(sites.map((site) => [site.id, site]))
  return rooms.flatMap((room) => {
    const site = siteById.get(room.siteId)
    const kind = roomKindOf(room)
    if (site === undefined || kind === undefined) return []
    return [{ room, site, kind, groupKey: roomGroupKey(kind, site.type) }]
  })
}

/** One target object per type of site. */
export function draftBuildings(sites: readonly InventorySite[]): TargetObjectDraft[] {
  return [...groupedBy(sites.toSorted(compareNames), ({ type }) => type)].map(
    ([type, members]) => ({
      ...nothingKnown,
      groupKey: buildingKey(type),
      prefix: 'G',
      name: buildingNames[type],
      kinds: ['room.building'],
      location: locationText(members.map(({ name }) => name)),
      count: members.length,
      memberIds: members.map(({ id }) => id),
      reason: `Je Standort im Bestand ein Gebäude, zusammengefasst nach Standortart (${siteTypeNames[type]}).`,
    }),
  )
}

/** One target object per kind of room and type of site. */
export function draftRooms(placed: readonly PlacedRoom[]): TargetObjectDraft[] {
  const sorted = placed.toSorted(
    (a, b) => compareNames(a.site, b.site) || compareNames(a.room, b.room),
  )
  return [...groupedBy(sorted, ({ groupKey }) => groupKey)].flatMap(([groupKey, members]) => {
    const [first] = members
    if (first === undefined) return []
    const draft: TargetObjectDraft = {
      ...nothingKnown,
      groupKey,
      prefix: 'R',
      name: `${roomNouns[first.kind]}, ${siteTypeNames[first.site.type]}`,
      kinds: [first.kind],
      location: locationText(members.map(({ site }) => site.name)),
      count: members.length,
      memberIds: members.map(({ room }) => room.id),
      reason:
        'Räume gleicher Art an Standorten gleicher Art bilden eine Gruppe; die Art ist angegeben oder steht im Namen.',
    }
    return [draft]
  })
}

/** One network per zone that devices are in, and the WLAN when there are access points. */
export function draftNetworks(placed: readonly PlacedDevice[]): TargetObjectDraft[] {
  const zones = new Set(placed.flatMap(({ zone }) => zone ?? []))
  const lans = [...zones].map((zone): TargetObjectDraft => {
    const label = networkZoneLabels[zone]
    return {
      ...networkDraft(lanKey(zone), `${label.charAt(0).toUpperCase()}${label.slice(1)} (LAN)`),
      kinds: ['network.lan'],
      reason: `Der Bestand nennt Geräte in diesem Netz (${label}).`,
    }
  })
  const accessPoints = placed.filter(({ kind }) => kind === 'access_point')
  if (accessPoints.length === 0) return lans
  const wlan: TargetObjectDraft = {
    ...networkDraft(wlanKey, 'WLAN'),
    kinds: ['network.wlan'],
    location: locationText(accessPoints.map(({ device }) => device.siteName)),
    reason: 'Der Bestand nennt Access Points; sie bilden das WLAN.',
  }
  return [...lans, wlan]
}

/** One item per site whose rooms do not say what they are. */
export function unknownRooms(
  rooms: readonly InventoryRoom[],
  sites: readonly InventorySite[],
): RestItem[] {
  const unknown = rooms.filter((room) => roomKindOf(room) === undefined)
  const bySite = groupedBy(unknown, ({ siteId }) => siteId)
  return sites.toSorted(compareNames).flatMap((site) => {
    const names = (bySite.get(site.id) ?? []).map(({ name }) => name).sort(compareText)
    if (names.length === 0) return []
    return [
      {
        subject: 'site' as const,
        id: site.id,
        label: site.name,
        reason: `Die Art der Räume ist nicht angegeben und nicht zu erkennen: ${quoted(names)}.`,
        todo: 'Tragen Sie ein, ob es Büros, Technikräume, Unterrichtsräume oder andere Räume sind.',
      },
    ]
  })
}

function networkDraft(groupKey: string, name: string) {
  const fixed = { ...nothingKnown, prefix: 'NZ', location: '', count: 1, memberIds: [] } as const
  return { ...fixed, groupKey, name }
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, quotedAtMost).map((name) => `„${name}“`)
  const left = names.length - shown.length
  return `${shown.join(', ')}${left > 0 ? ` und ${left} weitere` : ''}`
}

function compareNames(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareText(foldText(a.name), foldText(b.name)) || compareText(a.name, b.name)
}
