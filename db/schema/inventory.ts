/** What there is: information domains, sites, rooms, target objects, devices and applications. @module */
import { sql } from 'drizzle-orm'
import { type Hosting, hostings } from '../../src/inventory/application.ts'
import { deviceStatuses, networkZones, siteTypes } from '../../src/inventory/device.ts'
import { type DeviceKind, deviceKinds } from '../../src/inventory/deviceKind.ts'
import { operatingStatuses, relations } from '../../src/inventory/targetObject.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineInventory(
  c: Columns,
  { organisation, informationDomain, person }: OrganisationTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const site = c.table(
    'site',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      type: c.text().$type<(typeof siteTypes)[number]>().notNull(),
      defaultZone: c.text().$type<(typeof networkZones)[number]>(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('site_name').on(t.organisationId, t.nameKey),
      c.check('site_type', oneOf(t.type, siteTypes)),
      c.check(
        'site_default_zone',
        sql`${t.defaultZone} is null or ${oneOf(t.defaultZone, networkZones)}`,
      ),
    ],
  )

  const room = c.table(
    'room',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      siteId: c.text().notNull(),
      building: c.text().notNull().default(''),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      /** A kind of target object such as room.serverRoom; empty while nobody said. */
      kind: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'room_site',
        columns: [t.organisationId, t.siteId],
        foreignColumns: [site.organisationId, site.id],
      }),
      c.uniqueIndex('room_name').on(t.organisationId, t.siteId, t.nameKey),
    ],
  )

  const targetObject = c.table(
    'target_object',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      code: c.text().notNull(),
      name: c.text().notNull(),
      kinds: c.json<readonly string[]>().notNull(),
      /** Facts that modelling asks for, e.g. usesWlan or osVersion. */
      attributes: c.json<Readonly<Record<string, string | boolean>>>().notNull(),
      description: c.text().notNull().default(''),
      platform: c.text().notNull().default(''),
      location: c.text().notNull().default(''),
      users: c.text().notNull().default(''),
      operatingStatus: c.text().$type<(typeof operatingStatuses)[number]>().notNull(),
      count: c.int().notNull().default(1),
      /** The key of the rule that proposed it; empty for what a person made. */
      groupKey: c.text().notNull().default(''),
      /** Fields that a person edited and rules keep; single attributes as `attributes.usesWlan`. */
      edited: c.json<readonly string[]>().notNull(),
      /** Why it was proposed, in German. */
      reason: c.text().notNull().default(''),
      responsibleId: c.text(),
      searchText: c.text().notNull(),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'target_object_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'target_object_responsible',
        columns: [t.organisationId, t.responsibleId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.uniqueIndex('target_object_code').on(t.organisationId, t.informationDomainId, t.code),
      c
        .uniqueIndex('target_object_group')
        .on(t.organisationId, t.informationDomainId, t.groupKey)
        .where(sql.raw("group_key <> ''")),
      c.check('target_object_status', oneOf(t.operatingStatus, operatingStatuses)),
      c.check('target_object_count', sql`${t.count} >= 0`),
    ],
  )

  /** `from` needs `to`: process → application → IT system → room, network. */
  const targetObjectLink = c.table(
    'target_object_link',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      fromId: c.text().notNull(),
      toId: c.text().notNull(),
      relation: c.text().$type<(typeof relations)[number]>().notNull(),
      reason: c.text().notNull().default(''),
      /** Links of rules go when the inventory no longer tells them; links of persons stay. */
      origin: c.text().$type<'rule' | 'person'>().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'target_object_link_from',
        columns: [t.organisationId, t.fromId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.foreignKey({
        name: 'target_object_link_to',
        columns: [t.organisationId, t.toId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.uniqueIndex('target_object_link_once').on(t.organisationId, t.fromId, t.toId, t.relation),
      c.check('target_object_link_relation', oneOf(t.relation, relations)),
      c.check('target_object_link_origin', oneOf(t.origin, ['rule', 'person'])),
      c.check('target_object_link_other', sql`${t.fromId} <> ${t.toId}`),
    ],
  )

  const device = c.table(
    'device',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      inventoryNumber: c.text(),
      /** What inventory numbers are matched by: folded, leading zeros kept. */
      inventoryKey: c.text(),
      serial: c.text(),
      /** What serial numbers are matched by; empty where the number identifies nothing. */
      serialKey: c.text(),
      kind: c.text().$type<DeviceKind>().notNull(),
      manufacturer: c.text().notNull().default(''),
      model: c.text().notNull().default(''),
      os: c.text().notNull().default(''),
      osVersion: c.text().notNull().default(''),
      hostname: c.text().notNull().default(''),
      mac: c.text().notNull().default(''),
      networkZone: c.text().$type<(typeof networkZones)[number]>(),
      siteId: c.text(),
      roomId: c.text(),
      status: c.text().$type<(typeof deviceStatuses)[number]>().notNull(),
      holder: c.text().notNull().default(''),
      purchasedOn: c.day(),
      priceCents: c.cents(),
      warrantyUntil: c.day(),
      supportUntil: c.day(),
      fundingProgramme: c.text().notNull().default(''),
      boundUntil: c.day(),
      targetObjectId: c.text(),
      notes: c.text().notNull().default(''),
      /** When the device last reported itself. */
      lastSeenAt: c.instant(),
      searchText: c.text().notNull(),
      /** Folded copies that lists are ordered by. */
      manufacturerKey: c.text().notNull().default(''),
      modelKey: c.text().notNull().default(''),
      osKey: c.text().notNull().default(''),
      holderKey: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'device_site',
        columns: [t.organisationId, t.siteId],
        foreignColumns: [site.organisationId, site.id],
      }),
      c.foreignKey({
        name: 'device_room',
        columns: [t.organisationId, t.roomId],
        foreignColumns: [room.organisationId, room.id],
      }),
      c.foreignKey({
        name: 'device_target_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c
        .uniqueIndex('device_inventory_number')
        .on(t.organisationId, t.inventoryKey)
        .where(sql.raw('inventory_key is not null')),
      c.index('device_serial').on(t.organisationId, t.serial),
      c.index('device_serial_key').on(t.organisationId, t.serialKey),
      c.index('device_mac').on(t.organisationId, t.mac),
      c.index('device_of_domain').on(t.organisationId, t.informationDomainId),
      c.index('device_of_target_object').on(t.organisationId, t.targetObjectId, t.id),
      c.index('device_of_site').on(t.organisationId, t.siteId, t.informationDomainId),
      // Kind and status stand behind the order, so that a list filtered by them walks along the index alone.
      c
        .index('device_by_number')
        .on(t.organisationId, t.informationDomainId, t.inventoryKey, t.id, t.kind, t.status),
      c
        .index('device_by_model')
        .on(
          t.organisationId,
          t.informationDomainId,
          t.manufacturerKey,
          t.modelKey,
          t.id,
          t.kind,
          t.status,
        ),
      c
        .index('device_by_os')
        .on(t.organisationId, t.informationDomainId, t.osKey, t.osVersion, t.id, t.kind, t.status),
      c
        .index('device_by_holder')
        .on(t.organisationId, t.informationDomainId, t.holderKey, t.id, t.kind, t.status),
      c
        .index('device_by_bound')
        .on(t.organisationId, t.informationDomainId, t.boundUntil, t.id, t.kind, t.status),
      c
        .index('device_by_warranty')
        .on(t.organisationId, t.informationDomainId, t.warrantyUntil, t.id, t.kind, t.status),
      c
        .index('device_by_purchase')
        .on(t.organisationId, t.informationDomainId, t.purchasedOn, t.id, t.kind, t.status),
      c.check('device_kind', oneOf(t.kind, deviceKinds)),
      c.check('device_status', oneOf(t.status, deviceStatuses)),
      c.check(
        'device_zone',
        sql`${t.networkZone} is null or ${oneOf(t.networkZone, networkZones)}`,
      ),
      c.check(
        'device_identified',
        sql`${t.inventoryNumber} is not null or ${t.serial} is not null or ${t.mac} <> '' or ${t.hostname} <> ''`,
      ),
      c.check('device_price', sql`${t.priceCents} is null or ${t.priceCents} >= 0`),
      c.check('device_purchased_on', isDayText(t.purchasedOn)),
      c.check('device_warranty_until', isDayText(t.warrantyUntil)),
      c.check('device_support_until', isDayText(t.supportUntil)),
      c.check('device_bound_until', isDayText(t.boundUntil)),
    ],
  )

  const application = c.table(
    'application',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      department: c.text().notNull().default(''),
      vendor: c.text().notNull().default(''),
      hosting: c.text().$type<Hosting>(),
      provider: c.text().notNull().default(''),
      personalData: c.bool(),
      description: c.text().notNull().default(''),
      users: c.text().notNull().default(''),
      server: c.text().notNull().default(''),
      targetObjectId: c.text(),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'application_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'application_target_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.uniqueIndex('application_name').on(t.organisationId, t.informationDomainId, t.nameKey),
      c.check('application_hosting', sql`${t.hosting} is null or ${oneOf(t.hosting, hostings)}`),
    ],
  )

  /** A group that the rules propose and a person does not want. */
  const groupRefusal = c.table(
    'group_refusal',
    {
      organisationId: organisationId(),
      informationDomainId: c.text().notNull(),
      groupKey: c.text().notNull(),
      reason: c.text().notNull(),
      refusedBy: c.text().notNull(),
      refusedAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.informationDomainId, t.groupKey] }),
      c.foreignKey({
        name: 'group_refusal_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.check('group_refusal_reason', sql`trim(${t.reason}) <> ''`),
    ],
  )

  return {
    site,
    room,
    targetObject,
    targetObjectLink,
    groupRefusal,
    device,
    application,
  }
}

export type InventoryTables = ReturnType<typeof defineInventory>
