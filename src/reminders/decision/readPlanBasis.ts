import type { Db } from '../../../db/db.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../../db/queries/informationDomains.ts'
import { findOrganisation, type Organisation } from '../../../db/queries/organisations.ts'
import {
  findReminderSettings,
  listUndelivered,
  listUndeliveredItems,
  type Undelivered,
} from '../../../db/queries/reminderPlans.ts'
import type { Day, Instant } from '../../core/day.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { Names } from '../due/itemOf.ts'
import { type CarriedItem, keyOf } from '../plan.ts'
import { type ReminderSettings, usualSettings } from '../reminderSettings.ts'
import type { SchoolHoliday } from '../workDays.ts'
import { readFreeSchoolDays } from './readFreeDays.ts'
import { type Recipients, readRecipients } from './readRecipients.ts'

/** What is known before anything that is due is read. */
export type PlanBasis = Recipients & {
  readonly organisation: Organisation
  readonly settings: ReminderSettings
  readonly domains: readonly InformationDomain[]
  readonly names: Names
  readonly schoolHolidays: readonly SchoolHoliday[]
  /** Digests of earlier days, by recipient. */
  readonly undelivered: ReadonlyMap<string, readonly Undelivered[]>
}

export async function readSettings(db: Db): Promise<ReminderSettings> {
  return (await findReminderSettings(db)) ?? usualSettings
}

export async function readPlanBasis(
  db: Db,
  { today, serverTime }: { today: Day; serverTime: Instant },
): Promise<PlanBasis> {
  const organisation = await findOrganisation(db)
  if (!organisation) throw new Error(`no organisation ${db.organisationId}`)
  const settings = await readSettings(db)
  const domains = await listInformationDomains(db)
  const recipients = await readRecipients(db, today)
  const codes = new Map(domains.map(({ id, code }) => [id, code]))
  const undelivered = await listUndelivered(db, { day: today, now: serverTime })
  return {
    ...recipients,
    organisation,
    settings,
    domains,
    names: {
      personName: (id) => (id === null ? '' : (recipients.personNames.get(id) ?? '')),
      domainCode: (id) => codes.get(id) ?? '',
    },
    schoolHolidays: await readFreeSchoolDays(db, organisation.land, settings),
    undelivered: groupedBy(undelivered, ({ recipientId }) => recipientId),
  }
}

/** What stands in digests of earlier days that are still waiting, by recipient and item. */
export async function readCarried(
  db: Db,
  today: Day,
  { undelivered }: Pick<PlanBasis, 'undelivered'>,
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
