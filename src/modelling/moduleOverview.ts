/**
 * The decision on every module in one information domain: modelled, left out, at a provider, or still
 * undecided. This is what A.3 lists. Source: DOMAIN 3.
 * @module
 */
import type { ModuleRule, Priority } from '../../catalog/moduleRules.ts'
import { compareModuleIds } from '../../catalog/requirementId.ts'
import { compareByCode, groupedBy } from '../inventory/order.ts'
import type { ModuleDecision } from './moduleDecision.ts'
import type { LeftOverModule, StoredDecision } from './moduleProposal.ts'

type DecidedAt = {
  readonly targetObjectId: string
  readonly code: string
  readonly name: string
  readonly decision: ModuleDecision
  readonly origin: StoredDecision['origin']
  readonly reason: string
  /** The provider's code and name; '' when there is none. */
  readonly provider: string
}

export type ModuleOverviewRow = {
  readonly moduleId: string
  readonly title: string
  readonly layer: string
  readonly priority: Priority
  readonly inProfile: boolean
  /** `modelled` when it stands anywhere in the city's own hands, then `at_provider`, then `left_out`. */
  readonly state: ModuleDecision | 'undecided'
  readonly decisions: readonly DecidedAt[]
  /** Why it is left out, or why it is still open. */
  readonly reason: string
}

export type OverviewInput = {
  readonly rules: readonly ModuleRule[]
  readonly profile: { hasModule(id: string): boolean }
  readonly targetObjects: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly count: number
  }[]
  readonly decisions: readonly StoredDecision[]
  readonly leftOver: readonly LeftOverModule[]
}

const stateOrder: readonly ModuleDecision[] = ['modelled', 'at_provider', 'left_out']

/** One row per module of the catalogue, in official order. Target objects with a count of 0 are left out. */
export function moduleOverview(input: OverviewInput): ModuleOverviewRow[] {
  const { rules, profile, targetObjects, decisions, leftOver } = input
  const objects = new Map(targetObjects.map((object) => [object.id, object]))
  const byModule = groupedBy(decisions, ({ moduleId }) => moduleId)
  const openReasons = new Map(leftOver.map(({ moduleId, reason }) => [moduleId, reason]))
  return rules
    .toSorted((a, b) => compareModuleIds(a.id, b.id))
    .map(({ id, title, layer, priority }) => {
      const decided = decidedAt(byModule.get(id) ?? [], objects)
      const state = stateOrder.find((s) => decided.some(({ decision }) => decision === s))
      const open = openReasons.get(id) ?? 'Der Vorschlag der Regeln ist noch nicht übernommen.'
      return {
        moduleId: id,
        title,
        layer,
        priority,
        inProfile: profile.hasModule(id),
        state: state ?? 'undecided',
        decisions: decided,
        reason: state === undefined ? open : leftOutReason(decided),
      }
    })
}

function decidedAt(
  decisions: readonly StoredDecision[],
  objects: ReadonlyMap<string, OverviewInput['targetObjects'][number]>,
): DecidedAt[] {
  return decisions
    .flatMap(({ targetObjectId, decision, origin, reason, providerId }) => {
      const object = objects.get(targetObjectId)
      if (object === undefined || object.count === 0) return []
      const at = objects.get(providerId ?? '')
      const provider = at ? `${at.code} ${at.name}` : ''
      const { code, name } = object
      return [{ targetObjectId, code, name, decision, origin, reason, provider }]
    })
    .sort(compareByCode)
}

function leftOutReason(decided: readonly DecidedAt[]): string {
  const reasons = decided.filter((d) => d.decision === 'left_out').map((d) => d.reason)
  return [...new Set(reasons)].join(' ')
}
