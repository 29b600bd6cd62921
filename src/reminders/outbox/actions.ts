/** Sends what the outbox holds. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  type ClaimedReminder,
  claimReminder,
  listDueReminders,
  postponeDue,
  type SendingTime,
  saveGivenUp,
  savePostponed,
  saveSent,
} from '../../../db/queries/outbox.ts'
import { findReminderSettings } from '../../../db/queries/reminderSettings.ts'
import { systemActor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { germanDay, type Instant } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import type { Digest } from '../mail/digest.ts'
import { renderDigest } from '../mail/renderDigest.ts'
import { type MailOutcome, mailFailureTexts } from '../mailing/mailFailure.ts'
import { type KnownMailServer, readMailServer } from '../mailing/readMailServer.ts'
import { reminderKindLabels } from '../reminderKind.ts'
import { type Consequence, consequenceOf } from './attempts.ts'
import { readMail } from './readMail.ts'

/** Longer than any mail may take, so that no other node starts one that is on its way. */
const claimMinutes = 10

/** So many ids are read at once; several nodes then try the same ones. */
const dueAtOnce = 50

/** After so many in a row the server is the cause, and the others wait too. */
const mostFailuresInRow = 3

export type SendReport = {
  readonly sent: number
  /** Tried, and to be tried again. */
  readonly postponed: number
  readonly givenUp: number
  /** Why nothing gets out at all, for people; undefined when the mail server works. */
  readonly problem: string | undefined
}

/**
 * Sends every digest of today that is due, one after the other; several nodes may do so at the same time, and again at any time
 * after one was killed. What fails waits for another attempt or is given up with a reason. Where no mail gets out at
 * all, the run ends, and no digest loses an attempt by it. While reminders are switched off nothing goes out.
 */
export async function sendReminders(deps: Deps, organisationId: string): Promise<SendReport> {
  const isOn = (await deps.store.read(organisationId, findReminderSettings))?.isEnabled ?? false
  const server = await readMailServer(deps, organisationId)
  const report = { sent: 0, postponed: 0, givenUp: 0, problem: undefined as string | undefined }
  if (!isOn) return report
  if (server.missing) {
    const problem = mailFailureTexts[server.missing]
    const isWaiting = await explainWaiting(deps, organisationId, problem)
    return { ...report, problem: isWaiting ? problem : undefined }
  }
  let failuresInRow = 0
  for (;;) {
    const claimed = await claimNext(deps, organisationId)
    if (!claimed) return report
    const result = await sendClaimed(deps, organisationId, server, claimed)
    if (result.does === 'sent') report.sent += 1
    if (result.does === 'give_up') report.givenUp += 1
    if (result.does === 'retry') report.postponed += 1
    failuresInRow = result.does === 'retry' ? failuresInRow + 1 : 0
    const isOver = result.does === 'stop' || failuresInRow === mostFailuresInRow
    if (isOver && 'nextAttemptAt' in result) {
      await postponeOthers(deps, organisationId, result)
      return { ...report, problem: result.problem }
    }
  }
}

type Claimed = ClaimedReminder & { readonly claimedBy: string }
type Result = { readonly does: 'sent' } | (Consequence & { readonly serverAnswer: string })

/** Undefined when nothing is due that nobody else is at. */
async function claimNext(deps: Deps, organisationId: string): Promise<Claimed | undefined> {
  for (;;) {
    const time = timeOf(deps)
    const ids = await deps.store.read(organisationId, (db) => listDueReminders(db, time, dueAtOnce))
    if (ids.length === 0) return undefined
    for (const id of ids) {
      const claimedBy = deps.newId()
      const claim = { claimedBy, ...time, endsAt: later(time.now, claimMinutes) }
      const claimed = await deps.store.write(organisationId, (db) => claimReminder(db, id, claim))
      if (claimed) return { ...claimed, claimedBy }
    }
  }
}

async function sendClaimed(
  deps: Deps,
  organisationId: string,
  server: KnownMailServer,
  claimed: Claimed,
): Promise<Result> {
  const { digest, outcome } = await deliver(deps, organisationId, server, claimed)
  if ('answer' in outcome) {
    await storeSent(deps, organisationId, claimed, digest, outcome.answer)
    return { does: 'sent' }
  }
  const { failure } = outcome
  const consequence = consequenceOf(failure, claimed.attempts, deps.serverTime())
  const result = { ...consequence, serverAnswer: failure.answer }
  await storeFailure(deps, organisationId, claimed, digest, result)
  return result
}

