/** The organisation's own ends of support, and which operating systems its devices have. */
import { and, count, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import { uncountedStatuses } from '../../src/inventory/inventoryDevice.ts'
import type { OwnSupport } from '../../src/inventory/ownSupport.ts'
import { byCodePoint, type Db, isAmong } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type StoredSupport = OwnSupport & { readonly id: string; readonly version: number }

export async function listOwnSupport(db: Db): Promise<StoredSupport[]> {
  const { operatingSystemSupport } = db.tables
  return db
    .select()
    .from(operatingSystemSupport)
    .where(eq(operatingSystemSupport.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, operatingSystemSupport.releaseKey))
}

export async function insertOwnSupport(
  db: Db,
  row: OwnSupport & { readonly id: string; readonly createdAt: string },
): Promise<void> {
  const values = { ...row, organisationId: db.organisationId }
  await db.insert(db.tables.operatingSystemSupport).values(values)
}

/** Throws `conflict` when somebody else saved since `version` was read. */
export async function saveOwnSupport(
  db: Db,
  id: string,
  version: number,
  change: Partial<OwnSupport>,
): Promise<void> {
  const { operatingSystemSupport } = db.tables
  const saved = await db
    .update(operatingSystemSupport)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(operatingSystemSupport.organisationId, db.organisationId),
        eq(operatingSystemSupport.id, id),
        eq(operatingSystemSupport.version, version),
      ),
    )
    .returning({ id: operatingSystemSupport.id })
  ensureSaved(saved, 'Der Termin')
}

export async function deleteOwnSupport(db: Db, id: string): Promise<void> {
  const { operatingSystemSupport } = db.tables
  await db
    .delete(operatingSystemSupport)
    .where(
      and(
        eq(operatingSystemSupport.organisationId, db.organisationId),
        eq(operatingSystemSupport.id, id),
      ),
    )
}

/** What lists say about an operating system, and at how many devices that count. */
export type SystemCount = {
  readonly os: string
  readonly osVersion: string
  readonly count: number
}

export async function countSystems(db: Db, informationDomainId: string): Promise<SystemCount[]> {
  const { device } = db.tables
  const { os, osVersion } = device
  return db
    .select({ os, osVersion, count: sumOf(isCounted(db)) })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
      ),
    )
    .groupBy(os, osVersion)
}

/** The same of one target object; null: devices without one. */
export type SystemCountOfObject = SystemCount & {
  readonly targetObjectId: string | null
  /** Devices among `count` whose own day of support is over, and the last of these days. */
  readonly ended: number
  readonly endedOn: string | null
}

/** Of devices that count, by target object; `targetObjectIds`: at some of them alone. */
export async function countSystemsOfObjects(
  db: Db,
  { informationDomainId, today, targetObjectIds }: SystemScope,
): Promise<SystemCountOfObject[]> {
  const { device } = db.tables
  const { targetObjectId, os, osVersion, supportUntil } = device
  const isOver = sql`${supportUntil} < ${today}`
  return db
    .select({
      targetObjectId,
      os,
      osVersion,
      count: count(),
      ended: sumOf(isOver),
      endedOn: sql<string | null>`max(case when ${isOver} then ${supportUntil} end)`,
    })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        isCounted(db),
        targetObjectIds && isAmong(db, targetObjectId, targetObjectIds),
      ),
    )
    .groupBy(targetObjectId, os, osVersion)
}

export type SystemScope = {
  readonly informationDomainId: string
  readonly today: string
  readonly targetObjectIds?: readonly string[] | undefined
}

function isCounted(db: Db): SQL {
  return notInArray(db.tables.device.status, [...uncountedStatuses])
}

function sumOf(condition: SQL): SQL<number> {
  return sql`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number)
}
