/**
 * What the inventory proposes, as the page lists it.
 * @module
 */
import { prefixLabels } from '../kindWords.ts'
import { compareText, groupedBy } from '../order.ts'
import type { RestItem } from '../restItem.ts'
import type { Structure } from '../structure.ts'
import { type CodePrefix, codePrefixes, relationLabels } from '../targetObject.ts'
import type { TargetObjectProposal } from '../targetObjectProposal.ts'
import { isProposed, linkChanges } from './selectProposals.ts'

/** Devices that come into a target object or leave it, for the same reason from or to the same place. */
export type Move = {
  readonly direction: 'in' | 'out'
  /** The code of the other target object; null for none. */
  readonly otherCode: string | null
  readonly labels: readonly string[]
  readonly reason: string
}

export type ChangedProposal = { readonly proposal: TargetObjectProposal; readonly moves: Move[] }

export type RestGroup = Pick<RestItem, 'reason' | 'todo'> & { readonly labels: readonly string[] }

export type Listing = {
  readonly fresh: readonly {
    readonly prefix: CodePrefix
    readonly label: string
    readonly proposals: readonly TargetObjectProposal[]
  }[]
  readonly changed: readonly ChangedProposal[]
  readonly gone: Structure['gone']
  readonly recounts: Structure['recounts']
  readonly links: readonly LinkText[]
  readonly refused: Structure['refused']
  readonly rest: readonly RestGroup[]
  /** How many there are to accept; all links count as one. */
  readonly count: number
}

export type LinkText = { readonly text: string; readonly isNew: boolean; readonly reason: string }

export function listProposals(structure: Structure, codes: ReadonlyMap<string, string>): Listing {
  const fresh = structure.targetObjects.filter(({ change }) => change === 'new')
  const byPrefix = groupedBy(fresh, ({ prefix }) => prefix)
  const changed = structure.targetObjects
    .filter((each) => each.change !== 'new' && isProposed(structure, each))
    .map((proposal) => ({ proposal, moves: movesOf(withNames(structure), proposal) }))
  const links = linkChanges(structure).map((link) => linkText(link, codes))
  const { gone, recounts, refused } = structure
  return {
    fresh: codePrefixes.flatMap((prefix) => {
      const proposals = byPrefix.get(prefix)
      return proposals ? [{ prefix, label: prefixLabels[prefix], proposals }] : []
    }),
    changed,
    gone,
    recounts,
    links,
    refused,
    rest: groupRest(structure.rest),
    count:
      fresh.length + changed.length + gone.length + recounts.length + (links.length > 0 ? 1 : 0),
  }
}

/** Devices that come or go, together where the other place and the reason are the same. */
export function movesOf(
  { drift }: Pick<Structure, 'drift'>,
  { groupKey, existingId }: Pick<TargetObjectProposal, 'groupKey' | 'existingId'>,
): Move[] {
  const arriving = drift.filter(({ toKey }) => toKey === groupKey)
  const leaving = drift.filter(({ fromId }) => fromId === existingId)
  return [
    ...movesWith(arriving, 'in', ({ fromCode }) => fromCode),
    ...movesWith(leaving, 'out', ({ toCode }) => toCode),
  ]
}

/** A new group has no code yet that would stay; it is called by its name. */
function withNames({ drift, targetObjects }: Structure): Pick<Structure, 'drift'> {
  const names = new Map(
    targetObjects
      .filter(({ change }) => change === 'new')
      .map(({ groupKey, name }) => [groupKey, name]),
  )
  return {
    drift: drift.map((each) => {
      const name = names.get(each.toKey ?? '')
      return name === undefined ? each : { ...each, toCode: `„${name}“ (neu)` }
    }),
  }
}

type Drift = Structure['drift'][number]

function movesWith(
  drift: readonly Drift[],
  direction: Move['direction'],
  otherOf: (each: Drift) => string | null,
): Move[] {
  const groups = groupedBy(drift, (each) => `${otherOf(each) ?? ''}\n${each.reason}`)
  return [...groups.values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const labels = members.map(({ label }) => label)
    return [{ direction, otherCode: otherOf(first), labels, reason: first.reason }]
  })
}

function linkText(
  link: ReturnType<typeof linkChanges>[number],
  codes: ReadonlyMap<string, string>,
): LinkText {
  const word = relationLabels[link.relation]
  if ('fromKey' in link) {
    return { text: `${link.fromCode} ${word} ${link.toCode}`, isNew: true, reason: link.reason }
  }
  const [from, to] = [codes.get(link.fromId) ?? '…', codes.get(link.toId) ?? '…']
  return { text: `${from} ${word} ${to}`, isNew: false, reason: 'Der Bestand nennt es nicht mehr.' }
}

/** What has the same reason and the same remedy stands together. */
function groupRest(rest: readonly RestItem[]): RestGroup[] {
  const groups = groupedBy(rest, ({ reason, todo }) => `${reason}\n${todo}`)
  return [...groups.values()].flatMap((items) => {
    const [first] = items
    if (!first) return []
    const labels = items.map(({ label }) => label).sort(compareText)
    return [{ reason: first.reason, todo: first.todo, labels }]
  })
}

/** „A, B, C und 93 weitere“. */
export function fewOf(labels: readonly string[], shown = 6): string {
  const left = labels.length - shown
  return left > 0 ? `${labels.slice(0, shown).join(', ')} und ${left} weitere` : labels.join(', ')
}
