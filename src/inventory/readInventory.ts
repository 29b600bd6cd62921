/**
 * The inventory of one information domain as the rules of grouping see it.
 * @module
 */
import type { Db } from '../../db/db.ts'
import { listApplications } from '../../db/queries/applications.ts'
import {
  type Device,
  listDevices,
  listRooms,
  listSites,
  type Room,
  type Site,
} from '../../db/queries/devices.ts'
import { listGroupRefusals } from '../../db/queries/groupRefusals.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listOwnSupport } from '../../db/queries/operatingSystemSupport.ts'
import { listLinks, listTargetObjects } from '../../db/queries/targetObjects.ts'
import type { Day } from '../core/day.ts'
import type { InventoryDevice } from './inventoryDevice.ts'
import type { StructureInput } from './structure.ts'

/** Everything that `proposeStructure` asks for. */
export async function readInventory(
  db: Db,
  domain: InformationDomain,
  today: Day,
): Promise<StructureInput> {
  const sites = await listSites(db)
  const rooms = await listRooms(db)
  return {
    domain,
    devices: placeDevices(await listDevices(db, domain.id), sites, rooms),
    applications: await listApplications(db, domain.id),
    sites,
    rooms,
    existing: {
      targetObjects: await listTargetObjects(db, domain.id),
      links: await listLinks(db, domain.id),
    },
    refusals: await listGroupRefusals(db, domain.id),
    ownSupport: await listOwnSupport(db),
    today,
  }
}

/** Devices with what grouping asks of their places. */
export function placeDevices(
  devices: readonly Device[],
  sites: readonly Site[],
  rooms: readonly Room[],
): InventoryDevice[] {
  const siteById = new Map(sites.map((site) => [site.id, site]))
  const roomById = new Map(rooms.map((room) => [room.id, room]))
  return devices.map((device) => {
    const site = siteById.get(device.siteId ?? '')
    return {
      ...device,
      siteType: site?.type ?? null,
      siteDefaultZone: site?.defaultZone ?? null,
      siteName: site?.name ?? '',
      roomName: roomById.get(device.roomId ?? '')?.name ?? '',
    }
  })
}
