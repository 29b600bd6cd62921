/** Sites and rooms that are put together. @module */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'

/** Fails where a device still stands in one of them. */
export async function deleteRooms(db: Db, ids: readonly string[]): Promise<void> {
  const { room } = db.tables
  await db
    .delete(room)
    .where(and(eq(room.organisationId, db.organisationId), inArray(room.id, [...ids])))
}

/** Fails where a device or room is still there. */
export async function deleteSites(db: Db, ids: readonly string[]): Promise<void> {
  const { site } = db.tables
  await db
    .delete(site)
    .where(and(eq(site.organisationId, db.organisationId), inArray(site.id, [...ids])))
}

/** Rooms that belong to another site from now on; their names must be free there. */
export async function moveRooms(db: Db, ids: readonly string[], siteId: string): Promise<void> {
  const { room } = db.tables
  await db
    .update(room)
    .set({ siteId, version: sql`${room.version} + 1` })
    .where(and(eq(room.organisationId, db.organisationId), inArray(room.id, [...ids])))
}
