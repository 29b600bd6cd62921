/** Adopting model measures: they become ordinary measures of an information domain. @module */
import { findModelMeasure } from '../../../catalog/modelMeasures.ts'
import type { Db } from '../../../db/db.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { createServingMeasures } from '../../assessment/actions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { measureCode, nextMeasureCode } from '../../measures/measure.ts'
import { adoptedMeasure } from './adoptedMeasure.ts'
import type { ModelState } from './modelState.ts'
import { readStarterPlan } from './readStarterPlan.ts'

/** `adopted`: the codes of the new measures; `known`: those of models that were adopted before, untouched. */
export type Adoption = { readonly adopted: readonly string[]; readonly known: readonly string[] }

/**
 * Creates an ordinary measure of each model: with its texts and costs, the day of the starter plan, and the checks of
 * the information domain that it serves and that are not met. All or none; a model that was adopted before is passed
 * over. Throws `invalid` for no key or an unknown one, `not_found` for an unknown domain or person.
 */
export async function adoptModels(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { keys, responsibleId }: { keys: readonly string[]; responsibleId: string | null },
): Promise<Adoption> {
  allow(actor, 'write', 'measures')
  ensureModels(keys)
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const plan = await readStarterPlan(deps, db, { id: informationDomainId }, deps.today())
    const wanted = plan.states.filter(({ model }) => keys.includes(model.key))
    const fresh = wanted.filter(({ adopted }) => adopted === null)
    const codes = await nextCodes(db, informationDomainId, fresh.length)
    const entries = fresh.map((state, index) => ({
      measure: adoptedMeasure(state.model, {
        code: codes[index] ?? '',
        dueOn: plan.dayOf(state) ?? plan.horizon.untilOn,
        responsibleId,
      }),
      keys: state.open,
    }))
    await createServingMeasures(deps, actor, informationDomainId, entries)
    return { adopted: codes, known: wanted.flatMap(codeOf) }
  })
}

function ensureModels(keys: readonly string[]): void {
  if (keys.length === 0) {
    throw new Failure('invalid', 'Bitte wählen Sie mindestens eine Mustermaßnahme.')
  }
  const unknown = keys.find((key) => findModelMeasure(key) === undefined)
  if (unknown === undefined) return
  throw new Failure('invalid', `Die Mustermaßnahme „${unknown}“ gibt es nicht.`)
}

async function nextCodes(db: Db, domainId: string, count: number): Promise<string[]> {
  const used = (await listMeasures(db, domainId)).map(({ code }) => code)
  const first = Number(nextMeasureCode(used).slice(2))
  return Array.from({ length: count }, (_, index) => measureCode(first + index))
}

function codeOf({ adopted }: ModelState): string[] {
  return adopted === null ? [] : [adopted.code]
}
