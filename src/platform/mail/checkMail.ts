/** A mail that is sent to see whether it works, step by step. @module */
import {
  type MailFailure,
  type MailFailureCode,
  mailFailureTexts,
} from '../../reminders/mailing/mailFailure.ts'
import { deliverMail } from './deliverMail.ts'
import type { MailWay, OutgoingMail } from './mail.ts'

export type MailStep = {
  readonly title: string
  readonly isFine: boolean
  readonly text: string
  readonly detail?: string
}

export type MailCheck = {
  readonly steps: readonly MailStep[]
  /** Undefined when the server took the mail. */
  readonly failure: MailFailure | undefined
}

/** What did not work is named as the step would have been. */
const failedSteps: Readonly<Partial<Record<MailFailureCode, string>>> = {
  host_unknown: 'Name gefunden',
  host_forbidden: 'Name gefunden',
  plain_elsewhere: 'Verschlüsselt',
  name_service: 'Name gefunden',
  unreachable: 'Verbunden',
  silent: 'Begrüßt',
  busy: 'Begrüßt',
  no_mail_server: 'Begrüßt',
  client_refused: 'Begrüßt',
  starttls_missing: 'Verschlüsselt',
  encryption: 'Verschlüsselt',
  certificate: 'Zertifikat',
  password_missing: 'Angemeldet',
  login_refused: 'Angemeldet',
  login_not_offered: 'Angemeldet',
  login_required: 'Angemeldet',
}
const taken = 'Angenommen'

export async function checkMail(way: MailWay, mail: OutgoingMail): Promise<MailCheck> {
  const steps: MailStep[] = []
  const outcome = await deliverMail(way, mail, (title, text) => {
    steps.push({ title, isFine: true, text })
  })
  if ('answer' in outcome) {
    const text = `Der Mailserver hat die Mail an ${mail.to.address} angenommen. Sehen Sie nach, ob sie ankommt.`
    const step = { title: taken, isFine: true, text, detail: outcome.answer }
    return { steps: [...steps, step], failure: undefined }
  }
  const { failure } = outcome
  const title = failedSteps[failure.code] ?? taken
  return { steps: [...steps, { title, isFine: false, ...wordsOf(failure) }], failure }
}

/** What is wrong with a certificate is a sentence of our own, everything else the server's words. */
function wordsOf({ code, answer }: MailFailure): Pick<MailStep, 'text' | 'detail'> {
  const text = mailFailureTexts[code]
  if (answer === '') return { text }
  return code === 'certificate' ? { text: `${answer} ${text}` } : { text, detail: answer }
}
