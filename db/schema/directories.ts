/** Directories (OpenID Connect, LDAP) that people log in with, and what their groups and accounts mean here. @module */
import { sql } from 'drizzle-orm'
import { directoryKinds } from '../../src/access/directory/directoryKind.ts'
import type { DirectorySettings } from '../../src/access/directory/directorySettings.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineDirectories(
  c: Columns,
  { organisation, user, informationDomain }: OrganisationTables,
) {
  /** How a directory is reached; its password or client secret is never here. */
  const directory = c.table(
    'directory',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      kind: c.text().$type<(typeof directoryKinds)[number]>().notNull(),
      settings: c.json<DirectorySettings>().notNull(),
      /** Its mail addresses are believed, also where it does not say that it verified them. */
      trustsMail: c.bool().notNull().default(false),
      /** It asks for a second factor itself, so that ours is not asked. */
      trustsSecondFactor: c.bool().notNull().default(false),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.kind] }),
      c.check('directory_kind', oneOf(t.kind, directoryKinds)),
    ],
  )

  /** Whoever is in the group gets the role, in all information domains or in one. */
  const directoryGroup = c.table(
    'directory_group',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      kind: c.text().$type<(typeof directoryKinds)[number]>().notNull(),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      role: c.text().$type<Role>().notNull(),
      /** Empty: in all information domains. */
      informationDomainId: c.text(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'directory_group_directory',
        columns: [t.organisationId, t.kind],
        foreignColumns: [directory.organisationId, directory.kind],
      }),
      c.foreignKey({
        name: 'directory_group_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c
        .uniqueIndex('directory_group_everywhere')
        .on(t.organisationId, t.kind, t.nameKey, t.role)
        .where(sql.raw('information_domain_id is null')),
      c
        .uniqueIndex('directory_group_in_domain')
        .on(t.organisationId, t.kind, t.nameKey, t.role, t.informationDomainId)
        .where(sql.raw('information_domain_id is not null')),
      c.check('directory_group_role', oneOf(t.role, roles)),
      c.check('directory_group_name', sql`${t.name} <> ''`),
    ],
  )

  /** Which account a person of the directory has here. */
  const directoryAccount = c.table(
    'directory_account',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      kind: c.text().$type<(typeof directoryKinds)[number]>().notNull(),
      /** Of OpenID Connect; empty for LDAP, whose ids are unique everywhere. */
      issuer: c.text().notNull(),
      subject: c.text().notNull(),
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      createdAt: c.instant().notNull(),
      lastLoginAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.kind, t.issuer, t.subject] }),
      c.foreignKey({
        name: 'directory_account_directory',
        columns: [t.organisationId, t.kind],
        foreignColumns: [directory.organisationId, directory.kind],
      }),
      c.uniqueIndex('directory_account_user').on(t.organisationId, t.kind, t.userId),
      c.check('directory_account_subject', sql`${t.subject} <> ''`),
    ],
  )

  return { directory, directoryGroup, directoryAccount }
}
