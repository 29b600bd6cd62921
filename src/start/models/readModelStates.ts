import { listModelMeasures } from '../../../catalog/modelMeasures.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { readCheckFigures } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import { listModuleDecisions } from '../../../db/queries/modelling.ts'
import { findSiteWithDevices } from '../../../db/queries/sitesWithDevices.ts'
import { isMet } from '../../assessment/check.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import type { Adopted, ModelState, Place } from './modelState.ts'

/** So many target objects are asked for at once. */
const objectsAtOnce = 10_000

/** Every model measure, and where it stands in the information domain. */
export async function readModelStates(
  db: Db,
  { id }: Pick<InformationDomain, 'id'>,
): Promise<ModelState[]> {
  const open = await readOpenPlaces(db, id)
  const adopted = await readAdopted(db, id)
  const hasSchools = (await findSiteWithDevices(db, id, 'school')) !== undefined
  return listModelMeasures().map((model) => {
    const isOffered = model.setting === 'everywhere' || hasSchools
    const served = isOffered ? model.requirements.filter((one) => open.has(one)) : []
    return {
      model,
      open: served.flatMap((requirement) => open.get(requirement) ?? []),
      openRequirements: served.length,
      adopted: adopted.get(model.key) ?? null,
    }
  })
}

/** Modelled Basis requirements that are not met, with the target objects where they are not. */
async function readOpenPlaces(db: Db, domainId: string): Promise<Map<string, Place[]>> {
  const decisions = await listModuleDecisions(db, domainId)
  const modelled = decisions.filter(({ decision }) => decision !== 'left_out')
  const objects = [...new Set(modelled.map(({ targetObjectId }) => targetObjectId))]
  const met = new Set<string>()
  for await (const figure of readCheckFigures(db, objects, objectsAtOnce, 'basic')) {
    if (isMet(figure)) met.add(subjectOf(figure))
  }
  const open = new Map<string, Place[]>()
  for (const { targetObjectId, module } of modelled) {
    for (const { id: requirement } of readCatalog().basicRequirements(module)) {
      const place = { targetObjectId, requirement }
      if (met.has(subjectOf(place))) continue
      const places = open.get(requirement)
      if (places) places.push(place)
      else open.set(requirement, [place])
    }
  }
  return open
}

async function readAdopted(db: Db, domainId: string): Promise<Map<string, Adopted>> {
  const measures = await listMeasures(db, domainId)
  return new Map(
    measures.flatMap(({ modelKey, code, status, dueOn }) =>
      modelKey === null ? [] : [[modelKey, { code, status, dueOn }] as const],
    ),
  )
}
