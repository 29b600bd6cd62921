import type { Db } from '../../../db/db.ts'
import type { StoredFinding } from '../../../db/queries/audits.ts'
import { findObjectLabel, listActiveModules } from '../../../db/queries/checkLists.ts'
import { moduleOfRequirement } from '../moduleOfRequirement.ts'

/** The check of today that the finding names; undefined where it names none, or it is no longer modelled. */
export async function readServedPlace(
  db: Db,
  { informationDomainId, targetObjectCode, requirement }: StoredFinding,
): Promise<{ targetObjectId: string; requirement: string } | undefined> {
  const module = moduleOfRequirement(requirement)
  if (targetObjectCode === '' || module === undefined) return undefined
  const object = await findObjectLabel(db, informationDomainId, targetObjectCode)
  if (!object) return undefined
  const [active] = await listActiveModules(db, informationDomainId, {
    targetObjectIds: [object.id],
    module,
  })
  return active && { targetObjectId: object.id, requirement }
}
