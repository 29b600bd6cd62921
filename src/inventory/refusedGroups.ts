/**
 * Groups that the rules draft and a person refused: they are proposed no more, and what would belong to them stands
 * in the rest with the reason. A target object that exists is never refused afterwards.
 * @module
 */
import { dayOf, germanDay, type Instant } from '../core/day.ts'
import { deviceLabel, type InventoryDevice } from './inventoryDevice.ts'
import type { RestItem } from './restItem.ts'
import type { ExistingTargetObject, TargetObjectDraft } from './targetObjectProposal.ts'

export type Refusal = {
  readonly groupKey: string
  readonly reason: string
  readonly refusedBy: string
  readonly refusedAt: Instant
}

/** `draft` is null where the inventory has nothing of the kind any more. */
export type RefusedGroup = Refusal & { readonly draft: TargetObjectDraft | null }

type Named = { readonly id: string; readonly name: string }

/** What members of drafts are called. */
export type Members = {
  readonly devices: readonly InventoryDevice[]
  readonly applications: readonly Named[]
  readonly rooms: readonly Named[]
  readonly sites: readonly Named[]
}

export function splitRefused(
  drafts: readonly TargetObjectDraft[],
  refusals: readonly Refusal[],
  stored: readonly ExistingTargetObject[],
): { wanted: TargetObjectDraft[]; refused: RefusedGroup[] } {
  const existing = new Set(stored.map(({ groupKey }) => groupKey))
  const draftOfKey = new Map(drafts.map((draft) => [draft.groupKey, draft]))
  const refused = refusals
    .filter(({ groupKey }) => !existing.has(groupKey))
    .map((refusal) => ({ ...refusal, draft: draftOfKey.get(refusal.groupKey) ?? null }))
  const keys = new Set(refused.map(({ groupKey }) => groupKey))
  return { wanted: drafts.filter(({ groupKey }) => !keys.has(groupKey)), refused }
}

/** „Die Gruppe „…“ wurde von … am … abgelehnt: …“. */
export function refusalText({ draft, reason, refusedBy, refusedAt }: RefusedGroup): string {
  const name = draft ? `„${draft.name}“ ` : ''
  return `Die Gruppe ${name}wurde von ${refusedBy} am ${germanDay(dayOf(refusedAt))} abgelehnt: ${reason}`
}

/** What stands in no group because a person refused it, each thing once. */
export function refusedRest(refused: readonly RefusedGroup[], members: Members): RestItem[] {
  const known = labelsOf(members)
  return refused.flatMap((group) => {
    if (group.draft === null) return []
    const said = {
      reason: refusalText(group),
      todo: 'Ordnen Sie es von Hand einem Zielobjekt zu, oder nehmen Sie die Ablehnung zurück.',
    }
    const { groupKey, name, memberIds } = group.draft
    if (memberIds.length === 0) {
      return [{ subject: 'group' as const, id: groupKey, label: name, ...said }]
    }
    return memberIds.flatMap((id) => {
      const member = known.get(id)
      return member ? [{ ...member, id, ...said }] : []
    })
  })
}

function labelsOf({ devices, applications, rooms, sites }: Members) {
  const labels = new Map<string, Pick<RestItem, 'subject' | 'label'>>()
  for (const device of devices) {
    labels.set(device.id, { subject: 'device', label: deviceLabel(device) })
  }
  const named = { application: applications, room: rooms, site: sites } as const
  for (const subject of ['application', 'room', 'site'] as const) {
    for (const { id, name } of named[subject]) labels.set(id, { subject, label: name })
  }
  return labels
}
