/**
 * Whether a target object has what a rule needs beyond its kind (needsAttribute, stand-ins).
 * Source: modelling-notes, „Felder“.
 * @module
 */
import type { AlsoIf, ModuleRule, NeededAttribute } from '../../catalog/moduleRules.ts'
import { coversKind, isKindBelow } from '../../catalog/targetKind.ts'
import { type ModellingContext, osVersionsOf } from './modellingContext.ts'
import type { ModelledObject } from './moduleProposal.ts'

/** `open`: the question of `attribute` has no answer yet. `text` is the end of a reason; '' when none. */
export type Need =
  | { readonly met: 'yes'; readonly text: string }
  | { readonly met: 'no'; readonly attribute: string }
  | { readonly met: 'open'; readonly attribute: string }
  | { readonly met: 'not_concerned' }

/** Whether the rule, whose targets cover the target object, applies to it. */
export function meetNeed(
  context: ModellingContext,
  rule: ModuleRule,
  object: ModelledObject,
): Need {
  const need = rule.needsAttribute
  if (need === undefined) return { met: 'yes', text: '' }
  if ('osVersion' in need) return meetVersion(need.osVersion, object)
  const kinds = need.kinds
  if (kinds && !object.kinds.some((kind) => kinds.some((k) => k === kind))) {
    return { met: 'not_concerned' }
  }
  if (!needsIt(need, rule, object)) return { met: 'yes', text: '' }
  return meetAttribute(context, need.attribute, object)
}

/** Whether a question is answered with yes, with no, or open. */
export function meetAttribute(
  context: ModellingContext,
  attribute: string,
  object: ModelledObject,
): Need {
  const fact = context.factOf(object, attribute)
  if (fact === undefined) return { met: 'open', attribute }
  if (!fact) return { met: 'no', attribute }
  return { met: 'yes', text: `auf „${context.questionOf(attribute).text}“ Ja zutrifft` }
}

/** Some modules give way under a condition: cloud office needs OPS.2.2 instead of APP.1.1. */
export function replacementOf(
  context: ModellingContext,
  rule: ModuleRule,
  object: ModelledObject,
): AlsoIf | undefined {
  return rule.alsoIf.find(
    ({ instead, attribute }) => instead && attribute && context.factOf(object, attribute) === true,
  )
}

/** `onlyLinked`: only a target object that is linked to this one covers it. */
type StandIn = {
  readonly standIn: readonly string[]
  readonly covering: string
  readonly onlyLinked?: true
}

/**
 * Kinds that stand in for another while no target object of that other kind is there: the WLAN covers
 * its access points, the cabling is modelled at the building, VoIP phones cover the network they are in.
 * Source: modelling-notes, „Stapel“, and the notes of NET.2.1 and INF.12.
 */
const standIns: Readonly<Record<string, StandIn>> = {
  'NET.2.1': { standIn: ['system.wlanAccessPoint'], covering: 'network.wlan' },
  'INF.12': { standIn: ['room.building'], covering: 'room.cabling' },
  'NET.4.2': {
    standIn: ['network.lan', 'network.wlan'],
    covering: 'system.voip',
    onlyLinked: true,
  },
}

/** The target objects that already carry the module for this one; empty when it must itself. */
export function coveredBy(
  context: ModellingContext,
  rule: ModuleRule,
  object: ModelledObject,
): readonly ModelledObject[] {
  const rank = standIns[rule.id]
  if (rank === undefined || !matchedKinds(rule, object).every((k) => rank.standIn.includes(k))) {
    return []
  }
  const need = rule.needsAttribute
  const said = need && 'attribute' in need && context.factOf(object, need.attribute) === true
  if (said) return []
  const covering = context.objectsOf([rank.covering])
  return rank.onlyLinked ? covering.filter(({ id }) => context.areLinked(id, object.id)) : covering
}

function meetVersion(wanted: readonly string[], object: ModelledObject): Need {
  const present = osVersionsOf(object).filter((version) => wanted.includes(version))
  if (present.length === 0) return { met: 'not_concerned' }
  return { met: 'yes', text: `die Version ${present.join(', ')} vorkommt` }
}

/** Where `onlyForKinds` stands, the attribute is asked of these kinds only. A laptop is a client. */
function needsIt(
  { onlyForKinds }: Extract<NeededAttribute, { attribute: string }>,
  rule: ModuleRule,
  object: ModelledObject,
): boolean {
  if (onlyForKinds === undefined) return true
  return matchedKinds(rule, object).every((kind) =>
    onlyForKinds.some((prefix) =>
      isKindBelow(prefix, kind === 'system.laptop' ? 'system.client' : kind),
    ),
  )
}

function matchedKinds(rule: ModuleRule, object: ModelledObject): string[] {
  return object.kinds.filter((kind) => rule.targets.some((target) => coversKind(target, kind)))
}
