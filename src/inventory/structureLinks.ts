/**
 * Dependencies between target objects, only where the inventory states them.
 * Source: BSI-Standard 200-2, Strukturanalyse.
 * @module
 */
import { foldText } from '../core/text.ts'
import type { PlacedApplication } from './applicationDrafts.ts'
import type { PlacedDevice } from './groupDraft.ts'
import { buildingKey, lanKey, type PlacedRoom, wlanKey } from './placeDrafts.ts'
import type { RestItem } from './restItem.ts'
import type { Relation } from './targetObject.ts'

/** A link between the keys of two drafts. `from` needs `to`. */
export type LinkDraft = {
  readonly fromKey: string
  readonly toKey: string
  readonly relation: Relation
  readonly reason: string
}

/** Links of groups of devices to their networks, rooms and buildings. */
export function linkDevices(
  placed: readonly PlacedDevice[],
  rooms: readonly PlacedRoom[],
): LinkDraft[] {
  const roomKeys = new Map(
    rooms.map(({ room, site, groupKey }) => [placeKey(site.name, room.name), groupKey]),
  )
  return placed.flatMap(({ device, kind, zone, groupKey: fromKey }) => {
    const roomKey = roomKeys.get(placeKey(device.siteName, device.roomName))
    return [
      ...(zone ? [connection(fromKey, lanKey(zone), 'Der Bestand nennt dieses Netz.')] : []),
      ...(kind === 'access_point'
        ? [connection(fromKey, wlanKey, 'Access Points bilden das WLAN.')]
        : []),
      ...(roomKey ? [location(fromKey, roomKey, 'Der Bestand nennt Räume dieser Art.')] : []),
      ...(!roomKey && device.siteType
        ? [location(fromKey, buildingKey(device.siteType), 'Der Bestand nennt diese Standorte.')]
        : []),
    ]
  })
}

/** Rooms lie in buildings. */
export function linkRooms(rooms: readonly PlacedRoom[]): LinkDraft[] {
  return rooms.map(({ site, groupKey }) =>
    location(groupKey, buildingKey(site.type), 'Die Räume liegen an diesen Standorten.'),
  )
}

/** Applications with their providers, and with the servers that the application list names. */
export function linkApplications(
  applications: readonly PlacedApplication[],
  placed: readonly PlacedDevice[],
): LinkDraft[] {
  const serverKeys = keysByServerName(placed)
  return applications.flatMap(({ application, groupKey: fromKey, provider }) => [
    ...(provider ? [providing(fromKey, provider.groupKey)] : []),
    ...serverNames(application.server).flatMap((name) => {
      const toKey = serverKeys.get(foldText(name))
      const reason = `Die Anwendungsliste nennt den Server „${name}“.`
      return toKey ? [{ fromKey, toKey, relation: 'depends_on' as const, reason }] : []
    }),
  ])
}

/** Servers that the application list names and the inventory does not hold. */
export function unknownServers(
  applications: readonly PlacedApplication[],
  placed: readonly PlacedDevice[],
): RestItem[] {
  const serverKeys = keysByServerName(placed)
  return applications.flatMap(({ application }) => {
    const unknown = serverNames(application.server).filter(
      (name) => !serverKeys.has(foldText(name)),
    )
    if (unknown.length === 0) return []
    return [
      {
        subject: 'application' as const,
        id: application.id,
        label: application.name,
        reason: `Der Bestand kennt den Server nicht: ${unknown.map((name) => `„${name}“`).join(', ')}.`,
        todo: 'Tragen Sie beim Server diesen Hostnamen ein, oder berichtigen Sie die Anwendungsliste.',
      },
    ]
  })
}

/** Each link once: the first of those with the same ends and relation. */
export function distinctLinks(links: readonly LinkDraft[]): LinkDraft[] {
  const byEnds = new Map<string, LinkDraft>()
  for (const link of links) {
    const key = linkKey(link.fromKey, link.toKey, link.relation)
    if (!byEnds.has(key)) byEnds.set(key, link)
  }
  return [...byEnds.values()]
}

export function linkKey(from: string, to: string, relation: Relation): string {
  return `${from} ${relation} ${to}`
}

function keysByServerName(placed: readonly PlacedDevice[]): Map<string, string> {
  const keys = new Map<string, string>()
  for (const { device, groupKey } of placed) {
    for (const name of [device.hostname, device.inventoryNumber ?? '']) {
      if (name !== '') keys.set(foldText(name), groupKey)
    }
  }
  return keys
}

function serverNames(text: string): string[] {
  return text
    .split(/[,;/\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function placeKey(siteName: string, roomName: string): string {
  return `${foldText(siteName)}|${foldText(roomName)}`
}

function connection(fromKey: string, toKey: string, reason: string): LinkDraft {
  return { fromKey, toKey, relation: 'connected_to', reason }
}

function location(fromKey: string, toKey: string, reason: string): LinkDraft {
  return { fromKey, toKey, relation: 'located_in', reason }
}

function providing(fromKey: string, toKey: string): LinkDraft {
  const reason = 'Die Anwendungsliste nennt diesen Dienstleister.'
  return { fromKey, toKey, relation: 'provided_by', reason }
}
