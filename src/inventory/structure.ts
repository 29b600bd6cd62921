/**
 * The structure of an information domain (Strukturanalyse) as the inventory tells it: target objects
 * with codes and counts, and the links between them. Source: BSI-Standard 200-2, chapter 8.1.
 * @module
 */
import type { Day } from '../core/day.ts'
import {
  draftApplications,
  draftProviders,
  type InventoryApplication,
  openApplications,
  type PlacedApplication,
  placeApplications,
} from './applicationDrafts.ts'
import { type Drift, findDrift } from './groupDrift.ts'
import { draftGroups, type Recount, recountHandMade } from './grouping.ts'
import { type InventoryDevice, isCounted } from './inventoryDevice.ts'
import { compareByCode, compareText } from './order.ts'
import type { OwnSupport } from './ownSupport.ts'
import {
  draftBuildings,
  draftNetworks,
  draftRooms,
  type InventorySite,
  placeRooms,
  unknownRooms,
} from './placeDrafts.ts'
import { adoptProvider, isStated } from './provider.ts'
import {
  type Refusal,
  type RefusedGroup,
  refusalText,
  refusedRest,
  splitRefused,
} from './refusedGroups.ts'
import type { RestItem } from './restItem.ts'
import type { InventoryRoom } from './roomKind.ts'
import {
  distinctLinks,
  type LinkDraft,
  linkApplications,
  linkDevices,
  linkKey,
  linkRooms,
  unknownServers,
} from './structureLinks.ts'
import type { Relation } from './targetObject.ts'
import {
  type ExistingTargetObject,
  type GoneTargetObject,
  matchDrafts,
  type TargetObjectDraft,
  type TargetObjectProposal,
} from './targetObjectProposal.ts'

type ExistingLink = {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly relation: Relation
  /** Links that a person made are never proposed to go. */
  readonly origin: 'rule' | 'person'
}

export type LinkProposal = LinkDraft & {
  readonly fromCode: string
  readonly toCode: string
  /** The stored link, or null for a new one. */
  readonly existingId: string | null
}

export type GoneLink = {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly relation: Relation
}

export type StructureInput = {
  readonly domain: { readonly name: string }
  readonly devices: readonly InventoryDevice[]
  readonly applications: readonly InventoryApplication[]
  /** All sites; those with a device of the information domain count. */
  readonly sites: readonly InventorySite[]
  /** Rooms of the information domain; those on other sites do not count. */
  readonly rooms: readonly InventoryRoom[]
  readonly existing: {
    readonly targetObjects: readonly ExistingTargetObject[]
    readonly links: readonly ExistingLink[]
  }
  /** Groups that a person does not want. */
  readonly refusals?: readonly Refusal[]
  /** Ends of support of the organisation's own. */
  readonly ownSupport?: readonly OwnSupport[]
  readonly today: Day
}

export type Structure = {
  readonly targetObjects: readonly TargetObjectProposal[]
  readonly links: readonly LinkProposal[]
  readonly rest: readonly RestItem[]
  readonly drift: readonly Drift[]
  readonly gone: readonly GoneTargetObject[]
  readonly goneLinks: readonly GoneLink[]
  readonly recounts: readonly Recount[]
  readonly refused: readonly RefusedGroup[]
}

/** The key of the target object that domain modules hang on. */
export const domainKey = 'domain'

/**
 * Proposes the target objects and links of one information domain. Nothing is invented: what the
 * inventory leaves open stands in `rest`. Deterministic; linear in devices and applications, sorting
 * aside. After it was applied, the same inventory proposes no change.
 */
