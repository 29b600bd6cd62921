/** The mail server as the administration sets it up and tries it out. @module */
import { recordEvent, saveAccess } from '../../../db/queries/events.ts'
import {
  deleteMailSettings,
  findMailSettings,
  saveMailSettings,
} from '../../../db/queries/mailSettings.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import { hurryWaiting } from '../../../db/queries/outbox.ts'
import { type Actor, ensureEverywhere } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { germanInstant } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { asciiAddress } from '../../core/mailAddress.ts'
import type { Deps } from '../../deps.ts'
import type { MailSettings } from '../mailSettings.ts'
import { mailFailureTexts } from './mailFailure.ts'
import { isLoopback } from './mailSettingsForm.ts'
import { type KnownMailServer, readMailServer } from './readMailServer.ts'

/** What trying it out came to, step by step. */
export type MailTrial = Awaited<ReturnType<Deps['mail']['check']>>

/**
 * Stores the organisation's own mail server, `version` 0 the first time, and lets what waits be sent by it. Throws
 * `conflict` when somebody else saved, `invalid` where it would not count or may not be chosen.
 */
export async function changeMailSettings(
  deps: Deps,
  actor: Actor,
  { version, ...settings }: MailSettings & { version: number },
): Promise<void> {
  ensureAdministration(actor)
  const { origin, isAlone } = await readMailServer(deps, actor.organisationId)
  if (isAlone && origin === 'environment') throw fromEnvironment()
  if (!isAlone && isLoopback(settings.host)) {
    const message = mailFailureTexts.host_forbidden
    throw new Failure('invalid', message, { host: message })
  }
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await findMailSettings(db)
    await saveMailSettings(db, version, settings)
    await hurryWaiting(db, deps.serverTime())
    const details = { before: before ?? null, after: settings }
    recordEvent(db, eventBy(deps, actor, 'mail_settings_changed', actor.organisationId, details))
  })
}

/** From now on the environment's mail server counts, if there is one. Nothing happens where none was entered. */
export async function removeMailSettings(deps: Deps, actor: Actor): Promise<void> {
  ensureAdministration(actor)
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await findMailSettings(db)
    if (!before) return
    await deleteMailSettings(db)
    await hurryWaiting(db, deps.serverTime())
    const details = { before, after: null }
    recordEvent(db, eventBy(deps, actor, 'mail_settings_removed', actor.organisationId, details))
  })
}

/**
 * Sends a mail to the address and notes in the access log that somebody did; when it was taken, what waits is sent with
 * the next run. Throws `invalid` while there is no mail server.
 */
export async function sendTestMail(deps: Deps, actor: Actor, address: string): Promise<MailTrial> {
  ensureAdministration(actor)
  const { organisationId } = actor
  const server = await readMailServer(deps, organisationId)
  if (!server.settings) throw new Failure('invalid', mailFailureTexts.no_settings)
  await deps.store.write(organisationId, (db) =>
    saveAccess(db, {
      id: deps.newId(),
      at: deps.now(),
      actorId: actor.userId ?? 'system',
      kind: 'verify',
      subject: `Testmail an ${address}`,
    }),
  )
  const trial = await tryOut(deps, actor, { ...server, settings: server.settings }, address)
  if (!trial.failure) {
    await deps.store.write(organisationId, (db) => hurryWaiting(db, deps.serverTime()))
  }
  return trial
}

async function tryOut(
  deps: Deps,
  actor: Actor,
  server: KnownMailServer & { readonly settings: MailSettings },
  address: string,
): Promise<MailTrial> {
  const organisation = await deps.store.read(actor.organisationId, findOrganisation)
  const domain = asciiAddress(server.settings.senderAddress)?.split('@')[1] ?? 'localhost'
  return deps.mail.check(server, {
    to: { name: '', address },
    messageId: `<testmail-${deps.newId()}@${domain}>`,
    sentAt: deps.serverTime(),
    subject: `Testmail von Basislotse (${organisation?.name ?? ''})`,
    text: [
      'Guten Tag,',
      '',
      `diese Testmail hat ${actor.name} am ${germanInstant(deps.serverTime())} in Basislotse ausgelöst.`,
      'Kommt sie an, kann Basislotse Erinnerungen senden. Sie brauchen nichts zu tun.',
      ...(deps.baseUrl ? ['', deps.baseUrl] : []),
      '',
    ].join('\n'),
    html: '',
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [],
  })
}

function ensureAdministration(actor: Actor): void {
  allow(actor, 'write', 'administration')
  ensureEverywhere(actor)
}

function fromEnvironment(): Failure {
  return new Failure(
    'invalid',
    'Der Mailserver ist in der Umgebung des Servers festgelegt (BASISLOTSE_SMTP_HOST). Der Betrieb ändert ihn dort.',
  )
}
