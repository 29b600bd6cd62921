/** Who works here: organisations, accounts, memberships and the persons they are responsible as. @module */
import { roles } from '../../src/access/role.ts'
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
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [c.uniqueIndex('user_email').on(t.email)],
  )

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
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('membership_role').on(t.organisationId, t.userId, t.role),
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

  return { organisation, user, membership, person }
}

export type OrganisationTables = ReturnType<typeof defineOrganisations>
