import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { systemActor } from '../../access/actor.ts'
import { readStaleMonths } from '../../access/organisation/readStaleMonths.ts'
import { type DomainState, readDomainState } from '../../milestones/readDomainState.ts'
import { readDomainFigures } from '../../milestones/readState.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'

/** Where the information domain stood on the day of the snapshot; nothing of other information domains. */
export async function readOverview(
  db: Db,
  domain: InformationDomain,
  { takenOn }: Pick<Snapshot, 'takenOn'>,
): Promise<DomainState | null> {
  const staleMonths = await readStaleMonths(db)
  const actor = { ...systemActor(db.organisationId, ''), informationDomainIds: [domain.id] }
  const figures = await readDomainFigures(db, domain, takenOn, staleMonths)
  const onlooker = { actor, domains: [domain], options: { today: takenOn, staleMonths } }
  return readDomainState(db, onlooker, domain, [figures])
}
