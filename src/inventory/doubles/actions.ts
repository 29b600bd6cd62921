/** Rooms and sites that were there twice become one. @module */
import type { Db } from '../../../db/db.ts'
import {
  type Device,
  listDevicesAt,
  listRooms,
  listSites,
  type StoredRoom,
  type StoredSite,
  saveDevice,
  saveRoom,
} from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { deleteRooms, deleteSites, moveRooms } from '../../../db/queries/places.ts'
import { listRunningRounds, moveRounds } from '../../../db/queries/stocktaking.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { deviceSearchText } from '../deviceSearchText.ts'
import { readSiteReach } from '../readSiteReach.ts'
import { ensureDevicesInReach, kindOfMerged, othersOf } from './mergeRules.ts'

/** `keepId` keeps its name and takes in what stands in the others; it may be among `ids`. */
export type Merge = { readonly keepId: string; readonly ids: readonly string[] }

type Work = { readonly deps: Deps; readonly actor: Actor; readonly db: Db }

/**
 * Devices of all of them stand in one room afterwards; the others are gone. Returns how many devices moved. Throws
 * `invalid` for rooms of different sites, `conflict` for rooms that two people called different things, where devices
 * stand that the actor does not see, or while a stocktaking round is running, `not_found`.
 */
export async function mergeRooms(
  deps: Deps,
  actor: Actor,
  { keepId, ids }: Merge,
): Promise<number> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const work = { deps, actor, db }
    const all = await listRooms(db)
    const keep = await pick(work, all, keepId)
    const others = []
    for (const id of othersOf(keepId, ids)) others.push(await pick(work, all, id))
    if (others.some(({ siteId }) => siteId !== keep.siteId)) {
      throw new Failure('invalid', 'Diese Räume liegen an verschiedenen Standorten.', {
        keep: 'Zusammenführen lassen sich nur Räume eines Standorts.',
      })
    }
    await ensureNotCounted(db, [keep.siteId])
    const site = (await listSites(db)).find(({ id }) => id === keep.siteId)
    const gone = new Map(others.map(({ id }) => [id, keep]))
    const devices = await listDevicesAt(db, keep.siteId)
    return storeMergedRooms(work, { site, keep, others, gone, devices })
  })
}

/**
 * Rooms and devices of all of them belong to one site afterwards; rooms of the same name become one. Returns how many
 * devices moved. Throws `conflict` and `not_found` as `mergeRooms` does.
 */
export async function mergeSites(
  deps: Deps,
  actor: Actor,
  { keepId, ids }: Merge,
): Promise<number> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const work = { deps, actor, db }
    const sites = await listSites(db)
    const keep = await pickSite(work, sites, keepId)
    const others = othersOf(keepId, ids)
    await ensureNotCounted(db, [keepId, ...others])
    let moved = 0
    for (const id of others) {
      moved += await storeMergedSite(work, keep, await pickSite(work, sites, id))
    }
    return moved
  })
}

async function storeMergedSite(work: Work, keep: StoredSite, gone: StoredSite): Promise<number> {
  const { deps, actor, db } = work
  const rooms = await listRooms(db)
  const names = new Map(
    rooms.filter(({ siteId }) => siteId === keep.id).map((room) => [room.nameKey, room]),
  )
  const movedRooms = rooms.filter(({ siteId }) => siteId === gone.id)
  const doubles = movedRooms.filter(({ nameKey }) => names.has(nameKey))
  const roomOf = new Map(movedRooms.map((room) => [room.id, names.get(room.nameKey) ?? room]))
  for (const double of doubles) await storeKind(work, roomOf.get(double.id) ?? double, [double])
  const devices = await listDevicesAt(db, gone.id)
  ensureDevicesInReach(actor, devices)
  await moveRooms(
    db,
    movedRooms.filter((room) => !doubles.includes(room)).map(({ id }) => id),
    keep.id,
  )
  for (const device of devices) {
    await moveDevice(work, device, keep, roomOf.get(device.roomId ?? ''))
  }
  await removeRooms(work, doubles, roomOf)
  await moveRounds(db, gone.id, keep.id)
  await deleteSites(db, [gone.id])
  const { name, type, defaultZone } = gone
  const details = { before: { name, type, defaultZone }, after: { siteId: keep.id } }
  recordEvent(db, eventBy(deps, actor, 'site_merged', gone.id, details))
  return devices.length
}

