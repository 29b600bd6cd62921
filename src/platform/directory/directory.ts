/** The directories that people log in with. Their libraries are loaded when somebody does, not at the start. @module */
import type { DirectoryKind } from '../../access/directory/directoryKind.ts'
import type { CheckStep, DirectoryAnswer } from '../../access/directory/directoryProblem.ts'
import type { LdapSettings, OidcSettings } from '../../access/directory/directorySettings.ts'
import { type FoundSecret, findSecret, type SecretSource } from '../findSecret.ts'
import type { LdapCheck } from './checkLdap.ts'
import type { LdapLogin } from './ldapLogin.ts'
import type { OidcFlow, OidcStart } from './oidcLogin.ts'

export type SecretSources = Readonly<Record<DirectoryKind, SecretSource>>

export type Directory = {
  /** The secret of an organisation, see `findSecret`. */
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
