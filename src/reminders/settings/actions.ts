/** When the organisation reminds, and which school holidays it keeps. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteSchoolHolidays,
  findReminderSettings,
  insertSchoolHolidays,
  listSchoolHolidays,
  type StoredSchoolHoliday,
  saveReminderSettings,
  saveSchoolHoliday,
} from '../../../db/queries/reminderSettings.ts'
import { type Actor, ensureEverywhere } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { type ReminderSettings, usualSettings } from '../reminderSettings.ts'
import type { SchoolHoliday } from '../workDays.ts'
import { ensureApart } from './schoolHoliday.ts'
import type { ReminderSettingsInput } from './settingsForm.ts'

/** `version` 0: nothing was set before. Throws `conflict` when somebody saved since. */
export async function changeReminderSettings(
  deps: Deps,
  actor: Actor,
  version: number,
  input: ReminderSettingsInput,
): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readSettings(db)
    const after = { ...before.settings, ...input }
    await saveReminderSettings(db, version, after)
    noteChange(deps, actor, db, { before: before.settings, after })
  })
}

/**
 * Makes the given periods the organisation's own list. `version` is that of the settings, which every change of the
 * list raises. Throws `conflict` when somebody saved since, or the list is already its own.
 */
export async function ownSchoolHolidays(
  deps: Deps,
  actor: Actor,
  version: number,
  periods: readonly SchoolHoliday[],
): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { settings } = await readSettings(db)
    if (settings.ownsSchoolHolidays) {
      throw new Failure('conflict', 'Die Schulferien sind schon eine eigene Liste.')
    }
    await saveReminderSettings(db, version, { ...settings, ownsSchoolHolidays: true })
    const rows = periods.map((period) => ({ id: deps.newId(), ...period }))
    await insertSchoolHolidays(db, rows)
    recordEvent(
      db,
      eventBy(deps, actor, 'school_holidays_owned', actor.organisationId, {
        before: { ownsSchoolHolidays: false },
        after: { ownsSchoolHolidays: true, periods },
      }),
    )
  })
}

/** The catalogue's list counts again, the own one is dropped. Throws `conflict` when somebody saved since. */
export async function dropSchoolHolidays(deps: Deps, actor: Actor, version: number): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { settings, periods } = await readOwnList(db)
    await saveReminderSettings(db, version, { ...settings, ownsSchoolHolidays: false })
    await deleteSchoolHolidays(db)
    recordEvent(
      db,
      eventBy(deps, actor, 'school_holidays_dropped', actor.organisationId, {
        before: { ownsSchoolHolidays: true, periods: periods.map(factsOf) },
        after: { ownsSchoolHolidays: false, periods: [] },
      }),
    )
  })
}

/** Throws `invalid` for days of another period, `conflict` when somebody saved since. */
export async function addSchoolHoliday(
  deps: Deps,
  actor: Actor,
  version: number,
  period: SchoolHoliday,
): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { settings, periods } = await readOwnList(db)
    ensureApart(period, periods)
    await saveReminderSettings(db, version, settings)
    const id = deps.newId()
    await insertSchoolHolidays(db, [{ id, ...period }])
    recordEvent(db, eventBy(deps, actor, 'school_holiday_added', id, { after: period }))
  })
}

/** Throws as `addSchoolHoliday`, and `not_found`. */
export async function changeSchoolHoliday(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  period: SchoolHoliday,
): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { settings, periods } = await readOwnList(db)
    const before = requirePeriod(periods, id)
    ensureApart(
      period,
      periods.filter((other) => other.id !== id),
    )
    await saveReminderSettings(db, version, settings)
    await saveSchoolHoliday(db, id, period)
    const details = { before: factsOf(before), after: period }
    recordEvent(db, eventBy(deps, actor, 'school_holiday_changed', id, details))
  })
}

/** Throws `not_found`, and `conflict` when somebody saved since. */
export async function removeSchoolHoliday(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const { settings, periods } = await readOwnList(db)
    const before = factsOf(requirePeriod(periods, id))
    await saveReminderSettings(db, version, settings)
    await deleteSchoolHolidays(db, id)
    recordEvent(db, eventBy(deps, actor, 'school_holiday_removed', id, { before }))
  })
}

function ensureMaySet(actor: Actor): void {
  allow(actor, 'write', 'reminders')
  ensureEverywhere(actor)
}

async function readSettings(db: Db): Promise<{ settings: ReminderSettings }> {
  const { version: _, ...settings } = (await findReminderSettings(db)) ?? {
    ...usualSettings,
    version: 0,
  }
  return { settings }
}

/** Throws `not_found` where the catalogue's list counts: nobody changes that. */
async function readOwnList(
  db: Db,
): Promise<{ settings: ReminderSettings; periods: readonly StoredSchoolHoliday[] }> {
  const { settings } = await readSettings(db)
  if (settings.ownsSchoolHolidays) return { settings, periods: await listSchoolHolidays(db) }
  throw new Failure('not_found', 'Die Schulferien kommen aus dem Katalog und sind nicht zu ändern.')
}

function requirePeriod(periods: readonly StoredSchoolHoliday[], id: string): StoredSchoolHoliday {
  const found = periods.find((period) => period.id === id)
  if (found) return found
  throw new Failure('not_found', 'Diese Ferien gibt es nicht.')
}

function factsOf({ name, fromOn, untilOn }: SchoolHoliday): SchoolHoliday {
  return { name, fromOn, untilOn }
}

function noteChange(
  deps: Deps,
  actor: Actor,
  db: Db,
  details: { before: ReminderSettings; after: ReminderSettings },
): void {
  const event = eventBy(deps, actor, 'reminder_settings_changed', actor.organisationId, details)
  recordEvent(db, event)
}
