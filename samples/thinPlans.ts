/**
 * Keeps the demo at the same distance to its goal whatever modelling proposes: where the rules would meet
 * more Basis checks than a share of them, some target objects were simply not surveyed yet.
 * @module
 */
import { type CheckPlan, checkKey, sessionKey } from './checkPlan.ts'
import { stableOrder } from './stableShare.ts'

/**
 * Leaves out plans until at most `metShare` of `basicTotal` Basis checks are met: first whole sessions of
 * modules that stand at several target objects, then single requirements. Which ones, their keys decide.
 */
export function thinPlans(
  plans: readonly CheckPlan[],
  basicTotal: number,
  metShare: number,
): CheckPlan[] {
  const surplus = plans.filter(isBasicMet).length - Math.round(basicTotal * metShare)
  if (surplus <= 0) return [...plans]
  const { dropped, left } = chooseSessions(groupSessions(plans), surplus)
  const kept = plans.filter(({ modelled }) => !dropped.has(sessionKey(modelled)))
  const single = stableOrder(
    kept.filter(isBasicMet),
    ({ modelled }) => `thin|${checkKey(modelled)}`,
  )
  const leftOut = new Set(single.slice(0, left))
  return kept.filter((plan) => !leftOut.has(plan))
}

function chooseSessions(sessions: ReadonlyMap<string, CheckPlan[]>, surplus: number) {
  const dropped = new Set<string>()
  let left = surplus
  for (const [key, members] of stableOrder([...sessions], ([name]) => `thin|${name}`)) {
    const met = members.filter(isBasicMet).length
    if (met === 0 || met > left) continue
    dropped.add(key)
    left -= met
  }
  return { dropped, left }
}

function groupSessions(plans: readonly CheckPlan[]): Map<string, CheckPlan[]> {
  const objectsOf = new Map<string, Set<string>>()
  for (const { modelled } of plans) {
    const objects = objectsOf.get(modelled.module) ?? new Set()
    objectsOf.set(modelled.module, objects.add(modelled.targetObject))
  }
  const sessions = new Map<string, CheckPlan[]>()
  for (const plan of plans) {
    if ((objectsOf.get(plan.modelled.module)?.size ?? 0) < 2) continue
    const key = sessionKey(plan.modelled)
    sessions.set(key, [...(sessions.get(key) ?? []), plan])
  }
  return sessions
}

function isBasicMet({ modelled, last }: CheckPlan): boolean {
  return modelled.level === 'basic' && (last.status === 'yes' || last.status === 'dispensable')
}
