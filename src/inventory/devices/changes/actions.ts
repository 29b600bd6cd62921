/** Undoing what was done to many devices at once: all of it or nothing. @module */
import type { Db } from '../../../../db/db.ts'
import { listDeviceChanges, saveUndone } from '../../../../db/queries/deviceChanges.ts'
import {
  clearInventoryKeys,
  deleteDevices,
  listDevicesById,
  saveDevice,
} from '../../../../db/queries/devices.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import type { Actor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import type { Deps } from '../../../deps.ts'
import { type DeviceChange, findObstacles, speakObstacles, valuesOf } from './changeSet.ts'
import { readChangeSet } from './readChangeSet.ts'

/**
 * Puts changed devices back to what they were and removes those that were created, in one transaction. Throws
 * `not_found`, and `conflict` when it was undone already, when something else has changed one of the devices since, or
 * when what they would go back to is not there any more.
 */
export async function undoChanges(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const set = await readChangeSet(db, actor, id)
    if (set.undoneAt !== null) {
      throw new Failure('conflict', 'Dieser Vorgang wurde schon rückgängig gemacht.')
    }
    const changes = await listDeviceChanges(db, id)
    const devices = await listDevicesById(
      db,
      changes.map(({ deviceId }) => deviceId),
    )
    const obstacles = findObstacles(changes, devices)
    if (obstacles.length > 0) {
      throw new Failure(
        'conflict',
        `Das lässt sich nicht mehr rückgängig machen. ${speakObstacles(obstacles)}`,
      )
    }
    await explaining(() => putBack({ deps, actor, db }, changes, devices))
    await saveUndone(db, id, { undoneAt: deps.now(), undoneBy: actor.userId ?? 'system' })
    const { file, created, changed } = set
    const after = { file, created, changed }
    recordEvent(db, eventBy(deps, actor, 'device_changes_undone', id, { after }))
  })
}

type Work = { readonly deps: Deps; readonly actor: Actor; readonly db: Db }

async function putBack(
  { deps, actor, db }: Work,
  changes: readonly DeviceChange[],
  devices: Awaited<ReturnType<typeof listDevicesById>>,
): Promise<void> {
  const byId = new Map(devices.map((device) => [device.id, device]))
  const created = changes.filter(({ before }) => before === null).map(({ deviceId }) => deviceId)
  const changed = changes.flatMap(({ deviceId, before }) => {
    const device = byId.get(deviceId)
    return device && before ? [{ device, before }] : []
  })
  await deleteDevices(db, created)
  for (const id of created) {
    recordEvent(db, eventBy(deps, actor, 'device_removed', id, { before: byId.get(id) }))
  }
  await clearInventoryKeys(
    db,
    changed.filter(({ before }) => 'inventoryKey' in before).map(({ device }) => device.id),
  )
  for (const { device, before } of changed) {
    await saveDevice(db, device.id, device.version, before)
    const details = { before: valuesOf(device, before), after: before }
    recordEvent(db, eventBy(deps, actor, 'device_changed', device.id, details))
  }
}

/**
 * What the database refuses here has a reason in the inventory: a created device is in use elsewhere, an inventory
 * number was given to another device, a room or target object is gone.
 */
async function explaining(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isConstraint(error)) throw error
    throw new Failure(
      'conflict',
      'Das lässt sich nicht mehr rückgängig machen: Ein neues Gerät wird inzwischen anderswo gebraucht, eine Inventarnummer ist neu vergeben, oder ein früherer Raum, Standort oder ein früheres Zielobjekt ist nicht mehr da.',
    )
  }
}

/** Classes 23… of SQL and SQLITE_CONSTRAINT…; Drizzle wraps what the engine says. */
function isConstraint(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return /^(SQLITE_CONSTRAINT|23\d{3})/.test(code) || isConstraint(error.cause)
}
