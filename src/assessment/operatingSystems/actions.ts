/**
 * Ends of support that the organisation enters, changes and takes away; what they mean for the checks is suggested at
 * once.
 * @module
 */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
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
import type { SupportInput } from '../../inventory/operatingSystems/supportForm.ts'
import { releaseKeyOf } from '../../inventory/ownSupport.ts'
import { storeSupportSuggestions } from '../suggestions/storeSupportSuggestions.ts'

/**
 * `version` 0: it was not there. Throws `invalid` for a look-up in the future, `conflict` when somebody saved since.
 */
export async function setSupport(
  deps: Deps,
  actor: Actor,
  version: number,
  input: SupportInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  ensureLookedUp(deps, input)
  await deps.store.write(actor.organisationId, async (db) => {
    const row = { ...input, releaseKey: releaseKeyOf(input.release) }
    const before = (await listOwnSupport(db)).find(
      ({ releaseKey }) => releaseKey === row.releaseKey,
    )
    if (before || version > 0) {
      const id = before?.id ?? ''
      await saveOwnSupport(db, id, version, row)
      recordEvent(db, eventBy(deps, actor, 'support_changed', id, { before, after: input }))
    } else {
      const id = deps.newId()
      await insertOwnSupport(db, { ...row, id, createdAt: deps.now() })
      recordEvent(db, eventBy(deps, actor, 'support_created', id, { after: input }))
    }
    await suggestEverywhere(deps, actor, db)
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
    await suggestEverywhere(deps, actor, db)
  })
}

function ensureLookedUp(deps: Deps, { checkedOn }: SupportInput): void {
  if (checkedOn <= deps.today()) return
  const message = 'Der Tag liegt in der Zukunft. Bitte geben Sie an, wann Sie das geprüft haben.'
  throw new Failure('invalid', message, { checkedOn: message })
}

/** Own days hold for all information domains. */
async function suggestEverywhere(deps: Deps, actor: Actor, db: Db): Promise<void> {
  for (const { id } of await listInformationDomains(db)) {
    await storeSupportSuggestions(db, deps, actor, id)
  }
}
