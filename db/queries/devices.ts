import { and, desc, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import { foldText } from '../../src/core/text.ts'
import type {
  DeviceFacts,
  DeviceStatus,
  NetworkZone,
  SiteType,
} from '../../src/inventory/device.ts'
import type { DeviceKind } from '../../src/inventory/deviceKind.ts'
import { serialKeyOrNull } from '../../src/inventory/devices/deviceKeys.ts'
import { byCodePoint, chunksOf, type Db, insertMany, turnEventLoop } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type Site = {
  id: string
  name: string
  nameKey: string
  type: SiteType
  defaultZone: NetworkZone | null
}

export type Room = {
  id: string
  siteId: string
  building: string
  name: string
  nameKey: string
  kind: string
}

export type StoredSite = Site & { version: number }
export type StoredRoom = Room & { version: number }

export type Device = DeviceFacts & {
  id: string
  informationDomainId: string
  siteId: string | null
  roomId: string | null
  targetObjectId: string | null
  version: number
}

/** With the instant at which it last reported itself; null for one that never did. */
export type SeenDevice = Device & { lastSeenAt: string | null }

export type NewDevice = Omit<Device, 'targetObjectId' | 'version'> & {
  inventoryKey: string | null
  searchText: string
  createdAt: string
}

/** Columns of a device that are saved. */
export type DeviceColumns = Partial<
  Omit<NewDevice, 'id' | 'createdAt'> & Pick<Device, 'targetObjectId'>
>

/** Between so many devices that are read pages are answered. */
const devicesPerTurn = 1_000

export async function listSites(db: Db): Promise<StoredSite[]> {
  const { site } = db.tables
  return db
    .select()
    .from(site)
    .where(eq(site.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, site.nameKey))
}

export async function insertSites(db: Db, rows: readonly Site[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.site,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

export async function listRooms(db: Db): Promise<StoredRoom[]> {
  const { room } = db.tables
  return db
    .select()
    .from(room)
    .where(eq(room.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, room.nameKey), byCodePoint(db, room.id))
}

export async function insertRooms(db: Db, rows: readonly Room[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.room,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/** Throws `conflict` when somebody else saved the site since `version` was read. */
export async function saveSite(
  db: Db,
  id: string,
  version: number,
  change: Partial<Pick<Site, 'name' | 'nameKey' | 'type' | 'defaultZone'>>,
): Promise<void> {
  const { site } = db.tables
  const saved = await db
    .update(site)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(eq(site.organisationId, db.organisationId), eq(site.id, id), eq(site.version, version)),
    )
    .returning({ id: site.id })
  ensureSaved(saved, 'Der Standort')
}

/** Throws `conflict` when somebody else saved the room since `version` was read. */
export async function saveRoom(
  db: Db,
  id: string,
  version: number,
  change: Partial<Pick<Room, 'building' | 'nameKey' | 'kind'>>,
): Promise<void> {
  const { room } = db.tables
  const saved = await db
    .update(room)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(eq(room.organisationId, db.organisationId), eq(room.id, id), eq(room.version, version)),
    )
    .returning({ id: room.id })
  ensureSaved(saved, 'Der Raum')
}

/** Devices of the organisation after this one, by id: all of them are read in parts. */
export async function listDevicesAfter(db: Db, id: string, limit: number): Promise<Device[]> {
  const { device } = db.tables
  return db
    .select()
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), gt(device.id, id)))
    .orderBy(byCodePoint(db, device.id))
    .limit(limit)
}

/** Devices of one information domain, or of all, in the order of their inventory numbers. */
export async function listDevices(db: Db, informationDomainId?: string): Promise<Device[]> {
  const { device } = db.tables
  return db
    .select()
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        informationDomainId ? eq(device.informationDomainId, informationDomainId) : undefined,
      ),
    )
    .orderBy(
      sql`${device.inventoryKey} is null`,
      byCodePoint(db, device.inventoryKey),
      byCodePoint(db, device.id),
    )
}

