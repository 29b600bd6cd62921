/** Reads what the list of devices of a site shows: what a school has and where, and nothing about persons. */
import type { Db } from '../../../db/db.ts'
import { listDevices, listRooms, listSites } from '../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { sortedBy } from '../../../reports/order.ts'
import type { SiteDevice, SiteDevices } from '../../../reports/siteDevices.ts'
import { deviceStatusLabels } from '../../inventory/device.ts'
import { deviceKindLabels } from '../../inventory/deviceKind.ts'
import { groupedBy } from '../../inventory/order.ts'

const noSite = 'Ohne Standort'

/** Every site with devices by name, last those that stand nowhere; with `siteId` this one alone, also without devices. */
export async function gatherSiteDevices(
  db: Db,
  domain: InformationDomain,
  siteId?: string,
): Promise<SiteDevices[]> {
  const rooms = new Map((await listRooms(db)).map((room) => [room.id, room]))
  const bySite = groupedBy(await listDevices(db, domain.id), (device) => device.siteId ?? '')
  const named = sortedBy(await listSites(db), ({ name }) => [name])
  const sites = [...named, { id: '', name: noSite }]
  return sites
    .filter(({ id }) => (siteId === undefined ? bySite.has(id) : id === siteId))
    .map(({ id, name }) => ({
      site: name,
      devices: sortedBy(
        (bySite.get(id) ?? []).map((device): SiteDevice => {
          const room = rooms.get(device.roomId ?? '')
          return {
            building: room?.building ?? '',
            room: room?.name ?? '',
            inventoryNumber: device.inventoryNumber ?? '',
            serial: device.serial ?? '',
            kind: deviceKindLabels[device.kind],
            product: [device.manufacturer, device.model].filter(Boolean).join(' '),
            os: [device.os, device.osVersion].filter(Boolean).join(' '),
            status: deviceStatusLabels[device.status],
            warrantyUntil: device.warrantyUntil,
            boundUntil: device.boundUntil,
          }
        }),
        (device) => [
          // What stands in no room comes last.
          device.building || device.room ? '0' : '1',
          device.building,
          device.room,
          device.kind,
          device.inventoryNumber,
          device.serial,
        ],
      ),
    }))
}