/** A digest that cannot be written is a bug; it waits like one that the server does not want yet. */
async function deliver(
  deps: Deps,
  organisationId: string,
  server: KnownMailServer,
  claimed: Claimed,
): Promise<{ digest: Digest; outcome: MailOutcome }> {
  const { settings, password, mayBeHere } = server
  const from = { baseUrl: deps.baseUrl, today: deps.today() }
  const { digest, context } = await deps.store.read(organisationId, (db) =>
    readMail(db, claimed, from),
  )
  if (!settings) return { digest, outcome: { failure: { code: 'no_settings', answer: '' } } }
  try {
    const mail = {
      ...renderDigest(digest, context),
      to: { name: claimed.recipientName, address: claimed.email },
      messageId: claimed.messageId,
      sentAt: deps.now(),
    }
    return { digest, outcome: await deps.mail.send({ settings, password, mayBeHere }, mail) }
  } catch (error) {
    const answer = error instanceof Error ? error.message.slice(0, 300) : ''
    return { digest, outcome: { failure: { code: 'not_rendered', answer } } }
  }
}

async function storeSent(
  deps: Deps,
  organisationId: string,
  claimed: Claimed,
  digest: Digest,
  serverAnswer: string,
): Promise<void> {
  await deps.store.write(organisationId, async (db) => {
    const isNews = await saveSent(db, claimed.id, { sentAt: deps.now(), serverAnswer })
    if (isNews)
      record(deps, db, 'reminder_sent', claimed, { ...factsOf(claimed, digest), serverAnswer })
  })
}

async function storeFailure(
  deps: Deps,
  organisationId: string,
  claimed: Claimed,
  digest: Digest,
  result: Consequence & { readonly serverAnswer: string },
): Promise<void> {
  const { id, claimedBy } = claimed
  const { problem, serverAnswer } = result
  await deps.store.write(organisationId, async (db) => {
    if (result.does === 'give_up') {
      const isOurs = await saveGivenUp(db, id, claimedBy, { problem, serverAnswer })
      const facts = { ...factsOf(claimed, digest), problem, serverAnswer }
      if (isOurs) record(deps, db, 'reminder_given_up', claimed, facts)
      return
    }
    const { nextAttemptAt } = result
    const isCounted = result.does === 'retry'
    await savePostponed(db, id, claimedBy, { nextAttemptAt, problem, serverAnswer, isCounted })
  })
}

/** For all that wait besides the one that failed. */
async function postponeOthers(
  deps: Deps,
  organisationId: string,
  result: Extract<Result, { nextAttemptAt: Instant }>,
): Promise<void> {
  await deps.store.write(organisationId, (db) => postponeDue(db, timeOf(deps), result))
}

/** Whether anything waits; it is due as before, and goes out once the mail server is entered. */
async function explainWaiting(
  deps: Deps,
  organisationId: string,
  problem: string,
): Promise<boolean> {
  const time = timeOf(deps)
  return deps.store.write(organisationId, async (db) => {
    const due = await listDueReminders(db, time, 1)
    await postponeDue(db, time, { nextAttemptAt: time.now, problem, serverAnswer: '' })
    return due.length > 0
  })
}

function timeOf({ serverTime, today }: Deps): SendingTime {
  return { now: serverTime(), today: today() }
}

function record(
  deps: Deps,
  db: Db,
  kind: 'reminder_sent' | 'reminder_given_up',
  { id }: Claimed,
  details: Readonly<Record<string, unknown>>,
): void {
  recordEvent(db, eventBy(deps, systemActor(db.organisationId, 'Zeitplan'), kind, id, details))
}

/** Who was told of what, for the audit trail. */
function factsOf({ recipientName, email, attempts }: Claimed, { day, items }: Digest) {
  const told = items.map(
    ({ kind, title, dueOn }) => `${reminderKindLabels[kind]}: ${title} (${germanDay(dueOn)})`,
  )
  return { recipientName, email, day, items: told, attempts }
}

function later(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}
