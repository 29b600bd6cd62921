import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import {
  findObjectLabel,
  listActiveModules,
  type ObjectLabel,
} from '../../../db/queries/checkLists.ts'
import { findCheck } from '../../../db/queries/checks.ts'
import type { Actor } from '../../access/actor.ts'
import { allow, type NarrowScope } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { type Check, openCheck } from '../check.ts'
import type { CheckPlace } from '../checkPlace.ts'
import type { CheckName } from './checkAddress.ts'

/** The check that an address names; `reach` is how narrow a right may be that the actor has at it. */
export type CheckTarget = CheckName & {
  readonly object: ObjectLabel
  readonly check: Check
  readonly place: CheckPlace
  readonly reach: readonly NarrowScope[]
}

/**
 * Throws `not_found` for what is not there, does not count at the target object, was withdrawn, or is not the actor's
 * to see.
 */
export async function readCheckTarget(
  db: Db,
  actor: Actor,
  informationDomainId: string,
  { code, requirement }: CheckName,
): Promise<CheckTarget> {
  const catalog = readCatalog()
  const object = await findObjectLabel(db, informationDomainId, code)
  const known = catalog.hasRequirement(requirement) && catalog.requirementById(requirement)
  if (!object || !known || known.withdrawn) throw notFound()
  const place = { targetObjectId: object.id, requirement }
  const module = requirement.replace(/\.A\d+$/, '')
  const active = await listActiveModules(db, informationDomainId, {
    targetObjectIds: [object.id],
    module,
  })
  if (active.length === 0) throw notFound()
  const check =
    (await findCheck(db, object.id, requirement)) ??
    openCheck({ ...place, informationDomainId, module, level: known.level })
  const own = await readOwnPersons(db, actor)
  const reach = own.has(check.responsibleId ?? '') ? (['assigned'] as const) : []
  allow(actor, 'read', 'checks', reach)
  return { code, requirement, object, check, place, reach }
}

function notFound(): Failure {
  return new Failure(
    'not_found',
    'Diese Anforderung gibt es an diesem Zielobjekt nicht, oder Sie dürfen sie nicht sehen.',
  )
}
