import type { Db } from '../../db/db.ts'
import { countDevicesByPlace } from '../../db/queries/devices.ts'
import { type Actor, isInDomain } from '../access/actor.ts'

/** Whether a site belongs to what the actor sees: one of their information domains has devices there, or nobody has. */
export async function readSiteReach(db: Db, actor: Actor, siteId: string): Promise<boolean> {
  const here = (await countDevicesByPlace(db)).filter((each) => each.siteId === siteId)
  return (
    here.length === 0 ||
    here.some(({ informationDomainId }) => isInDomain(actor, informationDomainId))
  )
}
