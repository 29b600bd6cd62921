/** The mail server as the administration enters it, and as the environment names it. @module */
import { z } from 'zod'
import { formText, formVersion } from '../../core/formText.ts'
import { asciiDomain, mailAddress } from '../../core/mailAddress.ts'
import { type MailSecurity, type MailSettings, mailSecurities } from '../mailSettings.ts'

export const mailSecurityLabels: Readonly<Record<MailSecurity, string>> = {
  starttls: 'STARTTLS: verschlüsselt, bevor etwas übertragen wird',
  tls: 'TLS: verschlüsselt von Anfang an',
  none: 'keine: nur für einen Mailserver auf demselben Rechner',
}

export const usualMailPort: Readonly<Record<MailSecurity, number>> = {
  starttls: 587,
  tls: 465,
  none: 25,
}

const portText = 'Erwartet wird eine Zahl von 1 bis 65535, oder nichts.'

const host = formText(253)
  .transform((text) => hostOf(text) ?? text)
  .refine((text) => text !== '', 'Bitte geben Sie den Mailserver an.')
  .refine(
    (text) => text === '' || hostOf(text) !== undefined,
    'Erwartet wird ein Name wie mail.stadt.example, ohne „smtp://“ und ohne Anschluss.',
  )

const port = formText(5)
  .refine((text) => text === '' || (/^\d+$/.test(text) && +text >= 1 && +text <= 65_535), portText)
  .transform((text) => (text === '' ? null : Number(text)))

/** Without line ends, which could carry a header of its own. */
const oneLine = (most: number) =>
  formText(most).refine((text) => !hasControl(text), 'Der Text enthält ein unzulässiges Zeichen.')

const replyTo = z.literal('').or(mailAddress).default('')

export const mailSettingsForm = z
  .object({
    host,
    port,
    security: z.enum(mailSecurities, 'Bitte wählen Sie die Verschlüsselung.'),
    user: oneLine(200),
    senderName: oneLine(100).transform((text) => text || 'Basislotse'),
    senderAddress: mailAddress,
    replyTo,
    version: formVersion,
  })
  .refine(({ host, security }) => security !== 'none' || isLoopback(host), {
    message: 'Ohne Verschlüsselung geht nur ein Mailserver auf demselben Rechner (localhost).',
    path: ['security'],
  })
  .transform(({ port, ...form }) => ({ ...form, port: port ?? usualMailPort[form.security] }))

/** As a mail is tried out: to whom. */
export const mailTestForm = z.object({ address: mailAddress })

/** The environment's settings; texts as the environment has them, not parsed further. */
export const smtpEnvironment = {
  BASISLOTSE_SMTP_HOST: z.string().optional(),
  BASISLOTSE_SMTP_PORT: z.string().optional(),
  BASISLOTSE_SMTP_SECURITY: z
    .enum(mailSecurities, 'Möglich sind starttls, tls und none.')
    .default('starttls'),
  BASISLOTSE_SMTP_USER: z.string().optional(),
  BASISLOTSE_SMTP_FROM: z.string().optional(),
  BASISLOTSE_SMTP_REPLY_TO: z.string().optional(),
  BASISLOTSE_SMTP_PASSWORD: z.string().optional(),
  BASISLOTSE_SMTP_PASSWORD_FILE: z.string().optional(),
}

const environment = z.object(smtpEnvironment)
type Environment = z.infer<typeof environment>

/** Which setting each part of the form is called in the environment. */
const names: Readonly<Record<string, string>> = {
  host: 'BASISLOTSE_SMTP_HOST',
  port: 'BASISLOTSE_SMTP_PORT',
  security: 'BASISLOTSE_SMTP_SECURITY',
  user: 'BASISLOTSE_SMTP_USER',
  senderName: 'BASISLOTSE_SMTP_FROM',
  senderAddress: 'BASISLOTSE_SMTP_FROM',
  replyTo: 'BASISLOTSE_SMTP_REPLY_TO',
}

/** The mail server of the environment, undefined where it names none; `problems` says what is wrong, each with its setting. */
export function environmentMail(given: Environment): {
  settings: MailSettings | undefined
  problems: readonly string[]
} {
  if (given.BASISLOTSE_SMTP_HOST === undefined) return { settings: undefined, problems: [] }
  // Some who read the file of the environment leave the quotes in it.
  const from = (given.BASISLOTSE_SMTP_FROM ?? '').trim().replace(/^"(.*)"$/, '$1')
  const [, senderName = '', bracketed, bare = ''] =
    /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]*)>|(\S*))\s*$/.exec(from) ?? []
  const parsed = mailSettingsForm.safeParse({
    host: given.BASISLOTSE_SMTP_HOST,
    port: given.BASISLOTSE_SMTP_PORT ?? '',
    security: given.BASISLOTSE_SMTP_SECURITY,
    user: given.BASISLOTSE_SMTP_USER ?? '',
    senderName,
    senderAddress: bracketed ?? bare,
    replyTo: given.BASISLOTSE_SMTP_REPLY_TO ?? '',
    version: 0,
  })
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${names[String(path[0])] ?? 'BASISLOTSE_SMTP'}: ${message}`,
    )
    return { settings: undefined, problems }
  }
  const { version: _, ...settings } = parsed.data
  return { settings, problems: [] }
}

/** Whether the name can only mean the very machine that the program runs on. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)
}

/** Text that breaks a line, or that no mail may hold. */
export function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

function hostOf(text: string): string | undefined {
  const bare = text
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
  if (isLoopback(bare) || isAddress(bare)) return bare
  if (/^[a-z0-9-]{1,63}$/.test(bare) && /[a-z]/.test(bare)) return bare
  return asciiDomain(bare)
}

function isAddress(text: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return text.split('.').every((part) => +part <= 255)
  return /^[0-9a-f:.]*:[0-9a-f:.]*$/.test(text) && URL.canParse(`http://[${text}]`)
}
