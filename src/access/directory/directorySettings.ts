/**
 * How a directory is reached, as the administration enters it. Passwords and client secrets are not here: they come
 * from the environment or a file.
 * @module
 */
import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { formText } from '../../core/formText.ts'
import type { DirectoryKind } from './directoryKind.ts'

export const ldapSecurities = ['ldaps', 'starttls'] as const
export type LdapSecurity = (typeof ldapSecurities)[number]

export const ldapSecurityLabels: Readonly<Record<LdapSecurity, string>> = {
  ldaps: 'LDAPS (verschlüsselt von Anfang an)',
  starttls: 'StartTLS (verschlüsselt vor der Anmeldung)',
}

export const usualPort: Readonly<Record<LdapSecurity, number>> = { ldaps: 636, starttls: 389 }

/** Which attributes hold login name, mail address and the id that never changes. */
export const ldapSchemas = ['active_directory', 'standard'] as const
export type LdapSchema = (typeof ldapSchemas)[number]

export const ldapSchemaLabels: Readonly<Record<LdapSchema, string>> = {
  active_directory: 'Active Directory (sAMAccountName, userPrincipalName, mail)',
  standard: 'OpenLDAP und andere (uid, mail)',
}

export const groupSources = ['member_of', 'search'] as const
export type GroupSource = (typeof groupSources)[number]

export const groupSourceLabels: Readonly<Record<GroupSource, string>> = {
  member_of: 'aus dem Eintrag der Person (memberOf)',
  search: 'durch Suche nach Gruppen mit der Person als Mitglied',
}

const required = (message: string, most = 500) =>
  formText(most).refine((text) => text !== '', message)

export const oidcForm = z.object({
  issuer: required('Bitte geben Sie die Adresse des Ausstellers an.')
    .refine(
      isSafeIssuer,
      'Erwartet wird eine Adresse mit https, ohne „?“ und „#“, so wie der Aussteller sie selbst nennt.',
    )
    .refine(
      isOneTenant,
      'Nennen Sie Ihren Mandanten statt „common“, „organizations“ oder „consumers“: Sonst könnte sich jedes Konto bei Microsoft anmelden.',
    ),
  clientId: required('Bitte geben Sie die Kennung dieser Anwendung (Client-ID) an.', 200),
  scope: formText(200).refine(
    (text) => /^[\x21\x23-\x5b\x5d-\x7e ]*$/.test(text),
    'Erwartet werden Namen, mit Leerzeichen getrennt.',
  ),
  groupsClaim: formText(200).transform((text) => text || 'groups'),
})

const dn = /^\s*[A-Za-z][\w.-]*\s*=.+/

export const ldapForm = z
  .object({
    host: required('Bitte geben Sie den Namen des Servers an.', 253)
      .transform((text) => text.toLowerCase())
      .refine(
        (text) => /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.?)+$|^\[?[0-9a-f:]+\]?$/.test(text),
        'Erwartet wird ein Name wie dc1.stadt.example, ohne „ldaps://“.',
      ),
    port: formText(5)
      .refine((text) => text === '' || (/^\d+$/.test(text) && +text >= 1 && +text <= 65_535), {
        message: 'Erwartet wird eine Zahl von 1 bis 65535, oder nichts.',
      })
      .transform((text) => (text === '' ? null : Number(text))),
    security: z.enum(ldapSecurities, 'Bitte wählen Sie die Verschlüsselung.'),
    certificate: formText(50_000).refine(
      isCertificateText,
      'Das ist kein Zertifikat im PEM-Format („-----BEGIN CERTIFICATE-----“).',
    ),
    schema: z.enum(ldapSchemas, 'Bitte wählen Sie die Art des Verzeichnisses.'),
    bindName: required('Bitte geben Sie das Dienstkonto an.').refine(
      (text) => /[=@\\]/.test(text),
      'Erwartet wird ein Name wie cn=basislotse,ou=dienste,dc=stadt,dc=example oder basislotse@stadt.example.',
    ),
    userBase: required('Bitte geben Sie an, wo die Personen stehen.').refine(
      (text) => dn.test(text),
      'Erwartet wird ein Pfad wie ou=personen,dc=stadt,dc=example.',
    ),
    groupSource: z.enum(groupSources, 'Bitte wählen Sie, woher die Gruppen kommen.'),
    groupBase: formText(500).refine(
      (text) => text === '' || dn.test(text),
      'Erwartet wird ein Pfad wie ou=gruppen,dc=stadt,dc=example.',
    ),
    isNested: z
      .string()
      .optional()
      .transform((ticked) => ticked === 'ja'),
  })
  .refine(({ groupSource, groupBase }) => groupSource === 'member_of' || groupBase !== '', {
    message: 'Bitte geben Sie an, wo die Gruppen stehen.',
    path: ['groupBase'],
  })

export type OidcSettings = z.infer<typeof oidcForm>
export type LdapSettings = z.infer<typeof ldapForm>
export type DirectorySettings = OidcSettings | LdapSettings

/** A directory as it is stored; `version` counts its saves. */
export type StoredDirectory = {
  kind: DirectoryKind
  settings: DirectorySettings
  trustsMail: boolean
  trustsSecondFactor: boolean
  version: number
}

export function isLdap(settings: DirectorySettings): settings is LdapSettings {
  return 'host' in settings
}

/** Only on this very machine, as in tests, may the way to the issuer be open. */
export function isPlainIssuer(issuer: string): boolean {
  return new URL(issuer).protocol === 'http:'
}

/** What is asked for: `openid` always; what was entered otherwise takes the place of the usual. */
export function scopeOf({ scope }: OidcSettings): string {
  const words = scope.split(/ +/).filter(Boolean)
  return [...new Set(['openid', ...(words.length > 0 ? words : ['profile', 'email'])])].join(' ')
}

function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  if (search || hash || username || password || /[?#]/.test(text)) return false
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isHere)
}

function isOneTenant(text: string): boolean {
  return !/^https:\/\/login\.microsoftonline\.(com|us|cn)\/(common|organizations|consumers)\b/i.test(
    text,
  )
}

function isCertificateText(text: string): boolean {
  if (text === '') return true
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.length > 0 && blocks.every(isCertificate)
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
