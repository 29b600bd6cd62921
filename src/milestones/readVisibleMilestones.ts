import type { Db } from '../../db/db.ts'
import {
  listExtensions,
  listMilestoneDomains,
  listMilestones,
} from '../../db/queries/milestones.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { groupedBy } from '../inventory/order.ts'
import type { Milestone } from './milestone.ts'

/** By code; `version` is that of the stored row. */
export type VisibleMilestone = Milestone & {
  readonly id: string
  readonly documentId: string | null
  readonly version: number
}

/** Every milestone, without those of information domains that the actor's memberships do not all cover. */
export async function readVisibleMilestones(db: Db, actor: Actor): Promise<VisibleMilestone[]> {
  const extensions = groupedBy(await listExtensions(db), ({ milestoneId }) => milestoneId)
  const domains = groupedBy(await listMilestoneDomains(db), ({ milestoneId }) => milestoneId)
  const rows = await listMilestones(db)
  return rows
    .map((row) => ({
      ...row,
      extensions: extensions.get(row.id) ?? [],
      informationDomainIds: (domains.get(row.id) ?? []).map((one) => one.informationDomainId),
    }))
    .filter(({ informationDomainIds }) => informationDomainIds.every((id) => isInDomain(actor, id)))
}
