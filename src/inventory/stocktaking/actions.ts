/** Stocktaking: started, counted room by room, finished; the inventory changes only when a person says so. @module */
import type { Db } from '../../../db/db.ts'
import { listRooms, listSites } from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteMissing,
  findFind,
  insertFinds,
  insertRound,
  listNumberedDevices,
  listRunningRounds,
  saveFinished,
  saveRoundRooms,
} from '../../../db/queries/stocktaking.ts'
import { listDevicesAfter, type StoredDevice } from '../../../db/queries/wholeDevices.ts'
import { type Actor, actorIdOf } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { deviceName } from '../devices/changes/changeSet.ts'
import { readSiteReach } from '../readSiteReach.ts'
import { judgeFind, noRoom } from './findResult.ts'
import { nameOfRoom, placeInWords, readRound, readRoundState } from './readRound.ts'
import { type Find, listUnseen, type Round } from './round.ts'
import type { FindInput } from './roundForms.ts'
import { labelOfCode, readScannedCode } from './scannedCode.ts'

type Work = { readonly deps: Deps; readonly actor: Actor; readonly db: Db }

/** Returns the id. Throws `conflict` while another round is running there, `not_found`. */
export async function startRound(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { siteId, name }: { readonly siteId: string; readonly name: string },
): Promise<string> {
  allow(actor, 'write', 'inventory')
  const id = deps.newId()
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const site = (await listSites(db)).find((one) => one.id === siteId)
    if (!site || !(await readSiteReach(db, actor, siteId))) {
      throw new Failure(
        'not_found',
        'Diesen Standort gibt es nicht, oder Sie dürfen ihn nicht sehen.',
      )
    }
    const running = (await listRunningRounds(db, [siteId])).find(
      (round) => round.informationDomainId === informationDomainId,
    )
    if (running) {
      throw new Failure('conflict', `Dort läuft schon die Inventur „${running.name}“.`, {
        siteId: 'Bitte beenden Sie erst die andere.',
      })
    }
    const started = { startedAt: deps.now(), startedBy: actorIdOf(actor) }
    const open = { finishedAt: null, finishedBy: null }
    await insertRound(db, { id, informationDomainId, siteId, name, ...started, ...open })
    recordEvent(db, eventBy(deps, actor, 'stocktaking_started', id, { after: { name, siteId } }))
  })
  return id
}

/**
 * Notes what was seen in a room and says what it means. The same id again changes nothing and is answered as before.
 * Throws `conflict` when the round is finished or the room is gone, `not_found`.
 */
export async function storeFind(
  deps: Deps,
  actor: Actor,
  { roundId, roomId, input }: { roundId: string; roomId: string; input: FindInput },
): Promise<Find> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const work = { deps, actor, db }
    const round = await readRound(db, actor, roundId)
    const known = input.id === undefined ? undefined : await findFind(db, input.id)
    if (known) return ensureSameRound(known, round)
    ensureRunning(round)
    const find = await judge(work, round, roomId, input)
    await insertFinds(db, [find])
    return find
  })
}

/** What was not seen in the room is missing from now on; again when it is counted again. Throws as `storeFind`. */
export async function countRoom(
  deps: Deps,
  actor: Actor,
  { roundId, roomId }: { roundId: string; roomId: string },
): Promise<number> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const { round, rooms, finds } = await readRoundState(db, actor, roundId)
    ensureRunning(round)
    const room = rooms.find(({ id }) => id === roomId)
    if (!room) throw roomIsGone()
    const missing = listUnseen(room.devices, finds)
    const [at, by] = [deps.now(), actorIdOf(actor)]
    await deleteMissing(db, roundId, roomId)
    await insertFinds(
      db,
      missing.map((device) => missingFind(deps, round, room, device, { at, by })),
    )
    const counted = { stocktakingId: roundId, roomId, name: room.name }
    await saveRoundRooms(db, [{ ...counted, countedAt: at, countedBy: by }])
    const after = { room: room.name, expected: room.devices.length, notSeen: missing.length }
    recordEvent(db, eventBy(deps, actor, 'stocktaking_room_counted', roundId, { after }))
    return missing.length
  })
}

