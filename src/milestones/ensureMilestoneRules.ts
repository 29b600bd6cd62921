import { type Day, isDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Area, ProgressKind } from './milestone.ts'

/** A milestone as a person sets it up: with a day, or ongoing with an interval. */
export type NewMilestone = {
  readonly code: string
  readonly title: string
  readonly area: Area
  readonly originalDueOn: Day | null
  readonly reviewIntervalMonths: number | null
  readonly progress: ProgressKind
  readonly informationDomainIds: readonly string[]
  readonly documentId: string | null
  readonly stepsTotal: number
}

const codeShape = /^[A-Z0-9]+(-[A-Z0-9]+)*$/

export const milestoneCodeProblem =
  'Ein Kürzel besteht aus Großbuchstaben und Ziffern, z. B. EAKTE-2.'
export const milestoneTitleProblem = 'Der Titel fehlt.'

export function isMilestoneCode(code: string): boolean {
  return codeShape.test(code) && code.length <= 40
}

/** Five years; the catalogue's milestones know no longer interval either. */
const longestInterval = 60

/**
 * Code, title and either a day or an interval; what progress is derived from is named, and only that.
 * Throws `invalid` and names every field concerned.
 */
export function ensureMilestoneRules(milestone: NewMilestone): void {
  refuse({ ...textProblems(milestone), ...dateProblems(milestone), ...sourceProblems(milestone) })
}

/** What stays editable. Throws `invalid`. */
export function ensureMilestoneTexts(
  milestone: Pick<NewMilestone, 'code' | 'title' | 'reviewIntervalMonths'>,
): void {
  refuse({ ...textProblems(milestone), ...intervalProblems(milestone) })
}

type Problems = Record<string, string>

function refuse(fields: Problems): void {
  if (Object.keys(fields).length === 0) return
  throw new Failure('invalid', `Bitte prüfen Sie: ${Object.values(fields).join(' ')}`, fields)
}

function textProblems({ code, title }: Pick<NewMilestone, 'code' | 'title'>): Problems {
  const problems: Problems = {}
  if (!isMilestoneCode(code)) problems.code = milestoneCodeProblem
  if (title.trim() === '') problems.title = milestoneTitleProblem
  return problems
}

function dateProblems(milestone: NewMilestone): Problems {
  const { originalDueOn, reviewIntervalMonths } = milestone
  if ((originalDueOn === null) === (reviewIntervalMonths === null)) {
    return {
      originalDueOn:
        'Ein Meilenstein hat entweder einen Termin oder einen Abstand der Überprüfung.',
    }
  }
  if (originalDueOn !== null && !isDay(originalDueOn)) {
    return { originalDueOn: `„${originalDueOn}“ ist kein gültiger Tag.` }
  }
  return intervalProblems(milestone)
}

function intervalProblems({
  reviewIntervalMonths: months,
}: Pick<NewMilestone, 'reviewIntervalMonths'>): Problems {
  if (months === null) return {}
  const isFine = Number.isInteger(months) && months >= 1 && months <= longestInterval
  return isFine ? {} : { reviewIntervalMonths: `Zwischen 1 und ${longestInterval} Monaten.` }
}

function sourceProblems(milestone: NewMilestone): Problems {
  const { progress, informationDomainIds, documentId, stepsTotal } = milestone
  const problems: Problems = {}
  if ((progress === 'basis' || progress === 'wiba') && informationDomainIds.length === 0) {
    problems.informationDomainIds = 'Bitte wählen Sie mindestens einen Informationsverbund.'
  }
  if ((progress === 'document') !== (documentId !== null)) {
    problems.documentId =
      progress === 'document'
        ? 'Bitte wählen Sie das Dokument, dessen Themen und Freigabe zählen.'
        : 'Ein Dokument gehört nur zu einem Meilenstein, dessen Stand aus ihm folgt.'
  }
  if (!Number.isInteger(stepsTotal) || stepsTotal < 0 || stepsTotal > 999) {
    problems.stepsTotal = 'Zwischen 0 und 999 Schritten.'
  }
  return problems
}
