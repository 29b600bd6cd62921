/** Devices, sites and rooms of an import plan, read and written. @module */
import { chunksOf, type Db, turnEventLoop } from '../../db/db.ts'
import {
  type Device,
  insertDevices,
  insertRooms,
  listDevicesAfter,
  listDevicesById,
  listRooms,
  listSites,
  type Room,
  saveDevice,
} from '../../db/queries/devices.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { foldText } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { deviceSearchText } from '../inventory/deviceSearchText.ts'
import { type DeviceChange, replacedValues } from '../inventory/devices/changes/changeSet.ts'
import { storeChangeSet } from '../inventory/devices/changes/storeChangeSet.ts'
import { inventoryKeyOf } from '../inventory/devices/deviceKeys.ts'
import { groupedBy } from '../inventory/order.ts'
import { roomKey } from '../inventory/roomKey.ts'
import { movedRow, placeOfRow } from './deviceRow.ts'
import type { DeviceImportPlan, DeviceRecord, ExistingDevice, ExistingSite } from './importPlan.ts'
import { storeNewSites } from './storeSites.ts'

/** Every device of the organisation with its place by name and the code of its information domain. */
export async function readExistingDevices(db: Db): Promise<ExistingDevice[]> {
  const codes = new Map((await listInformationDomains(db)).map(({ id, code }) => [id, code]))
  const sites = new Map((await listSites(db)).map((site) => [site.id, site]))
  const rooms = new Map((await listRooms(db)).map((room) => [room.id, room]))
  return readAllDevices(db, (device) => {
    const room = device.roomId === null ? undefined : rooms.get(device.roomId)
    return {
      ...device,
      domain: codes.get(device.informationDomainId) ?? '',
      siteName: device.siteId === null ? null : (sites.get(device.siteId)?.name ?? null),
      building: room?.building ?? '',
      roomName: room?.name ?? null,
    }
  })
}

const devicesPerPart = 1_000

/** Between so many devices that are stored pages are answered. */
const devicesPerTurn = 200
const changesPerTurn = 50

/** In parts, with a pause after each, so that pages are answered while 100,000 devices are read. */
async function readAllDevices<Result>(
  db: Db,
  describe: (device: Device) => Result,
): Promise<Result[]> {
  const devices: Result[] = []
  let last = ''
  for (;;) {
    const part = await listDevicesAfter(db, last, devicesPerPart)
    for (const device of part) devices.push(describe(device))
    if (part.length < devicesPerPart) return devices
    last = part.at(-1)?.id ?? ''
    await turnEventLoop()
  }
}

export async function readExistingSites(db: Db): Promise<ExistingSite[]> {
  const rooms = groupedBy(await listRooms(db), ({ siteId }) => siteId)
  return (await listSites(db)).map(({ id, name, type }) => ({
    name,
    type,
    rooms: rooms.get(id) ?? [],
  }))
}

/**
 * Stores what is new and changed, each device with an event that names its row, and notes it so that it can be undone.
 * Returns the id of the change set.
 */
export async function storeDevices(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
  plan: DeviceImportPlan,
  tell: (done: number) => void = () => {},
): Promise<string> {
  const placeOf = await storePlaces(deps, actor, db, plan)
  const changes: DeviceChange[] = []
  for (const part of chunksOf(plan.new, devicesPerTurn)) {
    const rows = part.map(({ from, ...record }) => ({
      from,
      record,
      row: {
        ...columnsOf(record, placeOf(record)),
        id: deps.newId(),
        informationDomainId: domain.id,
        createdAt: deps.now(),
      },
    }))
    await insertDevices(
      db,
      rows.map(({ row }) => row),
    )
    for (const { row, record, from } of rows) {
      recordEvent(
        db,
        eventBy(deps, actor, 'device_created', row.id, {
          after: record,
          row: placeOfRow(row),
          from,
        }),
      )
      changes.push({ deviceId: row.id, before: null, versionAfter: 1 })
    }
    tell(changes.length)
    await turnEventLoop()
  }
  const stored = new Map(
    (await listDevicesById(db, idsOf(plan.changed))).map((device) => [device.id, device]),
  )
  for (const [index, { id, version, fields, after, from }] of plan.changed.entries()) {
    if (index % changesPerTurn === 0) {
      tell(changes.length)
      await turnEventLoop()
    }
    const columns = columnsOf(after, placeOf(after))
    await saveDevice(db, id, version, columns)
    recordEvent(
      db,
      eventBy(deps, actor, 'device_changed', id, { fields, ...movedRow(fields, columns), from }),
    )
    const before = replacedValues(stored.get(id) ?? {}, columns)
    changes.push({ deviceId: id, before, versionAfter: version + 1 })
  }
  const [{ from: first } = { from: { file: '' } }] = [...plan.new, ...plan.changed]
  const run = { informationDomainId: domain.id, kind: 'import', file: first.file } as const
  return storeChangeSet({ deps, actor, db }, run, changes)
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

type Place = { siteId: string | null; roomId: string | null }

/** Makes the sites and rooms that are new, and says where each device then stands. */
export async function storePlaces(
  deps: Deps,
  actor: Actor,
  db: Db,
  plan: Pick<DeviceImportPlan, 'newSites' | 'newRooms'>,
): Promise<(record: DeviceRecord) => Place> {
  await storeNewSites(deps, actor, db, plan.newSites)
  const sites = new Map((await listSites(db)).map((site) => [site.nameKey, site]))
  const newRooms: Room[] = plan.newRooms.map(({ siteName, building, name }) => ({
    id: deps.newId(),
    siteId: sites.get(foldText(siteName))?.id ?? '',
    building,
    name,
    nameKey: roomKey(building, name),
    kind: '',
  }))
  await insertRooms(db, newRooms)
  for (const room of newRooms) {
    recordEvent(db, eventBy(deps, actor, 'room_created', room.id, { after: room }))
  }
  const rooms = new Map(
    [...(await listRooms(db))].map((room) => [`${room.siteId}/${room.nameKey}`, room.id]),
  )
  return ({ siteName, building, roomName }) => {
    const siteId = siteName === null ? null : (sites.get(foldText(siteName))?.id ?? null)
    const key = roomName === null ? '' : `${siteId}/${roomKey(building, roomName)}`
    return { siteId, roomId: rooms.get(key) ?? null }
  }
}

/** The columns of a device that a record decides. */
export function columnsOf(record: DeviceRecord, place: Place) {
  const { siteName, building: _, roomName, ...facts } = record
  return {
    ...facts,
    ...place,
    inventoryKey: facts.inventoryNumber === null ? null : inventoryKeyOf(facts.inventoryNumber),
    searchText: deviceSearchText(facts, { siteName, roomName }),
  }
}
