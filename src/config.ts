/**
 * Settings from the environment, read once. Each stands in README.md and .env.example.
 * @module
 */
import { isIP } from 'node:net'
import { z } from 'zod'
import { Failure } from './core/failure.ts'
import type { Keeping } from './platform/backups/keptBackups.ts'
import type { SecretSources } from './platform/directory/directory.ts'
import type { SecretSource } from './platform/findSecret.ts'
import { environmentMail, smtpEnvironment } from './reminders/mailing/mailSettingsForm.ts'
import type { MailSettings } from './reminders/mailSettings.ts'

const portRange = 'Erwartet wird eine Zahl von 0 bis 65535.'

const settings = z.object({
  BASISLOTSE_DATA: z.string().min(1).default('./data'),
  BASISLOTSE_URL: z
    .url('Erwartet wird eine Adresse wie https://basislotse.stadt.example.')
    .optional(),
  BASISLOTSE_OIDC_SECRET: z.string().optional(),
  BASISLOTSE_OIDC_SECRET_FILE: z.string().optional(),
  BASISLOTSE_LDAP_PASSWORD: z.string().optional(),
  BASISLOTSE_LDAP_PASSWORD_FILE: z.string().optional(),
  ...smtpEnvironment,
  BASISLOTSE_PROXY: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (addresses) => addresses.every((address) => isIP(address) !== 0),
      'Erwartet werden Adressen, mit Komma getrennt, z. B. 127.0.0.1.',
    )
    .default([]),
  BASISLOTSE_BACKUPS: z
    .string()
    .trim()
    .regex(
      /^\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}$/,
      'Erwartet werden drei Zahlen: Tage, Wochen, Monate, z. B. 7,4,12. Mit 0,0,0 bleibt nur die letzte.',
    )
    .default('7,4,12'),
  BASISLOTSE_LOG: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'Möglich sind debug, info, warn, error und silent.',
    )
    .default('warn'),
  DATABASE_URL: z
    .string()
    .refine(
      (address) => /^postgres(ql)?:\/\//.test(address) && URL.canParse(address),
      'Erwartet wird postgres://ROLLE:KENNWORT@RECHNER:5432/DATENBANK. Sonderzeichen im Kennwort werden als %XX geschrieben.',
    )
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portRange)
    .transform(Number)
    .refine((port) => port <= 65_535, portRange)
    .default(3000),
})

export const settingNames = Object.keys(settings.shape)

export type Config = {
  dataFolder: string
  databaseUrl: string | undefined
  baseUrl: string | undefined
  /** Addresses of reverse proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[]
  /** What this program proves itself to a directory with. */
  directorySecrets: SecretSources
  /** The mail server of the environment, where it names one, and its password. */
  mail: { settings: MailSettings | undefined; password: SecretSource }
  /** How many of the nightly backups stay. */
  keptBackups: Keeping
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  port: number
}

/** Throws `invalid` with every setting that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    settingNames.map((name) => [name, environment[name] || undefined]),
  )
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    throw wrong(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const mail = environmentMail(parsed.data)
  if (mail.problems.length > 0) throw wrong(mail.problems)
  return {
    dataFolder: parsed.data.BASISLOTSE_DATA,
    databaseUrl: parsed.data.DATABASE_URL,
    baseUrl: parsed.data.BASISLOTSE_URL,
    trustedProxies: parsed.data.BASISLOTSE_PROXY,
    directorySecrets: {
      oidc: {
        value: parsed.data.BASISLOTSE_OIDC_SECRET,
        file: parsed.data.BASISLOTSE_OIDC_SECRET_FILE,
      },
      ldap: {
        value: parsed.data.BASISLOTSE_LDAP_PASSWORD,
        file: parsed.data.BASISLOTSE_LDAP_PASSWORD_FILE,
      },
    },
    mail: {
      settings: mail.settings,
      password: {
        value: parsed.data.BASISLOTSE_SMTP_PASSWORD,
        file: parsed.data.BASISLOTSE_SMTP_PASSWORD_FILE,
      },
    },
    keptBackups: keepingOf(parsed.data.BASISLOTSE_BACKUPS),
    logLevel: parsed.data.BASISLOTSE_LOG,
    port: parsed.data.PORT,
  }
}

function wrong(problems: readonly string[]): Failure {
  return new Failure('invalid', `Einstellungen der Umgebung sind falsch:\n${problems.join('\n')}`)
}

function keepingOf(text: string): Keeping {
  const [daily = 0, weekly = 0, monthly = 0] = text.split(',').map(Number)
  return { daily, weekly, monthly }
}
