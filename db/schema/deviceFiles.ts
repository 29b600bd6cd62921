/** Files that belong to a device: its delivery note, a photograph, a certificate of deletion. @module */
import type { Columns } from '../columns.ts'
import type { InventoryTables } from './inventory.ts'
import type { MilestoneTables } from './milestones.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineDeviceFiles(
  c: Columns,
  { organisation }: OrganisationTables,
  { device }: InventoryTables,
  { blob }: Pick<MilestoneTables, 'blob'>,
) {
  const deviceFile = c.table(
    'device_file',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      deviceId: c.text().notNull(),
      fileSha256: c.text().notNull(),
      fileName: c.text().notNull(),
      mediaType: c.text().notNull(),
      note: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'device_file_device',
        columns: [t.organisationId, t.deviceId],
        foreignColumns: [device.organisationId, device.id],
      }),
      c.foreignKey({
        name: 'device_file_file',
        columns: [t.organisationId, t.fileSha256],
        foreignColumns: [blob.organisationId, blob.sha256],
      }),
      c.index('device_file_of_device').on(t.organisationId, t.deviceId),
    ],
  )

  return { deviceFile }
}
