/** Who gets the head of the event chain by mail each month, and what became of each mail. @module */
import { sql } from 'drizzle-orm'
import { type HeadMailState, headMailStates } from '../../src/reminders/heads/headMail.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineChainHeadMails(c: Columns, { organisation }: OrganisationTables) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** Also somebody outside: the auditor, the mayor. */
  const chainHeadReader = c.table(
    'chain_head_reader',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      name: c.text().notNull(),
      /** Folded: nobody gets it twice. */
      email: c.text().notNull(),
      addedBy: c.text().notNull(),
      addedAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('chain_head_reader_email').on(t.organisationId, t.email),
      c.check('chain_head_reader_name', sql`trim(${t.name}) <> ''`),
      c.check('chain_head_reader_address', sql`${t.email} like '%_@_%'`),
    ],
  )

  /** One a month for each address. The head is that of the moment when the mail was due. */
  const chainHeadMail = c.table(
    'chain_head_mail',
    {
      organisationId: organisationId(),
      /** YYYY-MM */
      month: c.text().notNull(),
      email: c.text().notNull(),
      name: c.text().notNull(),
      sequence: c.int().notNull(),
      hash: c.text().notNull(),
      /** Of the head. */
      headAt: c.instant().notNull(),
      state: c.text().$type<HeadMailState>().notNull(),
      /** Fixed, so that a mail that is sent twice is recognised as one. */
      messageId: c.text().notNull(),
      attempts: c.int().notNull().default(0),
      nextAttemptAt: c.instant().notNull(),
      /** A node sends it and keeps others away until then. */
      claimedBy: c.text(),
      claimEndsAt: c.instant(),
      sentAt: c.instant(),
      serverAnswer: c.text().notNull().default(''),
      /** Why it waits or was given up, for people. */
      problem: c.text().notNull().default(''),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.month, t.email] }),
      c.check('chain_head_mail_month', sql`${t.month} like '____-__'`),
      c.check('chain_head_mail_hash', sql`length(${t.hash}) = 64`),
      c.check('chain_head_mail_state', oneOf(t.state, headMailStates)),
      c.check('chain_head_mail_sent', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
      c.check('chain_head_mail_claim', sql`(${t.claimedBy} is null) = (${t.claimEndsAt} is null)`),
    ],
  )

  return { chainHeadReader, chainHeadMail }
}
