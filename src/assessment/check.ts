/**
 * The IT-Grundschutz-Check: how far one requirement is met at one target object.
 * Source: BSI-Standard 200-2, IT-Grundschutz-Check.
 * @module
 */
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import { addMonths, type Day, dayOf, type Instant } from '../core/day.ts'

export const checkStatuses = ['open', 'yes', 'partial', 'no', 'dispensable'] as const
export type CheckStatus = (typeof checkStatuses)[number]

export const checkStatusLabels: Record<CheckStatus, string> = {
  open: 'unbearbeitet',
  yes: 'ja',
  partial: 'teilweise',
  no: 'nein',
  dispensable: 'entbehrlich',
}

export const dispensableReasons = ['not_relevant', 'replaced'] as const
export type DispensableReason = (typeof dispensableReasons)[number]

export const dispensableReasonLabels: Record<DispensableReason, string> = {
  not_relevant: 'hier nicht relevant',
  replaced: 'durch andere Maßnahmen ersetzt',
}

/**
 * `explanation` says by which measures (yes), why (dispensable) or what is missing (partial, no).
 * `surveyedOn` is the day of the survey, `interviewed` who was asked, `checkedAt` and `checkedBy` who
 * set the status when. A `riskReason` alone is a proposal; with person and day the risk is accepted.
 * `providerProof` names the proof of a provider who meets the requirement for the city ('' if none).
 */
export type Check = {
  readonly informationDomainId: string
  readonly targetObjectId: string
  readonly module: string
  readonly requirement: string
  readonly level: RequirementLevel
  readonly status: CheckStatus
  readonly dispensableBecause: DispensableReason | null
  readonly explanation: string
  readonly responsibleId: string | null
  readonly dueOn: Day | null
  readonly surveyedOn: Day | null
  readonly interviewed: string
  readonly checkedAt: Instant | null
  readonly checkedBy: string | null
  readonly providerProof: string
  readonly providerProofUntil: Day | null
  readonly riskAcceptedBy: string | null
  readonly riskAcceptedOn: Day | null
  readonly riskReason: string
  readonly version: number
}

export type CheckKey = Pick<
  Check,
  'informationDomainId' | 'targetObjectId' | 'module' | 'requirement' | 'level'
>

/** What a check says, without what it is about. */
export type Answer = Omit<Check, keyof CheckKey>

/** Version 0 says that nothing is stored. */
const openAnswer: Answer = {
  status: 'open',
  dispensableBecause: null,
  explanation: '',
  responsibleId: null,
  dueOn: null,
  surveyedOn: null,
  interviewed: '',
  checkedAt: null,
  checkedBy: null,
  providerProof: '',
  providerProofUntil: null,
  riskAcceptedBy: null,
  riskAcceptedOn: null,
  riskReason: '',
  version: 0,
}

/** The check that stands for „no row yet“. */
export function openCheck(key: CheckKey): Check {
  return answeredCheck(key, openAnswer)
}

/** The check of an answer. One literal: spreading both together takes ten times as long, and there are 100,000. */
export function answeredCheck(key: CheckKey, answer: Answer): Check {
  return {
    informationDomainId: key.informationDomainId,
    targetObjectId: key.targetObjectId,
    module: key.module,
    requirement: key.requirement,
    level: key.level,
    status: answer.status,
    dispensableBecause: answer.dispensableBecause,
    explanation: answer.explanation,
    responsibleId: answer.responsibleId,
    dueOn: answer.dueOn,
    surveyedOn: answer.surveyedOn,
    interviewed: answer.interviewed,
    checkedAt: answer.checkedAt,
    checkedBy: answer.checkedBy,
    providerProof: answer.providerProof,
    providerProofUntil: answer.providerProofUntil,
    riskAcceptedBy: answer.riskAcceptedBy,
    riskAcceptedOn: answer.riskAcceptedOn,
    riskReason: answer.riskReason,
    version: answer.version,
  }
}

/** Met are `yes`, and `dispensable` with its kind and reason. An accepted risk meets nothing. */
export function isMet(
  check: Pick<Check, 'status' | 'dispensableBecause' | 'explanation'>,
): boolean {
  return check.status === 'yes' || (check.status === 'dispensable' && isJustified(check))
}

/** Whether kind and reason for `dispensable` are there. */
function isJustified(check: Pick<Check, 'dispensableBecause' | 'explanation'>): boolean {
  return check.dispensableBecause !== null && check.explanation.trim() !== ''
}

/** Below this an auditor cannot follow a reason: „nicht nötig“ has 11 characters. */
const shortestReason = 25

/** A reason for `dispensable` that is there, but says too little to be followed. */
export function isThinlyJustified(
  check: Pick<Check, 'status' | 'dispensableBecause' | 'explanation'>,
): boolean {
  return (
    check.status === 'dispensable' &&
    isJustified(check) &&
    check.explanation.trim().length < shortestReason
  )
}

/** `no` or `partial` without person or date: not yet fit for the implementation plan. */
export function isUnplanned(check: Pick<Check, 'status' | 'responsibleId' | 'dueOn'>): boolean {
  if (check.status !== 'no' && check.status !== 'partial') return false
  return check.responsibleId === null || check.dueOn === null
}

/** „ja ohne Beschreibung“: nobody said by which measures. */
export function isUndescribed(check: Pick<Check, 'status' | 'explanation'>): boolean {
  return check.status === 'yes' && check.explanation.trim() === ''
}

/**
 * Whether an answer is older than a number of months (default 12), counted in calendar days of
 * Europe/Berlin; exactly so many months old is not stale. What is open has no age.
 */
export function isStale(
  check: Pick<Check, 'status' | 'checkedAt'>,
  today: Day,
  months = 12,
): boolean {
  return isCheckedBefore(check, addMonths(today, -months))
}

/** Whether an answer was given before a day. */
export function isCheckedBefore(check: Pick<Check, 'status' | 'checkedAt'>, day: Day): boolean {
  const { status, checkedAt } = check
  if (status === 'open' || checkedAt === null) return false
  // Berlin is never behind UTC, so that most answers need no conversion of their time zone.
  return checkedAt.slice(0, 10) < day && dayOf(checkedAt) < day
}

/**
 * Whether a `yes` that a provider stands for names no proof, no end of it, or an end that has passed.
 * On its last day a proof still holds.
 */
export function lacksProviderProof(
  check: Pick<Check, 'status' | 'providerProof' | 'providerProofUntil'>,
  today: Day,
): boolean {
  if (check.status !== 'yes') return false
  const until = check.providerProofUntil
  return check.providerProof.trim() === '' || until === null || until < today
}
