/** Specialist applications entered and changed by hand. @module */

import type { Db } from '../../../db/db.ts'
import {
  findApplication,
  insertApplications,
  listApplications,
  saveApplication,
} from '../../../db/queries/applications.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import { foldText } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import type { ApplicationInput } from './applicationForm.ts'

/** Returns its id. Its target object is proposed like those of a list. Throws `invalid` for a name that is taken. */
export async function createApplication(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  input: ApplicationInput,
): Promise<string> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    await ensureNameIsFree(db, domain.id, input.name, null)
    const row = {
      ...input,
      id: deps.newId(),
      informationDomainId: domain.id,
      nameKey: foldText(input.name),
      createdAt: deps.now(),
    }
    await insertApplications(db, [row])
    recordEvent(db, eventBy(deps, actor, 'application_created', row.id, { after: row }))
    return row.id
  })
}

/** Throws `conflict` when somebody saved since `version`, `not_found`, `invalid` for a name that is taken. */
export async function changeApplication(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  input: ApplicationInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await findApplication(db, id)
    if (!before || !isInDomain(actor, before.informationDomainId)) {
      throw new Failure(
        'not_found',
        'Diese Fachanwendung gibt es nicht, oder Sie dürfen sie nicht sehen.',
      )
    }
    await ensureNameIsFree(db, before.informationDomainId, input.name, id)
    const fields = Object.keys(input) as (keyof ApplicationInput)[]
    const changed = fields.filter((field) => before[field] !== input[field])
    if (changed.length === 0) return
    const change = Object.fromEntries(changed.map((field) => [field, input[field]]))
    await saveApplication(db, id, version, { ...change, nameKey: foldText(input.name) })
    const old = Object.fromEntries(changed.map((field) => [field, before[field]]))
    recordEvent(db, eventBy(deps, actor, 'application_changed', id, { before: old, after: change }))
  })
}

async function ensureNameIsFree(
  db: Db,
  informationDomainId: string,
  name: string,
  ownId: string | null,
): Promise<void> {
  const key = foldText(name)
  const others = await listApplications(db, informationDomainId)
  if (!others.some((each) => each.id !== ownId && foldText(each.name) === key)) return
  throw new Failure('invalid', `Eine Fachanwendung „${name}“ gibt es hier schon.`, {
    name: 'Dieser Name ist schon vergeben.',
  })
}
