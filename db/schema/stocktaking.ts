/** Stocktaking rounds (Inventur): what was found where, when and by whom. @module */
import { sql } from 'drizzle-orm'
import { type FindResult, findResults } from '../../src/inventory/stocktaking/findResult.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { InventoryTables } from './inventory.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineStocktaking(
  c: Columns,
  { organisation, informationDomain }: OrganisationTables,
  { site }: InventoryTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const stocktaking = c.table(
    'stocktaking',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      siteId: c.text().notNull(),
      name: c.text().notNull(),
      startedAt: c.instant().notNull(),
      startedBy: c.text().notNull(),
      finishedAt: c.instant(),
      finishedBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'stocktaking_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'stocktaking_site',
        columns: [t.organisationId, t.siteId],
        foreignColumns: [site.organisationId, site.id],
      }),
      c.check('stocktaking_name', sql`trim(${t.name}) <> ''`),
      c.check('stocktaking_finished', sql`(${t.finishedAt} is null) = (${t.finishedBy} is null)`),
    ],
  )

  /** A record outlives its rooms, hence no reference to them, and their names as they were. */
  const stocktakingRoom = c.table(
    'stocktaking_room',
    {
      organisationId: organisationId(),
      stocktakingId: c.text().notNull(),
      roomId: c.text().notNull(),
      name: c.text().notNull(),
      countedAt: c.instant(),
      countedBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.stocktakingId, t.roomId] }),
      c.foreignKey({
        name: 'stocktaking_of_room',
        columns: [t.organisationId, t.stocktakingId],
        foreignColumns: [stocktaking.organisationId, stocktaking.id],
      }),
      c.check('stocktaking_room_counted', sql`(${t.countedAt} is null) = (${t.countedBy} is null)`),
    ],
  )

  /** Its id is made by the browser: what is sent twice is noted once. It outlives its device too. */
  const stocktakingFind = c.table(
    'stocktaking_find',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      stocktakingId: c.text().notNull(),
      roomId: c.text().notNull(),
      roomName: c.text().notNull(),
      deviceId: c.text(),
      label: c.text().notNull(),
      result: c.text().$type<FindResult>().notNull(),
      statedPlace: c.text().notNull().default(''),
      at: c.instant().notNull(),
      by: c.text().notNull(),
      rebookedAt: c.instant(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'stocktaking_of_find',
        columns: [t.organisationId, t.stocktakingId],
        foreignColumns: [stocktaking.organisationId, stocktaking.id],
      }),
      c.index('stocktaking_find_of_round').on(t.organisationId, t.stocktakingId),
      c.check('stocktaking_find_result', oneOf(t.result, findResults)),
      c.check('stocktaking_find_device', sql`(${t.deviceId} is null) = (${t.result} = 'unknown')`),
    ],
  )

  return { stocktaking, stocktakingRoom, stocktakingFind }
}
