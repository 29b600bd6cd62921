/** The filters of the outbox, as they stand in the address. @module */
import { type Day, isDay } from '../../core/day.ts'
import { type ReminderKind, reminderKinds } from '../reminderKind.ts'
import { type ReminderState, reminderStates } from '../reminderState.ts'

export type RecordFilter = {
  readonly state: ReminderState | undefined
  readonly day: Day | undefined
  readonly recipientId: string | undefined
  readonly kind: ReminderKind | undefined
}

/** What is unknown filters nothing. */
export function recordFilter(query: Readonly<Record<string, string>>): RecordFilter {
  const day = query.tag ?? ''
  return {
    state: reminderStates.find((state) => state === query.stand),
    day: isDay(day) ? day : undefined,
    recipientId: query.person?.slice(0, 100) || undefined,
    kind: reminderKinds.find((kind) => kind === query.art),
  }
}

export function recordQuery({ state, day, recipientId, kind }: RecordFilter) {
  return { stand: state, tag: day, person: recipientId, art: kind }
}