/** What devices are, with the keys that are made of it; in no order. What is not there is left out. */
export async function listDevicesById(
  db: Db,
  ids: readonly string[],
): Promise<(Device & NewDevice)[]> {
  const { device } = db.tables
  const found = []
  for (const [index, part] of chunksOf(ids, devicesPerTurn).entries()) {
    if (index > 0) await turnEventLoop()
    found.push(
      ...(await db
        .select()
        .from(device)
        .where(and(eq(device.organisationId, db.organisationId), inArray(device.id, part)))),
    )
  }
  return found
}

export async function countDevices(db: Db, informationDomainId: string): Promise<number> {
  const { device } = db.tables
  return db.$count(
    device,
    and(
      eq(device.organisationId, db.organisationId),
      eq(device.informationDomainId, informationDomainId),
    ),
  )
}

/** How many devices of a target object there are by kind, site and status. */
export async function countDevicesOf(
  db: Db,
  targetObjectId: string,
): Promise<{ kind: DeviceKind; siteId: string | null; status: DeviceStatus; count: number }[]> {
  const { device } = db.tables
  const { kind, siteId, status } = device
  return db
    .select({ kind, siteId, status, count: sql<number>`count(*)`.mapWith(Number) })
    .from(device)
    .where(
      and(eq(device.organisationId, db.organisationId), eq(device.targetObjectId, targetObjectId)),
    )
    .groupBy(kind, siteId, status)
}

/** The first devices of a target object, in the order of their inventory numbers. */
export async function listDevicesOf(
  db: Db,
  targetObjectId: string,
  limit: number,
): Promise<Device[]> {
  const { device } = db.tables
  return db
    .select()
    .from(device)
    .where(
      and(eq(device.organisationId, db.organisationId), eq(device.targetObjectId, targetObjectId)),
    )
    .orderBy(
      sql`${device.inventoryKey} is null`,
      byCodePoint(db, device.inventoryKey),
      byCodePoint(db, device.id),
    )
    .limit(limit)
}

/** The devices that stand at a site, in no order that means anything. */
export async function listDevicesAt(db: Db, siteId: string): Promise<Device[]> {
  const { device } = db.tables
  return db
    .select()
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), eq(device.siteId, siteId)))
}

/** By what a device is found; it stays in its version, for nobody edits this. */
export async function saveSearchText(db: Db, id: string, searchText: string): Promise<void> {
  const { device } = db.tables
  await db
    .update(device)
    .set({ searchText })
    .where(and(eq(device.organisationId, db.organisationId), eq(device.id, id)))
}

/** How many devices stand where; null stands for no site or room. */
export async function countDevicesByPlace(db: Db): Promise<
  {
    informationDomainId: string
    siteId: string | null
    roomId: string | null
    count: number
  }[]
> {
  const { device } = db.tables
  const { informationDomainId, siteId, roomId } = device
  return db
    .select({
      informationDomainId,
      siteId,
      roomId,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(device)
    .where(eq(device.organisationId, db.organisationId))
    .groupBy(informationDomainId, siteId, roomId)
}

export async function findDevice(db: Db, id: string): Promise<SeenDevice | undefined> {
  const { device } = db.tables
  const [found] = await db
    .select()
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), eq(device.id, id)))
  return found
}

/** An inventory number is given once in an organisation, whatever the information domain. */
export async function findDeviceByInventoryKey(
  db: Db,
  inventoryKey: string,
): Promise<Device | undefined> {
  const { device } = db.tables
  const [found] = await db
    .select()
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), eq(device.inventoryKey, inventoryKey)))
  return found
}

/** Those with this serial number, however it is spelt; none for what identifies nothing. */
export async function listDevicesWithSerial(db: Db, serial: string): Promise<Device[]> {
  const { device } = db.tables
  const key = serialKeyOrNull(serial)
  if (key === null) return []
  return db
    .select()
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), eq(device.serialKey, key)))
    .orderBy(byCodePoint(db, device.id))
}

