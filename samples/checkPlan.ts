/**
 * What the history says of one modelled requirement: its answer, and the answer before it where it improved.
 * @module
 */
import type { CheckStatus, DispensableReason } from '../src/assessment/check.ts'
import { addDays, type Day } from '../src/core/day.ts'
import type { ModuleAnswers, RuleAnswer } from './historySchema.ts'
import { lastDayOf, workdayBetween } from './sampleDay.ts'
import { stableShare } from './stableShare.ts'

/** A requirement that modelling put on a target object. `requirement` is the whole id, e.g. SYS.2.1.A8. */
export type ModelledRequirement = {
  readonly domain: string
  /** Code of the target object, e.g. C002. */
  readonly targetObject: string
  readonly kinds: readonly string[]
  readonly module: string
  readonly requirement: string
  readonly level: 'basic' | 'standard' | 'high'
}

export type PlannedAnswer = {
  readonly status: Exclude<CheckStatus, 'open'>
  readonly dispensableBecause: DispensableReason | null
  readonly explanation: string
  /** Key of a person; null with `dueOn` for what stays unplanned. */
  readonly responsible: string | null
  readonly dueOn: Day | null
  readonly checkedOn: Day
}

export type CheckPlan = {
  readonly modelled: ModelledRequirement
  readonly surveyedOn: Day
  readonly asked: readonly string[]
  readonly last: PlannedAnswer
  /** The answer at the survey, where it improved later. */
  readonly first: PlannedAnswer | null
}

/** Deliberate blemishes, so that the demo shows what readiness lists. */
const unplannedShare = 0.08
const undescribedShare = 0.02
/** Of the target objects that lag, this share of the `yes`. */
const laggingShare = 0.5
/** An improvement takes at least so many days. */
const shortestImprovementDays = 28

/** The plan of one requirement; undefined where the rules do not name it. */
export function planCheck(
  rule: ModuleAnswers,
  modelled: ModelledRequirement,
  today: Day,
): CheckPlan | undefined {
  const answer = rule.answers[modelled.requirement.slice(modelled.module.length + 1)]
  if (answer === undefined) return undefined
  const surveyedOn = workdayBetween(
    `${rule.from}-01`,
    lastDayOf(rule.until),
    today,
    `survey|${sessionKey(modelled)}`,
  )
  const last = lagging(rule, modelled, answer)
  const improvedOn =
    last.status === 'yes' ? improvementDay(rule, modelled, surveyedOn, today) : null
  return {
    modelled,
    surveyedOn,
    asked: rule.asked,
    last: { ...last, checkedOn: improvedOn ?? surveyedOn },
    first: improvedOn === null ? null : firstAnswer(rule, surveyedOn),
  }
}

/** All requirements of a module at a target object are asked in one session. */
export function sessionKey({ domain, targetObject, module }: ModelledRequirement): string {
  return `${domain}|${targetObject}|${module}`
}

export function checkKey({ domain, targetObject, requirement }: ModelledRequirement): string {
  return `${domain}|${targetObject}|${requirement}`
}

type Undated = Omit<PlannedAnswer, 'checkedOn'>

function lagging(rule: ModuleAnswers, modelled: ModelledRequirement, answer: RuleAnswer): Undated {
  const { lag } = rule
  const lags =
    lag !== undefined &&
    typeof answer === 'string' &&
    stableShare(`lag|${sessionKey(modelled)}`) < lag.share &&
    stableShare(`lagging|${checkKey(modelled)}`) < laggingShare
  return lags
    ? gapAnswer('partial', lag.text, lag.who, lag.due, modelled)
    : plainAnswer(answer, modelled)
}

function plainAnswer(answer: RuleAnswer, modelled: ModelledRequirement): Undated {
  if (typeof answer === 'string') {
    const silent = stableShare(`undescribed|${checkKey(modelled)}`) < undescribedShare
    return { ...nothing, status: 'yes', explanation: silent ? '' : answer }
  }
  if ('partial' in answer) {
    return gapAnswer('partial', answer.partial, answer.who, answer.due, modelled)
  }
  if ('no' in answer) return gapAnswer('no', answer.no, answer.who, answer.due, modelled)
  return {
    ...nothing,
    status: 'dispensable',
    dispensableBecause: answer.because,
    explanation: answer.dispensable,
  }
}

const nothing = { dispensableBecause: null, responsible: null, dueOn: null }

function gapAnswer(
  status: 'partial' | 'no',
  explanation: string,
  who: string,
  due: Day,
  modelled: ModelledRequirement,
): Undated {
  const unplanned = stableShare(`unplanned|${checkKey(modelled)}`) < unplannedShare
  return {
    ...nothing,
    status,
    explanation,
    responsible: unplanned ? null : who,
    dueOn: unplanned ? null : due,
  }
}

function improvementDay(
  { earlier }: ModuleAnswers,
  modelled: ModelledRequirement,
  surveyedOn: Day,
  today: Day,
): Day | null {
  if (!earlier || stableShare(`earlier|${checkKey(modelled)}`) >= earlier.share) return null
  const from = addDays(surveyedOn, shortestImprovementDays)
  if (from > today) return null
  return workdayBetween(from, lastDayOf(earlier.until), today, `improved|${checkKey(modelled)}`)
}

function firstAnswer({ earlier, asked }: ModuleAnswers, surveyedOn: Day): PlannedAnswer | null {
  if (!earlier) return null
  return {
    ...nothing,
    status: 'partial',
    explanation: earlier.text,
    responsible: asked.at(-1) ?? null,
    dueOn: lastDayOf(earlier.until),
    checkedOn: surveyedOn,
  }
}
