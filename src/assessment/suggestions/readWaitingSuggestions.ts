/** Suggestions for checks that wait for a decision, counted by target object. @module */

import { moduleIdOf } from '../../../catalog/requirementId.ts'
import type { Db } from '../../../db/db.ts'
import {
  listActiveModules,
  listCheckMarks,
  listObjectLabels,
} from '../../../db/queries/checkLists.ts'
import { listOpenSubjects } from '../../../db/queries/suggestions.ts'
import { compareByCode } from '../../inventory/order.ts'
import { checkSuggestionKinds, isSuggestible } from './checkSuggestion.ts'
import type { WaitingSuggestions } from './waiting.ts'

/**
 * By target object, in the order of their codes: how many checks have a suggestion that the filter „nur mit Vorschlag“ shows
 * there. Four statements.
 */
export async function readWaitingSuggestions(
  db: Db,
  informationDomainId: string,
): Promise<WaitingSuggestions[]> {
  const open = await listOpenSubjects(db, informationDomainId, checkSuggestionKinds)
  const targetObjectIds = [...new Set(open.map(({ subject }) => partsOf(subject).id))]
  const requirements = [...new Set(open.map(({ subject }) => partsOf(subject).requirement))]
  const scope = { informationDomainId, targetObjectIds, requirements }
  const marks = await listCheckMarks(db, { ...scope, levels: ['basic', 'standard', 'high'] })
  const statuses = new Map(
    marks.map((mark) => [`${mark.targetObjectId}/${mark.requirement}`, mark.status]),
  )
  const places = await listActiveModules(db, informationDomainId, { targetObjectIds })
  const active = new Set(places.map((place) => `${place.targetObjectId}/${place.module}`))
  const waiting = new Map<string, Set<string>>()
  for (const { kind, subject } of open) {
    const { id, requirement } = partsOf(subject)
    if (!active.has(`${id}/${moduleIdOf(requirement)}`)) continue
    if (!isSuggestible({ kind }, statuses.get(subject) ?? 'open')) continue
    waiting.set(id, (waiting.get(id) ?? new Set()).add(requirement))
  }
  const objects = await listObjectLabels(db, informationDomainId, targetObjectIds)
  return objects
    .toSorted(compareByCode)
    .map(({ id, code, name }) => ({ code, name, count: waiting.get(id)?.size ?? 0 }))
    .filter(({ count }) => count > 0)
}

function partsOf(subject: string): { id: string; requirement: string } {
  const [id = '', requirement = ''] = subject.split('/')
  return { id, requirement }
}
