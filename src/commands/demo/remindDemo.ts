/**
 * The last days on which the synthetic city was reminded. Decided and sent by the program itself, but to a mail server
 * that exists nowhere: it takes every mail, with two exceptions that show what the delivery record is for.
 */
import { createHash } from 'node:crypto'
import { addDays, type Day, epochDay } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import { decideReminders } from '../../reminders/decision/actions.ts'
import type { MailOutcome } from '../../reminders/mailing/mailFailure.ts'
import type { MailSettings } from '../../reminders/mailSettings.ts'
import { sendReminders } from '../../reminders/outbox/actions.ts'
import { usualSettings } from '../../reminders/reminderSettings.ts'
import { changeReminderSettings } from '../../reminders/settings/actions.ts'
import { accountOf, type City } from './city.ts'

const workDays = 8

/** Of those days, counted from the last: the mail server was away, and one mailbox was full. */
const outage = 4
const fullMailbox = 1

const server: MailSettings = {
  host: 'mail.beispielstadt.example',
  port: 587,
  security: 'starttls',
  user: '',
  senderName: 'Basislotse Beispielstadt',
  senderAddress: 'basislotse@beispielstadt.example',
  replyTo: '',
}

/** Weekdays up to today; on those that are free for another reason nothing is decided. */
export function reminderDays(today: Day): Day[] {
  const days: Day[] = []
  for (let day = today; days.length < workDays; day = addDays(day, -1)) {
    // 1970-01-01 was a Thursday.
    if ((epochDay(day) + 3) % 7 < 5) days.unshift(day)
  }
  return days
}

/** Switches reminders on before the first of the days. */
export async function remindCity(city: City, day: Day, today: Day): Promise<void> {
  const days = reminderDays(today)
  const fromLast = days.length - 1 - days.indexOf(day)
  const deps = withoutMail(city, fromLast)
  if (day === days[0]) {
    const { ownsSchoolHolidays: _, ...settings } = usualSettings
    const switchedOn = { ...settings, isEnabled: true }
    await changeReminderSettings(deps, accountOf(city, 'ISB'), 0, switchedOn)
  }
  await decideReminders(deps, city.organisationId)
  await sendReminders(deps, city.organisationId)
}

function withoutMail({ deps, organisationId }: City, fromLast: number): Deps {
  let mails = 0
  return {
    ...deps,
    // The city is set up in one transaction, which looks at no other organisation.
    store: { ...deps.store, read: (id, work) => deps.store.read(id || organisationId, work) },
    baseUrl: 'https://basislotse.beispielstadt.example',
    mail: {
      ...deps.mail,
      environment: server,
      async send(_server, { messageId }) {
        mails += 1
        return outcomeOf(messageId, fromLast, mails)
      },
    },
  }
}

function outcomeOf(messageId: string, fromLast: number, mails: number): MailOutcome {
  if (fromLast === outage) return { failure: { code: 'unreachable', answer: 'ETIMEDOUT' } }
  if (fromLast === fullMailbox && mails === 2) {
    return { failure: { code: 'mailbox_full', answer: '552 5.2.2 Mailbox full' } }
  }
  const queued = createHash('sha256').update(messageId).digest('hex').slice(0, 11).toUpperCase()
  return { answer: `250 2.0.0 Ok: queued as ${queued}` }
}
