/** Reminders by mail: the outbox with what was told, how people want to be told, and how the mail server is reached. @module */
import { sql } from 'drizzle-orm'
import { type MailSecurity, mailSecurities } from '../../src/reminders/mailSettings.ts'
import { type ReminderReason, reminderReasons } from '../../src/reminders/reminderItem.ts'
import { type ReminderKind, reminderKinds } from '../../src/reminders/reminderKind.ts'
import type { LeadTimes, ReminderChoices } from '../../src/reminders/reminderSettings.ts'
import { type ReminderState, reminderStates } from '../../src/reminders/reminderState.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineReminders(c: Columns, { organisation, user }: OrganisationTables) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** No row: the usual settings. */
  const reminderSettings = c.table(
    'reminder_settings',
    {
      organisationId: organisationId(),
      isEnabled: c.bool().notNull(),
      /** HH:MM in Europe/Berlin. */
      at: c.text().notNull(),
      leadDays: c.json<LeadTimes>().notNull(),
      officerAfterDays: c.int().notNull(),
      managementAfterDays: c.int().notNull(),
      ownsSchoolHolidays: c.bool().notNull().default(false),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId] }),
      c.check('reminder_settings_at', sql`length(${t.at}) = 5 and ${t.at} like '__:__'`),
      c.check(
        'reminder_settings_escalation',
        sql`${t.officerAfterDays} >= 1 and ${t.managementAfterDays} >= ${t.officerAfterDays}`,
      ),
    ],
  )

  /** Counts instead of the catalogue's where the organisation says so. */
  const schoolHoliday = c.table(
    'school_holiday',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      name: c.text().notNull(),
      fromOn: c.day().notNull(),
      untilOn: c.day().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.check('school_holiday_name', sql`trim(${t.name}) <> ''`),
      c.check('school_holiday_order', sql`${t.fromOn} <= ${t.untilOn}`),
      c.check('school_holiday_from_on', isDayText(t.fromOn)),
      c.check('school_holiday_until_on', isDayText(t.untilOn)),
    ],
  )

  /** Who is reminded: an account, or a person where there is none. */
  const reminderRecipient = c.table(
    'reminder_recipient',
    {
      organisationId: organisationId(),
      recipientId: c.text().notNull(),
      /** The last day up to which was decided what to tell; empty before the first. */
      decidedUntilOn: c.day(),
      /** Nothing is sent in school holidays. */
      keepsSchoolHolidays: c.bool().notNull().default(false),
      choices: c.json<ReminderChoices>().notNull(),
      /** Opens the page on which kinds are switched off, and nothing else. */
      unsubscribeToken: c.text().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.recipientId] }),
      c
        .uniqueIndex('reminder_recipient_unsubscribe_token')
        .on(t.organisationId, t.unsubscribeToken),
      c.check('reminder_recipient_unsubscribe_token', sql`length(${t.unsubscribeToken}) >= 32`),
      c.check('reminder_recipient_decided_until_on', isDayText(t.decidedUntilOn)),
    ],
  )

  /** The outbox: one digest a day for each recipient, and what became of it. */
  const reminder = c.table(
    'reminder',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      recipientId: c.text().notNull(),
      /** Name and address as they were then. */
      recipientName: c.text().notNull(),
      email: c.text().notNull(),
      day: c.day().notNull(),
      /** Some of it should have been told earlier. */
      isLate: c.bool().notNull(),
      state: c.text().$type<ReminderState>().notNull(),
      /** Fixed, so that a mail that is sent twice is recognised as one. */
      messageId: c.text().notNull(),
      attempts: c.int().notNull().default(0),
      nextAttemptAt: c.instant().notNull(),
      /** A node sends it and keeps others away until then. */
      claimedBy: c.text(),
      claimEndsAt: c.instant(),
      sentAt: c.instant(),
      /** What the mail server said last. */
      serverAnswer: c.text().notNull().default(''),
      /** Why it waits or was given up, for people. */
      problem: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('reminder_once_a_day').on(t.organisationId, t.recipientId, t.day),
      c.uniqueIndex('reminder_message_id').on(t.organisationId, t.messageId),
      c.index('reminder_waiting').on(t.organisationId, t.state, t.nextAttemptAt),
      c.index('reminder_of_day').on(t.organisationId, t.day, t.id),
      c.check('reminder_state', oneOf(t.state, reminderStates)),
      c.check('reminder_day', isDayText(t.day)),
      c.check('reminder_sent', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
      c.check('reminder_given_up', sql`${t.state} <> 'given_up' or ${t.problem} <> ''`),
      c.check('reminder_claim', sql`(${t.claimedBy} is null) = (${t.claimEndsAt} is null)`),
    ],
  )

  /** An item of a digest as it stood there. */
  const reminderItem = c.table(
    'reminder_item',
    {
      organisationId: organisationId(),
      reminderId: c.text().notNull(),
      position: c.int().notNull(),
      kind: c.text().$type<ReminderKind>().notNull(),
      subjectId: c.text().notNull(),
      title: c.text().notNull(),
      place: c.text().notNull(),
      informationDomainCode: c.text().notNull(),
      dueOn: c.day().notNull(),
      originalDueOn: c.day().notNull(),
      responsible: c.text().notNull(),
      path: c.text().notNull(),
      count: c.int().notNull(),
      reason: c.text().$type<ReminderReason>().notNull(),
      onBehalfOf: c.text().notNull(),
      leadDays: c.int().notNull(),
      isLate: c.bool().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.reminderId, t.position] }),
      c.foreignKey({
        name: 'reminder_item_reminder',
        columns: [t.organisationId, t.reminderId],
        foreignColumns: [reminder.organisationId, reminder.id],
      }),
      c.index('reminder_item_of_subject').on(t.organisationId, t.kind, t.subjectId),
      c.check('reminder_item_kind', oneOf(t.kind, reminderKinds)),
      c.check('reminder_item_reason', oneOf(t.reason, reminderReasons)),
      c.check('reminder_item_count', sql`${t.count} >= 1`),
      c.check('reminder_item_due_on', isDayText(t.dueOn)),
      c.check('reminder_item_original_due_on', isDayText(t.originalDueOn)),
    ],
  )

  /** How mail is sent; the password comes from the environment. */
  const mailSettings = c.table(
    'mail_settings',
    {
      organisationId: organisationId(),
      host: c.text().notNull(),
      port: c.int().notNull(),
      security: c.text().$type<MailSecurity>().notNull(),
      user: c.text().notNull().default(''),
      senderName: c.text().notNull(),
      senderAddress: c.text().notNull(),
      replyTo: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId] }),
      c.check('mail_settings_host', sql`trim(${t.host}) <> ''`),
      c.check('mail_settings_port', sql`${t.port} between 1 and 65535`),
      c.check('mail_settings_security', oneOf(t.security, mailSecurities)),
      c.check('mail_settings_sender_address', sql`${t.senderAddress} like '%_@_%'`),
    ],
  )

  /** The secret address at which a calendar program reads what is due for a person. */
  const calendarFeed = c.table(
    'calendar_feed',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      /** SHA-256 of the secret part of the address. */
      tokenHash: c.text().notNull(),
      createdAt: c.instant().notNull(),
      lastReadAt: c.instant(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.uniqueIndex('calendar_feed_user').on(t.organisationId, t.userId),
      c.uniqueIndex('calendar_feed_token').on(t.organisationId, t.tokenHash),
      c.check('calendar_feed_token_hash', sql`length(${t.tokenHash}) = 64`),
    ],
  )

  return {
    reminderSettings,
    schoolHoliday,
    reminderRecipient,
    reminder,
    reminderItem,
    mailSettings,
    calendarFeed,
  }
}
