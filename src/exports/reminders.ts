/** Reads what the delivery record shows; both tables are read in parts and never held. @module */
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  countDelivered,
  countItemsByKind,
  type DeliveredItem,
  type ReminderFilter,
  readDeliveredItems,
  readReminders,
  type StoredReminder,
} from '../../db/queries/reminderOutbox.ts'
import type { Delivery, RemindedItem, ReminderRecord } from '../../reports/reminders.ts'
import type { Tone } from '../../reports/sheet.ts'
import { nounOf } from '../reminders/mail/itemWords.ts'
import { speakLead, speakReason } from '../reminders/record/reminderWords.ts'
import { type ReminderState, reminderStateLabels } from '../reminders/reminderState.ts'
import type { ExportFilter } from './exportFilter.ts'

const stateTones: Readonly<Record<ReminderState, Tone>> = {
  waiting: 'warning',
  sent: 'good',
  given_up: 'bad',
  replaced: 'muted',
}

/** Items of the information domain, and of the whole organisation; digests that have one. */
export async function gatherReminders(
  db: Db,
  { code }: InformationDomain,
  { from, until, recipientId, kind }: ExportFilter,
): Promise<ReminderRecord> {
  const filter = { from, until, recipientId, kind, domainCodes: [code] }
  return {
    deliveries: describeDeliveries(db, filter),
    items: describeItems(db, filter),
    counts: await countDelivered(db, filter),
  }
}

async function* describeDeliveries(
  db: Db,
  filter: ReminderFilter,
): AsyncGenerator<readonly (Delivery & { items: number })[]> {
  for await (const part of readReminders(db, filter)) {
    const ids = part.map(({ id }) => id)
    const items = new Map<string, number>()
    for (const { reminderId, kind, count } of await countItemsByKind(db, ids, filter)) {
      if (filter.kind !== undefined && filter.kind !== kind) continue
      items.set(reminderId, (items.get(reminderId) ?? 0) + count)
    }
    yield part.map((row) => ({ ...describeDelivery(row), items: items.get(row.id) ?? 0 }))
  }
}

async function* describeItems(
  db: Db,
  filter: ReminderFilter,
): AsyncGenerator<readonly RemindedItem[]> {
  for await (const part of readDeliveredItems(db, filter)) yield part.map(describeItem)
}

function describeItem({ reminder, item }: DeliveredItem): RemindedItem {
  const { title, place, dueOn, originalDueOn, responsible, count, isLate } = item
  return {
    ...{ title, place, dueOn, originalDueOn, responsible, count, isLate },
    delivery: describeDelivery(reminder),
    kind: nounOf(item),
    informationDomain: item.informationDomainCode,
    lead: speakLead(item),
    reason: speakReason(item),
  }
}

function describeDelivery(row: StoredReminder): Delivery {
  const { day, email, state, sentAt, attempts, isLate, problem, serverAnswer, messageId } = row
  return {
    ...{ day, email, sentAt, attempts, isLate, serverAnswer, messageId },
    recipient: row.recipientName,
    state: reminderStateLabels[state],
    stateTone: stateTones[state],
    problem: state === 'sent' ? '' : problem,
  }
}