async function storeMergedRooms(
  work: Work,
  {
    site,
    keep,
    others,
    gone,
    devices,
  }: {
    site: StoredSite | undefined
    keep: StoredRoom
    others: readonly StoredRoom[]
    gone: ReadonlyMap<string, StoredRoom>
    devices: readonly Device[]
  },
): Promise<number> {
  const moved = devices.filter(({ roomId }) => gone.has(roomId ?? ''))
  ensureDevicesInReach(work.actor, moved)
  await storeKind(work, keep, others)
  for (const device of moved) {
    if (site) await moveDevice(work, device, site, keep)
  }
  await removeRooms(work, others, gone)
  return moved.length
}

/** What somebody said about a room that goes is said about the one that stays. */
async function storeKind(
  { deps, actor, db }: Work,
  keep: StoredRoom,
  others: readonly StoredRoom[],
): Promise<void> {
  const kind = kindOfMerged([keep, ...others])
  if (kind === keep.kind) return
  await saveRoom(db, keep.id, keep.version, { kind })
  const details = { before: { kind: keep.kind }, after: { kind } }
  recordEvent(db, eventBy(deps, actor, 'room_changed', keep.id, details))
}

async function moveDevice(
  { deps, actor, db }: Work,
  device: Device,
  site: StoredSite,
  room: StoredRoom | undefined,
): Promise<void> {
  const place = { siteId: site.id, roomId: room?.id ?? null }
  const names = { siteName: site.name, roomName: room?.name ?? '' }
  const searchText = deviceSearchText(device, names)
  await saveDevice(db, device.id, device.version, { ...place, searchText })
  const { siteId, roomId } = device
  const details = { before: { siteId, roomId }, after: place }
  recordEvent(db, eventBy(deps, actor, 'device_changed', device.id, details))
}

async function removeRooms(
  { deps, actor, db }: Work,
  rooms: readonly StoredRoom[],
  into: ReadonlyMap<string, StoredRoom>,
): Promise<void> {
  await deleteRooms(
    db,
    rooms.map(({ id }) => id),
  )
  for (const { id, building, name, kind } of rooms) {
    const details = { before: { building, name, kind }, after: { roomId: into.get(id)?.id } }
    recordEvent(db, eventBy(deps, actor, 'room_merged', id, details))
  }
}

/** What is being counted stays what it is until the round is finished. */
async function ensureNotCounted(db: Db, siteIds: readonly string[]): Promise<void> {
  const [running] = await listRunningRounds(db, siteIds)
  if (!running) return
  throw new Failure(
    'conflict',
    `Dort läuft die Inventur „${running.name}“. Bitte beenden Sie sie erst, dann lässt sich zusammenführen.`,
  )
}

async function pick(
  { actor, db }: Work,
  rooms: readonly StoredRoom[],
  id: string,
): Promise<StoredRoom> {
  const found = rooms.find((room) => room.id === id)
  if (found && (await readSiteReach(db, actor, found.siteId))) return found
  throw new Failure(
    'not_found',
    'Einen dieser Räume gibt es nicht mehr, oder Sie dürfen ihn nicht sehen.',
  )
}

async function pickSite(
  { actor, db }: Work,
  sites: readonly StoredSite[],
  id: string,
): Promise<StoredSite> {
  const found = sites.find((site) => site.id === id)
  if (found && (await readSiteReach(db, actor, id))) return found
  throw new Failure(
    'not_found',
    'Einen dieser Standorte gibt es nicht mehr, oder Sie dürfen ihn nicht sehen.',
  )
}
