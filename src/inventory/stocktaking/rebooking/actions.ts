/** Devices that were found elsewhere are booked to where they were found. @module */
import type { Db } from '../../../../db/db.ts'
import { listRooms, saveDevice } from '../../../../db/queries/devices.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import { saveRebooked } from '../../../../db/queries/stocktaking.ts'
import { listDevicesAfter, type StoredDevice } from '../../../../db/queries/wholeDevices.ts'
import type { Actor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import type { Deps } from '../../../deps.ts'
import { deviceSearchText } from '../../deviceSearchText.ts'
import { type DeviceChange, replacedValues } from '../../devices/changes/changeSet.ts'
import { storeChangeSet } from '../../devices/changes/storeChangeSet.ts'
import { judgeFind, noRoom } from '../findResult.ts'
import { readRoundState } from '../readRound.ts'
import { type Find, listRebookable } from '../round.ts'

type Work = { readonly deps: Deps; readonly actor: Actor; readonly db: Db }
type Place = { siteId: string; roomId: string; siteName: string; roomName: string }

/**
 * Books devices to the room in which they were found, in one transaction that can be undone; `all` takes
 * every one that was found in a wrong room that is still there. Devices that stand there already, or are lost or retired
 * by now, are left as they are. Returns how many moved. Throws `invalid` when none is left, `conflict` when a room is
 * gone, `not_found`.
 */
export async function rebookFinds(
  deps: Deps,
  actor: Actor,
  { roundId, findIds }: { roundId: string; findIds: readonly string[] | 'all' },
): Promise<number> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const work = { deps, actor, db }
    const { round, site, finds } = await readRoundState(db, actor, roundId)
    const rooms = (await listRooms(db)).filter(({ siteId }) => siteId === site.id)
    const chosen = listRebookable(finds).filter(({ id, roomId }) =>
      findIds === 'all' ? rooms.some((room) => room.id === roomId) : findIds.includes(id),
    )
    if (chosen.length === 0) throw new Failure('invalid', 'Davon ist nichts mehr umzubuchen.')
    const changes: DeviceChange[] = []
    for (const find of chosen) {
      const room = rooms.find(({ id }) => id === find.roomId)
      if (!room) throw roomIsGone(find)
      const place = { siteId: site.id, roomId: room.id, siteName: site.name, roomName: room.name }
      const device = await readDevice(db, round.informationDomainId, find)
      if (device && isElsewhere(device, place)) changes.push(await storeMove(work, device, place))
    }
    await saveRebooked(
      db,
      chosen.map(({ id }) => id),
      deps.now(),
    )
    const set = {
      informationDomainId: round.informationDomainId,
      kind: 'bulk_edit',
      file: '',
    } as const
    if (changes.length > 0) await storeChangeSet(work, set, changes)
    return changes.length
  })
}

async function storeMove(
  { deps, actor, db }: Work,
  device: StoredDevice,
  { siteId, roomId, siteName, roomName }: Place,
): Promise<DeviceChange> {
  const columns = { siteId, roomId }
  const written = { ...columns, searchText: deviceSearchText(device, { siteName, roomName }) }
  await saveDevice(db, device.id, device.version, written)
  const before = replacedValues(device, columns)
  recordEvent(db, eventBy(deps, actor, 'device_changed', device.id, { before, after: columns }))
  const { id: deviceId, version } = device
  return { deviceId, before: replacedValues(device, written), versionAfter: version + 1 }
}

async function readDevice(
  db: Db,
  informationDomainId: string,
  { deviceId }: Find,
): Promise<StoredDevice | undefined> {
  if (deviceId === null) return undefined
  const selection = { id: deviceId, informationDomainIds: [informationDomainId] }
  return (await listDevicesAfter(db, selection, { limit: 1 }))[0]
}

function isElsewhere(device: StoredDevice, { siteId, roomId }: Place): boolean {
  return judgeFind(device, { siteId, roomId }, '').result === 'wrong_room'
}

function roomIsGone({ roomId, roomName, label }: Find): Failure {
  const where = roomId === noRoom ? 'in keinem Raum' : `in „${roomName}“`
  return new Failure(
    'conflict',
    `${label} wurde ${where} gefunden; dorthin lässt es sich nicht umbuchen. Bitte tragen Sie den Raum am Gerät ein.`,
  )
}
