/** Funding programmes, to which devices belong by name. @module */
import { sql } from 'drizzle-orm'
import { type Columns, isDayText } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineFunding(c: Columns, { organisation, informationDomain }: OrganisationTables) {
  const fundingProgramme = c.table(
    'funding_programme',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      grantNumber: c.text().notNull().default(''),
      grantedOn: c.day(),
      startsOn: c.day().notNull(),
      /** Of the Zweckbindung; empty while nobody said, as each programme has its own. */
      years: c.int(),
      grantCents: c.cents().notNull().default(0),
      ownShareCents: c.cents().notNull().default(0),
      note: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'funding_programme_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c
        .uniqueIndex('funding_programme_name')
        .on(t.organisationId, t.informationDomainId, t.nameKey),
      c.check('funding_programme_granted_on', isDayText(t.grantedOn)),
      c.check('funding_programme_starts_on', isDayText(t.startsOn)),
      c.check('funding_programme_years', sql`${t.years} is null or ${t.years} between 1 and 99`),
      c.check('funding_programme_cents', sql`${t.grantCents} >= 0 and ${t.ownShareCents} >= 0`),
    ],
  )

  return { fundingProgramme }
}
