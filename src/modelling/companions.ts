/**
 * Modules that come with others: required ones (alsoRequires) and conditional ones (alsoIf), at the same
 * target object, a related one, or the information domain. Source: modelling-notes, „Felder“.
 * @module
 */
import type { AlsoIf, CompanionPlace } from '../../catalog/moduleRules.ts'
import { coversKind } from '../../catalog/targetKind.ts'
import { carries, type Derivation, deny, isCarried, type Placement, place } from './derivation.ts'
import { type ModellingContext, osVersionsOf } from './modellingContext.ts'
import { objectText } from './modellingText.ts'
import type { ModelledObject } from './moduleProposal.ts'
import { replacementOf } from './ruleNeed.ts'

/** One module that another wants, and why, as the end of a reason. */
type Companion = {
  readonly by: Placement
  readonly moduleId: string
  readonly where: CompanionPlace
  readonly because: string
}

/** Kinds whose devices are clients only, or servers only. */
const clientKinds = ['system.client', 'system.client.*', 'system.laptop']
const serverKinds = [
  'system.server',
  'system.server.*',
  'system.virtualization',
  'system.terminalServer',
]

/** General modules that belong to the other side of a client-server pair (notes of SYS.1.9 and SYS.2.5). */
const oneSided: Readonly<Record<string, readonly string[]>> = {
  'SYS.1.1': clientKinds,
  'SYS.2.1': serverKinds,
}

/** Modules for things that are seldom target objects of their own: they hang on the one that wants them. */
const attachedWhereWanted: readonly string[] = ['APP.1.4']

/** Applies the companions of everything in the queue, and theirs, until nothing is new. */
export function applyCompanions(context: ModellingContext, found: Derivation): void {
  // The queue grows while it is walked through.
  for (const next of found.queue) {
    for (const companion of companionsOf(context, next)) applyCompanion(context, found, companion)
  }
  found.queue.length = 0
}

/** Asks the questions on which a conditional companion hangs that is not there yet. */
export function askForCompanions(context: ModellingContext, found: Derivation): void {
  for (const placement of found.placements.values()) {
    const { object, rule } = placement
    if (!carries(found, object, rule.id) || isAttached(placement)) continue
    for (const condition of placement.rule.alsoIf) askFor(context, found, placement, condition)
  }
}

function askFor(
  context: ModellingContext,
  found: Derivation,
  placement: Placement,
  condition: AlsoIf,
): void {
  const { attribute, instead } = condition
  if (attribute === undefined) return
  const missing = condition.add.filter(
    (moduleId) => !isThere(context, found, placement.object, moduleId, condition.where[moduleId]),
  )
  for (const object of askedObjects(context, placement)) {
    const fact = context.factOf(object, attribute)
    const concerned = instead ? condition.add : missing
    for (const moduleId of concerned) {
      if (fact === undefined) found.asked.push({ attribute, object, moduleId })
      if (fact === false) deny(found, moduleId, `Verneint: ${condition.when}.`)
    }
  }
}

/** Attached modules speak of things that are no target object; nobody can be asked about them. */
function isAttached({ object, rule }: Placement): boolean {
  return attachedWhereWanted.includes(rule.id) && !isAny(object, rule.targets)
}

/** Whom the conditions of a module are asked of: INF.13 hangs on the domain, its plants know. */
function askedObjects(
  context: ModellingContext,
  { object, rule }: Placement,
): readonly ModelledObject[] {
  if (rule.scope === 'target' || rule.targets.includes('domain')) return [object]
  const objects = context.objectsOf(rule.targets)
  return objects.length > 0 ? objects : [object]
}

function companionsOf(context: ModellingContext, by: Placement): Companion[] {
  const { object, rule } = by
  const required = rule.alsoRequires.map((moduleId): Companion => {
    const where = rule.requiresDetail[moduleId]?.where ?? 'related'
    return { by, moduleId, where, because: `${rule.id} an ${object.code} ihn voraussetzt` }
  })
  const conditional = rule.alsoIf
    .filter((condition) => holds(context, condition, by))
    .flatMap((condition) =>
      condition.add.map((moduleId): Companion => {
        const because = `${rule.id} an ${object.code} ihn verlangt (${condition.when})`
        return { by, moduleId, where: condition.where[moduleId] ?? 'related', because }
      }),
    )
  return [...required, ...conditional]
}

