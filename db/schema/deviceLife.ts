/** What happens to a device while the city has it: loans, repairs, losses and its end. @module */
import { sql } from 'drizzle-orm'
import { type DataRisk, dataRisks } from '../../src/inventory/devices/ends/loss.ts'
import {
  type Destination,
  destinations,
  type WipingMethod,
  wipingMethods,
} from '../../src/inventory/devices/ends/retirement.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { InventoryTables } from './inventory.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineDeviceLife(
  c: Columns,
  { organisation }: OrganisationTables,
  { device }: InventoryTables,
) {
  const ofDevice = () => ({
    organisationId: c
      .text()
      .notNull()
      .references(() => organisation.id),
    id: c.text().notNull(),
    deviceId: c.text().notNull(),
  })
  const deviceOf = { foreignColumns: [device.organisationId, device.id] as const }

  const deviceLoan = c.table(
    'device_loan',
    {
      ...ofDevice(),
      /** Personal data; empty once it was erased, as are unit and contact. */
      borrower: c.text().notNull(),
      borrowerUnit: c.text().notNull().default(''),
      borrowerContact: c.text().notNull().default(''),
      lentOn: c.day().notNull(),
      dueOn: c.day().notNull(),
      accessories: c.text().notNull().default(''),
      conditionOut: c.text().notNull().default(''),
      lentBy: c.text().notNull(),
      returnedOn: c.day(),
      conditionIn: c.text().notNull().default(''),
      /** What of the accessories did not come back. */
      missing: c.text().notNull().default(''),
      returnedTo: c.text(),
      erasedAt: c.instant(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_loan_device',
        columns: [t.organisationId, t.deviceId],
        foreignColumns: [...deviceOf.foreignColumns],
      }),
      c
        .uniqueIndex('device_loan_open')
        .on(t.organisationId, t.deviceId)
        .where(sql.raw('returned_on is null')),
      c.index('device_loan_returned').on(t.organisationId, t.returnedOn),
      c.check('device_loan_lent_on', isDayText(t.lentOn)),
      c.check('device_loan_due_on', isDayText(t.dueOn)),
      c.check('device_loan_returned_on', isDayText(t.returnedOn)),
      c.check('device_loan_order', sql`${t.dueOn} >= ${t.lentOn}`),
      c.check('device_loan_taken_back', sql`(${t.returnedOn} is null) = (${t.returnedTo} is null)`),
      c.check(
        'device_loan_erased',
        sql`(${t.erasedAt} is null and trim(${t.borrower}) <> '') or (${t.erasedAt} is not null and ${t.returnedOn} is not null and ${t.borrower} = '' and ${t.borrowerUnit} = '' and ${t.borrowerContact} = '')`,
      ),
    ],
  )

  const deviceRepair = c.table(
    'device_repair',
    {
      ...ofDevice(),
      sentOn: c.day().notNull(),
      defect: c.text().notNull(),
      company: c.text().notNull().default(''),
      isWarranty: c.bool().notNull(),
      sentBy: c.text().notNull(),
      endedOn: c.day(),
      result: c.text().notNull().default(''),
      costCents: c.cents(),
      endedBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_repair_device',
        columns: [t.organisationId, t.deviceId],
        foreignColumns: [...deviceOf.foreignColumns],
      }),
      c
        .uniqueIndex('device_repair_open')
        .on(t.organisationId, t.deviceId)
        .where(sql.raw('ended_on is null')),
      c.check('device_repair_sent_on', isDayText(t.sentOn)),
      c.check('device_repair_ended_on', isDayText(t.endedOn)),
      c.check('device_repair_defect', sql`trim(${t.defect}) <> ''`),
      c.check('device_repair_ended', sql`(${t.endedOn} is null) = (${t.endedBy} is null)`),
      c.check('device_repair_cost', sql`${t.costCents} is null or ${t.costCents} >= 0`),
    ],
  )

  const deviceLoss = c.table(
    'device_loss',
    {
      ...ofDevice(),
      noticedOn: c.day().notNull(),
      place: c.text().notNull().default(''),
      circumstances: c.text().notNull(),
      /** With the file number, where there is one. */
      policeReport: c.text().notNull().default(''),
      insuranceReport: c.text().notNull().default(''),
      dataRisk: c.text().$type<DataRisk>().notNull(),
      dataRiskNote: c.text().notNull().default(''),
      reportedBy: c.text().notNull(),
      foundOn: c.day(),
      foundBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_loss_device',
        columns: [t.organisationId, t.deviceId],
        foreignColumns: [...deviceOf.foreignColumns],
      }),
      c
        .uniqueIndex('device_loss_open')
        .on(t.organisationId, t.deviceId)
        .where(sql.raw('found_on is null')),
      c.check('device_loss_noticed_on', isDayText(t.noticedOn)),
      c.check('device_loss_found_on', isDayText(t.foundOn)),
      c.check('device_loss_circumstances', sql`trim(${t.circumstances}) <> ''`),
      c.check('device_loss_data_risk', oneOf(t.dataRisk, dataRisks)),
      c.check('device_loss_found', sql`(${t.foundOn} is null) = (${t.foundBy} is null)`),
    ],
  )

  const deviceRetirement = c.table(
    'device_retirement',
    {
      ...ofDevice(),
      retiredOn: c.day().notNull(),
      destination: c.text().$type<Destination>().notNull(),
      /** To whom it went. */
      recipient: c.text().notNull().default(''),
      wipingMethod: c.text().$type<WipingMethod>().notNull(),
      wipedOn: c.day(),
      wipedBy: c.text().notNull().default(''),
      wipingProof: c.text().notNull().default(''),
      /** Why it goes although its funding binds it until `boundUntil`. */
      boundUntil: c.day(),
      boundReason: c.text().notNull().default(''),
      retiredBy: c.text().notNull(),
      withdrawnAt: c.instant(),
      withdrawnBy: c.text(),
      withdrawnBecause: c.text().notNull().default(''),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_retirement_device',
        columns: [t.organisationId, t.deviceId],
        foreignColumns: [...deviceOf.foreignColumns],
      }),
      c
        .uniqueIndex('device_retirement_standing')
        .on(t.organisationId, t.deviceId)
        .where(sql.raw('withdrawn_at is null')),
      c.check('device_retirement_retired_on', isDayText(t.retiredOn)),
      c.check('device_retirement_wiped_on', isDayText(t.wipedOn)),
      c.check('device_retirement_bound_until', isDayText(t.boundUntil)),
      c.check('device_retirement_destination', oneOf(t.destination, destinations)),
      c.check('device_retirement_wiping_method', oneOf(t.wipingMethod, wipingMethods)),
      c.check(
        'device_retirement_wiped',
        sql`${t.wipingMethod} in ('no_storage', 'unreachable') or (${t.wipedOn} is not null and trim(${t.wipedBy}) <> '')`,
      ),
      c.check(
        'device_retirement_bound',
        sql`${t.boundUntil} is null or trim(${t.boundReason}) <> ''`,
      ),
      c.check(
        'device_retirement_withdrawn',
        sql`(${t.withdrawnAt} is null and ${t.withdrawnBy} is null) or (${t.withdrawnAt} is not null and ${t.withdrawnBy} is not null and trim(${t.withdrawnBecause}) <> '')`,
      ),
    ],
  )

  return { deviceLoan, deviceRepair, deviceLoss, deviceRetirement }
}
