/** Lists that persons look at again and again. @module */
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineSavedFilters(
  c: Columns,
  { organisation, user, informationDomain }: OrganisationTables,
) {
  const savedFilter = c.table(
    'saved_filter',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      informationDomainId: c.text().notNull(),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      /** The parameters of the list's address: filters, order and columns. */
      parameters: c.text().notNull(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'saved_filter_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c
        .uniqueIndex('saved_filter_name')
        .on(t.organisationId, t.userId, t.informationDomainId, t.nameKey),
      c.check('saved_filter_named', sql`trim(${t.name}) <> ''`),
    ],
  )

  return { savedFilter }
}
