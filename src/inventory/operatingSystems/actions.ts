/** Ends of support that the organisation enters, changes and takes away. @module */
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteOwnSupport,
  insertOwnSupport,
  listOwnSupport,
  saveOwnSupport,
} from '../../../db/queries/operatingSystemSupport.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { releaseKeyOf } from '../ownSupport.ts'
import type { SupportInput } from './supportForm.ts'

/** `version` 0: it was not there. Throws `conflict` when somebody saved since. */
export async function setSupport(
  deps: Deps,
  actor: Actor,
  version: number,
  input: SupportInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const row = { ...input, releaseKey: releaseKeyOf(input.release) }
    const before = (await listOwnSupport(db)).find(
      ({ releaseKey }) => releaseKey === row.releaseKey,
    )
    if (before || version > 0) {
      const id = before?.id ?? ''
      await saveOwnSupport(db, id, version, row)
      recordEvent(db, eventBy(deps, actor, 'support_changed', id, { before, after: input }))
      return
    }
    const id = deps.newId()
    await insertOwnSupport(db, { ...row, id, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'support_created', id, { after: input }))
  })
}

/** The catalogue's day counts again. Throws `not_found`. */
export async function removeSupport(deps: Deps, actor: Actor, release: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const key = releaseKeyOf(release)
    const before = (await listOwnSupport(db)).find(({ releaseKey }) => releaseKey === key)
    if (!before) throw new Failure('not_found', 'Für diese Fassung ist kein eigener Termin da.')
    await deleteOwnSupport(db, before.id)
    recordEvent(db, eventBy(deps, actor, 'support_deleted', before.id, { before }))
  })
}
