/** What the program suggests for checks, and what persons decide on it. @module */

import { recordEvent } from '../../../db/queries/events.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import {
  findSuggestion,
  type StoredSuggestion,
  saveSuggestionState,
} from '../../../db/queries/suggestions.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { type Check, checkStatusLabels } from '../check.ts'
import { formOf } from '../checkForm.ts'
import { readCheckModel, storeAnswers } from '../storeAnswers.ts'
import { isCheckSuggestion, isSuggestible, suggestedStatusOf } from './checkSuggestion.ts'
import { storeSupportSuggestions } from './storeSupportSuggestions.ts'

export type SuggestionDecision = { suggestionId: string; isAccepted: boolean; version: number }

/**
 * Decides on a suggestion for a check: to accept sets the status it proposes, in the same transaction; to refuse
 * needs no reason. `version` is that of the check. Throws `conflict` where somebody decided already, or answered the
 * check so that nothing is suggested any more.
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
      !suggestion ||
      !isCheckSuggestion(suggestion) ||
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
      const answer = acceptedAnswer(before, suggestion)
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

/** Who accepted that devices get no updates has said why: where nothing was explained, that is the explanation. */
function acceptedAnswer(before: Check, suggestion: StoredSuggestion) {
  if (!isSuggestible(suggestion, before.status)) {
    throw new Failure(
      'conflict',
      `Die Anforderung ist inzwischen mit „${checkStatusLabels[before.status]}“ beantwortet. Der Vorschlag gilt nicht mehr.`,
    )
  }
  const given = formOf(before)
  if (suggestion.kind === 'check_from_checklist') return answerOfChecklist(given, suggestion)
  const isExplained = suggestion.kind === 'check_from_wiba' || given.explanation.trim() !== ''
  return {
    ...given,
    explanation: isExplained ? given.explanation : suggestion.reason,
    status: suggestedStatusOf(suggestion),
    dispensableBecause: null,
  }
}

/** What a person wrote in BSI's checklist is the answer; what stands here already is kept. */
function answerOfChecklist(given: ReturnType<typeof formOf>, suggestion: StoredSuggestion) {
  const { explanation, dueOn } = suggestion.proposal
  const status = suggestedStatusOf(suggestion)
  return {
    ...given,
    status,
    explanation: given.explanation.trim() || String(explanation ?? ''),
    dueOn: given.dueOn ?? (typeof dueOn === 'string' ? dueOn : null),
    dispensableBecause: status === 'dispensable' ? ('not_relevant' as const) : null,
  }
}

/** The nightly look at all devices of the organisation: support ends without anybody changing anything. */
export async function reviewSupport(deps: Deps, organisationId: string): Promise<void> {
  const actor = systemActor(organisationId, 'Zeitplan')
  await deps.store.write(organisationId, async (db) => {
    for (const { id } of await listInformationDomains(db)) {
      await storeSupportSuggestions(db, deps, actor, id)
    }
  })
}
