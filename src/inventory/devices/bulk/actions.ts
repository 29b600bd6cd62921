/** The same change to many devices. @module */
import type { Db } from '../../../../db/db.ts'
import { saveDevice } from '../../../../db/queries/devices.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import type { Actor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import { allow } from '../../../access/permissions.ts'
import { readInformationDomain } from '../../../access/readInformationDomain.ts'
import { Failure } from '../../../core/failure.ts'
import type { Deps } from '../../../deps.ts'
import { type DeviceChange, replacedValues } from '../changes/changeSet.ts'
import { storeChangeSet } from '../changes/storeChangeSet.ts'
import type { PlannedEdit } from './bulkEdit.ts'
import type { BulkForm } from './bulkForm.ts'
import { type BulkSelection, readBulkPlan } from './readBulkPlan.ts'

/**
 * Does what the preview showed, all in one transaction, and notes it so that it can be undone. `digest` is that of the
 * preview. Returns the id of the change set. Throws `conflict` when the devices are not what they were then, `invalid`
 * when nothing would change, `not_found`.
 */
export async function editDevices(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { selection, form, digest }: { selection: BulkSelection; form: BulkForm; digest: string },
): Promise<string> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const plan = await readBulkPlan(db, informationDomainId, selection, form)
    if (plan.digest !== digest) {
      throw new Failure(
        'conflict',
        'Inzwischen hat sich etwas geändert. Bitte sehen Sie sich die Vorschau noch einmal an.',
      )
    }
    if (plan.edits.length === 0) {
      throw new Failure('invalid', 'Daran ändert sich nichts. Es wurde nichts gespeichert.')
    }
    const changes: DeviceChange[] = []
    for (const edit of plan.edits) changes.push(await storeEdit({ deps, actor, db }, edit))
    const set = { informationDomainId, kind: 'bulk_edit', file: '' } as const
    return storeChangeSet({ deps, actor, db }, set, changes)
  })
}

async function storeEdit(
  { deps, actor, db }: { deps: Deps; actor: Actor; db: Db },
  { device, columns, searchText }: PlannedEdit,
): Promise<DeviceChange> {
  const { id: deviceId, version } = device
  const written = { ...columns, searchText }
  await saveDevice(db, deviceId, version, written)
  const before = replacedValues(device, columns)
  recordEvent(db, eventBy(deps, actor, 'device_changed', deviceId, { before, after: columns }))
  return { deviceId, before: replacedValues(device, written), versionAfter: version + 1 }
}
