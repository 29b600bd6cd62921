import { and, count, eq } from 'drizzle-orm'
import type { SiteType } from '../../src/inventory/device.ts'
import type { Db } from '../db.ts'

/** Null stands for devices without a site. */
export type SiteTypeCount = { type: SiteType | null; count: number }

/** How many devices of an information domain, or of one of its target objects, stand at sites of which type. */
export async function countDevicesBySiteType(
  db: Db,
  informationDomainId: string,
  targetObjectId?: string,
): Promise<SiteTypeCount[]> {
  const { device, site } = db.tables
  return db
    .select({ type: site.type, count: count() })
    .from(device)
    .leftJoin(site, and(eq(site.organisationId, device.organisationId), eq(site.id, device.siteId)))
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        targetObjectId === undefined ? undefined : eq(device.targetObjectId, targetObjectId),
      ),
    )
    .groupBy(site.type)
}
