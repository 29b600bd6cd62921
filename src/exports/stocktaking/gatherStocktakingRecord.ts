/** Reads what the workbook of a stocktaking round shows. @module */
import type { Db } from '../../../db/db.ts'
import type { StocktakingRecord } from '../../../reports/stocktakingRecord.ts'
import type { Actor } from '../../access/actor.ts'
import { readActorNames } from '../../inventory/devices/changes/readChangeSetPage.ts'
import {
  type FindResult,
  findResultLabels,
  findResultMeanings,
  findResults,
} from '../../inventory/stocktaking/findResult.ts'
import { readRoundState } from '../../inventory/stocktaking/readRound.ts'

const tones = {
  found: 'good',
  wrong_room: 'warning',
  unexpected: 'warning',
  unknown: 'warning',
  missing: 'bad',
} as const

/** Throws `not_found`. */
export async function gatherStocktakingRecord(
  db: Db,
  actor: Actor,
  roundId: string,
): Promise<StocktakingRecord> {
  const { round, site, rooms, counted, finds } = await readRoundState(db, actor, roundId)
  const nameOf = await readActorNames(db)
  const atTheEnd = round.finishedAt === null ? rooms : counted
  const countedBy = new Map(counted.map(({ roomId, countedBy: by }) => [roomId, by]))
  return {
    ...{ name: round.name, site: site.name, startedAt: round.startedAt },
    startedBy: nameOf(round.startedBy),
    finishedAt: round.finishedAt,
    finishedBy: round.finishedBy === null ? '' : nameOf(round.finishedBy),
    words: findResults.map((result) => ({
      word: findResultLabels[result],
      meaning: findResultMeanings[result],
      tone: tones[result],
    })),
    finds: finds
      .map(({ label, result, roomName, statedPlace, at, by, rebookedAt }) => ({
        ...{ device: label, result: findResultLabels[result], room: roomName },
        ...{ statedPlace, at, by: nameOf(by), rebookedAt },
      }))
      .sort((a, b) => byWords(a.room, b.room) || byWords(a.device, b.device)),
    rooms: atTheEnd
      .map((room) => {
        const id = 'roomId' in room ? room.roomId : room.id
        const count = (...wanted: FindResult[]) =>
          finds.filter(({ roomId, result }) => roomId === id && wanted.includes(result)).length
        return {
          ...{ room: room.name, countedAt: room.countedAt },
          countedBy: room.countedAt === null ? '' : nameOf(countedBy.get(id) ?? ''),
          ...{ found: count('found'), elsewhere: count('wrong_room'), missing: count('missing') },
          others: count('unexpected', 'unknown'),
        }
      })
      .sort((a, b) => byWords(a.room, b.room)),
  }
}

function byWords(a: string, b: string): number {
  return a.localeCompare(b, 'de', { numeric: true })
}
