/** Reads what the device list shows: the devices of an information domain by their sites. @module */
import type { Db } from '../../db/db.ts'
import { listFilteredIds } from '../../db/queries/deviceList.ts'
import {
  type Device,
  listDevices,
  listRooms,
  listSites,
  type Room,
} from '../../db/queries/devices.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { DeviceList, DeviceRow, DeviceSite } from '../../reports/deviceList.ts'
import { deviceStatusLabels, networkZoneLabels } from '../inventory/device.ts'
import { deviceKindLabels } from '../inventory/deviceKind.ts'
import { readWholeFilter } from '../inventory/devices/list/readWholeFilter.ts'
import { groupedBy } from '../inventory/order.ts'
import type { ExportFilter } from './exportFilter.ts'
import { type ObjectLabel, readObjectLabels } from './labels.ts'

type Places = {
  readonly sites: ReadonlyMap<string, string>
  readonly rooms: ReadonlyMap<string, Room>
  readonly objects: ReadonlyMap<string, ObjectLabel>
}

/**
 * `withHolder`: holders are personal data, for officers and technicians only. `only` leaves out devices on other sites,
 * or those that a filter of the list does not let through.
 */
export async function gatherDeviceList(
  db: Db,
  domain: InformationDomain,
  withHolder: boolean,
  only: Pick<ExportFilter, 'siteId' | 'devices'> = {},
): Promise<DeviceList> {
  const places: Places = {
    sites: new Map((await listSites(db)).map(({ id, name }) => [id, name])),
    rooms: new Map((await listRooms(db)).map((room) => [room.id, room])),
    objects: await readObjectLabels(db, domain),
  }
  const all = await listDevices(db, domain.id)
  const chosen =
    only.devices &&
    new Set(await listFilteredIds(db, await readWholeFilter(db, only.devices.filter)))
  const devices = all.filter(
    ({ id, siteId }) =>
      (only.siteId === undefined || siteId === only.siteId) && (chosen?.has(id) ?? true),
  )
  const bySite = groupedBy(devices, ({ siteId }) => siteId ?? '')
  const sites = [...bySite].map(([siteId, members]): DeviceSite => {
    const rows = members.map((device) => describeDevice(device, places, withHolder))
    const counts = groupedBy(rows, ({ kind }) => kind)
    return {
      name: places.sites.get(siteId) ?? null,
      counts: [...counts].map(([kind, same]) => ({ kind, count: same.length })),
      devices: rows,
    }
  })
  return { sites, withHolder }
}

function describeDevice(device: Device, places: Places, withHolder: boolean): DeviceRow {
  const room = places.rooms.get(device.roomId ?? '')
  return {
    inventoryNumber: device.inventoryNumber,
    serial: device.serial,
    kind: deviceKindLabels[device.kind],
    manufacturer: device.manufacturer,
    model: device.model,
    os: device.os,
    osVersion: device.osVersion,
    hostname: device.hostname,
    mac: device.mac,
    networkZone: device.networkZone ? networkZoneLabels[device.networkZone] : '',
    site: places.sites.get(device.siteId ?? '') ?? '',
    building: room?.building ?? '',
    room: room?.name ?? '',
    status: deviceStatusLabels[device.status],
    holder: withHolder ? device.holder : '',
    purchasedOn: device.purchasedOn,
    priceCents: device.priceCents,
    warrantyUntil: device.warrantyUntil,
    supportUntil: device.supportUntil,
    fundingProgramme: device.fundingProgramme,
    boundUntil: device.boundUntil,
    targetObjectCode: places.objects.get(device.targetObjectId ?? '')?.code ?? '',
    notes: device.notes,
  }
}
