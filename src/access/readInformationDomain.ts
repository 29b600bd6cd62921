import type { Db } from '../../db/db.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { type Actor, ensureInDomain, unknownDomain } from './actor.ts'

/**
 * The information domain with this id. Throws `not_found` for one of another organisation or outside the
 * actor's memberships.
 */
export async function readInformationDomain(
  db: Db,
  actor: Actor,
  id: string,
): Promise<InformationDomain> {
  ensureInDomain(actor, id)
  const found = (await listInformationDomains(db)).find((domain) => domain.id === id)
  if (!found) throw unknownDomain()
  return found
}
