/**
 * Turns the rules of the sample history into dated answers, for whatever modelling proposed. Pure: the same
 * history and the same model give the same answers.
 * @module
 */
import type { Day } from '../src/core/day.ts'
import {
  type CheckPlan,
  checkKey,
  type ModelledRequirement,
  type PlannedAnswer,
  planCheck,
} from './checkPlan.ts'
import type { City, History, ModuleAnswers } from './historySchema.ts'
import { thinPlans } from './thinPlans.ts'

/** One answer as the ISB saved it on a day; a later one of the same check takes its place. */
export type DatedAnswer = PlannedAnswer & {
  readonly domain: string
  readonly targetObject: string
  readonly module: string
  readonly requirement: string
  readonly surveyedOn: Day
  /** Functions, in words. */
  readonly interviewed: string
  /** Key of a person. */
  readonly checkedBy: string
}

/** All answers in the order of their days; what the rules do not name stays open. */
export function expandHistory(
  history: History,
  modelled: readonly ModelledRequirement[],
): DatedAnswer[] {
  return history.domains
    .flatMap((domain) => {
      const own = modelled.filter((one) => one.domain === domain.code)
      return expandDomain(history, domain, own)
    })
    .sort((a, b) => compare(a.checkedOn, b.checkedOn) || compare(answerKey(a), answerKey(b)))
}

function expandDomain(
  history: History,
  { code, metShare, checkedBy }: City['domains'][number],
  modelled: readonly ModelledRequirement[],
): DatedAnswer[] {
  const rules = rulesOf(history, code)
  const plans = modelled.flatMap((one) => {
    const rule = rules.get(one.module)
    const plan = rule && planCheck(rule, one, history.today)
    return plan ? [plan] : []
  })
  const basicTotal = modelled.filter(({ level }) => level === 'basic').length
  const names = new Map(history.people.map(({ key, name }) => [key, name]))
  return thinPlans(plans, basicTotal, metShare).flatMap((plan) => answersOf(plan, names, checkedBy))
}

function rulesOf(history: History, domain: string): Map<string, ModuleAnswers> {
  const files = history.checks.filter((file) => file.domain === domain)
  return new Map(files.flatMap(({ modules }) => modules.map((rule) => [rule.module, rule])))
}

function answersOf(
  { modelled, surveyedOn, asked, first, last }: CheckPlan,
  names: ReadonlyMap<string, string>,
  checkedBy: string,
): DatedAnswer[] {
  const { domain, targetObject, module, requirement } = modelled
  const interviewed = asked.map((key) => names.get(key) ?? key).join(', ')
  const common = { domain, targetObject, module, requirement, surveyedOn, interviewed, checkedBy }
  return (first === null ? [last] : [first, last]).map((answer) => ({ ...answer, ...common }))
}

function answerKey(answer: DatedAnswer): string {
  return checkKey({ ...answer, kinds: [], level: 'basic' })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
