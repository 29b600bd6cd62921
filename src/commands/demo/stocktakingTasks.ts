/** Stocktaking of the city: a round is started, counted room by room and, unless it is still running, finished. @module */
import { listSites } from '../../../db/queries/devices.ts'
import type { History } from '../../../samples/historySchema.ts'
import type { Actor } from '../../access/actor.ts'
import {
  countRoom,
  finishRound,
  startRound,
  storeFind,
} from '../../inventory/stocktaking/actions.ts'
import { type RoundState, readRoundState } from '../../inventory/stocktaking/readRound.ts'
import { accountOf, type City, domainOf } from './city.ts'
import type { Task } from './task.ts'

type SampleRound = History['devices']['rounds'][number]

/** A scan takes so long; the last one is made at the hour at which the clock of that day stands. */
const scanMilliseconds = 25_000

export function stocktakingTasks(city: City): Task[] {
  return city.history.devices.rounds.flatMap((round) => {
    const actor = accountOf(city, round.by)
    let id = ''
    const start: Task = {
      on: round.startedOn,
      run: async () => {
        id = await startSampleRound(city, actor, round)
      },
    }
    const count: Task = { on: round.countedOn, run: () => countRooms(city, actor, id, round) }
    if (round.finishedOn === null) return [start, count]
    const finish: Task = { on: round.finishedOn, run: () => finishRound(city.deps, actor, id) }
    return [start, count, finish]
  })
}

async function startSampleRound(
  city: City,
  actor: Actor,
  { domain, site, name }: SampleRound,
): Promise<string> {
  const sites = await city.deps.store.read(city.organisationId, listSites)
  const siteId = sites.find((one) => one.name === site)?.id
  if (siteId === undefined) throw new Error(`samples: no site ${site}`)
  return startRound(city.deps, actor, domainOf(city, domain).id, { siteId, name })
}

async function countRooms(
  city: City,
  actor: Actor,
  roundId: string,
  round: SampleRound,
): Promise<void> {
  const state = await city.deps.store.read(city.organisationId, (db) =>
    readRoundState(db, actor, roundId),
  )
  const rooms = roomsOf(state, round)
  const scans = rooms.flatMap((room) =>
    codesIn(room, round).map((code) => ({ roomId: room.id, code })),
  )
  for (const [index, { roomId, code }] of scans.entries()) {
    const millisecondsAgo = (scans.length - index) * scanMilliseconds
    await storeFind(city.deps, actor, { roundId, roomId, input: { code, millisecondsAgo } })
  }
  for (const { id } of rooms) await countRoom(city.deps, actor, { roundId, roomId: id })
}

type SampleRoom = RoundState['rooms'][number]

function roomsOf(state: RoundState, { rooms: counted }: SampleRound): readonly SampleRoom[] {
  if (counted === 'all') return state.rooms
  return counted.map((name) => {
    const room = state.rooms.find((one) => one.name === name)
    if (!room) throw new Error(`samples: no room ${name}`)
    return room
  })
}

/** What is scanned in a room: what should be here and is, what belongs elsewhere, what nobody knows. */
function codesIn(
  { name, devices }: SampleRoom,
  { missing, elsewhere, unknown }: SampleRound,
): string[] {
  const away = new Set([...missing, ...elsewhere.map(({ device }) => device)])
  return [
    ...devices
      .map(({ inventoryNumber, serial }) => inventoryNumber ?? serial ?? '')
      .filter((code) => code !== '' && !away.has(code)),
    ...elsewhere.filter(({ room }) => room === name).map(({ device }) => device),
    ...unknown.filter(({ room }) => room === name).map(({ code }) => code),
  ]
}
