/** What the modelling rules say of the stored inventory and answers. Nothing is stored. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listConditionAnswers, type StoredDecision } from '../../db/queries/modelling.ts'
import { listLinks, type TargetObject } from '../../db/queries/targetObjects.ts'
import { profileOf } from './domainProfile.ts'
import type { Modelling, ModellingInput } from './moduleProposal.ts'
import { proposeModules } from './proposeModules.ts'

const nothing: Modelling = { proposals: [], questions: [], notes: [], leftOver: [] }

/** Nothing for an information domain without its target object of kind `domain`: it is not modelled yet. */
export async function readProposedModel(
  db: Db,
  domain: InformationDomain,
  targetObjects: readonly TargetObject[],
  decisions: readonly StoredDecision[],
): Promise<Modelling> {
  const input = await readModellingInput(db, domain, targetObjects, decisions)
  return input ? proposeModules(input) : nothing
}

/** What the rules are asked with; undefined where nothing is modelled yet. */
export async function readModellingInput(
  db: Db,
  domain: InformationDomain,
  targetObjects: readonly TargetObject[],
  decisions: readonly StoredDecision[],
): Promise<ModellingInput | undefined> {
  const isModelled = targetObjects.some(({ kinds, count }) => kinds.includes('domain') && count > 0)
  if (!isModelled) return undefined
  const { rules, questions } = readCatalog()
  return {
    rules,
    questions,
    profile: profileOf(domain),
    targetObjects,
    links: await listLinks(db, domain.id),
    answers: await listConditionAnswers(db, domain.id),
    decisions: decisions.map(({ module, ...decision }) => ({ ...decision, moduleId: module })),
  }
}
