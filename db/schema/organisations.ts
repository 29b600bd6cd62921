/** Who works here: organisations, accounts, memberships and the persons they are responsible as. @module */
import { sql } from 'drizzle-orm'
import type { DirectoryKind } from '../../src/access/directory/directoryKind.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'

export function defineOrganisations(c: Columns) {
  const organisation = c.table(
    'organisation',
    {
      id: c.text().primaryKey(),
      name: c.text().notNull(),
      /** The Land by its ISO 3166-2 code without the country, e.g. ST. */
      land: c.text().notNull().default('ST'),
      /** The day at which the clock of a demonstration stands; empty for a real city. */
      demoDay: c.day(),
      /** Whoever has one of these roles logs in with a second factor. */
      secondFactorRoles: c.json<readonly Role[]>().notNull().default([]),
      /** Directories that people log in with; at login all organisations are asked at once. */
      directoryKinds: c.json<readonly DirectoryKind[]>().notNull().default([]),
      /** A check is stale after so many months. */
      staleMonths: c.int().notNull().default(12),
      /** How long the Testat holds; empty while nobody said, as there is no rule for it. */
      attestationMonths: c.int(),
      /** How inventory numbers are made, e.g. „BSP-{JJJJ}-{0000}“; empty while nobody said. */
      inventoryPattern: c.text().notNull().default(''),
      /** Days after its return at which the borrower of a device is forgotten. */
      loanRetentionDays: c.int().notNull().default(90),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [c.check('organisation_demo_day', isDayText(t.demoDay))],
  )

  /** One account per mail address in the installation. */
  const user = c.table(
    'user',
    {
      id: c.text().primaryKey(),
      email: c.text().notNull(),
      name: c.text().notNull(),
      passwordHash: c.text(),
      /** The password was issued once and must be replaced at the first login. */
      passwordIsOneTime: c.bool().notNull().default(false),
      /** Base32; holds once it was confirmed by a code. */
      totpSecret: c.text(),
      totpConfirmedAt: c.instant(),
      /** The step of the last code: it and earlier ones are used up. */
      totpLastStep: c.int(),
      isLocked: c.bool().notNull().default(false),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [c.uniqueIndex('user_email').on(t.email)],
  )

  /** Informationsverbund: the scope that is secured. */
  const informationDomain = c.table(
    'information_domain',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      code: c.text().notNull(),
      name: c.text().notNull(),
      approach: c.text().$type<'basic'>().notNull().default('basic'),
      profile: c.text(),
      edition: c.text().notNull().default('2023'),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('information_domain_code').on(t.organisationId, t.code),
      c.check('information_domain_approach', oneOf(t.approach, ['basic'])),
    ],
  )

  /** A role in the organisation, in all information domains or in one. */
  const membership = c.table(
    'membership',
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
      role: c.text().$type<(typeof roles)[number]>().notNull(),
      /** Empty: in all information domains. */
      informationDomainId: c.text(),
      /** A group of a directory gives it, and takes it again; others only a person takes. */
      isFromDirectory: c.bool().notNull().default(false),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'membership_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c
        .uniqueIndex('membership_everywhere')
        .on(t.organisationId, t.userId, t.role)
        .where(sql.raw('information_domain_id is null')),
      c
        .uniqueIndex('membership_in_domain')
        .on(t.organisationId, t.userId, t.role, t.informationDomainId)
        .where(sql.raw('information_domain_id is not null')),
      c.check('membership_role_known', oneOf(t.role, roles)),
    ],
  )

  /** Ansprechpartner: a person or a function that is responsible for work, with or without an account. */
  const person = c.table(
    'person',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      name: c.text().notNull(),
      nameKey: c.text().notNull(),
      department: c.text().notNull().default(''),
      email: c.text().notNull().default(''),
      userId: c.text().references(() => user.id),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('person_name').on(t.organisationId, t.nameKey),
    ],
  )

  /** A person who stands in for another from the first to the last day. */
  const deputy = c.table(
    'deputy',
    {
      organisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      id: c.text().notNull(),
      /** Who is away. */
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      deputyId: c
        .text()
        .notNull()
        .references(() => user.id),
      fromOn: c.day().notNull(),
      untilOn: c.day().notNull(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.index('deputy_of').on(t.organisationId, t.deputyId),
      c.check('deputy_other', sql`${t.userId} <> ${t.deputyId}`),
      c.check('deputy_order', sql`${t.fromOn} <= ${t.untilOn}`),
      c.check('deputy_from_on', isDayText(t.fromOn)),
      c.check('deputy_until_on', isDayText(t.untilOn)),
    ],
  )

  return { organisation, user, informationDomain, membership, person, deputy }
}

export type OrganisationTables = ReturnType<typeof defineOrganisations>
