/**
 * What the modelling rules ask of target objects of some kinds, as plain questions.
 * @module
 */
import { attributesOf, type ConditionQuestion } from '../../../catalog/moduleRules.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { coversKind } from '../../../catalog/targetKind.ts'
import type { TargetAttributes } from '../targetObject.ts'

/** In the order of the catalogue; for the information domain itself what is asked of it. */
export function askedAttributes(kinds: readonly string[]): ConditionQuestion[] {
  const { rules, questions } = readCatalog()
  const wanted = new Set<string>()
  for (const rule of rules) {
    if (!rule.targets.some((target) => kinds.some((kind) => coversKind(target, kind)))) continue
    for (const attribute of attributesOf(rule).keys()) wanted.add(attribute)
  }
  const askedOf = kinds.includes('domain') ? 'domain' : 'target'
  return questions.filter((each) => each.askedOf === askedOf && wanted.has(each.attribute))
}

export const yesNoUnknown = ['yes', 'no', ''] as const
export type YesNoUnknown = (typeof yesNoUnknown)[number]

/** Nothing stored is „unknown“. */
export function answerIn(attributes: TargetAttributes, attribute: string): YesNoUnknown {
  const value = attributes[attribute]
  if (value === undefined || typeof value === 'string') return ''
  return value ? 'yes' : 'no'
}

/** The attributes with these answers; „unknown“ takes one away. What is not answered stays. */
export function withAnswers(
  attributes: TargetAttributes,
  answers: Readonly<Record<string, YesNoUnknown>>,
): TargetAttributes {
  const next = new Map(Object.entries(attributes))
  for (const [attribute, answer] of Object.entries(answers)) {
    if (answer === '') next.delete(attribute)
    else next.set(attribute, answer === 'yes')
  }
  return Object.fromEntries(next)
}
