/** Target objects changed by hand, and dependencies taken back. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteLinks,
  findLink,
  listTargetObjects,
  saveTargetObject,
  type TargetObject,
} from '../../../db/queries/targetObjects.ts'
import { type Actor, ensureInDomain } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { ensurePerson } from '../../access/persons/actions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { readPersons } from '../../access/readPersons.ts'
import { Failure } from '../../core/failure.ts'
import { searchTextOf } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import { readProposals } from '../proposals/readProposals.ts'
import { readTargetObjects } from '../readTargetObjects.ts'
import type { TargetObjectInput } from '../targetObjectForm.ts'
import { withAnswers, type YesNoUnknown } from './askedAttributes.ts'
import { editsOf } from './editTargetObject.ts'

/**
 * Saves what a person changed; fields that rules would fill again are kept from then on. `answers` are to the
 * questions of modelling, by attribute. Throws `conflict` when somebody saved since `version`, `not_found` for an
 * unknown target object or person.
 */
export async function changeTargetObject(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  { newPerson, ...input }: TargetObjectInput,
  answers: Readonly<Record<string, YesNoUnknown>> = {},
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readStored(db, actor, id)
    const responsibleId = await readResponsible(deps, actor, db, { ...input, newPerson })
    const isDomain = before.kinds.includes('domain')
    const change = editsOf(before, {
      ...input,
      kinds: isDomain ? before.kinds : input.kinds,
      count: isDomain ? before.count : input.count,
      attributes: withAnswers(before.attributes, answers),
      responsibleId,
    })
    await saveChange({ deps, actor, db, before, version, change })
  })
}

/**
 * What the rules say holds again for a field that a person had edited, e.g. `count` or `attributes.usesWlan`. Throws
 * `conflict` when somebody saved since `version`.
 */
export async function restoreField(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  field: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readStored(db, actor, id)
    if (!before.edited.includes(field)) {
      throw new Failure('invalid', 'Dieses Feld ist nicht von Hand geändert.')
    }
    const domain = await readInformationDomain(db, actor, before.informationDomainId)
    const { structure } = await readProposals(db, domain, deps.today())
    const proposal = structure.targetObjects.find(({ existingId }) => existingId === id)
    const proposed = proposal?.kept.find((each) => each.field === field)
    const edited = before.edited.filter((each) => each !== field)
    const value = proposed ? fieldsWith(before, field, proposed.after) : {}
    await saveChange({ deps, actor, db, before, version, change: { ...value, edited } })
  })
}

/** Takes a dependency away; one of the rules comes back while the inventory tells it. Throws `not_found`. */
export async function unlinkTargetObjects(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const found = await findLink(db, id)
    if (!found) throw new Failure('not_found', 'Diese Abhängigkeit gibt es nicht mehr.')
    const { informationDomainId, ...before } = found
    ensureInDomain(actor, informationDomainId)
    await deleteLinks(db, [id])
    recordEvent(db, eventBy(deps, actor, 'link_removed', id, { before }))
  })
}

async function readStored(db: Db, actor: Actor, id: string): Promise<TargetObject> {
  const [place] = await readTargetObjects(db, actor, [id])
  const objects = await listTargetObjects(db, place?.informationDomainId ?? '')
  const found = objects.find((each) => each.id === id)
  if (!found) throw new Failure('not_found', 'Dieses Zielobjekt gibt es nicht.')
  return found
}

async function readResponsible(
  deps: Deps,
  actor: Actor,
  db: Db,
  { responsibleId, newPerson }: Pick<TargetObjectInput, 'responsibleId' | 'newPerson'>,
): Promise<string | null> {
  if (newPerson !== '') return (await ensurePerson(deps, actor, { name: newPerson })).id
  const chosen = responsibleId === '' ? null : responsibleId
  await readPersons(db, [chosen])
  return chosen
}

type Change = {
  deps: Deps
  actor: Actor
  db: Db
  before: TargetObject
  version: number
  change: Partial<TargetObject>
}

async function saveChange({ deps, actor, db, before, version, change }: Change): Promise<void> {
  if (Object.keys(change).length === 0) return
  const { code } = before
  const { name, platform } = { ...before, ...change }
  await saveTargetObject(db, before.id, version, {
    ...change,
    searchText: searchTextOf([code, name, platform]),
  })
  const old = Object.fromEntries(
    Object.keys(change).map((field) => [field, before[field as keyof TargetObject]]),
  )
  recordEvent(
    db,
    eventBy(deps, actor, 'target_object_changed', before.id, { before: old, after: change }),
  )
}

function fieldsWith(before: TargetObject, field: string, value: unknown): Partial<TargetObject> {
  const [whole = '', attribute] = field.split('.')
  if (attribute === undefined) return { [whole]: value }
  return { attributes: { ...before.attributes, [attribute]: value as string | boolean } }
}