/** The record stands; rooms that nobody counted are named as such. Throws `conflict` when it was finished before. */
export async function finishRound(deps: Deps, actor: Actor, roundId: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { round, rooms } = await readRoundState(db, actor, roundId)
    ensureRunning(round)
    const open = rooms.filter(({ countedAt }) => countedAt === null)
    await saveRoundRooms(
      db,
      open.map(({ id, name }) => ({
        ...{ stocktakingId: roundId, roomId: id, name },
        ...{ countedAt: null, countedBy: null },
      })),
    )
    await saveFinished(db, round, { finishedAt: deps.now(), finishedBy: actorIdOf(actor) })
    const after = { name: round.name, rooms: rooms.length - open.length }
    recordEvent(db, eventBy(deps, actor, 'stocktaking_finished', roundId, { after }))
  })
}

/** Goes on, e.g. because finds came in late. Throws `conflict` when it is running already. */
export async function reopenRound(deps: Deps, actor: Actor, roundId: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const round = await readRound(db, actor, roundId)
    if (round.finishedAt === null) throw new Failure('conflict', 'Diese Inventur läuft schon.')
    await saveFinished(db, round, { finishedAt: null, finishedBy: null })
    const details = { after: { name: round.name } }
    recordEvent(db, eventBy(deps, actor, 'stocktaking_reopened', roundId, details))
  })
}

async function judge(
  { deps, actor, db }: Work,
  round: Round,
  roomId: string,
  { id, code, millisecondsAgo }: FindInput,
): Promise<Find> {
  const rooms = await listRooms(db)
  const roomName = nameOfRoom(rooms, round.siteId, roomId)
  if (roomName === undefined) throw roomIsGone()
  const device = choose(await listCandidates(db, round, code), round, roomId)
  const sites = await listSites(db)
  const place = device ? placeInWords(device, { sites, rooms, siteId: round.siteId }) : ''
  return {
    id: id ?? deps.newId(),
    stocktakingId: round.id,
    ...{ roomId, roomName },
    deviceId: device?.id ?? null,
    label: device ? deviceName(device) || device.hostname || device.mac : labelOfCode(code),
    ...judgeFind(device, { siteId: round.siteId, roomId }, place),
    at: instantBefore(deps.now(), millisecondsAgo, round.startedAt),
    by: actorIdOf(actor),
    rebookedAt: null,
  }
}

/** Devices of other information domains are as unknown as those of other cities. */
async function listCandidates(
  db: Db,
  { informationDomainId }: Round,
  code: string,
): Promise<StoredDevice[]> {
  const { deviceId } = readScannedCode(code)
  if (deviceId === undefined) {
    const numbered = await listNumberedDevices(db, code)
    return numbered.filter((device) => device.informationDomainId === informationDomainId)
  }
  const selection = { id: deviceId, informationDomainIds: [informationDomainId] }
  return listDevicesAfter(db, selection, { limit: 1 })
}

/** A serial number may be there twice: the device that should be here is meant before any other. */
function choose(
  candidates: readonly StoredDevice[],
  { siteId }: Round,
  roomId: string,
): StoredDevice | undefined {
  return (
    candidates.find((device) => device.siteId === siteId && (device.roomId ?? noRoom) === roomId) ??
    candidates[0]
  )
}

function missingFind(
  deps: Deps,
  round: Round,
  room: { readonly id: string; readonly name: string },
  device: StoredDevice,
  { at, by }: { readonly at: string; readonly by: string },
): Find {
  return {
    id: deps.newId(),
    stocktakingId: round.id,
    ...{ roomId: room.id, roomName: room.name, deviceId: device.id },
    label: deviceName(device) || device.hostname || device.mac,
    ...{ result: 'missing', statedPlace: '', at, by, rebookedAt: null },
  }
}

/** Never before the round began. */
function instantBefore(now: string, milliseconds: number, earliest: string): string {
  const at = new Date(Date.parse(now) - milliseconds).toISOString()
  return at < earliest ? earliest : at
}

function ensureSameRound(find: Find, { id }: Round): Find {
  if (find.stocktakingId === id) return find
  throw new Failure('conflict', 'Diese Kennung gehört zu einem anderen Fund.')
}

function ensureRunning({ finishedAt, name }: Round): void {
  if (finishedAt === null) return
  throw new Failure(
    'conflict',
    `Die Inventur „${name}“ ist beendet. Wer sie im Protokoll wieder öffnet, kann den Fund noch einmal senden.`,
  )
}

function roomIsGone(): Failure {
  return new Failure(
    'conflict',
    'Diesen Raum gibt es am Standort nicht mehr; vielleicht wurde er mit einem anderen zusammengeführt.',
  )
}
