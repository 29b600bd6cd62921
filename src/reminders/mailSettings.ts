/** How the mail server is reached; its password is never here. @module */

/** `starttls`: required, never plain. `none`: for a server on this machine only. */
export const mailSecurities = ['starttls', 'tls', 'none'] as const

export type MailSecurity = (typeof mailSecurities)[number]

export type MailSettings = {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  /** Empty: without login. */
  readonly user: string
  readonly senderName: string
  readonly senderAddress: string
  /** Empty: answers go to the sender. */
  readonly replyTo: string
}
