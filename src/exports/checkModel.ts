/**
 * Which checks an information domain has: every requirement in force of every module that is modelled or
 * at a provider, at each of its target objects. Read in parts, so that memory stays flat.
 * @module
 */

import { type Catalog, readCatalog } from '../../catalog/readCatalog.ts'
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import { chunksOf, type Db } from '../../db/db.ts'
import { listAnswers } from '../../db/queries/checks.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import { listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'
import { sortedBy } from '../../reports/order.ts'
import { applicableChecks } from '../assessment/applicableChecks.ts'
import type { Answer, Check, CheckStatus } from '../assessment/check.ts'
import { groupedBy } from '../inventory/order.ts'
import { profileOf } from '../modelling/domainProfile.ts'

export type CheckModel = {
  readonly informationDomainId: string
  /** Those with a module, in the order of their codes. */
  readonly objects: readonly TargetObject[]
  /** The modules of each target object that count, in official order. */
  readonly decisionsAt: ReadonlyMap<string, readonly StoredDecision[]>
  readonly profile: { hasModule(id: string): boolean }
}

/** The catalogue's modules that count anywhere, in official order. */
export function modulesOf({ decisionsAt }: CheckModel): Catalog['modules'] {
  const ids = new Set([...decisionsAt.values()].flat().map(({ module }) => module))
  return readCatalog().modules.filter(({ id }) => ids.has(id))
}

export async function readCheckModel(db: Db, domain: InformationDomain): Promise<CheckModel> {
  const decisions = await listModuleDecisions(db, domain.id)
  const active = decisions.filter(({ decision }) => decision !== 'left_out')
  const rank = new Map(readCatalog().modules.map(({ id }, index) => [id, index]))
  const decisionsAt = groupedBy(
    active.sort((a, b) => (rank.get(a.module) ?? 0) - (rank.get(b.module) ?? 0)),
    ({ targetObjectId }) => targetObjectId,
  )
  const objects = (await listTargetObjects(db, domain.id)).filter(({ id }) => decisionsAt.has(id))
  return {
    informationDomainId: domain.id,
    objects: sortedBy(objects, ({ code }) => [code]),
    decisionsAt,
    profile: profileOf(domain),
  }
}

/** How many checks the model has, and of which levels, whatever was answered. */
export function extentOf(
  { decisionsAt }: CheckModel,
  wanted?: readonly RequirementLevel[],
): {
  total: number
  levels: ReadonlySet<RequirementLevel>
} {
  const requirements = [...decisionsAt.values()]
    .flat()
    .map(({ module }) => readCatalog().activeRequirements(module))
    .map((list) => list.filter(({ level }) => wanted?.includes(level) ?? true))
  return {
    total: requirements.reduce((sum, { length }) => sum + length, 0),
    levels: new Set(requirements.flatMap((list) => list.map(({ level }) => level))),
  }
}

/** A target object has some hundred checks; those of so many are held at once. */
const objectsPerPart = 12

/** The checks of each target object by module and requirement; open where nobody answered. */
export async function* readActiveChecks(
  db: Db,
  { informationDomainId, objects, decisionsAt }: CheckModel,
  levels?: readonly RequirementLevel[],
): AsyncGenerator<readonly Check[]> {
  const requirementsOf = readCatalog().activeRequirements
  for (const part of chunksOf(objects, objectsPerPart)) {
    const stored = new Map(part.map(({ id }) => [id, new Map<string, Answer>()]))
    for (const answer of await listAnswers(db, [...stored.keys()])) {
      stored.get(answer.targetObjectId)?.set(answer.requirement, answer)
    }
    for (const [id, answers] of stored) {
      yield [
        ...applicableChecks(decisionsAt.get(id) ?? [], {
          informationDomainId,
          requirementsOf,
          findAnswer: (_, requirement) => answers.get(requirement),
          ...(levels && { levels }),
        }),
      ]
    }
  }
}

/** A check that A.6 plans; one with an accepted risk too, for the risk stays to be seen. */
type UnmetCheck = Check & { readonly status: Exclude<CheckStatus, 'yes' | 'dispensable'> }

export function isUnmet(check: Check): check is UnmetCheck {
  return check.status !== 'yes' && check.status !== 'dispensable'
}
