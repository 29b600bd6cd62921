/**
 * Progress of a milestone, derived from checks, WiBA answers or a document, or ticked by hand.
 * @module
 */
import type { Day } from '../core/day.ts'
import type { DocumentState } from '../documents/document.ts'
import type { Milestone, ProgressKind } from './milestone.ts'

/**
 * `isComplete` is more than `done === total`: every information domain named has something to do and
 * has done it, no module is undecided, the approved version of a document holds all topics.
 * `completedOn` is known for documents and ticked milestones only.
 */
export type MilestoneProgress = {
  readonly done: number
  readonly total: number
  readonly isComplete: boolean
  readonly completedOn: Day | null
}

/** Per information domain; what is missing counts as nothing done of nothing. */
export type ProgressSources = {
  readonly basis: ReadonlyMap<
    string,
    { readonly met: number; readonly total: number; readonly undecidedModules: number }
  >
  readonly wiba: ReadonlyMap<string, { readonly yes: number; readonly relevant: number }>
  /** The state of the milestone's own document, null when it has none yet. */
  readonly document: DocumentState | null
}

type Part = { readonly done: number; readonly total: number; readonly isSettled: boolean }

const nothing: Part = { done: 0, total: 0, isSettled: false }

export function deriveProgress(milestone: Milestone, sources: ProgressSources): MilestoneProgress {
  const derive: Record<ProgressKind, () => MilestoneProgress> = {
    basis: () => sumParts(milestone.informationDomainIds.map((id) => basisPart(sources, id))),
    wiba: () => sumParts(milestone.informationDomainIds.map((id) => wibaPart(sources, id))),
    document: () => documentProgress(sources.document),
    manual: () => manualProgress(milestone),
  }
  return derive[milestone.progress]()
}

/** „12 von 34 Basis-Anforderungen“, „3 von 15 (Themen und Freigabe)“; where nothing counts yet, why. */
export function speakProgress(
  kind: ProgressKind,
  { done, total }: Pick<MilestoneProgress, 'done' | 'total'>,
): string {
  const nouns: Record<ProgressKind, string> = {
    basis: 'Basis-Anforderungen',
    wiba: 'relevanten Prüffragen mit ja',
    document: '(Themen und Freigabe)',
    manual: 'Schritten',
  }
  const empty: Record<ProgressKind, string> = {
    basis: 'noch nichts modelliert',
    wiba: 'keine relevante Prüffrage',
    document: 'noch kein Dokument angelegt',
    manual: 'noch keine Schritte festgelegt',
  }
  return total === 0 ? empty[kind] : `${done} von ${total} ${nouns[kind]}`
}

function basisPart({ basis }: ProgressSources, informationDomainId: string): Part {
  const figures = basis.get(informationDomainId)
  if (figures === undefined) return nothing
  const { met, total, undecidedModules } = figures
  return { done: met, total, isSettled: undecidedModules === 0 }
}

function wibaPart({ wiba }: ProgressSources, informationDomainId: string): Part {
  const counts = wiba.get(informationDomainId)
  return counts === undefined
    ? nothing
    : { done: counts.yes, total: counts.relevant, isSettled: true }
}

/** The topics and the approval as one step more. An approval that topics came after does not count. */
function documentProgress(state: DocumentState | null): MilestoneProgress {
  if (state === null) return { done: 0, total: 0, isComplete: false, completedOn: null }
  const isApproved = state.approved !== null && state.lateTopics.length === 0
  return {
    done: state.topicsDone + (isApproved ? 1 : 0),
    total: state.topicsTotal + 1,
    isComplete: state.isComplete,
    completedOn: state.isComplete ? (state.approved?.approvedOn ?? null) : null,
  }
}

function manualProgress({ stepsDone, stepsTotal, reachedOn }: Milestone): MilestoneProgress {
  const isComplete = stepsTotal > 0 && stepsDone >= stepsTotal
  return {
    done: stepsDone,
    total: stepsTotal,
    isComplete,
    completedOn: isComplete ? reachedOn : null,
  }
}

function sumParts(parts: readonly Part[]): MilestoneProgress {
  const sum = (field: 'done' | 'total') => parts.reduce((total, part) => total + part[field], 0)
  const isDone = (part: Part) => part.isSettled && part.total > 0 && part.done === part.total
  return {
    done: sum('done'),
    total: sum('total'),
    isComplete: parts.length > 0 && parts.every(isDone),
    completedOn: null,
  }
}
