/**
 * Controlled documents (gelenkte Dokumente) such as the IT-Notfallkonzept: topics to be worked off,
 * versions, and their approval by the management. Topics come from the catalogue.
 * Source: BSI-Standards 200-2 and 200-4.
 * @module
 */
import type { Day } from '../core/day.ts'

export const documentKinds = ['emergency_concept', 'security_concept', 'policy', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentKindLabels: Record<DocumentKind, string> = {
  emergency_concept: 'IT-Notfallkonzept',
  security_concept: 'IT-Sicherheitskonzept',
  policy: 'Richtlinie',
  other: 'Sonstiges Dokument',
}

/** A topic that was worked off, by its key in the catalogue. */
type DocumentTopic = { readonly topic: string; readonly doneOn: Day }

/** `approvedBy` and `approvedOn` stand together or not at all. */
export type DocumentVersion = {
  readonly number: number
  readonly writtenOn: Day
  readonly approvedBy: string | null
  readonly approvedOn: Day | null
}

export type ControlledDocument = {
  readonly informationDomainId: string
  readonly kind: DocumentKind
  readonly title: string
  readonly topics: readonly DocumentTopic[]
  readonly versions: readonly DocumentVersion[]
  readonly reviewDueOn: Day | null
}

export type ApprovedVersion = DocumentVersion & {
  readonly approvedBy: string
  readonly approvedOn: Day
}

/**
 * How far a document is. `lateTopics` were done after the approval, hence the approved version cannot
 * hold them. `isComplete`: all topics done and a version approved that holds them all.
 */
export type DocumentState = {
  readonly topicsTotal: number
  readonly topicsDone: number
  readonly openTopics: readonly string[]
  readonly lateTopics: readonly string[]
  readonly approved: ApprovedVersion | null
  readonly isComplete: boolean
  readonly isReviewOverdue: boolean
}

/** The state against the catalogue's topics; done topics that the catalogue does not know are ignored. */
export function documentState(
  document: ControlledDocument,
  catalogTopics: readonly string[],
  today: Day,
): DocumentState {
  const doneOn = new Map(document.topics.map(({ topic, doneOn }) => [topic, doneOn]))
  const openTopics = catalogTopics.filter((topic) => !doneOn.has(topic))
  const approved = approvedVersion(document.versions)
  const lateTopics = catalogTopics.filter(
    (topic) => approved !== null && (doneOn.get(topic) ?? '') > approved.approvedOn,
  )
  return {
    topicsTotal: catalogTopics.length,
    topicsDone: catalogTopics.length - openTopics.length,
    openTopics,
    lateTopics,
    approved,
    isComplete: approved !== null && openTopics.length === 0 && lateTopics.length === 0,
    isReviewOverdue: document.reviewDueOn !== null && document.reviewDueOn < today,
  }
}

/** A version of a document that waits for its approval. */
export type Approval = {
  readonly documentId: string
  readonly title: string
  readonly version: number
  readonly informationDomainId: string
}

/** Whether the management has approved the version. */
export function isApproved(version: DocumentVersion): version is ApprovedVersion {
  return version.approvedBy !== null && version.approvedOn !== null
}

/** The approved version with the highest number; a newer draft does not take its approval away. */
export function approvedVersion(versions: readonly DocumentVersion[]): ApprovedVersion | null {
  return versions
    .filter(isApproved)
    .reduce<ApprovedVersion | null>(
      (best, version) => (best === null || version.number > best.number ? version : best),
      null,
    )
}

/** One German sentence on what is missing, or that nothing is. */
export function explainState(state: DocumentState): string {
  const { approved, openTopics, lateTopics } = state
  if (state.isComplete) return 'Alle Themen bearbeitet und freigegeben.'
  if (approved === null) {
    return openTopics.length === 0
      ? 'Alle Themen bearbeitet, die Freigabe durch die Leitung fehlt.'
      : `${speakTopics(openTopics.length)} offen, noch nicht freigegeben.`
  }
  return openTopics.length > 0
    ? `Freigegeben mit offenen Themen (${openTopics.length}): Der Meilenstein ist damit nicht erreicht.`
    : `${speakTopics(lateTopics.length)} nach der Freigabe bearbeitet: Bitte eine neue Version freigeben.`
}

function speakTopics(count: number): string {
  return count === 1 ? '1 Thema' : `${count} Themen`
}
