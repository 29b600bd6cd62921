/** Proposals of the inventory, accepted one by one or refused by a person. @module */
import type { Db } from '../../../db/db.ts'
import { assignApplication } from '../../../db/queries/applications.ts'
import { assignDevices } from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteGroupRefusal,
  listGroupRefusals,
  saveGroupRefusal,
} from '../../../db/queries/groupRefusals.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { saveTargetObject, type TargetObject } from '../../../db/queries/targetObjects.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { applyStructure } from '../applyStructure.ts'
import { isCounted } from '../inventoryDevice.ts'
import { domainKey, type StructureInput } from '../structure.ts'
import type { TargetObjectProposal } from '../targetObjectProposal.ts'
import { readProposals } from './readProposals.ts'
import { groupId, proposalIds, selectProposals } from './selectProposals.ts'

/**
 * Carries out the proposals with these ids, all in one transaction. Throws `invalid` when none is chosen, `conflict`
 * when the inventory does not propose one of them any more.
 */
export async function acceptProposals(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  ids: readonly string[],
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    if (ids.length === 0)
      throw new Failure('invalid', 'Bitte wählen Sie mindestens einen Vorschlag.')
    const { input, structure } = await readProposals(db, domain, deps.today())
    const proposed = new Set(proposalIds(structure))
    if (ids.some((id) => !proposed.has(id))) throw settled()
    const chosen = selectProposals(structure, new Set(ids), codesOf(input))
    await applyStructure({ deps, actor, db, domain, input, structure: chosen })
  })
}

/**
 * Accepts a new group with the name and count of a person; a count of their own is kept from then on. Throws
 * `conflict` when it is not proposed any more.
 */
export async function acceptChanged(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { groupKey, name, count }: { groupKey: string; name: string; count: number },
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    const { input, structure, proposal } = await readNew(db, domain, deps, groupKey)
    const own = proposal.count === count ? {} : { count, edited: ['count'] }
    const chosen = selectProposals(
      {
        ...structure,
        targetObjects: structure.targetObjects.map((each) =>
          each === proposal ? { ...each, name, ...own } : each,
        ),
      },
      new Set([groupId(proposal)]),
      codesOf(input),
    )
    await applyStructure({ deps, actor, db, domain, input, structure: chosen })
  })
}

/**
 * Puts the members of a new group into a target object that a person made. They stay there and are counted. Throws
 * `invalid` where the target object is one of the rules', `not_found` where there is none.
 */
export async function acceptInto(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { groupKey, intoId }: { groupKey: string; intoId: string },
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    const { input, proposal } = await readNew(db, domain, deps, groupKey)
    const stored = input.existing.targetObjects as readonly TargetObject[]
    const target = stored.find(({ id }) => id === intoId)
    if (!target) throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
    if (target.groupKey !== '') {
      throw new Failure(
        'invalid',
        `${target.code} entsteht aus dem Bestand und kann nichts anderes aufnehmen.`,
        {
          intoId: 'Bitte wählen Sie ein von Hand angelegtes Zielobjekt.',
        },
      )
    }
    await moveInto({ deps, actor, db, input, proposal, target })
  })
}

/** Takes a proposed group out of the proposals. Throws `conflict` when it is not proposed, `invalid` for the domain itself. */
export async function refuseGroup(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { groupKey, reason }: { groupKey: string; reason: string },
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    if (groupKey === domainKey) {
      throw new Failure(
        'invalid',
        'Das Zielobjekt des Informationsverbunds selbst wird gebraucht: An ihm hängen die übergreifenden Bausteine.',
      )
    }
    const { proposal } = await readNew(db, domain, deps, groupKey)
    const refusal = {
      informationDomainId,
      groupKey,
      reason,
      refusedBy: actor.name,
      refusedAt: deps.now(),
    }
    await saveGroupRefusal(db, refusal)
    recordEvent(
      db,
      eventBy(deps, actor, 'group_refused', `${domain.id}/${groupKey}`, {
        after: { name: proposal.name, groupKey, reason },
      }),
    )
  })
}

