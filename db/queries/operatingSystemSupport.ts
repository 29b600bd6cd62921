/** The organisation's own ends of support, and which operating systems its devices have. */
import { and, eq, sql } from 'drizzle-orm'
import { uncountedStatuses } from '../../src/inventory/inventoryDevice.ts'
import type { OwnSupport } from '../../src/inventory/ownSupport.ts'
import { byCodePoint, type Db } from '../db.ts'
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
  const { os, osVersion, status } = device
  const uncounted = sql.join(
    uncountedStatuses.map((each) => sql`${each}`),
    sql`, `,
  )
  const count = sql`sum(case when ${status} in (${uncounted}) then 0 else 1 end)`.mapWith(Number)
  return db
    .select({ os, osVersion, count })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
      ),
    )
    .groupBy(os, osVersion)
}
