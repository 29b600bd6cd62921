/**
 * Modelling (Modellierung): which modules apply to which target objects, by the rules of the catalogue,
 * each with the fact that it stems from. Source: BSI-Standard 200-2, Modellierung; DOMAIN 4.
 * @module
 */
import { compareModuleIds } from '../../catalog/requirementId.ts'
import { compareByCode, groupedBy } from '../inventory/order.ts'
import { applyCompanions, askForCompanions } from './companions.ts'
import { type Derivation, isCarried, place, startDerivation } from './derivation.ts'
import { applyDirectly, askOfDomain, isConditional } from './directModules.ts'
import { type Conflict, findConflicts, loserKey, noteExclusion } from './exclusions.ts'
import { listLeftOver } from './leftOver.ts'
import { type ModellingContext, readContext } from './modellingContext.ts'
import {
  noteMissingCompanions,
  noteOutsideProfile,
  noteSystemsWithoutModule,
  noteUncovered,
} from './modellingNotes.ts'
import type {
  Modelling,
  ModellingInput,
  ModellingNote,
  ModuleProposal,
  OpenQuestion,
} from './moduleProposal.ts'

/**
 * Proposes modules for all target objects of one information domain. The same facts always give the same
 * proposals, whatever their order. Nothing is applied on a question without an answer. Decisions of
 * persons change no proposal, but what follows from it: a module left out brings no companions, one that a
 * person added does. Throws `invalid` when there is no target object of kind `domain`.
 */
export function proposeModules(input: ModellingInput): Modelling {
  const context = readContext(input)
  const { found, conflicts } = deriveWithoutConflicts(context)
  const inProfile = (moduleId: string) => input.profile.hasModule(moduleId)
  const proposals = listProposals(found, inProfile)
  return {
    proposals,
    questions: listQuestions(context, found),
    notes: distinctNotes([
      ...found.notes,
      ...conflicts.map((conflict) => noteExclusion(context, conflict)),
      ...noteSystemsWithoutModule(context, found),
      ...noteUncovered(context, found),
      ...noteMissingCompanions(context, found),
      ...noteOutsideProfile(proposals),
    ]),
    leftOver: listLeftOver(context, found, conflicts, inProfile),
  }
}

/** Derives anew without the loser of each exclusion, so that nothing stays that came with it. */
function deriveWithoutConflicts(context: ModellingContext): {
  found: Derivation
  conflicts: Conflict[]
} {
  const conflicts: Conflict[] = []
  for (;;) {
    const found = derive(context, new Set(conflicts.map(loserKey)))
    const fresh = findConflicts(context, found)
    if (fresh.length === 0) return { found, conflicts }
    conflicts.push(...fresh)
  }
}

function derive(context: ModellingContext, banned: ReadonlySet<string>): Derivation {
  const found = startDerivation(banned)
  for (const rule of context.rules) applyDirectly(context, found, rule)
  placeChosenByPersons(context, found)
  applyCompanions(context, found)
  for (const rule of context.rules) {
    if (isConditional(rule) && !isCarried(found, rule.id)) askOfDomain(context, found, rule)
  }
  askForCompanions(context, found)
  return found
}

/** What persons added beyond the rules brings its companions with it. */
function placeChosenByPersons(context: ModellingContext, found: Derivation): void {
  const objects = new Map(context.objects.map((object) => [object.id, object]))
  for (const { targetObjectId, moduleId, decision, origin, reason } of context.decisions) {
    const object = objects.get(targetObjectId)
    if (origin !== 'person' || decision === 'left_out' || object === undefined) continue
    place(context, found, { object, rule: context.ruleOf(moduleId), reason, fromPerson: true })
  }
}

function listProposals(
  found: Derivation,
  inProfile: (moduleId: string) => boolean,
): ModuleProposal[] {
  return [...found.placements.values()]
    .filter(({ fromPerson }) => !fromPerson)
    .map(({ object, rule, reason }) => ({
      moduleId: rule.id,
      title: rule.title,
      targetObjectId: object.id,
      code: object.code,
      targetName: object.name,
      priority: rule.priority,
      inProfile: inProfile(rule.id),
      reason,
      note: rule.note ?? '',
    }))
    .sort((a, b) => compareModuleIds(a.moduleId, b.moduleId) || compareByCode(a, b))
}

function listQuestions(context: ModellingContext, found: Derivation): OpenQuestion[] {
  const byAttribute = groupedBy(found.asked, ({ attribute }) => attribute)
  return [...byAttribute].map(([attribute, asked]) => {
    const { text, askedOf } = context.questionOf(attribute)
    const objects = new Map(asked.map(({ object }) => [object.id, object]))
    return {
      attribute,
      text,
      askedOf,
      moduleIds: [...new Set(asked.map(({ moduleId }) => moduleId))].sort(compareModuleIds),
      targetObjects: [...objects.values()]
        .sort(compareByCode)
        .map(({ id, code, name }) => ({ id, code, name })),
    }
  })
}

function distinctNotes(notes: readonly ModellingNote[]): ModellingNote[] {
  return [...new Map(notes.map((note) => [note.text, note])).values()]
}
