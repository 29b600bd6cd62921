/** Where a model measure stands in an information domain, and how lists are narrowed. @module */
import { type ModelMeasure, modulesOfModel } from '../../../catalog/modelMeasures.ts'
import type { Day } from '../../core/day.ts'
import { foldText } from '../../core/text.ts'
import type { MeasureStatus } from '../../measures/measure.ts'
import { type PlanPhase, planPhases } from './planPhase.ts'
import { phaseOf } from './starterPlan.ts'

/** A requirement at a target object. */
export type Place = { readonly targetObjectId: string; readonly requirement: string }

/** The measure that it was adopted as. */
export type Adopted = {
  readonly code: string
  readonly status: MeasureStatus
  readonly dueOn: Day | null
}

/**
 * `open`: modelled Basis requirements that it serves and that are not met, at each target object; none of models for
 * schools where the information domain has no device at a school. `openRequirements` counts each requirement once.
 */
export type ModelState = {
  readonly model: ModelMeasure
  readonly open: readonly Place[]
  readonly openRequirements: number
  readonly adopted: Adopted | null
}

/** By what it costs at most once. */
export const costFilters = ['none', 'small', 'medium', 'large'] as const
export type CostFilter = (typeof costFilters)[number]

export const costFilterLabels: Record<CostFilter, string> = {
  none: 'keine Sachkosten',
  small: 'einmalig bis 1.000 €',
  medium: 'einmalig bis 5.000 €',
  large: 'einmalig über 5.000 €',
}

/** `open`: it serves what is open here; `fresh`: and nobody adopted it yet. */
export const useFilters = ['open', 'fresh', 'adopted'] as const
export type UseFilter = (typeof useFilters)[number]

export const useFilterLabels: Record<UseFilter, string> = {
  open: 'dient hier offenen Anforderungen',
  fresh: 'noch nicht übernommen',
  adopted: 'schon übernommen',
}

/** Empty filters nothing. */
export type ModelFilter = {
  readonly phase?: PlanPhase | undefined
  readonly layer?: string | undefined
  readonly effort?: string | undefined
  readonly cost?: CostFilter | undefined
  readonly use?: UseFilter | undefined
  readonly search?: string | undefined
}

/** The filters as they stand in the address; one that is none narrows nothing. */
export function filterOf(query: Readonly<Record<string, string | undefined>>): ModelFilter {
  return {
    phase: planPhases.find((phase) => phase === query.phase),
    layer: query.schicht,
    effort: query.aufwand,
    cost: costFilters.find((cost) => cost === query.kosten),
    use: useFilters.find((use) => use === query.dient),
    search: query.suche,
  }
}

export function passes(state: ModelState, filter: ModelFilter): boolean {
  const { model } = state
  const words = foldText(filter.search ?? '').split(' ')
  const text = foldText(
    [model.key, model.title, ...model.steps, model.result, ...model.requirements].join(' '),
  )
  return (
    (!filter.phase || phaseOf(model) === filter.phase) &&
    (!filter.layer || modulesOfModel(model).some((id) => id.startsWith(`${filter.layer}.`))) &&
    (!filter.effort || model.effort === filter.effort) &&
    (!filter.cost || costsAs(model, filter.cost)) &&
    (!filter.use || isUsed(state, filter.use)) &&
    words.every((word) => text.includes(word))
  )
}

function costsAs({ onceEuro, yearlyEuro }: ModelMeasure, cost: CostFilter): boolean {
  const most = onceEuro[1]
  const says: Record<CostFilter, boolean> = {
    none: most === 0 && yearlyEuro[1] === 0,
    small: most <= 1000,
    medium: most <= 5000,
    large: most > 5000,
  }
  return says[cost]
}

function isUsed({ openRequirements, adopted }: ModelState, use: UseFilter): boolean {
  const says: Record<UseFilter, boolean> = {
    open: openRequirements > 0,
    fresh: openRequirements > 0 && adopted === null,
    adopted: adopted !== null,
  }
  return says[use]
}
