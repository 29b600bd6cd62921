import type { ModuleRule } from '../../../catalog/moduleRules.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { RequirementLevel } from '../../../catalog/requirementLevel.ts'
import { coversKind } from '../../../catalog/targetKind.ts'
import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { countAnsweredChecks } from '../../../db/queries/modelling.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { Failure } from '../../core/failure.ts'
import { compareByCode } from '../../inventory/order.ts'
import type { ModuleOverviewRow } from '../moduleOverview.ts'
import type { VersionedDecision } from '../readDecision.ts'
import { type Modules, readModules } from '../readModules.ts'

/** `answered`: how many of its requirements are answered in the check. */
export type ModulePlace = Pick<
  VersionedDecision,
  'decision' | 'reason' | 'origin' | 'decidedBy' | 'decidedAt' | 'version' | 'providerId'
> & {
  readonly code: string
  readonly name: string
  readonly provider: string
  readonly answered: number
}

type Choice = { readonly value: string; readonly label: string }

export type ModulePage = {
  readonly row: ModuleOverviewRow
  readonly rule: ModuleRule
  readonly layer: string
  readonly requirements: Readonly<Record<RequirementLevel, number>>
  readonly places: readonly ModulePlace[]
  /** Target objects by code that may be decided on: the information domain, then what the rule is for. */
  readonly choices: readonly Choice[]
  readonly providers: readonly Choice[]
}

/**
 * One module with all its decisions. `also` is the code of a target object that a person wants to decide on, whatever
 * its kind. Throws `not_found` for an unknown module.
 */
export async function readModulePage(
  db: Db,
  domain: InformationDomain,
  moduleId: string,
  also: string | undefined,
): Promise<ModulePage> {
  const catalog = readCatalog()
  const rule = catalog.ruleOf(moduleId)
  const modules = await readModules(db, domain)
  const row = modules.rows.find((one) => one.moduleId === moduleId)
  if (!row) throw new Failure('not_found', `Den Baustein „${moduleId}“ gibt es nicht.`)
  const answered = await countAnsweredChecks(db, domain.id, moduleId)
  const layer = catalog.layers.find(({ id }) => id === rule.layer)
  const places = placesOf(modules, moduleId, answered)
  return {
    row,
    rule,
    layer: `${rule.layer} ${layer?.title ?? ''}`,
    requirements: countLevels(moduleId),
    places,
    choices: choicesOf(modules, rule, places, also),
    providers: modules.model.objects.filter(isProvider).map(choiceOf),
  }
}

function placesOf(
  { model: { objects, decisions } }: Modules,
  moduleId: string,
  answered: ReadonlyMap<string, number>,
): ModulePlace[] {
  const byId = new Map(objects.map((object) => [object.id, object]))
  return decisions
    .filter((decision) => decision.module === moduleId)
    .flatMap((decision) => {
      const object = byId.get(decision.targetObjectId)
      if (!object) return []
      const provider = byId.get(decision.providerId ?? '')
      const { code, name } = object
      return [
        {
          ...decision,
          code,
          name,
          provider: provider ? `${provider.code} ${provider.name}` : '',
          answered: answered.get(object.id) ?? 0,
        },
      ]
    })
    .sort(compareByCode)
}

function choicesOf(
  { model: { objects, domainObject } }: Modules,
  rule: ModuleRule,
  places: readonly ModulePlace[],
  also: string | undefined,
): Choice[] {
  const decided = new Set(places.map(({ code }) => code))
  const others = objects.filter(
    ({ id, code, kinds, count }) =>
      id !== domainObject?.id &&
      (decided.has(code) ||
        code === also ||
        (count > 0 &&
          kinds.some((kind) => rule.targets.some((target) => coversKind(target, kind))))),
  )
  const whole = domainObject
    ? [{ value: domainObject.code, label: `${domainObject.code} Ganzer Informationsverbund` }]
    : []
  return [...whole, ...others.map(choiceOf)]
}

function choiceOf({ code, name }: TargetObject): Choice {
  return { value: code, label: `${code} ${name}` }
}

function isProvider({ kinds, count }: TargetObject): boolean {
  return count > 0 && kinds.some((kind) => kind.startsWith('provider.'))
}

function countLevels(moduleId: string): Record<RequirementLevel, number> {
  const counts = { basic: 0, standard: 0, high: 0 }
  for (const { level } of readCatalog().activeRequirements(moduleId)) counts[level] += 1
  return counts
}
