/** Files of devices, kept and taken away. @module */
import { insertBlob } from '../../../../db/queries/blobs.ts'
import { deleteDeviceFile, insertDeviceFile } from '../../../../db/queries/deviceFiles.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import type { Actor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import { allow } from '../../../access/permissions.ts'
import type { Deps } from '../../../deps.ts'
import type { UploadedFile } from '../../../documents/uploadedFile.ts'
import { readDevice } from '../../../inventory/devices/readDevice.ts'
import { readDeviceFile } from './readDeviceFile.ts'

/** Throws `not_found` for a device out of reach. */
export async function addDeviceFile(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  { file, note }: { readonly file: UploadedFile; readonly note: string },
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const device = await readDevice(db, actor, deviceId)
    const { sha256, size, data, fileName, mediaType } = file
    await insertBlob(db, { sha256, size, data, createdAt: deps.now() })
    const names = { fileSha256: sha256, fileName, mediaType, note }
    const row = { id: deps.newId(), deviceId: device.id, ...names, createdAt: deps.now() }
    await insertDeviceFile(db, row)
    recordEvent(
      db,
      eventBy(deps, actor, 'device_file_added', device.id, { after: names, row: { id: row.id } }),
    )
  })
}

/** The name and digest stay in the audit trail. Throws `not_found`. */
export async function removeDeviceFile(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  id: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { fileName, fileSha256, note } = await readDeviceFile(db, actor, deviceId, id)
    await deleteDeviceFile(db, id)
    const before = { fileName, fileSha256, note }
    recordEvent(db, eventBy(deps, actor, 'device_file_removed', deviceId, { before, row: { id } }))
  })
}
