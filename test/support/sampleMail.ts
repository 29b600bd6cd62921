import { type MailPatience, type OutgoingMail, openMail } from '../../src/platform/mail/mail.ts'
import type { MailSettings } from '../../src/reminders/mailSettings.ts'
import { authority } from './mailServer.ts'

export const sampleMail: OutgoingMail = {
  to: { name: 'Jörg Müßig', address: 'joerg@stadt.example' },
  messageId: '<erinnerung-1@basislotse.example>',
  sentAt: '2025-05-22T04:30:00.000Z',
  subject: '3 Termine, nächster am 30.05.2025: Löschkonzept',
  text: 'Guten Tag Jörg Müßig,\n.\nein Punkt allein in einer Zeile endet nichts.\n',
  html: '',
  headers: { 'Auto-Submitted': 'auto-generated' },
  attachments: [],
}

export function settingsAt(port: number, change: Partial<MailSettings> = {}): MailSettings {
  return {
    host: 'localhost',
    port,
    security: 'starttls',
    user: '',
    senderName: 'Basislotse Stadt Süd',
    senderAddress: 'basislotse@stadt.example',
    replyTo: '',
    ...change,
  }
}

/** Believes the certificates of the tests' authority. */
export function testMail(patience: Partial<MailPatience> = {}) {
  return openMail({ trusted: authority.cert, patience })
}
