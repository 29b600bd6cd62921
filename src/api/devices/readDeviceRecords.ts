/** Devices with the names of where they stand and belong, in a constant number of statements. @module */
import type { Db } from '../../../db/db.ts'
import { listRooms, listSites } from '../../../db/queries/devices.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import { listCodesOfTargetObjects } from '../../../db/queries/targetObjects.ts'
import type { StoredDevice } from '../../../db/queries/wholeDevices.ts'
import type { ExistingDevice, ExistingSite } from '../../exchange/importPlan.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { DeviceAnswer } from './deviceSchemas.ts'

export type PlacedDevice = { readonly row: StoredDevice; readonly record: ExistingDevice }

/** Devices as imports compare them. `domain` is the code. */
export async function readPlacedDevices(
  db: Db,
  rows: readonly StoredDevice[],
): Promise<PlacedDevice[]> {
  if (rows.length === 0) return []
  const codes = new Map((await listInformationDomains(db)).map(({ id, code }) => [id, code]))
  const sites = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
  const rooms = new Map((await listRooms(db)).map((room) => [room.id, room]))
  return rows.map((row) => {
    const room = rooms.get(row.roomId ?? '')
    const { id, version } = row
    return {
      row,
      record: {
        id,
        version,
        ...factsOf(row),
        domain: codes.get(row.informationDomainId) ?? '',
        siteName: sites.get(row.siteId ?? '') ?? null,
        building: room?.building ?? '',
        roomName: room?.name ?? null,
      },
    }
  })
}

export async function readPlaces(db: Db): Promise<ExistingSite[]> {
  const rooms = groupedBy(await listRooms(db), ({ siteId }) => siteId)
  return (await listSites(db)).map(({ id, name, type }) => ({
    name,
    type,
    rooms: rooms.get(id) ?? [],
  }))
}

/** What other programs see of devices. */
export async function readDeviceAnswers(
  db: Db,
  rows: readonly StoredDevice[],
): Promise<DeviceAnswer[]> {
  const placed = await readPlacedDevices(db, rows)
  const ids = rows.flatMap(({ targetObjectId }) => targetObjectId ?? [])
  const codes = await listCodesOfTargetObjects(db, [...new Set(ids)])
  return placed.map(({ row, record }) => {
    const { id: _, version: __, domain, siteName, building, roomName, ...facts } = record
    const { holder: _holder, ...seen } = facts
    return {
      id: row.id,
      version: row.version,
      informationDomain: domain,
      ...seen,
      site: siteName,
      building,
      room: roomName,
      targetObject: codes.get(row.targetObjectId ?? '') ?? null,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
    }
  })
}

/** The facts alone, in the order of the record: what else the table has is nobody's business here. */
function factsOf(row: StoredDevice) {
  const { inventoryNumber, serial, kind, manufacturer, model, os, osVersion } = row
  const { hostname, mac, networkZone, status, holder, purchasedOn, priceCents } = row
  const { warrantyUntil, supportUntil, fundingProgramme, boundUntil, notes } = row
  return {
    ...{ inventoryNumber, serial, kind, manufacturer, model, os, osVersion, hostname, mac },
    ...{ networkZone, status, holder, purchasedOn, priceCents, warrantyUntil, supportUntil },
    ...{ fundingProgramme, boundUntil, notes },
  }
}
