/** How mail leaves the house. The library is loaded when somebody sends, not at the start. @module */
import type { Instant } from '../../core/day.ts'
import type { MailOutcome } from '../../reminders/mailing/mailFailure.ts'
import type { MailSettings } from '../../reminders/mailSettings.ts'
import { type FoundSecret, findSecret, type SecretSource } from '../findSecret.ts'
import type { MailCheck } from './checkMail.ts'

/** One mail to one person. What comes from outside is checked before anything is sent. */
export type OutgoingMail = {
  readonly to: { readonly name: string; readonly address: string }
  /** With its angle brackets; the same when the mail is sent again. */
  readonly messageId: string
  readonly sentAt: Instant
  readonly subject: string
  readonly text: string
  /** Empty: text alone. */
  readonly html: string
  /** Further ones, e.g. `List-Unsubscribe`. */
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly {
    readonly filename: string
    readonly contentType: string
    readonly content: string
  }[]
}

export type MailServer = {
  readonly settings: MailSettings
  /** Of the user that the settings name. */
  readonly password: string | undefined
  /** Whether it may be on this very machine: not where one of several organisations chose it. */
  readonly mayBeHere: boolean
}

/** Who chose the server: the operation of this machine, or the administration of one organisation. */
export type MailOrigin = 'environment' | 'organisation'

export type Mail = {
  /** The server that the environment names, if it names one. */
  readonly environment: MailSettings | undefined
  /**
   * The password for the server of that origin. For the operation's own it may be the one of all; a server that an
   * organisation chose gets it only where the organisation is alone, else no password but its own.
   */
  readonly passwordOf: (origin: MailOrigin, organisationId: string, isAlone: boolean) => FoundSecret
  /** Never throws for what the server or the net does. Each mail has a connection of its own. */
  readonly send: (server: MailServer, mail: OutgoingMail) => Promise<MailOutcome>
  /** Sends as `send` does, less patiently, and tells every step of the way. */
  readonly check: (server: MailServer, mail: OutgoingMail) => Promise<MailCheck>
}

/** How long to wait for what, in milliseconds. */
export type MailPatience = {
  readonly connect: number
  /** From the connection to its encryption. */
  readonly greeting: number
  /** Silence at any later point; also after the last byte, where a server checks for viruses. */
  readonly silence: number
  /** The whole mail; below the lease of the outbox, so that no other node starts it meanwhile. */
  readonly whole: number
}

/** All that is needed to reach the server. */
export type MailWay = MailServer & {
  readonly patience: MailPatience
  readonly trusted: string | undefined
}

export type MailSources = {
  readonly settings?: MailSettings | undefined
  readonly password?: SecretSource
  readonly patience?: Partial<MailPatience>
  /** Certificates that are believed besides the usual ones, PEM. */
  readonly trusted?: string | undefined
}

const patienceOfRun: MailPatience = {
  connect: 20_000,
  greeting: 60_000,
  silence: 300_000,
  whole: 480_000,
}
const patienceOfPerson: MailPatience = {
  connect: 10_000,
  greeting: 15_000,
  silence: 20_000,
  whole: 45_000,
}

const passwordSetting = 'BASISLOTSE_SMTP_PASSWORD'

export function openMail(sources: MailSources = {}): Mail {
  const { settings: environment, password: source = {}, patience, trusted } = sources
  return {
    environment,
    passwordOf: (origin, organisationId, isAlone) =>
      findSecret(source, passwordSetting, organisationId, isAlone || origin === 'environment'),
    async send(server, mail) {
      const { deliverMail } = await import('./deliverMail.ts')
      return deliverMail({ ...server, trusted, patience: { ...patienceOfRun, ...patience } }, mail)
    },
    async check(server, mail) {
      const { checkMail } = await import('./checkMail.ts')
      return checkMail({ ...server, trusted, patience: { ...patienceOfPerson, ...patience } }, mail)
    },
  }
}
