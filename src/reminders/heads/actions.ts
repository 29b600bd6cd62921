/** The head of the event chain in other hands: who gets it, and the mails of each month. @module */
import {
  claimHeadMail,
  deleteHeadReader,
  explainHeadMails,
  type HeadMail,
  insertHeadMails,
  insertHeadReader,
  listHeadReaders,
  saveHeadMailFailed,
  saveHeadMailSent,
} from '../../../db/queries/chainHeadMails.ts'
import { findChainHead, recordEvent } from '../../../db/queries/events.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import { type Actor, ensureEverywhere, systemActor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { dayOf } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { asciiAddress } from '../../core/mailAddress.ts'
import type { Deps } from '../../deps.ts'
import { readWorkDays } from '../decision/readFreeDays.ts'
import { mailFailureTexts } from '../mailing/mailFailure.ts'
import { type KnownMailServer, readMailServer } from '../mailing/readMailServer.ts'
import { consequenceOf } from '../outbox/attempts.ts'
import { dueMonth, headMailText } from './headMail.ts'
import type { HeadReaderForm } from './headReaderForm.ts'

/** Longer than any mail may take, so that no other node starts one that is on its way. */
const claimMinutes = 10

/** From the next run on somebody gets the head of this month, if it is due. Throws `invalid` for an address that gets it already. */
export async function addHeadReader(
  deps: Deps,
  actor: Actor,
  input: HeadReaderForm,
): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    if ((await listHeadReaders(db)).some(({ email }) => email === input.email)) {
      const message = 'Diese Adresse bekommt die Mail schon.'
      throw new Failure('invalid', message, { email: message })
    }
    const reader = { ...input, id: deps.newId(), addedBy: actor.name, addedAt: deps.now() }
    await insertHeadReader(db, reader)
    recordEvent(db, eventBy(deps, actor, 'head_reader_added', reader.id, { after: input }))
  })
}

/** Throws `not_found`. */
export async function removeHeadReader(deps: Deps, actor: Actor, id: string): Promise<void> {
  ensureMaySet(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const reader = (await listHeadReaders(db)).find((one) => one.id === id)
    if (!reader) throw new Failure('not_found', 'Diese Adresse ist nicht mehr eingetragen.')
    await deleteHeadReader(db, reader)
    const before = { name: reader.name, email: reader.email }
    recordEvent(db, eventBy(deps, actor, 'head_reader_removed', id, { before }))
  })
}

/**
 * Sends this month's head to everybody who has not got it, from the first work day of the month on. Several nodes may do so
 * at once, and again after one was killed; nobody gets two in a month. Returns why nothing gets out, for people.
 */
export async function sendChainHeads(
  deps: Deps,
  organisationId: string,
): Promise<{ sent: number; problem: string | undefined }> {
  await planMails(deps, organisationId)
  const server = await readMailServer(deps, organisationId)
  if (server.missing) {
    const problem = mailFailureTexts[server.missing]
    const isWaiting = await deps.store.write(organisationId, (db) => explainHeadMails(db, problem))
    return { sent: 0, problem: isWaiting ? problem : undefined }
  }
  for (let sent = 0; ; ) {
    const claimedBy = deps.newId()
    const now = deps.serverTime()
    const endsAt = new Date(Date.parse(now) + claimMinutes * 60_000).toISOString()
    const mail = await deps.store.write(organisationId, (db) =>
      claimHeadMail(db, { now, claimedBy, endsAt }),
    )
    if (!mail) return { sent, problem: undefined }
    const problem = await sendOne(deps, organisationId, server, { ...mail, claimedBy })
    if (problem !== undefined) return { sent, problem }
    sent += 1
  }
}

