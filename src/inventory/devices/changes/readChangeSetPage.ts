import type { Db } from '../../../../db/db.ts'
import { listDeviceChanges } from '../../../../db/queries/deviceChanges.ts'
import { listDevicesById } from '../../../../db/queries/devices.ts'
import { listMembers } from '../../../../db/queries/organisations.ts'
import type { Actor } from '../../../access/actor.ts'
import { listSpokenChanges, type SpokenChange } from '../deviceWords.ts'
import { readPlaceNames } from '../readPlaceNames.ts'
import { type DeviceChange, type DeviceChangeSet, deviceName, findObstacles } from './changeSet.ts'
import { readChangeSet } from './readChangeSet.ts'

/** `fields` is null for a device that was created, and empty where nothing more is known of the change. */
export type ShownChange = {
  readonly deviceId: string
  readonly name: string
  readonly fields: readonly SpokenChange[] | null
  /** Why it stands in the way of undoing; '' when it does not. */
  readonly obstacle: string
}

export type ChangeSetPage = {
  readonly set: DeviceChangeSet
  readonly changes: readonly ShownChange[]
  readonly nameOfActor: (actorId: string) => string
}

/** Devices that are shown one by one; of the rest only the number is said. */
export const shownChanges = 100

/** Throws `not_found`. */
export async function readChangeSetPage(db: Db, actor: Actor, id: string): Promise<ChangeSetPage> {
  const set = await readChangeSet(db, actor, id)
  const changes = await listDeviceChanges(db, id, shownChanges)
  const devices = await listDevicesById(
    db,
    changes.map(({ deviceId }) => deviceId),
  )
  const nameOf = await readPlaceNames(db, set.informationDomainId)
  const byId = new Map(devices.map((device) => [device.id, device]))
  const isUndone = set.undoneAt !== null
  const obstacles = new Set(
    isUndone ? [] : findObstacles(changes, devices).map(({ deviceId }) => deviceId),
  )
  const shown = changes.map(({ deviceId, before }: DeviceChange): ShownChange => {
    const device = byId.get(deviceId)
    const isInTheWay = obstacles.has(deviceId)
    return {
      deviceId,
      name: device ? deviceName(device) : 'nicht mehr da',
      fields: before === null ? null : device ? listSpokenChanges(before, device, nameOf) : [],
      obstacle: isInTheWay ? (device ? 'seither geändert' : 'nicht mehr da') : '',
    }
  })
  return { set, changes: shown, nameOfActor: await readActorNames(db) }
}

/** Who did it: the name of an account, or of the program. */
export async function readActorNames(db: Db): Promise<(actorId: string) => string> {
  const names = new Map((await listMembers(db)).map(({ userId, name }) => [userId, name]))
  return (actorId) => names.get(actorId) ?? 'das Programm'
}
