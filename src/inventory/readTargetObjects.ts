import type { Db } from '../../db/db.ts'
import { listPlacesOfTargetObjects } from '../../db/queries/targetObjects.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'

type Place = { id: string; informationDomainId: string }

/**
 * Where target objects lie that somebody names by their ids. Throws `not_found` for one of another
 * organisation, outside the actor's memberships or, where one is given, outside the information domain.
 */
export async function readTargetObjects(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  informationDomainId?: string,
): Promise<Place[]> {
  const wanted = [...new Set(ids)]
  const places = await listPlacesOfTargetObjects(db, wanted)
  const visible = places.filter(
    (place) =>
      isInDomain(actor, place.informationDomainId) &&
      (informationDomainId ?? place.informationDomainId) === place.informationDomainId,
  )
  if (visible.length === wanted.length) return visible
  throw new Failure(
    'not_found',
    'Dieses Zielobjekt gibt es hier nicht, oder Sie dürfen es nicht sehen.',
  )
}
