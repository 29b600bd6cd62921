/** Data protection: how long things are kept, and what goes by itself. @module */
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteAccessesBefore,
  deleteRemindersBefore,
  saveRetentionRun,
  saveRetentionSettings,
} from '../../../db/queries/retention.ts'
import { type Actor, ensureEverywhere } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import { addDays, startOfDay } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import type { RetentionForm } from './privacyForms.ts'

/** Throws `conflict` when somebody else saved since `version`. */
export async function changeRetention(
  deps: Deps,
  actor: Actor,
  { version, ...times }: RetentionForm,
): Promise<void> {
  allow(actor, 'write', 'privacy')
  ensureEverywhere(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { version: _, ...before } = await readRetention(db)
    await saveRetentionSettings(db, version, times)
    const details = { before, after: times }
    recordEvent(db, eventBy(deps, actor, 'retention_changed', actor.organisationId, details))
  })
}

/** The access log and reminders that are kept long enough; by the real time, which is what people's data age in. */
export async function deleteExpired(deps: Deps, organisationId: string): Promise<void> {
  const at = deps.serverTime()
  const before = (days: number) => startOfDay(addDays(at.slice(0, 10), -days))
  await deps.store.write(organisationId, async (db) => {
    const { accessLogDays, reminderDays } = await readRetention(db)
    const accesses = await deleteAccessesBefore(db, before(accessLogDays))
    await saveRetentionRun(db, 'accessLog', at, accesses)
    const reminders = await deleteRemindersBefore(db, before(reminderDays))
    await saveRetentionRun(db, 'reminders', at, reminders)
  })
}
