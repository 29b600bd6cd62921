/** Lists of devices that a person saves for themselves. They are no data of the city: no event tells of them. @module */
import {
  deleteSavedFilter,
  listSavedFilters,
  saveFilter,
} from '../../../../db/queries/savedFilters.ts'
import { type Actor, ensureInDomain, isInDomain } from '../../../access/actor.ts'
import { allow } from '../../../access/permissions.ts'
import { readInformationDomain } from '../../../access/readInformationDomain.ts'
import { Failure } from '../../../core/failure.ts'
import { foldText, tidy } from '../../../core/text.ts'
import type { Deps } from '../../../deps.ts'
import { parametersOf, parseParameters } from './deviceQuery.ts'

/** More than anybody keeps apart. */
const greatestNumber = 50

/** One of the same name is replaced. Throws `invalid` when there are too many, `not_found`. */
export async function rememberList(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { name, parameters }: { name: string; parameters: string },
): Promise<void> {
  allow(actor, 'read', 'inventory')
  ensureInDomain(actor, informationDomainId)
  const userId = accountOf(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const nameKey = foldText(name)
    const known = await listSavedFilters(db, { userId, informationDomainId })
    if (known.length >= greatestNumber && !known.some((one) => one.nameKey === nameKey)) {
      throw new Failure('invalid', `Mehr als ${greatestNumber} Listen lassen sich nicht merken.`, {
        name: 'Bitte löschen Sie eine, die Sie nicht mehr brauchen.',
      })
    }
    await saveFilter(db, {
      id: deps.newId(),
      userId,
      informationDomainId,
      name: tidy(name),
      nameKey,
      parameters: tidyParameters(parameters),
      createdAt: deps.now(),
    })
  })
}

/** Throws `not_found` also for a list of somebody else. */
export async function forgetList(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'read', 'inventory')
  const userId = accountOf(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const informationDomainId = await deleteSavedFilter(db, userId, id)
    if (informationDomainId && isInDomain(actor, informationDomainId)) return
    throw new Failure('not_found', 'Diese gemerkte Liste gibt es nicht.')
  })
}

/** Only what the list knows; the page that was looked at is left out. */
function tidyParameters(parameters: string): string {
  const known = Object.entries(parametersOf(parseParameters(parameters)))
  const kept = known.filter((entry): entry is [string, string] => Boolean(entry[1]))
  return new URLSearchParams(kept).toString()
}

function accountOf({ userId }: Actor): string {
  if (userId !== null) return userId
  throw new Failure('forbidden', 'Listen merkt sich nur, wer angemeldet ist.')
}
