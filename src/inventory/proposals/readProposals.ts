import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Day } from '../../core/day.ts'
import { readInventory } from '../readInventory.ts'
import { proposeStructure, type Structure, type StructureInput } from '../structure.ts'

/** What the inventory proposes today. It reads every device: not for pages that show lists. */
export async function readProposals(
  db: Db,
  domain: InformationDomain,
  today: Day,
): Promise<{ input: StructureInput; structure: Structure }> {
  const input = await readInventory(db, domain, today)
  return { input, structure: proposeStructure(input) }
}
