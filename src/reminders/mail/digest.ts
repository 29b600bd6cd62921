/** What a reminder mail is made of, and what comes out. @module */
import type { Day } from '../../core/day.ts'
import type { ReminderItem } from '../reminderItem.ts'

/** What one person is told on one day; a row of the outbox with its items. */
export type Digest = {
  readonly day: Day
  /** Some of it should have been told on an earlier day. */
  readonly isLate: boolean
  readonly recipientName: string
  readonly items: readonly ReminderItem[]
}

export type MailContext = {
  readonly organisationId: string
  readonly organisationName: string
  /** Without a slash at the end (`BASISLOTSE_URL`); without it nothing is linked. */
  readonly baseUrl: string | undefined
  /** From `reminder_recipient.unsubscribeToken`; empty where nobody can unsubscribe. */
  readonly unsubscribeToken: string
  /** Somebody without an account changes things on the page of the token only. */
  readonly hasAccount: boolean
  /** Overdue for so many days, the officer and the management are told as well. */
  readonly officerAfterDays: number
  readonly managementAfterDays: number
  /** The day it is sent, which may be after that of the digest. */
  readonly today: Day
}

export type MailAttachment = {
  readonly filename: string
  readonly contentType: string
  readonly content: string
}

/** Without sender, recipient, date and Message-ID, which the outbox knows. Same digest, same bytes. */
export type Mail = {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly MailAttachment[]
}
