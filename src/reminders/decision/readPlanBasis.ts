import type { Db } from '../../../db/db.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../../db/queries/informationDomains.ts'
import { findOrganisation, type Organisation } from '../../../db/queries/organisations.ts'
import {
  listUndelivered,
  listUndeliveredItems,
  type Undelivered,
} from '../../../db/queries/reminderPlans.ts'
import { findReminderSettings } from '../../../db/queries/reminderSettings.ts'
import type { Day, Instant } from '../../core/day.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { Names } from '../due/itemOf.ts'
import { type CarriedItem, keyOf } from '../plan.ts'
import { type ReminderSettings, usualSettings } from '../reminderSettings.ts'
import type { SchoolHoliday } from '../workDays.ts'
import { readFreeSchoolDays } from './readFreeDays.ts'
import { type Recipients, readRecipients } from './readRecipients.ts'

/** Who could be told, and on which days. */
export type People = Recipients & {
  readonly organisation: Organisation
  readonly settings: ReminderSettings
  readonly schoolHolidays: readonly SchoolHoliday[]
}

/** What is known besides, before anything that is due is read. */
export type Surroundings = {
  readonly domains: readonly InformationDomain[]
  readonly names: Names
  /** Digests of earlier days, by recipient. */
  readonly undelivered: ReadonlyMap<string, readonly Undelivered[]>
}

export async function readSettings(db: Db): Promise<ReminderSettings> {
  return (await findReminderSettings(db)) ?? usualSettings
}

/** In few queries: the schedule asks every few minutes, and mostly nobody is left to decide for. */
export async function readPeople(db: Db, settings: ReminderSettings, today: Day): Promise<People> {
  const organisation = await findOrganisation(db)
  if (!organisation) throw new Error(`no organisation ${db.organisationId}`)
  const schoolHolidays = await readFreeSchoolDays(db, organisation.land, settings)
  return { ...(await readRecipients(db, today)), organisation, settings, schoolHolidays }
}

export async function readSurroundings(
  db: Db,
  { personNames }: Pick<Recipients, 'personNames'>,
  { today, serverTime }: { today: Day; serverTime: Instant },
): Promise<Surroundings> {
  const domains = await listInformationDomains(db)
  const codes = new Map(domains.map(({ id, code }) => [id, code]))
  const undelivered = await listUndelivered(db, { day: today, now: serverTime })
  return {
    domains,
    names: {
      personName: (id) => (id === null ? '' : (personNames.get(id) ?? '')),
      domainCode: (id) => codes.get(id) ?? '',
    },
    undelivered: groupedBy(undelivered, ({ recipientId }) => recipientId),
  }
}

/** What stands in digests of earlier days that are still waiting, by recipient and item. */
export async function readCarried(
  db: Db,
  today: Day,
  { undelivered }: Pick<Surroundings, 'undelivered'>,
): Promise<Map<string, Map<string, CarriedItem>>> {
  if (undelivered.size === 0) return new Map()
  const items = await listUndeliveredItems(db, today, [...undelivered.keys()])
  const carried = new Map<string, Map<string, CarriedItem>>()
  for (const { recipientId, ...item } of items) {
    const own = carried.get(recipientId) ?? new Map<string, CarriedItem>()
    carried.set(recipientId, own.set(keyOf(item), item))
  }
  return carried
}
