/** What the organisation knows about the end of support, against or beyond the catalogue. @module */
import { sql } from 'drizzle-orm'
import { type Columns, isDayText } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineOperatingSystems(c: Columns, { organisation }: OrganisationTables) {
  const operatingSystemSupport = c.table(
    'operating_system_support',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      /** As it is recognised, e.g. „Windows 11 24H2“. */
      release: c.text().notNull(),
      releaseKey: c.text().notNull(),
      /** The last day with security updates. */
      supportUntil: c.day().notNull(),
      source: c.text().notNull(),
      checkedOn: c.day().notNull(),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('operating_system_support_release').on(t.organisationId, t.releaseKey),
      c.check('operating_system_support_release_key', sql`trim(${t.releaseKey}) <> ''`),
      c.check('operating_system_support_support_until', isDayText(t.supportUntil)),
      c.check('operating_system_support_source', sql`trim(${t.source}) <> ''`),
      c.check('operating_system_support_checked_on', isDayText(t.checkedOn)),
    ],
  )

  return { operatingSystemSupport }
}
