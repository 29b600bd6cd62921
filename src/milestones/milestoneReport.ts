/**
 * What is said of a milestone on the terminal, on pages and in reports.
 * @module
 */
import { type Day, germanDay } from '../core/day.ts'
import { type MilestoneProgress, speakProgress } from './deriveProgress.ts'
import {
  type Area,
  currentDueOn,
  type Milestone,
  type MilestoneState,
  type MilestoneStateName,
  milestoneState,
} from './milestone.ts'
import { type DayFigure, findPace, metSince, reachedAtPace, speakPace, withToday } from './pace.ts'
import { speakDay } from './speakDay.ts'

/** The fields that `status --json` prints. */
export type MilestoneSummary = {
  readonly code: string
  readonly title: string
  readonly dueOn: Day | null
  readonly originalDueOn: Day | null
  readonly state: MilestoneStateName
  readonly done: number
  readonly total: number
}

/** `timing` and `progress` are German; `pace` is null where none is derived or needed any more. */
type MilestoneDetails = {
  readonly area: Area
  readonly reachedOn: Day | null
  readonly reviewDueOn: Day | null
  readonly extensions: number
  readonly timing: string
  readonly progress: string
  readonly pace: string | null
  readonly reachedAtPaceOn: Day | null
  readonly note: string | null
}

export type MilestoneReport = {
  readonly summary: MilestoneSummary
  readonly details: MilestoneDetails
}

/**
 * `figures`: the stored days of this milestone's information domains, none for documents and `manual`. Today's is
 * `progress`, which is counted now.
 */
export function milestoneReport(
  milestone: Milestone,
  progress: MilestoneProgress,
  figures: readonly DayFigure[],
  today: Day,
): MilestoneReport {
  const state = milestoneState(milestone, reachedDay(milestone, progress, figures, today), today)
  const { code, title, originalDueOn, area, extensions } = milestone
  const { done, total } = progress
  const dueOn = currentDueOn(milestone)
  return {
    summary: { code, title, dueOn, originalDueOn, state: state.state, done, total },
    details: {
      area,
      reachedOn: state.state === 'reached' ? state.reachedOn : null,
      reviewDueOn: state.state === 'ongoing' ? state.reviewDueOn : null,
      extensions: extensions.length,
      timing: speakTiming(milestone, state, today),
      progress: speakProgress(milestone.progress, progress),
      ...outlook(milestone, progress, figures, today, state),
      note: noteOn(milestone, progress),
    },
  }
}

/** The day since which the progress is complete, as well as it is known; null when it is not. */
function reachedDay(
  milestone: Milestone,
  progress: MilestoneProgress,
  figures: readonly DayFigure[],
  today: Day,
): Day | null {
  if (!progress.isComplete) return null
  return progress.completedOn ?? metSince(figures) ?? milestone.reachedOn ?? today
}

function outlook(
  milestone: Milestone,
  progress: MilestoneProgress,
  figures: readonly DayFigure[],
  today: Day,
  { state }: MilestoneState,
): Pick<MilestoneDetails, 'pace' | 'reachedAtPaceOn'> {
  const isDerived = milestone.progress === 'basis' || milestone.progress === 'wiba'
  if (!isDerived || state === 'reached' || progress.done >= progress.total) {
    return { pace: null, reachedAtPaceOn: null }
  }
  const { done: met, total } = progress
  const pace = findPace(withToday(figures, { day: today, met, total }), today)
  const reachedAtPaceOn = pace === null ? null : reachedAtPace({ met, total }, pace, today)
  return { pace: speakPace(pace, reachedAtPaceOn, currentDueOn(milestone)), reachedAtPaceOn }
}

function speakTiming(milestone: Milestone, state: MilestoneState, today: Day): string {
  if (state.state === 'ongoing') {
    const verb = state.reviewDueOn < today ? 'überfällig' : 'fällig'
    return `fortlaufend, Überprüfung ${verb} ${speakDay(state.reviewDueOn, today)}`
  }
  const dueOn = currentDueOn(milestone) ?? today
  const original = milestone.originalDueOn
  const extended =
    original === null || original === dueOn ? '' : ` (ursprünglich ${germanDay(original)})`
  if (state.state === 'reached') return `erreicht am ${germanDay(state.reachedOn)}${extended}`
  const verb = state.state === 'overdue' ? 'überfällig' : 'fällig'
  return `${verb} ${speakDay(dueOn, today)}${extended}`
}

/** Figures alone give no Testat, and a complete count may still have a gap. */
function noteOn({ progress: kind }: Milestone, progress: MilestoneProgress): string | null {
  const isCounted = progress.total > 0 && progress.done === progress.total
  if (kind === 'basis' && progress.isComplete) {
    return 'Alle Basis-Anforderungen der Modellierung sind erfüllt. Ein Testat erteilt ein vom BSI zertifizierter Auditor.'
  }
  if (isCounted && !progress.isComplete) {
    return 'Noch nicht erreicht: In einem Informationsverbund ist noch nicht alles modelliert oder entschieden.'
  }
  return null
}
