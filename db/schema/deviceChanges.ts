/** What was done to many devices at once, so that it can be undone. @module */
import { sql } from 'drizzle-orm'
import {
  type DeviceChangeKind,
  deviceChangeKinds,
} from '../../src/inventory/devices/changes/changeSet.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineDeviceChanges(
  c: Columns,
  { organisation, informationDomain }: OrganisationTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const deviceChangeSet = c.table(
    'device_change_set',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      kind: c.text().$type<DeviceChangeKind>().notNull(),
      /** The name of the file that was read; empty where there was none. */
      file: c.text().notNull().default(''),
      created: c.int().notNull(),
      changed: c.int().notNull(),
      at: c.instant().notNull(),
      actorId: c.text().notNull(),
      undoneAt: c.instant(),
      undoneBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_change_set_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.check('device_change_set_extent', sql`${t.created} >= 0 and ${t.changed} >= 0`),
      c.check('device_change_set_kind', oneOf(t.kind, deviceChangeKinds)),
      c.check('device_change_set_undone', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
    ],
  )

  /** The device need not be there any more, hence no reference to it. */
  const deviceChange = c.table(
    'device_change',
    {
      organisationId: organisationId(),
      changeSetId: c.text().notNull(),
      deviceId: c.text().notNull(),
      /** The columns that were written, as they were; null where the device was created. */
      before: c.json<Readonly<Record<string, string | number | null>> | null>(),
      versionAfter: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.changeSetId, t.deviceId] }),
      c.foreignKey({
        name: 'device_change_set_of_change',
        columns: [t.organisationId, t.changeSetId],
        foreignColumns: [deviceChangeSet.organisationId, deviceChangeSet.id],
      }),
      c.check('device_change_version', sql`${t.versionAfter} >= 1`),
    ],
  )

  return { deviceChangeSet, deviceChange }
}
