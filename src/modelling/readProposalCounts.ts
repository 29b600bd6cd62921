import type { Db } from '../../db/db.ts'
import { listInformationDomains } from '../../db/queries/informationDomains.ts'
import type { Day } from '../core/day.ts'
import { readProposals } from '../inventory/proposals/readProposals.ts'
import { proposalIds } from '../inventory/proposals/selectProposals.ts'
import { readModules } from './readModules.ts'

export type ProposalCount = {
  readonly code: string
  /** What the inventory would change in the target objects. */
  readonly groups: number
  /** What the rules would change in the modules, and where they differ from a person's decision. */
  readonly modules: number
}

/** Models every information domain anew and counts what waits for a person; nothing is stored. It reads every device. */
export async function readProposalCounts(db: Db, today: Day): Promise<ProposalCount[]> {
  const counts: ProposalCount[] = []
  for (const domain of await listInformationDomains(db)) {
    const { structure } = await readProposals(db, domain, today)
    const { waiting } = await readModules(db, domain)
    const groups = proposalIds(structure).length
    counts.push({ code: domain.code, groups, modules: waiting.proposals })
  }
  return counts
}
