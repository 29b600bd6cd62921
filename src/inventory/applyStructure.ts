/**
 * Carries out a proposed structure: target objects, their members and links, each change with its event.
 * @module
 */
import type { Db } from '../../db/db.ts'
import { assignApplication } from '../../db/queries/applications.ts'
import { assignDevices } from '../../db/queries/devices.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  deleteLinks,
  insertLinks,
  insertTargetObjects,
  saveTargetObject,
  type TargetObject,
} from '../../db/queries/targetObjects.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { searchTextOf } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import type { Structure, StructureInput } from './structure.ts'
import type { TargetObjectProposal } from './targetObjectProposal.ts'

type Work = {
  deps: Deps
  actor: Actor
  db: Db
  domain: InformationDomain
  input: StructureInput
  structure: Structure
}

/** Stores what `proposeStructure` proposed; nothing is written where it proposes no change. */
export async function applyStructure(work: Work): Promise<void> {
  const idByKey = new Map<string, string>()
  for (const proposal of work.structure.targetObjects) {
    idByKey.set(proposal.groupKey, proposal.existingId ?? work.deps.newId())
  }
  await createTargetObjects(work, idByKey)
  await changeTargetObjects(work)
  await moveMembers(work, idByKey)
  await changeLinks(work, idByKey)
}

async function createTargetObjects(
  { deps, actor, db, domain, structure }: Work,
  idByKey: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = structure.targetObjects
    .filter(({ change }) => change === 'new')
    .map((proposal) => ({
      ...stored(proposal),
      id: idByKey.get(proposal.groupKey) ?? deps.newId(),
      informationDomainId: domain.id,
      createdAt: deps.now(),
    }))
  await insertTargetObjects(db, rows)
  for (const { createdAt: _, searchText: __, ...after } of rows) {
    recordEvent(db, eventBy(deps, actor, 'target_object_created', after.id, { after }))
  }
}

async function changeTargetObjects({ deps, actor, db, input, structure }: Work): Promise<void> {
  const known = new Map(
    (input.existing.targetObjects as readonly TargetObject[]).map((each) => [each.id, each]),
  )
  const change = async (id: string, fields: Partial<TargetObject>): Promise<void> => {
    const before = known.get(id)
    if (!before) return
    await saveTargetObject(db, id, before.version, {
      ...fields,
      searchText: searchTextOf([before.code, before.name, fields.platform ?? before.platform]),
    })
    const old = Object.fromEntries(
      Object.keys(fields).map((field) => [field, before[field as keyof TargetObject]]),
    )
    recordEvent(
      db,
      eventBy(deps, actor, 'target_object_changed', id, { before: old, after: fields }),
    )
  }
  for (const { existingId, changes } of structure.targetObjects) {
    if (existingId === null || changes.length === 0) continue
    await change(existingId, Object.fromEntries(changes.map(({ field, after }) => [field, after])))
  }
  for (const { id } of structure.gone) await change(id, { count: 0 })
  for (const { id, after } of structure.recounts) await change(id, { count: after })
}

/** Devices and applications learn which target object stands for them. */
async function moveMembers(
  { deps, actor, db, input, structure }: Work,
  idByKey: ReadonlyMap<string, string>,
): Promise<void> {
  const devices = new Map(input.devices.map((device) => [device.id, device.targetObjectId]))
  const applications = new Map(input.applications.map((each) => [each.id, each.targetObjectId]))
  for (const { groupKey, prefix, memberIds } of structure.targetObjects) {
    const targetObjectId = idByKey.get(groupKey)
    if (!targetObjectId) continue
    const arriving = memberIds.filter((id) => devices.has(id) && devices.get(id) !== targetObjectId)
    await assign(arriving, targetObjectId)
    for (const id of prefix === 'A' ? memberIds : []) {
      if (applications.get(id) !== targetObjectId) await assignApplication(db, id, targetObjectId)
    }
  }
  await assign(
    structure.drift.filter(({ toKey }) => toKey === null).map(({ deviceId }) => deviceId),
    null,
  )

  async function assign(ids: readonly string[], targetObjectId: string | null): Promise<void> {
    if (ids.length === 0) return
    await assignDevices(db, ids, targetObjectId)
    for (const id of ids) {
      recordEvent(
        db,
        eventBy(deps, actor, 'device_grouped', id, {
          before: { targetObjectId: devices.get(id) ?? null },
          after: { targetObjectId },
        }),
      )
    }
  }
}

async function changeLinks(
  { deps, actor, db, structure }: Work,
  idByKey: ReadonlyMap<string, string>,
): Promise<void> {
  const fresh = structure.links
    .filter(({ existingId }) => existingId === null)
    .map(({ fromKey, toKey, relation, reason }) => ({
      id: deps.newId(),
      fromId: idByKey.get(fromKey) ?? '',
      toId: idByKey.get(toKey) ?? '',
      relation,
      reason,
      origin: 'rule' as const,
    }))
  await insertLinks(db, fresh)
  for (const link of fresh) {
    recordEvent(db, eventBy(deps, actor, 'link_created', link.id, { after: link }))
  }
  await deleteLinks(
    db,
    structure.goneLinks.map(({ id }) => id),
  )
  for (const link of structure.goneLinks) {
    recordEvent(db, eventBy(deps, actor, 'link_removed', link.id, { before: link }))
  }
}

function stored(proposal: TargetObjectProposal) {
  const { code, name, kinds, attributes, platform, location, users, description } = proposal
  return {
    code,
    name,
    kinds,
    attributes,
    platform,
    location,
    users,
    description,
    count: proposal.count,
    groupKey: proposal.groupKey,
    reason: proposal.reason,
    edited: proposal.edited ?? [],
    operatingStatus: 'operation' as const,
    responsibleId: null,
    searchText: searchTextOf([code, name, platform]),
  }
}
