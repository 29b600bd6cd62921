/** What was sent to somebody lately. */
import { and, count, desc, eq, inArray, min } from 'drizzle-orm'
import type { ReminderState } from '../../src/reminders/reminderState.ts'
import type { Db } from '../db.ts'

export type LastReminder = {
  readonly id: string
  readonly day: string
  readonly isLate: boolean
  readonly state: ReminderState
  readonly items: number
  readonly nextDueOn: string | null
}

/** The newest first. */
export async function listLastReminders(
  db: Db,
  recipientId: string,
  limit: number,
): Promise<LastReminder[]> {
  const { reminder, reminderItem } = db.tables
  const rows = await db
    .select({
      id: reminder.id,
      day: reminder.day,
      isLate: reminder.isLate,
      state: reminder.state,
    })
    .from(reminder)
    .where(
      and(eq(reminder.organisationId, db.organisationId), eq(reminder.recipientId, recipientId)),
    )
    .orderBy(desc(reminder.day))
    .limit(limit)
  if (rows.length === 0) return []
  const { reminderId } = reminderItem
  const counted = await db
    .select({ reminderId, items: count(), nextDueOn: min(reminderItem.dueOn) })
    .from(reminderItem)
    .where(
      and(
        eq(reminderItem.organisationId, db.organisationId),
        inArray(
          reminderId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(reminderId)
  const byId = new Map(counted.map((each) => [each.reminderId, each]))
  return rows.map((row) => {
    const { items = 0, nextDueOn = null } = byId.get(row.id) ?? {}
    return { ...row, items, nextDueOn }
  })
}
