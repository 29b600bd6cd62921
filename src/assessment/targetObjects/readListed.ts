import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { countMetChecks, listActiveModules } from '../../../db/queries/checkLists.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { ListedTargetObject } from '../../../db/queries/targetObjects.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { Counts } from '../figures.ts'

export type ListedObject = ListedTargetObject & {
  /** How many modules count there. */
  readonly modules: number
  /** Its Basis requirements. */
  readonly basic: Pick<Counts, 'total' | 'met'>
}

/** The target objects of a page of the list, with how far each is. */
export async function readListed(
  db: Db,
  domain: InformationDomain,
  rows: readonly ListedTargetObject[],
): Promise<ListedObject[]> {
  const targetObjectIds = rows.map(({ id }) => id)
  const modules = groupedBy(
    await listActiveModules(db, domain.id, { targetObjectIds }),
    ({ targetObjectId }) => targetObjectId,
  )
  const counted = await countMetChecks(db, 'basic', targetObjectIds)
  const met = new Map(counted.map((each) => [each.targetObjectId, each.met]))
  const { basicRequirements } = readCatalog()
  return rows.map((row) => {
    const own = modules.get(row.id) ?? []
    const total = own.reduce((sum, { module }) => sum + basicRequirements(module).length, 0)
    return { ...row, modules: own.length, basic: { total, met: met.get(row.id) ?? 0 } }
  })
}
