/** What the program suggests for checks, and what persons decide on it. @module */

import { recordEvent } from '../../../db/queries/events.ts'
import { findSuggestion, saveSuggestionState } from '../../../db/queries/suggestions.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { formOf } from '../checkForm.ts'
import { readCheckModel, storeAnswers } from '../storeAnswers.ts'

export type SuggestionDecision = { suggestionId: string; isAccepted: boolean; version: number }

/**
 * Decides on a suggestion for a check: to accept sets the status it proposes, in the same transaction; to refuse
 * needs no reason. `version` is that of the check. Throws `conflict` where somebody decided already.
 */
export async function decideSuggestion(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { suggestionId, isAccepted, version }: SuggestionDecision,
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const suggestion = await findSuggestion(db, suggestionId)
    const [targetObjectId = '', requirement = ''] = suggestion?.subject.split('/') ?? []
    if (
      suggestion?.kind !== 'check_from_wiba' ||
      suggestion.informationDomainId !== informationDomainId
    ) {
      throw new Failure('not_found', 'Diesen Vorschlag gibt es hier nicht.')
    }
    if (suggestion.state !== 'open') {
      throw new Failure('conflict', 'Über diesen Vorschlag hat inzwischen jemand entschieden.')
    }
    const place = { targetObjectId, requirement }
    const model = await readCheckModel(db, actor, informationDomainId, [place])
    const before = model.checkOf(place)
    const own = await readOwnPersons(db, actor)
    allow(actor, 'write', 'checks', own.has(before.responsibleId ?? '') ? ['assigned'] : [])
    if (isAccepted) {
      const answer = { ...formOf(before), status: 'partial' as const, dispensableBecause: null }
      await storeAnswers(db, deps, actor, model, [{ ...answer, ...place, version }])
    }
    const state = isAccepted ? 'accepted' : 'refused'
    await saveSuggestionState(db, suggestion.id, suggestion.version, {
      state,
      decidedBy: actor.name,
      decidedAt: deps.now(),
    })
    const change = { before: { state: 'open' }, after: { state } }
    recordEvent(db, eventBy(deps, actor, 'suggestion_decided', suggestion.subject, change))
  })
}
