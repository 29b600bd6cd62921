/** A stocktaking round as its pages and actions need it. @module */
import type { Db } from '../../../db/db.ts'
import {
  listRooms,
  listSites,
  type StoredRoom,
  type StoredSite,
} from '../../../db/queries/devices.ts'
import {
  findRound,
  listDevicesToCount,
  listFinds,
  listRoundRooms,
} from '../../../db/queries/stocktaking.ts'
import type { StoredDevice } from '../../../db/queries/wholeDevices.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { Failure } from '../../core/failure.ts'
import { noRoom, noRoomName } from './findResult.ts'
import {
  type CountedRoom,
  type Find,
  listLastFinds,
  listRoomsToCount,
  type Round,
  type RoundRoom,
} from './round.ts'

export type RoundState = {
  readonly round: Round
  readonly site: StoredSite
  readonly devices: readonly StoredDevice[]
  readonly rooms: readonly CountedRoom<StoredDevice>[]
  readonly counted: readonly RoundRoom[]
  /** The last one of each device. */
  readonly finds: readonly Find[]
}

/** Throws `not_found`, also for a round of an information domain that the actor does not see. */
export async function readRound(db: Db, actor: Actor, id: string): Promise<Round> {
  const round = await findRound(db, id)
  if (round && isInDomain(actor, round.informationDomainId)) return round
  throw new Failure('not_found', 'Diese Inventur gibt es nicht, oder Sie dürfen sie nicht sehen.')
}

/** Throws `not_found`. */
export async function readRoundState(db: Db, actor: Actor, id: string): Promise<RoundState> {
  const round = await readRound(db, actor, id)
  const site = (await listSites(db)).find((one) => one.id === round.siteId)
  if (!site) throw new Error(`the site of the round ${id} is missing`)
  const rooms = (await listRooms(db)).filter(({ siteId }) => siteId === round.siteId)
  const devices = await listDevicesToCount(db, round.siteId, round.informationDomainId)
  const counted = await listRoundRooms(db, id)
  const finds = listLastFinds(await listFinds(db, id))
  return { round, site, devices, rooms: listRoomsToCount(rooms, devices, counted), counted, finds }
}

/** The name of a room of the site in words; undefined for one that is not there. */
export function nameOfRoom(
  rooms: readonly StoredRoom[],
  siteId: string,
  roomId: string,
): string | undefined {
  if (roomId === noRoom) return noRoomName
  const found = rooms.find((room) => room.id === roomId && room.siteId === siteId)
  return found && [found.building, found.name].filter(Boolean).join(', ')
}

/** „Grundschule Nord, Haus A, 1.07“; without the site where it is the one that is counted. */
export function placeInWords(
  device: { readonly siteId: string | null; readonly roomId: string | null },
  {
    sites,
    rooms,
    siteId,
  }: {
    readonly sites: readonly StoredSite[]
    readonly rooms: readonly StoredRoom[]
    readonly siteId: string
  },
): string {
  const site = device.siteId === siteId ? '' : sites.find(({ id }) => id === device.siteId)?.name
  const room = rooms.find(({ id }) => id === device.roomId)
  const parts = [site, room?.building, room?.name].filter(Boolean)
  if (device.siteId === null) return 'an keinem Standort'
  return room ? parts.join(', ') : [site, 'in keinem Raum'].filter(Boolean).join(', ')
}
