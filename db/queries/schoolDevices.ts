import { and, eq } from 'drizzle-orm'
import type { Db } from '../db.ts'

/** Whether the information domain has a device at a school. */
export async function hasDevicesAtSchools(db: Db, informationDomainId: string): Promise<boolean> {
  const { device, site } = db.tables
  const found = await db
    .select({ id: device.id })
    .from(device)
    .innerJoin(
      site,
      and(eq(site.organisationId, device.organisationId), eq(site.id, device.siteId)),
    )
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
        eq(site.type, 'school'),
      ),
    )
    .limit(1)
  return found.length > 0
}
