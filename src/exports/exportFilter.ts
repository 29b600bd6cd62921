/** What of a workbook is wanted, where not all of it is. @module */
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import type { Db } from '../../db/db.ts'
import { listSites } from '../../db/queries/devices.ts'
import { listRemindedPeople } from '../../db/queries/reminderOutbox.ts'
import { type Day, germanDay } from '../core/day.ts'
import type { DeviceFilter } from '../inventory/devices/list/deviceFilter.ts'
import { type ReminderKind, reminderKindLabels } from '../reminders/reminderKind.ts'
import type { ExportName } from './exportNames.ts'

/** `from` and `until` are the first and the last day of what is shown of the audit trail, or of the reminders. */
export type ExportFilter = {
  readonly levels?: readonly RequirementLevel[] | undefined
  readonly siteId?: string | undefined
  /** What the list of devices shows, and how it says so. */
  readonly devices?: { readonly filter: DeviceFilter; readonly words: string } | undefined
  readonly from?: Day | undefined
  readonly until?: Day | undefined
  /** Who was reminded, and of what. */
  readonly recipientId?: string | undefined
  readonly kind?: ReminderKind | undefined
}

/** Which filters each workbook knows; the others have none. */
export const exportFilters: Partial<Record<ExportName, readonly (keyof ExportFilter)[]>> = {
  a4: ['levels'],
  a6: ['levels'],
  devices: ['siteId', 'devices'],
  reminders: ['from', 'until', 'recipientId', 'kind'],
  audit: ['from', 'until'],
}

/** What of the filter this workbook knows. */
export function filterFor(name: ExportName, wanted: ExportFilter): ExportFilter {
  const known = exportFilters[name] ?? []
  return Object.fromEntries(known.map((field) => [field, wanted[field]]))
}

/** „nur Basis-Anforderungen“, „Rathaus“, „ab 01.01.2025“; '' for everything. */
export async function speakFilter(db: Db, filter: ExportFilter): Promise<string> {
  const { levels, siteId, devices, from, until, recipientId, kind } = filter
  const site = siteId ? (await listSites(db)).find(({ id }) => id === siteId)?.name : undefined
  const people = recipientId ? await listRemindedPeople(db, {}) : []
  const person = people.find((each) => each.recipientId === recipientId)?.name
  return [
    levels ? 'nur Basis-Anforderungen' : '',
    siteId ? `nur Standort ${site ?? 'unbekannt'}` : '',
    devices?.words ?? '',
    from ? `ab ${germanDay(from)}` : '',
    until ? `bis ${germanDay(until)}` : '',
    recipientId ? `nur an ${person ?? 'unbekannt'}` : '',
    kind ? `nur ${reminderKindLabels[kind]}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
