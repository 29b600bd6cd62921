/** Devices as programs ask for them and state them: whole rows, by their numbers or in parts. */
import { and, eq, getTableColumns, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import type { DeviceStatus } from '../../src/inventory/device.ts'
import type { DeviceKind } from '../../src/inventory/deviceKind.ts'
import { serialKeyOrNull } from '../../src/inventory/devices/deviceKeys.ts'
import { byCodePoint, chunksOf, containsWords, type Db, isAmong } from '../db.ts'
import type { Device } from './devices.ts'
import { ensureSaved } from './saved.ts'

/** With what only the database knows; such a row can be saved as a whole. */
export type StoredDevice = Device & {
  inventoryKey: string | null
  serialKey: string | null
  lastSeenAt: string | null
  searchText: string
  createdAt: string
}

/** What identifies devices, folded as the columns hold it; a device has one MAC address for each network card. */
export type DeviceKeys = {
  inventoryKeys: readonly string[]
  serialKeys: readonly string[]
  macs: readonly string[]
}

/** Every device of the organisation that bears one of the numbers, in one statement. */
export async function listDevicesByKeys(
  db: Db,
  { inventoryKeys, serialKeys, macs }: DeviceKeys,
): Promise<StoredDevice[]> {
  const { device } = db.tables
  const among = [
    ...(inventoryKeys.length > 0 ? [isAmong(db, device.inventoryKey, inventoryKeys)] : []),
    ...(serialKeys.length > 0 ? [isAmong(db, device.serialKey, serialKeys)] : []),
    ...macs.map((mac) => like(device.mac, `%${mac}%`)),
  ]
  if (among.length === 0) return []
  return db
    .select()
    .from(device)
    .where(and(eq(device.organisationId, db.organisationId), or(...among)))
    .orderBy(byCodePoint(db, device.id))
}

/** Which devices a program asks for; what is left out does not matter. */
export type DeviceSelection = {
  id?: string | undefined
  informationDomainIds: 'all' | readonly string[]
  kind?: DeviceKind | undefined
  status?: DeviceStatus | undefined
  siteIds?: readonly string[] | undefined
  targetObjectIds?: readonly string[] | undefined
  inventoryKey?: string | undefined
  serialKey?: string | undefined
  mac?: string | undefined
  words?: readonly string[] | undefined
  /** Last seen before this instant. */
  seenBefore?: string | undefined
}

/** In the order in which they were made; `after` is the id of the last one that is known. */
export async function listDevicesAfter(
  db: Db,
  selection: DeviceSelection,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<StoredDevice[]> {
  const { device } = db.tables
  const id = db.dialect === 'postgres' ? sql`${device.id} collate "C"` : sql`${device.id}`
  return db
    .select()
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        ...chosenBy(db, selection),
        after === undefined ? undefined : sql`${id} > ${after}`,
      ),
    )
    .orderBy(byCodePoint(db, device.id))
    .limit(limit)
}

function chosenBy(db: Db, selection: DeviceSelection): (SQL | undefined)[] {
  const { device } = db.tables
  const { informationDomainIds: domains, siteIds, targetObjectIds } = selection
  const { id, kind, status, inventoryKey, serialKey, mac, words = [], seenBefore } = selection
  return [
    id === undefined ? undefined : eq(device.id, id),
    domains === 'all' ? undefined : inArray(device.informationDomainId, [...domains]),
    kind === undefined ? undefined : eq(device.kind, kind),
    status === undefined ? undefined : eq(device.status, status),
    siteIds === undefined ? undefined : inArray(device.siteId, [...siteIds]),
    targetObjectIds === undefined
      ? undefined
      : inArray(device.targetObjectId, [...targetObjectIds]),
    inventoryKey === undefined ? undefined : eq(device.inventoryKey, inventoryKey),
    serialKey === undefined ? undefined : eq(device.serialKey, serialKey),
    mac === undefined ? undefined : like(device.mac, `%${mac}%`),
    containsWords(device.searchText, words),
    seenBefore === undefined ? undefined : lt(device.lastSeenAt, seenBefore),
  ]
}

/**
 * Whole rows of devices that are there, in as few statements as the engines allow; each takes the place of the version
 * before its own. Throws `conflict` when somebody else saved one of them in the meantime.
 */
export async function saveDevices(db: Db, rows: readonly StoredDevice[]): Promise<void> {
  const { device } = db.tables
  const { organisationId } = db
  const columns = Object.keys(getTableColumns(device)).filter(
    (name) => !['organisationId', 'id', 'createdAt'].includes(name),
  )
  const set = Object.fromEntries(
    columns.map((name) => [name, sql`excluded.${sql.identifier(snakeCase(name))}`]),
  )
  for (const part of chunksOf(rows, 500)) {
    const saved = await db
      .insert(device)
      .values(
        part.map((row) => ({
          ...row,
          serialKey: serialKeyOrNull(row.serial),
          version: row.version + 1,
          organisationId,
        })),
      )
      .onConflictDoUpdate({
        target: [device.organisationId, device.id],
        set,
        setWhere: sql`${device.version} = excluded.version - 1`,
      })
      .returning({ id: device.id })
    ensureSaved(saved.length === part.length ? saved : [], 'Ein Gerät')
  }
}

/** A device spoke up; that is no change of what is known of it. */
export async function saveLastSeen(db: Db, id: string, lastSeenAt: string): Promise<void> {
  const { device } = db.tables
  await db
    .update(device)
    .set({ lastSeenAt })
    .where(and(eq(device.organisationId, db.organisationId), eq(device.id, id)))
}

/** As Drizzle names columns in the database. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
