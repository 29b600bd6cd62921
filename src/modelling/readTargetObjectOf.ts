import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'

/** The target object that people know by this code, in this information domain. */
export async function readTargetObjectOf(
  db: Db,
  domain: InformationDomain,
  code: string,
): Promise<TargetObject | undefined> {
  const objects = await listTargetObjects(db, domain.id)
  return objects.find((object) => object.code === code)
}
