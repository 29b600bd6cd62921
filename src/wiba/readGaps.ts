import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { profileOf } from '../modelling/domainProfile.ts'
import { type RequirementState, readRequirementStates } from './readRequirementStates.ts'
import { wibaGap } from './wibaGap.ts'

/** The profile's Basis requirements that no question touches, with the state of their checks. */
export async function readGaps(db: Db, domain: InformationDomain): Promise<RequirementState[]> {
  const profile = profileOf(domain)
  const modules = readCatalog().modules.filter(({ id }) => profile.hasModule(id))
  const gaps = wibaGap(modules, readWiba())
  return readRequirementStates(
    db,
    domain.id,
    gaps.map(({ id }) => id),
  )
}