export function proposeStructure(input: StructureInput): Structure {
  const { devices, today } = input
  const stored = input.existing.targetObjects.map(adoptDomain).map(adoptProvider)
  const sites = sitesInUse(devices, input.sites)
  const rooms = placeRooms(input.rooms, sites)
  const applications = placeApplications(input.applications, stored)
  const groups = draftGroups(devices, stored, today, input.ownSupport)
  const drafts = [
    draftDomain(input.domain.name, applications, stored),
    ...groups.drafts,
    ...draftApplications(applications),
    ...draftProviders(applications),
    ...draftRooms(rooms),
    ...draftBuildings(sites),
    ...draftNetworks(groups.placed),
  ]
  const { wanted, refused } = splitRefused(drafts, input.refusals ?? [], stored)
  const { proposals, gone } = matchDrafts(wanted, stored)
  const links = distinctLinks([
    ...linkDevices(groups.placed, rooms),
    ...linkRooms(rooms),
    ...linkApplications(applications, groups.placed),
  ])
  return {
    targetObjects: proposals,
    ...matchLinks(links, proposals, input.existing.links),
    rest: [
      ...groups.rest,
      ...openApplications(applications),
      ...unknownServers(applications, groups.placed),
      ...unknownRooms(input.rooms, sites),
      ...refusedRest(refused, input),
    ],
    drift: findDrift(
      devices,
      groups.placed,
      proposals,
      stored,
      new Map(refused.map((group) => [group.groupKey, refusalText(group)])),
    ),
    gone,
    recounts: recountHandMade(devices, stored),
    refused,
  }
}

function sitesInUse(
  devices: readonly InventoryDevice[],
  sites: readonly InventorySite[],
): InventorySite[] {
  const used = new Set(devices.filter(isCounted).map(({ siteName }) => siteName))
  return sites.filter(({ name }) => used.has(name))
}

/** A target object of kind `domain` is the one, whoever made it. */
function adoptDomain(stored: ExistingTargetObject): ExistingTargetObject {
  return stored.kinds.includes('domain') ? { ...stored, groupKey: domainKey } : stored
}

/** The one target object that stands for the whole information domain. */
function draftDomain(
  name: string,
  applications: readonly PlacedApplication[],
  stored: readonly ExistingTargetObject[],
): TargetObjectDraft {
  const personal = applications.some(({ application }) => application.personalData === true)
  const outsourced =
    applications.some(({ provider }) => provider?.kind === 'provider.outsourcing') ||
    stored
      .filter(isStated)
      .some(({ kinds, count }) => kinds.includes('provider.outsourcing') && count > 0)
  return {
    groupKey: domainKey,
    prefix: 'IV',
    name,
    kinds: ['domain'],
    attributes: {
      ...(personal ? { processesPersonalData: true } : {}),
      ...(outsourced ? { itRunByThirdParties: true } : {}),
    },
    platform: '',
    location: '',
    users: '',
    description: '',
    count: 1,
    memberIds: [],
    reason: 'Übergreifende Bausteine hängen am Informationsverbund selbst.',
    hints: [],
  }
}

function matchLinks(
  drafts: readonly LinkDraft[],
  proposals: readonly TargetObjectProposal[],
  existing: readonly ExistingLink[],
): { links: LinkProposal[]; goneLinks: GoneLink[] } {
  const byKey = new Map(proposals.map((proposal) => [proposal.groupKey, proposal]))
  const stored = new Map(
    existing.map((link) => [linkKey(link.fromId, link.toId, link.relation), link.id]),
  )
  const links = drafts.flatMap((draft) => {
    const [from, to] = [byKey.get(draft.fromKey), byKey.get(draft.toKey)]
    if (from === undefined || to === undefined) return []
    const key = linkKey(from.existingId ?? '', to.existingId ?? '', draft.relation)
    const ends = { fromCode: from.code, toCode: to.code }
    return [{ ...draft, ...ends, existingId: stored.get(key) ?? null }]
  })
  const kept = new Set(links.map(({ existingId }) => existingId))
  return {
    links: links.sort(compareLinks),
    goneLinks: existing
      .filter(({ id, origin }) => origin === 'rule' && !kept.has(id))
      .map(({ id, fromId, toId, relation }) => ({ id, fromId, toId, relation })),
  }
}

function compareLinks(a: LinkProposal, b: LinkProposal): number {
  return (
    compareByCode({ code: a.fromCode }, { code: b.fromCode }) ||
    compareByCode({ code: a.toCode }, { code: b.toCode }) ||
    compareText(a.relation, b.relation)
  )
}
