/**
 * Modules that a target object has because of what it is, and those of the whole information domain.
 * Source: Kompendium Edition 2023, sections 1.3.
 * @module
 */
import type { ModuleRule } from '../../catalog/moduleRules.ts'
import { coversKind } from '../../catalog/targetKind.ts'
import { type Derivation, deny, place } from './derivation.ts'
import type { ModellingContext } from './modellingContext.ts'
import { kindLabel, objectText } from './modellingText.ts'
import type { ModelledObject } from './moduleProposal.ts'
import { coveredBy, meetAttribute, meetNeed, replacementOf } from './ruleNeed.ts'

/** Applies one rule to everything that it meets directly. */
export function applyDirectly(
  context: ModellingContext,
  found: Derivation,
  rule: ModuleRule,
): void {
  if (rule.scope === 'domain') applyToDomain(context, found, rule)
  else for (const object of context.objectsOf(rule.targets)) applyTo(context, found, rule, object)
}

/** Whether a domain module waits for a condition: a question, or target objects that trigger it. */
export function isConditional(rule: ModuleRule): boolean {
  return rule.conditionAttribute !== undefined || rule.triggeredBy.length > 0
}

/** Asks for the condition of a domain module that nothing else has brought in. */
export function askOfDomain(context: ModellingContext, found: Derivation, rule: ModuleRule): void {
  const attribute = rule.conditionAttribute
  if (attribute === undefined) return
  if (context.factOf(context.domain, attribute) !== undefined) return
  found.asked.push({ attribute, object: context.domain, moduleId: rule.id })
}

function applyTo(
  context: ModellingContext,
  found: Derivation,
  rule: ModuleRule,
  object: ModelledObject,
): void {
  const need = meetNeed(context, rule, object)
  if (need.met === 'not_concerned') return
  const covering = coveredBy(context, rule, object)
  if (covering.length > 0) {
    noteCovered(found, rule, object, covering)
  } else if (need.met === 'open') {
    found.asked.push({ attribute: need.attribute, object, moduleId: rule.id })
  } else if (need.met === 'no') {
    deny(found, rule.id, deniedReason(context, need.attribute))
  } else if (!replaced(context, found, rule, object)) {
    const reason = `weil ${objectText(object)} zur Art „${matchedLabel(rule, object)}“ gehört${need.text && ` und ${need.text}`}`
    place(context, found, { object, rule, reason, fromPerson: false })
  }
}

/** Says that a module gives way, and wants the ones that take its place. */
function replaced(
  context: ModellingContext,
  found: Derivation,
  rule: ModuleRule,
  object: ModelledObject,
): boolean {
  const exchange = replacementOf(context, rule, object)
  if (exchange === undefined) return false
  const instead = exchange.add.join(', ')
  const text = `${rule.id} gilt nicht für ${objectText(object)}: ${exchange.when}. Stattdessen gilt ${instead}.`
  deny(found, rule.id, text)
  found.notes.push({
    kind: 'excluded',
    text,
    moduleIds: [rule.id, ...exchange.add],
    targetObjectIds: [object.id],
  })
  const by = { object, rule, reason: '', fromPerson: false }
  for (const moduleId of exchange.add) {
    found.wanted.push({ by, moduleId, because: `statt ${rule.id}` })
  }
  return true
}

function applyToDomain(context: ModellingContext, found: Derivation, rule: ModuleRule): void {
  const reason = domainReason(context, rule)
  if (reason !== undefined) {
    place(context, found, { object: context.domain, rule, reason, fromPerson: false })
    return
  }
  for (const object of context.objectsOf(rule.triggeredBy)) {
    const need = triggerNeed(context, rule, object)
    if (need.met !== 'open') continue
    found.asked.push({ attribute: need.attribute, object, moduleId: rule.id })
  }
  const condition = domainCondition(context, rule)
  if (condition?.met === 'no') deny(found, rule.id, deniedReason(context, condition.attribute))
}

/** Why a domain module applies, or undefined while its condition is not met. */
function domainReason(context: ModellingContext, rule: ModuleRule): string | undefined {
  if (!isConditional(rule)) return unconditionalReason(context, rule)
  const condition = domainCondition(context, rule)
  if (condition?.met === 'yes') return `weil ${condition.text}`
  const trigger = context
    .objectsOf(rule.triggeredBy)
    .find((object) => triggerNeed(context, rule, object).met === 'yes')
  return trigger && `weil es ${objectText(trigger)} gibt`
}

function domainCondition(context: ModellingContext, { conditionAttribute }: ModuleRule) {
  if (conditionAttribute === undefined) return undefined
  return meetAttribute(context, conditionAttribute, context.domain)
}

function triggerNeed(context: ModellingContext, rule: ModuleRule, object: ModelledObject) {
  return meetNeed(context, { ...rule, targets: rule.triggeredBy }, object)
}

function unconditionalReason(context: ModellingContext, rule: ModuleRule): string {
  const covered = rule.targets.includes('domain') ? [] : context.objectsOf(rule.targets)
  if (covered.length === 0) return 'weil er in jedem Informationsverbund einmal gilt'
  const codes = covered.map(({ code }) => code).join(', ')
  return `weil er einmal für den ganzen Informationsverbund gilt (hier: ${codes})`
}

function noteCovered(
  found: Derivation,
  rule: ModuleRule,
  object: ModelledObject,
  covering: readonly ModelledObject[],
): void {
  const codes = covering.map(({ code }) => code).join(', ')
  found.notes.push({
    kind: 'covered',
    text: `${objectText(object)}: ${rule.id} ${rule.title} steht an ${codes} und deckt dieses Zielobjekt mit ab.`,
    moduleIds: [rule.id],
    targetObjectIds: [object.id],
  })
}

function deniedReason(context: ModellingContext, attribute: string): string {
  return `Die Frage „${context.questionOf(attribute).text}“ ist mit Nein beantwortet.`
}

/** The most precise kind that the rule names: „Client unter Windows“ rather than „Client“. */
function matchedLabel(rule: ModuleRule, object: ModelledObject): string {
  const matched = object.kinds.filter((kind) => rule.targets.some((t) => coversKind(t, kind)))
  const precise = matched.toSorted((a, b) => b.split('.').length - a.split('.').length)[0]
  return kindLabel(precise ?? '')
}
