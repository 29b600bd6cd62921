/** Stocktaking rounds, their rooms and what was found. @module */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { inventoryKeyOf, serialKeyOrNull } from '../../src/inventory/devices/deviceKeys.ts'
import type { FindResult } from '../../src/inventory/stocktaking/findResult.ts'
import type { Find, Round, RoundRoom } from '../../src/inventory/stocktaking/round.ts'
import { byCodePoint, type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'
import { listDevicesByKeys, type StoredDevice } from './wholeDevices.ts'

export async function insertRound(db: Db, round: Round): Promise<void> {
  const { organisationId } = db
  await db.insert(db.tables.stocktaking).values({ ...round, organisationId })
}

/** The newest first. */
export async function listRounds(db: Db, informationDomainId: string): Promise<Round[]> {
  const { stocktaking } = db.tables
  return db
    .select()
    .from(stocktaking)
    .where(
      and(
        eq(stocktaking.organisationId, db.organisationId),
        eq(stocktaking.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(stocktaking.startedAt), desc(stocktaking.id))
}

export async function findRound(db: Db, id: string): Promise<Round | undefined> {
  const { stocktaking } = db.tables
  const [found] = await db
    .select()
    .from(stocktaking)
    .where(and(eq(stocktaking.organisationId, db.organisationId), eq(stocktaking.id, id)))
  return found
}

/** Rounds at some sites that nobody has finished. */
export async function listRunningRounds(db: Db, siteIds: readonly string[]): Promise<Round[]> {
  const { stocktaking } = db.tables
  return db
    .select()
    .from(stocktaking)
    .where(
      and(
        eq(stocktaking.organisationId, db.organisationId),
        inArray(stocktaking.siteId, [...siteIds]),
        isNull(stocktaking.finishedAt),
      ),
    )
}

/** Finished, or with nulls open again. Throws `conflict` when somebody else did it in the meantime. */
export async function saveFinished(
  db: Db,
  { id, finishedAt: before }: Round,
  finished: { finishedAt: string | null; finishedBy: string | null },
): Promise<void> {
  const { stocktaking } = db.tables
  const saved = await db
    .update(stocktaking)
    .set(finished)
    .where(
      and(
        eq(stocktaking.organisationId, db.organisationId),
        eq(stocktaking.id, id),
        before === null ? isNull(stocktaking.finishedAt) : eq(stocktaking.finishedAt, before),
      ),
    )
    .returning({ id: stocktaking.id })
  ensureSaved(saved, 'Die Inventur')
}

/** The records of a site that becomes part of another go along. */
export async function moveRounds(db: Db, fromSiteId: string, siteId: string): Promise<void> {
  const { stocktaking } = db.tables
  await db
    .update(stocktaking)
    .set({ siteId })
    .where(
      and(eq(stocktaking.organisationId, db.organisationId), eq(stocktaking.siteId, fromSiteId)),
    )
}

export async function listRoundRooms(db: Db, stocktakingId: string): Promise<RoundRoom[]> {
  const { stocktakingRoom } = db.tables
  return db
    .select()
    .from(stocktakingRoom)
    .where(
      and(
        eq(stocktakingRoom.organisationId, db.organisationId),
        eq(stocktakingRoom.stocktakingId, stocktakingId),
      ),
    )
    .orderBy(byCodePoint(db, stocktakingRoom.name), byCodePoint(db, stocktakingRoom.roomId))
}

/** What is known of the room already gives way. */
export async function saveRoundRooms(db: Db, rooms: readonly RoundRoom[]): Promise<void> {
  const { organisationId } = db
  const { stocktakingRoom } = db.tables
  const { stocktakingId, roomId } = stocktakingRoom
  for (const room of rooms) {
    const { name, countedAt, countedBy } = room
    await db
      .insert(stocktakingRoom)
      .values({ ...room, organisationId })
      .onConflictDoUpdate({
        target: [stocktakingRoom.organisationId, stocktakingId, roomId],
        set: { name, countedAt, countedBy },
      })
  }
}

/** In the order in which they came in. */
export async function listFinds(db: Db, stocktakingId: string): Promise<Find[]> {
  const { stocktakingFind } = db.tables
  return db
    .select()
    .from(stocktakingFind)
    .where(
      and(
        eq(stocktakingFind.organisationId, db.organisationId),
        eq(stocktakingFind.stocktakingId, stocktakingId),
      ),
    )
    .orderBy(byCodePoint(db, stocktakingFind.at), byCodePoint(db, stocktakingFind.id))
}

export async function findFind(db: Db, id: string): Promise<Find | undefined> {
  const { stocktakingFind } = db.tables
  const [found] = await db
    .select()
    .from(stocktakingFind)
    .where(and(eq(stocktakingFind.organisationId, db.organisationId), eq(stocktakingFind.id, id)))
  return found
}

export async function insertFinds(db: Db, finds: readonly Find[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.stocktakingFind,
    finds.map((find) => ({ ...find, organisationId })),
  )
}

/** What was thought missing before is asked anew. */
export async function deleteMissing(db: Db, stocktakingId: string, roomId?: string): Promise<void> {
  const { stocktakingFind } = db.tables
  await db
    .delete(stocktakingFind)
    .where(
      and(
        eq(stocktakingFind.organisationId, db.organisationId),
        eq(stocktakingFind.stocktakingId, stocktakingId),
        eq(stocktakingFind.result, 'missing'),
        roomId === undefined ? undefined : eq(stocktakingFind.roomId, roomId),
      ),
    )
}

export async function saveRebooked(db: Db, ids: readonly string[], at: string): Promise<void> {
  const { stocktakingFind } = db.tables
  await db
    .update(stocktakingFind)
    .set({ rebookedAt: at })
    .where(
      and(
        eq(stocktakingFind.organisationId, db.organisationId),
        inArray(stocktakingFind.id, [...ids]),
      ),
    )
}

/** How many finds of each result the rounds of an information domain have; each scan counts. */
export async function countFinds(
  db: Db,
  informationDomainId: string,
): Promise<{ stocktakingId: string; result: FindResult; count: number }[]> {
  const { stocktaking, stocktakingFind } = db.tables
  const { stocktakingId, result } = stocktakingFind
  return db
    .select({ stocktakingId, result, count: sql<number>`count(*)`.mapWith(Number) })
    .from(stocktakingFind)
    .innerJoin(
      stocktaking,
      and(
        eq(stocktaking.organisationId, stocktakingFind.organisationId),
        eq(stocktaking.id, stocktakingFind.stocktakingId),
      ),
    )
    .where(
      and(
        eq(stocktakingFind.organisationId, db.organisationId),
        eq(stocktaking.informationDomainId, informationDomainId),
      ),
    )
    .groupBy(stocktakingId, result)
}

/** Devices that a number may mean, as an inventory or serial number; in whatever information domain. */
export async function listNumberedDevices(db: Db, number: string): Promise<StoredDevice[]> {
  const serialKey = serialKeyOrNull(number)
  return listDevicesByKeys(db, {
    inventoryKeys: [inventoryKeyOf(number)],
    serialKeys: serialKey === null ? [] : [serialKey],
    macs: [],
  })
}

/** The devices of an information domain at a site, with the keys by which a code is matched to them. */
export async function listDevicesToCount(
  db: Db,
  siteId: string,
  informationDomainId: string,
): Promise<StoredDevice[]> {
  const { device } = db.tables
  return db
    .select()
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.siteId, siteId),
        eq(device.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(
      sql`${device.inventoryKey} is null`,
      byCodePoint(db, device.inventoryKey),
      byCodePoint(db, device.id),
    )
}
