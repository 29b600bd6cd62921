import { readCatalog } from '../../catalog/readCatalog.ts'
import { moduleIdOf } from '../../catalog/requirementId.ts'
import type { Db } from '../../db/db.ts'
import { listModuleDecisions } from '../../db/queries/modelling.ts'
import { countStatusesOf } from '../../db/queries/wiba.ts'

/** How many checks of a requirement there are, at all target objects together. */
export type RequirementState = {
  readonly id: string
  readonly title: string
  readonly moduleId: string
  readonly met: number
  readonly partial: number
  readonly no: number
  readonly total: number
}

/** The states of requirements in their order, with one statement for all; `total` 0 where none is modelled. */
export async function readRequirementStates(
  db: Db,
  informationDomainId: string,
  requirements: readonly string[],
): Promise<RequirementState[]> {
  const places = new Map<string, number>()
  for (const { module, decision } of await listModuleDecisions(db, informationDomainId)) {
    if (decision !== 'left_out') places.set(module, (places.get(module) ?? 0) + 1)
  }
  const counts = await countStatusesOf(db, informationDomainId, requirements)
  const checksOf = (id: string, ...wanted: string[]) =>
    counts
      .filter(({ requirement, status }) => requirement === id && wanted.includes(status))
      .reduce((sum, { checks }) => sum + checks, 0)
  return requirements.map((id) => {
    const moduleId = moduleIdOf(id)
    return {
      id,
      title: readCatalog().requirementById(id).title,
      moduleId,
      met: checksOf(id, 'yes', 'dispensable'),
      partial: checksOf(id, 'partial'),
      no: checksOf(id, 'no'),
      total: places.get(moduleId) ?? 0,
    }
  })
}