/** The keys of all inventory numbers that begin so; all of them for ''. */
export async function listInventoryKeys(db: Db, beginning: string): Promise<string[]> {
  const { device } = db.tables
  const pattern = `${beginning.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .select({ key: device.inventoryKey })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        sql`${device.inventoryKey} like ${pattern} escape '\\'`,
      ),
    )
  return rows.flatMap(({ key }) => key ?? [])
}

/** The inventory number that was given last in an information domain. */
export async function findLastInventoryNumber(
  db: Db,
  informationDomainId: string,
): Promise<string | undefined> {
  const { device } = db.tables
  const [last] = await db
    .select({ number: device.inventoryNumber })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        isNotNull(device.inventoryNumber),
      ),
    )
    .orderBy(desc(device.createdAt), desc(device.id))
    .limit(1)
  return last?.number ?? undefined
}

/** Makers and models of an information domain, each once. */
export async function listProducts(
  db: Db,
  informationDomainId: string,
): Promise<{ manufacturer: string; model: string }[]> {
  const { device } = db.tables
  const { manufacturer, model } = device
  return db
    .select({ manufacturer, model })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        ne(device.model, ''),
      ),
    )
    .groupBy(manufacturer, model)
    .orderBy(byCodePoint(db, manufacturer), byCodePoint(db, model))
    .limit(500)
}

/** The names under which devices say that they were funded. */
export async function listFundingProgrammes(db: Db): Promise<string[]> {
  const { device } = db.tables
  const rows = await db
    .select({ name: device.fundingProgramme })
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), ne(device.fundingProgramme, '')))
    .groupBy(device.fundingProgramme)
    .orderBy(byCodePoint(db, device.fundingProgramme))
  return rows.map(({ name }) => name)
}

export async function findRoom(db: Db, id: string): Promise<StoredRoom | undefined> {
  const { room } = db.tables
  const [found] = await db
    .select()
    .from(room)
    .where(and(eq(room.organisationId, db.organisationId), eq(room.id, id)))
  return found
}

export async function insertDevices(db: Db, rows: readonly NewDevice[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.device,
    rows.map((row) => ({ ...row, ...keysOf(row), organisationId })),
  )
}

/** Throws `conflict` when somebody else saved the device since `version` was read. */
export async function saveDevice(
  db: Db,
  id: string,
  version: number,
  change: DeviceColumns,
): Promise<void> {
  const { device } = db.tables
  const saved = await db
    .update(device)
    .set({
      ...change,
      ...keysOf(change),
      organisationId: undefined,
      version: version + 1,
    })
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.id, id),
        eq(device.version, version),
      ),
    )
    .returning({ id: device.id })
  ensureSaved(saved, 'Das Gerät')
}

/** Puts devices into a target object (null: into none). Answers belong to the group, so this moves counts only. */
export async function assignDevices(
  db: Db,
  deviceIds: readonly string[],
  targetObjectId: string | null,
): Promise<void> {
  const { device } = db.tables
  for (const part of chunksOf(deviceIds, 10_000)) {
    await db
      .update(device)
      .set({ targetObjectId, version: sql`${device.version} + 1` })
      .where(and(eq(device.organisationId, db.organisationId), inArray(device.id, part)))
  }
}

/** Fails where something else still names one of them. */
export async function deleteDevices(db: Db, deviceIds: readonly string[]): Promise<void> {
  const { device } = db.tables
  for (const part of chunksOf(deviceIds, 10_000)) {
    await db
      .delete(device)
      .where(and(eq(device.organisationId, db.organisationId), inArray(device.id, part)))
  }
}

/** Takes devices out of the order of inventory numbers, so that numbers may be exchanged one after the other. */
export async function clearInventoryKeys(db: Db, deviceIds: readonly string[]): Promise<void> {
  const { device } = db.tables
  for (const part of chunksOf(deviceIds, 10_000)) {
    await db
      .update(device)
      .set({ inventoryKey: null })
      .where(and(eq(device.organisationId, db.organisationId), inArray(device.id, part)))
  }
}

/** Copies of what is saved: the key that serial numbers are matched by, and those that lists are ordered by. */
function keysOf({ serial, manufacturer, model, os, holder }: DeviceColumns) {
  return {
    ...(serial !== undefined && { serialKey: serialKeyOrNull(serial) }),
    ...(manufacturer !== undefined && { manufacturerKey: foldText(manufacturer) }),
    ...(model !== undefined && { modelKey: foldText(model) }),
    ...(os !== undefined && { osKey: foldText(os) }),
    ...(holder !== undefined && { holderKey: foldText(holder) }),
  }
}
