import type { Db } from '../../../db/db.ts'
import {
  countItemsByKind,
  countReminderStates,
  countReminders,
  listRemindedPeople,
  listReminders,
  type ReminderScope,
  type StoredReminder,
} from '../../../db/queries/reminderOutbox.ts'
import { addDays, type Day, type Instant } from '../../core/day.ts'
import { type ReminderKind, reminderKinds } from '../reminderKind.ts'
import type { ReminderState } from '../reminderState.ts'
import type { RecordFilter } from './recordFilter.ts'

export const remindersPerPage = 100
const latelyDays = 14

export type RecordRow = StoredReminder & {
  readonly kinds: readonly { readonly kind: ReminderKind; readonly count: number }[]
  readonly nearestDueOn: Day | null
}

export type DeliveryRecord = {
  readonly rows: readonly RecordRow[]
  readonly found: number
  readonly states: Readonly<Record<ReminderState, number>>
  /** Of the last two weeks: what is older people have heard of since, or mended. */
  readonly givenUpLately: number
  readonly lastSentAt: Instant | null
  readonly people: readonly { readonly recipientId: string; readonly name: string }[]
}

/** A page of it; `offsetOf` gets how many there are and says where the page begins. */
export async function readRecord(
  db: Db,
  scope: ReminderScope,
  { state, day, recipientId, kind }: RecordFilter,
  { today, offsetOf }: { today: Day; offsetOf: (found: number) => number },
): Promise<DeliveryRecord> {
  const filter = { ...scope, state, from: day, until: day, recipientId, kind }
  const found = await countReminders(db, filter)
  const window = { limit: remindersPerPage, offset: offsetOf(found) }
  const reminders = await listReminders(db, filter, window)
  const counts = await countItemsByKind(
    db,
    reminders.map(({ id }) => id),
    scope,
  )
  const states = await countReminderStates(db, scope)
  const lately = { state: 'given_up', from: addDays(today, -latelyDays) } as const
  return {
    rows: reminders.map((row) => withItems(row, counts)),
    found,
    states: statesOf(states),
    givenUpLately: await countReminders(db, { ...scope, ...lately }),
    lastSentAt: states.find((each) => each.state === 'sent')?.lastSentAt ?? null,
    people: await listRemindedPeople(db, scope),
  }
}

type Counts = Awaited<ReturnType<typeof countItemsByKind>>

function withItems(row: StoredReminder, counts: Counts): RecordRow {
  const own = counts.filter(({ reminderId }) => reminderId === row.id)
  const days = own.map(({ nearestDueOn }) => nearestDueOn).sort()
  const kinds = reminderKinds.flatMap((kind) => own.filter((each) => each.kind === kind))
  return { ...row, kinds, nearestDueOn: days[0] ?? null }
}

function statesOf(
  counts: readonly { state: ReminderState; count: number }[],
): Record<ReminderState, number> {
  const of = (state: ReminderState) => counts.find((each) => each.state === state)?.count ?? 0
  return {
    waiting: of('waiting'),
    sent: of('sent'),
    given_up: of('given_up'),
    replaced: of('replaced'),
  }
}
