/**
 * The inventory of one information domain as the rules of grouping see it.
 * @module
 */
import type { Db } from '../../db/db.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { type Device, listDevices, listRooms, listSites } from '../../db/queries/devices.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
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
  const siteById = new Map(sites.map((site) => [site.id, site]))
  const roomById = new Map(rooms.map((room) => [room.id, room]))
  const placed = (device: Device): InventoryDevice => {
    const site = device.siteId === null ? undefined : siteById.get(device.siteId)
    const room = device.roomId === null ? undefined : roomById.get(device.roomId)
    return {
      ...device,
      siteType: site?.type ?? null,
      siteDefaultZone: site?.defaultZone ?? null,
      siteName: site?.name ?? '',
      roomName: room?.name ?? '',
    }
  }
  return {
    domain,
    devices: (await listDevices(db, domain.id)).map(placed),
    applications: await listApplications(db, domain.id),
    sites,
    rooms,
    existing: {
      targetObjects: await listTargetObjects(db, domain.id),
      links: await listLinks(db, domain.id),
    },
    today,
  }
}
