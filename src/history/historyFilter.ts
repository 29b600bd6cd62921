/** Which events of the audit trail are wanted; it stands in the address, so that a link shows the same list. @module */
import { type EventKind, eventKindLabels } from '../access/eventKind.ts'
import { addDays, type Day, dayOf, type Instant, isDay } from '../core/day.ts'

/** As the address has it; what makes no sense is left out. */
export type HistoryFilter = {
  readonly kind: EventKind | undefined
  readonly actorId: string | undefined
  readonly text: string
  readonly from: Day | undefined
  readonly until: Day | undefined
  readonly before: number | undefined
  readonly after: number | undefined
}

type Query = Readonly<Record<string, string | undefined>>

export function historyFilter(query: Query): HistoryFilter {
  return {
    kind: isEventKind(query.art) ? query.art : undefined,
    actorId: query.person || undefined,
    text: (query.suche ?? '').trim().slice(0, 100),
    from: dayIn(query.von),
    until: dayIn(query.bis),
    before: sequenceIn(query.vor),
    after: sequenceIn(query.nach),
  }
}

/** The same filter in an address, without the place in the list. */
export function historyQuery(filter: HistoryFilter): Record<string, string | undefined> {
  const { kind, actorId, text, from, until } = filter
  return { art: kind, person: actorId, suche: text || undefined, von: from, bis: until }
}

/** The instants between which the days lie, in UTC; `until` not included. */
export function instantsOf({ from, until }: Pick<HistoryFilter, 'from' | 'until'>) {
  return {
    from: from && startOfDay(from),
    until: until && startOfDay(addDays(until, 1)),
  }
}

/** Midnight in Berlin, which is one or two hours ahead of UTC. */
function startOfDay(day: Day): Instant {
  const inSummer = `${addDays(day, -1)}T22:00:00.000Z`
  return dayOf(inSummer) === day ? inSummer : `${addDays(day, -1)}T23:00:00.000Z`
}

function isEventKind(text: string | undefined): text is EventKind {
  return text !== undefined && Object.hasOwn(eventKindLabels, text)
}

function dayIn(text: string | undefined): Day | undefined {
  return text !== undefined && isDay(text) ? text : undefined
}

function sequenceIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
