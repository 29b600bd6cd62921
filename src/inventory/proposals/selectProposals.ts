/**
 * A part of a proposed structure: what a person chose to accept, and nothing else.
 * @module
 */

import type { GoneLink, LinkProposal, Structure } from '../structure.ts'
import { codeSequence } from '../targetObject.ts'
import type { TargetObjectProposal } from '../targetObjectProposal.ts'

/** All new and gone dependencies between target objects that exist, accepted together. */
export const linksId = 'links'

export function groupId({ groupKey }: { readonly groupKey: string }): string {
  return `group:${groupKey}`
}

export function goneId({ id }: { readonly id: string }): string {
  return `gone:${id}`
}

export function recountId({ id }: { readonly id: string }): string {
  return `recount:${id}`
}

/** Every id that a person can choose from. */
export function proposalIds(structure: Structure): string[] {
  return [
    ...structure.targetObjects.filter((each) => isProposed(structure, each)).map(groupId),
    ...structure.gone.map(goneId),
    ...structure.recounts.map(recountId),
    ...(linkChanges(structure).length > 0 ? [linksId] : []),
  ]
}

/** Whether it is new, changes, or devices come or go. */
export function isProposed(structure: Structure, proposal: TargetObjectProposal): boolean {
  return (
    proposal.change !== 'unchanged' ||
    structure.drift.some(
      ({ fromId, toKey }) =>
        toKey === proposal.groupKey || (fromId === proposal.existingId && toKey === null),
    )
  )
}

/** Links that come or go between target objects that exist already. */
export function linkChanges(structure: Structure): (LinkProposal | GoneLink)[] {
  const existing = new Set(
    structure.targetObjects.filter((each) => each.existingId !== null).map((each) => each.groupKey),
  )
  const fresh = structure.links.filter(
    ({ existingId, fromKey, toKey }) =>
      existingId === null && existing.has(fromKey) && existing.has(toKey),
  )
  return [...fresh, ...structure.goneLinks]
}

/**
 * The structure with the chosen proposals alone. What is not chosen stays as it is stored; devices move only into
 * chosen groups, and links come and go only where a chosen target object is one of the ends. New ones get the next
 * free codes in their order, so that no number is left out.
 */
export function selectProposals(
  structure: Structure,
  chosen: ReadonlySet<string>,
  usedCodes: readonly string[],
): Structure {
  const isChosen = (each: TargetObjectProposal) => chosen.has(groupId(each))
  const next = codeSequence(usedCodes)
  const targetObjects = structure.targetObjects
    .filter((each) => each.existingId !== null || isChosen(each))
    .map((each) => (isChosen(each) ? each : untouched(each)))
    .map((each) => (each.existingId === null ? { ...each, code: next(each.prefix) } : each))
  const ends = endsOf(targetObjects, isChosen)
  const drift = structure.drift.filter(
    ({ fromId, toKey }) => toKey === null && ends.chosenIds.has(fromId),
  )
  const allLinks = chosen.has(linksId)
  return {
    ...structure,
    targetObjects,
    drift,
    links: structure.links.filter(
      ({ existingId, fromKey, toKey }) =>
        existingId !== null ||
        (ends.keys.has(fromKey) &&
          ends.keys.has(toKey) &&
          (allLinks || ends.chosenKeys.has(fromKey) || ends.chosenKeys.has(toKey))),
    ),
    goneLinks: structure.goneLinks.filter(
      ({ fromId, toId }) => allLinks || ends.chosenIds.has(fromId) || ends.chosenIds.has(toId),
    ),
    gone: structure.gone.filter((each) => chosen.has(goneId(each))),
    recounts: structure.recounts.filter((each) => chosen.has(recountId(each))),
  }
}

function untouched(proposal: TargetObjectProposal): TargetObjectProposal {
  return { ...proposal, change: 'unchanged', changes: [], memberIds: [] }
}

function endsOf(
  targetObjects: readonly TargetObjectProposal[],
  isChosen: (each: TargetObjectProposal) => boolean,
) {
  const chosen = targetObjects.filter(isChosen)
  return {
    keys: new Set(targetObjects.map(({ groupKey }) => groupKey)),
    chosenKeys: new Set(chosen.map(({ groupKey }) => groupKey)),
    chosenIds: new Set(chosen.flatMap(({ existingId }) => existingId ?? [])),
  }
}
