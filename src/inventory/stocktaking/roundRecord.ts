/** What the record of a round says. @module */
import type { FindResult } from './findResult.ts'
import { countResults, type Find, type FindCounts, listRebookable, type Round } from './round.ts'

export type RoundRecord = {
  readonly round: Round
  readonly site: string
  /** Who finished it; '' while it is running. */
  readonly by: string
  readonly counts: FindCounts
  readonly rooms: number
  /** Names of rooms that nobody has counted. */
  readonly uncounted: readonly string[]
  readonly found: readonly Find[]
  readonly wrongRooms: readonly Find[]
  readonly rebookable: readonly Find[]
  readonly missing: readonly Find[]
  readonly unexpected: readonly Find[]
  readonly unknown: readonly Find[]
}

type Known = Pick<RoundRecord, 'round' | 'site' | 'by'> & {
  /** The last one of each device. */
  readonly finds: readonly Find[]
  readonly rooms: readonly { readonly name: string; readonly countedAt: string | null }[]
}

export function roundRecord({ round, site, by, finds, rooms }: Known): RoundRecord {
  const of = (result: FindResult) =>
    finds.filter((find) => find.result === result).sort(byRoomAndLabel)
  const uncounted = rooms.filter(({ countedAt }) => countedAt === null).map(({ name }) => name)
  return {
    ...{ round, site, by, uncounted },
    counts: countResults(finds),
    rooms: rooms.length,
    found: of('found'),
    wrongRooms: of('wrong_room'),
    rebookable: listRebookable(finds),
    missing: of('missing'),
    unexpected: of('unexpected'),
    unknown: of('unknown'),
  }
}

function byRoomAndLabel(a: Find, b: Find): number {
  const compare = (one: string, other: string) => one.localeCompare(other, 'de', { numeric: true })
  return compare(a.roomName, b.roomName) || compare(a.label, b.label)
}
