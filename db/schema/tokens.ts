/** Tokens by which other programs use the programming interface. @module */
import { sql } from 'drizzle-orm'
import type { TokenScope } from '../../src/access/tokenScope.ts'
import { type Columns, isDayText } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineTokens(c: Columns, { organisation, informationDomain }: OrganisationTables) {
  const apiToken = c.table(
    'api_token',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      name: c.text().notNull(),
      /** SHA-256 of the token: whoever reads the database cannot use it. */
      tokenHash: c.text().notNull(),
      scopes: c.json<readonly TokenScope[]>().notNull(),
      /** Empty: in all information domains. */
      informationDomainId: c.text(),
      createdBy: c.text().notNull(),
      createdAt: c.instant().notNull(),
      /** The last day on which it can be used. */
      expiresOn: c.day().notNull(),
      lastUsedAt: c.instant(),
      revokedAt: c.instant(),
      revokedBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'api_token_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.uniqueIndex('api_token_hash').on(t.organisationId, t.tokenHash),
      c.check('api_token_name', sql`trim(${t.name}) <> ''`),
      c.check('api_token_expires_on', isDayText(t.expiresOn)),
      c.check(
        'api_token_revoked',
        sql`(${t.revokedAt} is null and ${t.revokedBy} is null) or (${t.revokedAt} is not null and ${t.revokedBy} is not null and trim(${t.revokedBy}) <> '')`,
      ),
    ],
  )

  return { apiToken }
}
