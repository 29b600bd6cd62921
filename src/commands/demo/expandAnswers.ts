import { readCatalog } from '../../../catalog/readCatalog.ts'
import { listModuleDecisions } from '../../../db/queries/modelling.ts'
import { type DatedAnswer, expandHistory } from '../../../samples/expandHistory.ts'
import { type City, targetObjectsOf } from './city.ts'

type Target = { id: string; informationDomainId: string }

/** The answers of the history for the city's model; `targets` by „KERN C002“. */
export async function expandAnswers(
  city: City,
): Promise<{ targets: ReadonlyMap<string, Target>; answers: readonly DatedAnswer[] }> {
  const catalog = readCatalog()
  const targets = new Map<string, Target>()
  const modelled = []
  for (const domain of city.domains.values()) {
    const objects = new Map((await targetObjectsOf(city, domain)).map((each) => [each.id, each]))
    for (const { id, code, informationDomainId } of objects.values()) {
      targets.set(`${domain.code} ${code}`, { id, informationDomainId })
    }
    const decisions = await city.deps.store.read(city.organisationId, (db) =>
      listModuleDecisions(db, domain.id),
    )
    const later = new Set(
      city.history.decisions
        .filter((each) => each.domain === domain.code && each.decision === 'left_out')
        .map(({ module }) => module),
    )
    for (const { targetObjectId, module, decision } of decisions) {
      const object = objects.get(targetObjectId)
      if (decision === 'left_out' || later.has(module) || !object) continue
      for (const { id: requirement, level } of catalog.activeRequirements(module)) {
        modelled.push({
          domain: domain.code,
          targetObject: object.code,
          kinds: object.kinds,
          module,
          requirement,
          level,
        })
      }
    }
  }
  return { targets, answers: expandHistory(city.history, modelled) }
}
