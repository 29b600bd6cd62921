/** The bytes of a mail. @module */
import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { asciiAddress } from '../../core/mailAddress.ts'
import { hasControl } from '../../reminders/mailing/mailSettingsForm.ts'
import type { MailSettings } from '../../reminders/mailSettings.ts'
import type { OutgoingMail } from './mail.ts'

export type ComposedMail = {
  readonly envelope: { readonly from: string; readonly to: string }
  readonly bytes: Buffer
}

/** Undefined for a recipient that is no address. Throws for a header that breaks its line: ours would be at fault. */
export async function composeMail(
  settings: MailSettings,
  mail: OutgoingMail,
): Promise<ComposedMail | undefined> {
  const to = asciiAddress(mail.to.address)
  const from = asciiAddress(settings.senderAddress)
  if (!to || !from) return undefined
  ensureHeaders(mail)
  const composer = new MailComposer({
    from: { name: settings.senderName, address: from },
    to: { name: oneLine(mail.to.name), address: to },
    ...(settings.replyTo ? { replyTo: asciiAddress(settings.replyTo) } : {}),
    messageId: mail.messageId,
    date: new Date(mail.sentAt),
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    headers: { ...mail.headers },
    attachments: mail.attachments.map((one) => ({ ...one })),
    // Sent again it is the same to the last byte.
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { envelope: { from, to }, bytes: await composer.compile().build() }
}

function ensureHeaders({ messageId, headers }: OutgoingMail): void {
  const isSound = /^<[^<>\s]+@[^<>\s]+>$/.test(messageId)
  const broken = Object.entries(headers).find(
    ([name, value]) => !/^[A-Za-z][\w-]*$/.test(name) || hasControl(value),
  )
  if (!isSound) throw new Error(`No Message-ID: ${JSON.stringify(messageId)}`)
  if (broken) throw new Error(`A header breaks its line: ${JSON.stringify(broken[0])}`)
}

/** A name that somebody typed must not end its header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
