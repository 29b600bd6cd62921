import { documentTopics, topicDocuments } from '../../catalog/documentTopics.ts'
import type { Day } from '../core/day.ts'
import {
  type ControlledDocument,
  type DocumentKind,
  type DocumentState,
  documentState,
} from './document.ts'

/** What is to be settled in a document of this kind; nothing in one without a checklist. */
export function topicsOf(kind: DocumentKind) {
  const known = topicDocuments.find((each) => each === kind)
  return known ? documentTopics(known).topics : []
}

/** The state against the checklist of the document's kind. */
export function checklistState(document: ControlledDocument, today: Day): DocumentState {
  return documentState(
    document,
    topicsOf(document.kind).map(({ id }) => id),
    today,
  )
}
