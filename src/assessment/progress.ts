/**
 * How far an information domain is: target object × module × requirement in force, without left-out
 * modules. The checks are fed one by one, so that memory grows with the model and not with the checks.
 * Source: DOMAIN rules 1, 3 and 8, and its figures.
 * @module
 */
import type { Requirement } from '../../catalog/module.ts'
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import { addMonths, type Day } from '../core/day.ts'
import type { ModuleDecision } from '../modelling/moduleDecision.ts'
import { isCheckedBefore, isMet, isUndescribed, isUnplanned, lacksProviderProof } from './check.ts'
import {
  type ByLevel,
  byLevel,
  type CountedCheck,
  type Counts,
  type Figures,
  type Flag,
  openCounts,
  sumFigures,
} from './figures.ts'

/** What was decided on a module at a target object. */
export type DecidedModule = {
  readonly targetObjectId: string
  readonly module: string
  readonly decision: ModuleDecision
}

/** The requirements of a module; withdrawn ones (ENTFALLEN) are passed over. */
export type RequirementsOf = (
  module: string,
) => readonly Pick<Requirement, 'id' | 'level' | 'withdrawn'>[]

export type TallyOptions = {
  readonly requirementsOf: RequirementsOf
  readonly today: Day
  /** An answer older than this is stale; 12 when not set. */
  readonly staleMonths?: number
}

export type Progress = {
  /** All modules of the model: what a Testat looks at. */
  readonly whole: ByLevel<Figures>
  /** The modules of the profile (Kommunalprofil) among them: a step on the way. */
  readonly profile: ByLevel<Figures>
  readonly modules: ReadonlyMap<string, ByLevel<Figures>>
  readonly targetObjects: ReadonlyMap<string, ByLevel<Counts>>
}

type MutableCounts = Record<keyof Counts, number>

type ModuleTally = {
  readonly decisions: Map<string, ModuleDecision>
  readonly counts: ByLevel<MutableCounts>
  readonly requirements: ReadonlyMap<string, RequirementTally>
}

type RequirementTally = { readonly level: RequirementLevel; metAt: number }

/** Counts under way; read with `readProgress`. */
export type Tally = {
  readonly today: Day
  readonly staleBefore: Day
  readonly modules: Map<string, ModuleTally>
  readonly targetObjects: Map<string, ByLevel<MutableCounts>>
}

/** Begins with everything open: what has no row is open. Modules at a provider count, left-out ones do not. */
export function openTally(decisions: Iterable<DecidedModule>, options: TallyOptions): Tally {
  const { today, staleMonths = 12, requirementsOf } = options
  const tally: Tally = {
    today,
    staleBefore: addMonths(today, -staleMonths),
    modules: new Map(),
    targetObjects: new Map(),
  }
  for (const decision of decisions) {
    if (decision.decision !== 'left_out') addDecision(tally, decision, requirementsOf)
  }
  return tally
}

/** Counts one check, unless its module is inactive at the target object or its requirement not in force. */
export function tallyCheck(tally: Tally, check: CountedCheck): void {
  const module = tally.modules.get(check.module)
  const requirement = module?.requirements.get(check.requirement)
  const decision = module?.decisions.get(check.targetObjectId)
  const target = tally.targetObjects.get(check.targetObjectId)
  if (!module || !requirement || !decision || !target) return
  const raised = raisedBy(tally, check, decision)
  for (const counts of [module.counts[requirement.level], target[requirement.level]]) {
    counts.open -= 1
    counts[check.status] += 1
    for (const field of raised) counts[field] += 1
  }
  if (raised.includes('met')) requirement.metAt += 1
}

/** The figures of what was counted so far, profile and whole side by side. */
export function readProgress(tally: Tally, profileModules: ReadonlySet<string>): Progress {
  const modules = new Map([...tally.modules].map(([id, module]) => [id, moduleFigures(module)]))
  const inProfile = [...modules].filter(([id]) => profileModules.has(id))
  return {
    whole: sumByLevel([...modules.values()]),
    profile: sumByLevel(inProfile.map(([, figures]) => figures)),
    modules,
    targetObjects: new Map(
      [...tally.targetObjects].map(([id, levels]) => [
        id,
        byLevel((level) => ({ ...levels[level] })),
      ]),
    ),
  }
}

/** All at once, for what fits into memory. */
export function computeProgress(
  decisions: Iterable<DecidedModule>,
  checks: Iterable<CountedCheck>,
  profileModules: ReadonlySet<string>,
  options: TallyOptions,
): Progress {
  const tally = openTally(decisions, options)
  for (const check of checks) tallyCheck(tally, check)
  return readProgress(tally, profileModules)
}

function addDecision(tally: Tally, decided: DecidedModule, requirementsOf: RequirementsOf): void {
  const { module: id, targetObjectId, decision } = decided
  const module = tally.modules.get(id) ?? openModule(requirementsOf(id))
  tally.modules.set(id, module)
  const isCounted = module.decisions.has(targetObjectId)
  module.decisions.set(targetObjectId, decision)
  if (isCounted) return
  const target = tally.targetObjects.get(targetObjectId) ?? byLevel(() => openCounts(0))
  tally.targetObjects.set(targetObjectId, target)
  for (const { level } of module.requirements.values()) {
    for (const counts of [module.counts[level], target[level]]) {
      counts.total += 1
      counts.open += 1
    }
  }
}

function openModule(requirements: ReturnType<RequirementsOf>): ModuleTally {
  const inForce = requirements.filter(({ withdrawn }) => !withdrawn)
  return {
    decisions: new Map(),
    counts: byLevel(() => openCounts(0)),
    requirements: new Map(inForce.map(({ id, level }) => [id, { level, metAt: 0 }])),
  }
}

function raisedBy(tally: Tally, check: CountedCheck, decision: ModuleDecision) {
  const raised: ('met' | Flag)[] = []
  if (isMet(check)) raised.push('met')
  if (isUnplanned(check)) raised.push('unplanned')
  if (isUndescribed(check)) raised.push('undescribed')
  if (isCheckedBefore(check, tally.staleBefore)) raised.push('stale')
  if (decision === 'at_provider' && lacksProviderProof(check, tally.today)) raised.push('unproven')
  return raised
}

function moduleFigures(module: ModuleTally): ByLevel<Figures> {
  const requirements = [...module.requirements.values()]
  return byLevel((wanted) => {
    const ofLevel = requirements.filter(({ level }) => level === wanted)
    const met = ofLevel.filter(({ metAt }) => metAt === module.decisions.size)
    return { ...module.counts[wanted], distinct: { total: ofLevel.length, met: met.length } }
  })
}

function sumByLevel(parts: readonly ByLevel<Figures>[]): ByLevel<Figures> {
  return byLevel((level) => sumFigures(parts.map((figures) => figures[level])))
}
