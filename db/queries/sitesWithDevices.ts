import { and, eq } from 'drizzle-orm'
import type { SiteType } from '../../src/inventory/device.ts'
import type { Db } from '../db.ts'

/** The id of a site of this type where a device of the information domain stands. */
export async function findSiteWithDevices(
  db: Db,
  informationDomainId: string,
  type: SiteType,
): Promise<string | undefined> {
  const { device, site } = db.tables
  const [found] = await db
    .select({ id: site.id })
    .from(device)
    .innerJoin(
      site,
      and(eq(site.organisationId, device.organisationId), eq(site.id, device.siteId)),
    )
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        eq(site.type, type),
      ),
    )
    .limit(1)
  return found?.id
}