async function planMails(deps: Deps, organisationId: string): Promise<void> {
  const today = deps.today()
  const plan = await deps.store.read(organisationId, async (db) => ({
    organisation: await findOrganisation(db),
    readers: await listHeadReaders(db),
  }))
  if (!plan.organisation || plan.readers.length === 0) return
  const span = { fromOn: today, untilOn: today }
  const workDays = await readWorkDays(deps, plan.organisation.land, [], span)
  const month = dueMonth(today, workDays({ keepsSchoolHolidays: false }))
  if (month === undefined) return
  const { settings } = await readMailServer(deps, organisationId)
  const domain = asciiAddress(settings?.senderAddress ?? '')?.split('@')[1] ?? 'localhost'
  await deps.store.write(organisationId, async (db) => {
    const { sequence, hash, at } = await findChainHead(db)
    if (at === null) return
    const readers = await listHeadReaders(db)
    await insertHeadMails(
      db,
      readers.map(({ name, email }) => ({
        month,
        email,
        name,
        sequence,
        hash,
        headAt: at,
        messageId: `<kopf-${deps.newId()}@${domain}>`,
        nextAttemptAt: deps.serverTime(),
      })),
    )
  })
}

/** Returns why the run ends, where no other mail would get out either. */
async function sendOne(
  deps: Deps,
  organisationId: string,
  server: KnownMailServer,
  claimed: HeadMail & { claimedBy: string },
): Promise<string | undefined> {
  const { organisation, reader } = await deps.store.read(organisationId, async (db) => ({
    organisation: await findOrganisation(db),
    reader: (await listHeadReaders(db)).find(({ email }) => email === claimed.email),
  }))
  if (!server.settings || !organisation || !reader) return undefined
  const { settings, password, mayBeHere } = server
  const letter = {
    ...claimed,
    organisation: organisation.name,
    addedBy: reader.addedBy,
    addedOn: dayOf(reader.addedAt),
    baseUrl: deps.baseUrl,
  }
  const outcome = await deps.mail.send(
    { settings, password, mayBeHere },
    {
      ...headMailText(letter),
      to: { name: claimed.name, address: claimed.email },
      messageId: claimed.messageId,
      sentAt: deps.now(),
      html: '',
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [],
    },
  )
  if (!('answer' in outcome)) return storeFailure(deps, organisationId, claimed, outcome.failure)
  const serverAnswer = outcome.answer
  await deps.store.write(organisationId, async (db) => {
    const sentAt = deps.now()
    if (!(await saveHeadMailSent(db, claimed, { sentAt, serverAnswer }))) return
    const actor = systemActor(organisationId, 'Zeitplan')
    const details = { ...factsOf(claimed), serverAnswer }
    recordEvent(db, eventBy(deps, actor, 'chain_head_sent', organisationId, details))
  })
  return undefined
}

async function storeFailure(
  deps: Deps,
  organisationId: string,
  claimed: HeadMail & { claimedBy: string },
  failure: Parameters<typeof consequenceOf>[0],
): Promise<string | undefined> {
  const result = consequenceOf(failure, claimed.attempts, deps.serverTime())
  const isOver = result.does === 'give_up'
  const { problem } = result
  await deps.store.write(organisationId, async (db) => {
    const isOurs = await saveHeadMailFailed(db, claimed, claimed.claimedBy, {
      state: isOver ? 'given_up' : 'waiting',
      nextAttemptAt: 'nextAttemptAt' in result ? result.nextAttemptAt : claimed.nextAttemptAt,
      problem,
      serverAnswer: failure.answer,
      // It is not this mail's fault when none gets out.
      attempts: result.does === 'stop' ? claimed.attempts - 1 : claimed.attempts,
    })
    if (!isOurs || !isOver) return
    const actor = systemActor(organisationId, 'Zeitplan')
    const details = { ...factsOf(claimed), problem, serverAnswer: failure.answer }
    recordEvent(db, eventBy(deps, actor, 'chain_head_given_up', organisationId, details))
  })
  return result.does === 'stop' ? problem : undefined
}

/** For the audit trail: who has which head. */
function factsOf({ name, email, month, sequence, hash }: HeadMail) {
  return { recipientName: name, email, month, sequence, hash }
}

function ensureMaySet(actor: Actor): void {
  allow(actor, 'write', 'reminders')
  ensureEverywhere(actor)
}
