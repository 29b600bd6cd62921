/** Modelling as it is applied by people: with what it means for the checks. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import type { Deps } from '../../deps.ts'
import { applyModel } from '../../modelling/actions.ts'
import { acceptProposals } from '../../modelling/proposals/actions.ts'
import type { Model } from '../../modelling/readModel.ts'
import { storeSupportSuggestions } from '../suggestions/storeSupportSuggestions.ts'

/** As `applyModel`; checks that come or go with it get or lose their suggestions, in the same transaction. */
export async function applyWholeModel(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
): Promise<Model> {
  allow(actor, 'write', 'modelling')
  return deps.store.write(actor.organisationId, async (db) => {
    const model = await applyModel(deps, actor, domain)
    await storeSupportSuggestions(db, deps, actor, domain.id)
    return model
  })
}

/** As `acceptProposals`, likewise. */
export async function acceptModuleProposals(
  deps: Deps,
  actor: Actor,
  domain: InformationDomain,
  keys: readonly string[],
): Promise<void> {
  allow(actor, 'write', 'modelling')
  await deps.store.write(actor.organisationId, async (db) => {
    await acceptProposals(deps, actor, domain, keys)
    await storeSupportSuggestions(db, deps, actor, domain.id)
  })
}
