/** The directories that people log in with. Their libraries are loaded when somebody does, not at the start. @module */
import { readFileSync } from 'node:fs'
import type { DirectoryKind } from '../../access/directory/directoryKind.ts'
import type { CheckStep, DirectoryAnswer } from '../../access/directory/directoryProblem.ts'
import type { LdapSettings, OidcSettings } from '../../access/directory/directorySettings.ts'
import type { LdapCheck } from './checkLdap.ts'
import type { LdapLogin } from './ldapLogin.ts'
import type { OidcFlow, OidcStart } from './oidcLogin.ts'

/** Where a secret comes from: the environment itself, or a file that it names. */
export type SecretSource = {
  readonly value?: string | undefined
  readonly file?: string | undefined
}
export type SecretSources = Readonly<Record<DirectoryKind, SecretSource>>

/** `value` is missing where there is none; `place` says where it was looked for, for people. */
export type FoundSecret = { readonly value: string | undefined; readonly place: string }

export type Directory = {
  /**
   * The secret of an organisation. A setting that is not its own is given only where it is alone (`isAlone`): else the
   * administration of one could have the secret of all sent to a server of its own.
   */
  secretOf: (kind: DirectoryKind, organisationId: string, isAlone: boolean) => FoundSecret
  logInToLdap: (
    settings: LdapSettings,
    secret: string,
    login: LdapLogin,
  ) => Promise<DirectoryAnswer>
  /** `sample` is the name of a person to look for; none when empty. */
  checkLdap: (settings: LdapSettings, secret: string, sample: string) => Promise<LdapCheck>
  beginOidc: (
    settings: OidcSettings,
    secret: string | undefined,
    redirectUri: string,
  ) => Promise<OidcStart>
  finishOidc: (
    settings: OidcSettings,
    secret: string | undefined,
    answeredAt: URL,
    flow: OidcFlow,
  ) => Promise<DirectoryAnswer>
  checkOidc: (
    settings: OidcSettings,
    secret: string | undefined,
    redirectUri: string,
  ) => Promise<CheckStep[]>
}

export const secretSettings: Readonly<Record<DirectoryKind, string>> = {
  oidc: 'BASISLOTSE_OIDC_SECRET',
  ldap: 'BASISLOTSE_LDAP_PASSWORD',
}

/** Stands in the name of a file for the id of the organisation. */
const placeholder = '{organisation}'

/** Without sources no secret is known, and nobody logs in. */
export function openDirectory(sources: SecretSources = { oidc: {}, ldap: {} }): Directory {
  return {
    secretOf: (kind, organisationId, isAlone) =>
      findSecret(sources[kind], secretSettings[kind], organisationId, isAlone),
    async logInToLdap(...given) {
      return (await import('./ldapLogin.ts')).logInToLdap(...given)
    },
    async checkLdap(...given) {
      return (await import('./checkLdap.ts')).checkLdap(...given)
    },
    async beginOidc(...given) {
      return (await import('./oidcLogin.ts')).beginOidc(...given)
    },
    async finishOidc(...given) {
      return (await import('./oidcLogin.ts')).finishOidc(...given)
    },
    async checkOidc(...given) {
      return (await import('./checkOidc.ts')).checkOidc(...given)
    },
  }
}

/** Read each time: a secret that was replaced holds at once. The line end that editors add is no part of it. */
function findSecret(
  { value, file }: SecretSource,
  setting: string,
  organisationId: string,
  isAlone: boolean,
): FoundSecret {
  if (file) {
    const isOwn = file.includes(placeholder)
    const path = file.replaceAll(placeholder, organisationId)
    const place = `Datei ${path} (${setting}_FILE)`
    return isOwn || isAlone
      ? { value: readSecret(path), place }
      : { value: undefined, place: own(setting) }
  }
  if (value && !isAlone) return { value: undefined, place: own(setting) }
  if (value) return { value, place: `Umgebung des Servers (${setting})` }
  return { value: undefined, place: `${setting}_FILE oder ${setting} in der Umgebung des Servers` }
}

function own(setting: string): string {
  return `eine eigene Datei je Organisation: ${setting}_FILE mit ${placeholder} im Pfad`
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '') || undefined
  } catch {
    return undefined
  }
}
