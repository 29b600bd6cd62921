/** What an error on the way of a mail means. @module */
import type { MailFailure, MailFailureCode } from '../../reminders/mailing/mailFailure.ts'
import { certificateReasons, untrusted } from '../certificateErrors.ts'

/** How far it had come. `answer`: the last byte is on its way, so that the server may have taken the mail. */
export type MailStage = 'name' | 'connect' | 'greet' | 'login' | 'envelope' | 'content' | 'answer'

/** What nodemailer and Node say of an error. */
type Told = {
  readonly code: string
  readonly message: string
  readonly command: string
  readonly response: string
  /** Of the server, 0 without one. */
  readonly status: number
  /** Enhanced status (RFC 3463) without its first number, e.g. `7.1`; empty without one. */
  readonly detail: string
}

const codeAt: Readonly<Record<MailStage, (told: Told) => MailFailureCode>> = {
  name: ({ code }) => (code === 'ENOTFOUND' ? 'host_unknown' : 'name_service'),
  connect: () => 'unreachable',
  greet: codeOfGreeting,
  login: ({ status, code }) => {
    if (status >= 400 && status < 500) return 'busy'
    return status >= 500 || code === 'EAUTH' ? 'login_refused' : 'silent'
  },
  envelope: codeOfEnvelope,
  content: (told) => (told.status ? codeOfContent(told) : 'broken'),
  answer: (told) => (told.status ? codeOfContent(told) : 'answer_lost'),
}

export function explainMailError(error: unknown, stage: MailStage): MailFailure {
  const own = error instanceof Error && 'failureCode' in error ? error.failureCode : undefined
  if (own) return { code: own as MailFailureCode, answer: '' }
  const told = tellOf(error)
  const code = codeAt[stage](told)
  return { code, answer: answerOf(code, told) }
}

function codeOfGreeting({ code, status, command, message }: Told): MailFailureCode {
  if (untrusted.test(code)) return 'certificate'
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code)) return 'encryption'
  if (status >= 500)
    return /STARTTLS/.test(command + message) ? 'starttls_missing' : 'client_refused'
  if (status >= 400) return 'busy'
  if (code === 'EPROTOCOL') return 'no_mail_server'
  if (code === 'ETLS' || /TLS/.test(message)) return 'encryption'
  return 'silent'
}

function codeOfEnvelope(told: Told): MailFailureCode {
  const { status, command, detail, code } = told
  if (code === 'EMESSAGE' && !status) return 'too_large'
  if (!status) return 'broken'
  if (status === 421) return 'busy'
  if (status === 530) return 'login_required'
  if (status < 500) return isFull(told) ? 'mailbox_full_now' : 'deferred'
  if (command === 'MAIL FROM')
    return status === 552 || detail === '3.4' ? 'too_large' : 'sender_refused'
  if (command !== 'RCPT TO') return codeOfContent(told)
  if (isFull(told)) return 'mailbox_full'
  return detail.startsWith('7.') || /relay/i.test(told.response)
    ? 'relay_refused'
    : 'recipient_refused'
}

function codeOfContent(told: Told): MailFailureCode {
  const { status, detail, response } = told
  if (status < 500) return isFull(told) ? 'mailbox_full_now' : 'deferred'
  if (detail === '3.4' || (status === 552 && !detail && /size|large/i.test(response)))
    return 'too_large'
  if (isFull(told)) return 'mailbox_full'
  return detail.startsWith('1.') ? 'recipient_refused' : 'content_refused'
}

function isFull({ status, detail }: Told): boolean {
  return detail === '2.2' || (!detail && (status === 452 || status === 552)) || detail === '3.1'
}

/** What a stranger at the other end said is not passed on: it may be anything. */
function answerOf(code: MailFailureCode, { code: own, message, response }: Told): string {
  if (code === 'no_mail_server') return ''
  if (code === 'certificate') return certificateReasons[own] ?? own
  const text = response || message.split('\n')[0] || own
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 300)
}

function tellOf(error: unknown): Told {
  const facts = error instanceof Error ? (error as Error & Record<string, unknown>) : undefined
  const textOf = (name: string) => {
    const value = facts?.[name]
    return typeof value === 'string' ? value : ''
  }
  const response = textOf('response')
  return {
    code: textOf('originalCode') || textOf('code'),
    message: facts?.message ?? '',
    command: textOf('command'),
    response,
    status: Number(/^[2-5]\d\d(?=[ -]|$)/.exec(response)?.[0] ?? 0),
    detail: /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '',
  }
}
