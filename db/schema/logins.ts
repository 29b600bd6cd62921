/**
 * How accounts are used to log in. Like accounts these rows belong to the installation, so that a login is
 * possible before an organisation is known.
 * @module
 */
import type { Columns } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineLogins(c: Columns, { organisation, user }: OrganisationTables) {
  const session = c.table(
    'session',
    {
      /** SHA-256 of the cookie: whoever reads the database cannot take a session over. */
      id: c.text().primaryKey(),
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      chosenOrganisationId: c
        .text()
        .notNull()
        .references(() => organisation.id),
      createdAt: c.instant().notNull(),
      lastSeenAt: c.instant().notNull(),
      /** The session ends then, however busy it is. */
      endsAt: c.instant().notNull(),
      userAgent: c.text().notNull().default(''),
      address: c.text().notNull().default(''),
      secondFactorAt: c.instant(),
      /** Begun with a directory of the chosen organisation: it opens no other. */
      isFromDirectory: c.bool().notNull().default(false),
    },
    (t) => [c.index('session_of_user').on(t.userId), c.index('session_end').on(t.endsAt)],
  )

  /** Replaces a code of the second factor once. */
  const recoveryCode = c.table(
    'recovery_code',
    {
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      codeHash: c.text().notNull(),
      usedAt: c.instant(),
    },
    (t) => [c.primaryKey({ columns: [t.userId, t.codeHash] })],
  )

  /** Counted to slow down guessing, on all nodes. */
  const loginAttempt = c.table(
    'login_attempt',
    {
      id: c.text().primaryKey(),
      /** The mail address as it was typed, in lower case; there need not be such an account. */
      account: c.text().notNull(),
      address: c.text().notNull(),
      at: c.instant().notNull(),
      isSuccess: c.bool().notNull(),
    },
    (t) => [
      c.index('login_attempt_account').on(t.account, t.at),
      c.index('login_attempt_address').on(t.address, t.at),
    ],
  )

  return { session, recoveryCode, loginAttempt }
}