function holds(context: ModellingContext, condition: AlsoIf, placement: Placement): boolean {
  const { object, rule } = placement
  const { attribute } = condition
  if (attribute !== undefined) {
    return askedObjects(context, placement).some((o) => context.factOf(o, attribute) === true)
  }
  const kinds = condition.kinds ?? []
  const ofDomain = rule.targets.includes('domain')
  const objects = ofDomain ? context.objectsOf(kinds) : [object].filter((o) => isAny(o, kinds))
  const versions = condition.osVersion
  return objects.some((o) => !versions || osVersionsOf(o).some((v) => versions.includes(v)))
}

function applyCompanion(context: ModellingContext, found: Derivation, companion: Companion): void {
  const { by, moduleId, because } = companion
  const rule = context.ruleOf(moduleId)
  const where = placeOf(context, companion)
  if (where === 'related') {
    found.wanted.push({ by, moduleId, because })
    if (attachedWhereWanted.includes(moduleId)) attach(context, found, companion)
  } else if (where === 'domain') {
    applyAtDomain(context, found, companion)
  } else if (replacementOf(context, rule, by.object) === undefined) {
    place(context, found, { object: by.object, rule, reason: `weil ${because}`, fromPerson: false })
  }
}

function placeOf(context: ModellingContext, { by, moduleId, where }: Companion): CompanionPlace {
  if (context.ruleOf(moduleId).scope === 'domain') return 'domain'
  if (where === 'domain') return 'related'
  const otherSide = oneSided[moduleId]
  const isOtherSide =
    otherSide !== undefined && by.object.kinds.every((k) => isAnyKind(k, otherSide))
  const askedFor = context.ruleOf(moduleId).targets.some((t) => isAny(by.object, [t]))
  if (where === 'same' && isOtherSide && !askedFor) return 'related'
  if (where === 'same' && by.object.id === context.domain.id) return 'related'
  return where
}

/** Without a target object of its own kind, the module hangs on the one that wants it. */
function attach(context: ModellingContext, found: Derivation, companion: Companion): void {
  const rule = context.ruleOf(companion.moduleId)
  if (context.objectsOf(rule.targets).length > 0) return
  const reason = `weil ${companion.because} und es kein eigenes Zielobjekt dafür gibt`
  place(context, found, { object: companion.by.object, rule, reason, fromPerson: false })
}

/**
 * A conditional domain module is brought in by what needs it, unless its own question was answered with
 * no, or nothing is there that it could work on (MDM without mobile devices).
 */
function applyAtDomain(context: ModellingContext, found: Derivation, companion: Companion): void {
  const rule = context.ruleOf(companion.moduleId)
  const { domain } = context
  const attribute = rule.conditionAttribute
  const fact = attribute === undefined ? true : context.factOf(domain, attribute)
  if (fact === false && !isCarried(found, rule.id)) {
    noteRefused(context, found, companion)
  } else if (fact === true || canWork(context, companion)) {
    const reason = `weil ${companion.because}`
    place(context, found, { object: domain, rule, reason, fromPerson: false })
  }
}

function canWork(context: ModellingContext, { moduleId }: Companion): boolean {
  const { requiresDetail } = context.ruleOf(moduleId)
  return Object.entries(requiresDetail)
    .filter(([, { where }]) => where === 'related')
    .every(([id]) => context.objectsOf(context.ruleOf(id).targets).length > 0)
}

function noteRefused(context: ModellingContext, found: Derivation, companion: Companion): void {
  const { by, moduleId } = companion
  const { title, conditionAttribute, note = '' } = context.ruleOf(moduleId)
  const question = context.questionOf(conditionAttribute ?? '').text
  const hint = by.rule.note ?? note
  const text = `${by.rule.id} an ${objectText(by.object)} setzt ${moduleId} ${title} voraus, die Frage „${question}“ ist aber mit Nein beantwortet. ${hint}`
  found.notes.push({
    kind: 'answered_no',
    text: text.trim(),
    moduleIds: [by.rule.id, moduleId],
    targetObjectIds: [by.object.id],
  })
}

function isThere(
  context: ModellingContext,
  found: Derivation,
  object: ModelledObject,
  moduleId: string,
  where: CompanionPlace | undefined,
): boolean {
  if (where === 'same') return carries(found, object, moduleId)
  return where === 'domain' ? carries(found, context.domain, moduleId) : isCarried(found, moduleId)
}

function isAny({ kinds }: ModelledObject, patterns: readonly string[]): boolean {
  return kinds.some((kind) => isAnyKind(kind, patterns))
}

function isAnyKind(kind: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => coversKind(pattern, kind))
}
