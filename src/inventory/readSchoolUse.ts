/** Whether a page is about schools, where much is different from a town hall. @module */
import type { Db } from '../../db/db.ts'
import { countDevicesBySiteType, type SiteTypeCount } from '../../db/queries/devicesAtSites.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'

/**
 * A target object is a school's when any of its devices stands in one. What has no devices of its own (rooms, networks,
 * the whole) is what its information domain is: a school's by its code, or when most of its devices stand in schools.
 */
export async function readSchoolUse(
  db: Db,
  domain: Pick<InformationDomain, 'id' | 'code'>,
  targetObjectId?: string,
): Promise<boolean> {
  if (targetObjectId !== undefined) {
    const own = await countDevicesBySiteType(db, domain.id, targetObjectId)
    if (own.length > 0) return own.some(({ type }) => type === 'school')
  }
  return (
    domain.code.startsWith('SCHUL') ||
    isMostlyAtSchools(await countDevicesBySiteType(db, domain.id))
  )
}

function isMostlyAtSchools(counts: readonly SiteTypeCount[]): boolean {
  const sum = (of: readonly SiteTypeCount[]) => of.reduce((all, { count }) => all + count, 0)
  return sum(counts.filter(({ type }) => type === 'school')) * 2 > sum(counts)
}