/** The group is proposed again. Throws `not_found` when nobody refused it. */
export async function takeRefusalBack(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  groupKey: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    const found = (await listGroupRefusals(db, domain.id)).find(
      (each) => each.groupKey === groupKey,
    )
    if (!found) throw new Failure('not_found', 'Diese Gruppe ist nicht abgelehnt.')
    await deleteGroupRefusal(db, domain.id, groupKey)
    recordEvent(
      db,
      eventBy(deps, actor, 'group_refusal_removed', `${domain.id}/${groupKey}`, {
        before: { groupKey, reason: found.reason, refusedBy: found.refusedBy },
      }),
    )
  })
}

/** What is stored stays, although the inventory says otherwise: the fields count as edited from now on. */
export async function keepStored(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  groupKey: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    const { input, structure } = await readProposals(db, domain, deps.today())
    const proposal = structure.targetObjects.find((each) => each.groupKey === groupKey)
    const stored = (input.existing.targetObjects as readonly TargetObject[]).find(
      ({ id }) => id === proposal?.existingId,
    )
    if (!proposal || !stored || proposal.changes.length === 0) throw settled()
    const fields = proposal.changes.flatMap((change) => keptNames(change.field, change))
    const edited = [...new Set([...stored.edited, ...fields])]
    await saveTargetObject(db, stored.id, stored.version, { edited })
    recordEvent(
      db,
      eventBy(deps, actor, 'target_object_changed', stored.id, {
        before: { edited: stored.edited },
        after: { edited },
      }),
    )
  })
}

/** Attributes are kept one by one, so that the inventory may still add others. */
function keptNames(
  field: string,
  { before, after }: { before: unknown; after: unknown },
): string[] {
  if (field !== 'attributes') return [field]
  const [old, fresh] = [before, after].map((each) => Object.entries(each ?? {}))
  const known = new Map(old)
  return (fresh ?? [])
    .filter(([name, value]) => known.get(name) !== value)
    .map(([name]) => `attributes.${name}`)
}

type Moving = {
  deps: Deps
  actor: Actor
  db: Db
  input: StructureInput
  proposal: TargetObjectProposal
  target: TargetObject
}

async function moveInto({ deps, actor, db, input, proposal, target }: Moving): Promise<void> {
  const ids = new Set(proposal.memberIds)
  const devices = input.devices.filter(({ id }) => ids.has(id))
  const applications = input.applications.filter(({ id }) => proposal.prefix === 'A' && ids.has(id))
  if (devices.length === 0 && applications.length === 0) {
    throw new Failure(
      'invalid',
      'Nur Geräte und Fachanwendungen lassen sich einem anderen Zielobjekt zuordnen.',
    )
  }
  await assignDevices(
    db,
    devices.map(({ id }) => id),
    target.id,
  )
  for (const { id, targetObjectId } of devices) {
    recordEvent(
      db,
      eventBy(deps, actor, 'device_grouped', id, {
        before: { targetObjectId },
        after: { targetObjectId: target.id },
      }),
    )
  }
  for (const { id, targetObjectId } of applications) {
    await assignApplication(db, id, target.id)
    recordEvent(
      db,
      eventBy(deps, actor, 'application_changed', id, {
        before: { targetObjectId },
        after: { targetObjectId: target.id },
      }),
    )
  }
  if (devices.length === 0) return
  const already = input.devices.filter(
    (device) => device.targetObjectId === target.id && isCounted(device),
  )
  const count = already.length + devices.length
  if (count === target.count) return
  await saveTargetObject(db, target.id, target.version, { count })
  recordEvent(
    db,
    eventBy(deps, actor, 'target_object_changed', target.id, {
      before: { count: target.count },
      after: { count },
    }),
  )
}

/** Throws `conflict` unless the group is proposed as a new one. */
async function readNew(db: Db, domain: InformationDomain, deps: Deps, groupKey: string) {
  const { input, structure } = await readProposals(db, domain, deps.today())
  const proposal = structure.targetObjects.find(
    (each) => each.groupKey === groupKey && each.existingId === null,
  )
  if (!proposal) throw settled()
  return { input, structure, proposal }
}

function codesOf({ existing }: StructureInput): string[] {
  return existing.targetObjects.map(({ code }) => code)
}

function settled(): Failure {
  return new Failure(
    'conflict',
    'Diesen Vorschlag gibt es nicht mehr: Der Bestand hat sich geändert, oder jemand anderes hat ihn schon erledigt.',
  )
}
