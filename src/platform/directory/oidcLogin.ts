/** Logging in with OpenID Connect: authorization code with PKCE, state and nonce. @module */
import type { ClientAuth, Configuration } from 'openid-client'
import {
  type DirectoryAnswer,
  type DirectoryProblem,
  problemOf,
} from '../../access/directory/directoryProblem.ts'
import {
  isPlainIssuer,
  type OidcSettings,
  scopeOf,
} from '../../access/directory/directorySettings.ts'
import { type Claims, isIncomplete, personOfClaims } from '../../access/directory/oidcPerson.ts'
import { explainDirectoryError } from './explainDirectoryError.ts'

const patienceSeconds = 5

/** What only this browser and we know of a login that is under way. */
export type OidcFlow = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type OidcStart =
  | { readonly address: string; readonly flow: OidcFlow }
  | { readonly problem: DirectoryProblem }

/** Where to send the browser, and what to remember until it comes back. */
export async function beginOidc(
  settings: OidcSettings,
  secret: string | undefined,
  redirectUri: string,
): Promise<OidcStart> {
  try {
    const oidc = await import('openid-client')
    const configuration = await discover(settings, secret)
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    }
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: scopeOf(settings),
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, flow }
  } catch (error) {
    return { problem: explainOidcError(error) }
  }
}

/**
 * Who came back. State, issuer, audience, nonce, times and signature are verified; the library asks for the signature
 * only when told to.
 */
export async function finishOidc(
  settings: OidcSettings,
  secret: string | undefined,
  answeredAt: URL,
  flow: OidcFlow,
): Promise<DirectoryAnswer> {
  try {
    const oidc = await import('openid-client')
    const configuration = await discover(settings, secret)
    const tokens = await oidc.authorizationCodeGrant(configuration, answeredAt, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return problemOf('reply', 'no ID token')
    const all = await completeClaims(configuration, tokens.access_token, claims, settings)
    return personOfClaims(all, settings.groupsClaim)
  } catch (error) {
    return { problem: explainOidcError(error) }
  }
}

/** Throws when the issuer is away, untrusted, or another than it says. */
export async function discover(
  { issuer, clientId }: OidcSettings,
  secret: string | undefined,
): Promise<Configuration> {
  const oidc = await import('openid-client')
  return oidc.discovery(
    new URL(issuer),
    clientId,
    {},
    secret === undefined ? oidc.None() : secretAuth(oidc, secret),
    {
      timeout: patienceSeconds,
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(isPlainIssuer(issuer) ? [oidc.allowInsecureRequests] : []),
      ],
    },
  )
}

/** In the header as OpenID Connect presumes, in the body where a provider knows only that. */
function secretAuth(oidc: typeof import('openid-client'), secret: string): ClientAuth {
  return (server, ...more) => {
    const methods = server.token_endpoint_auth_methods_supported
    const isHeader = !methods || methods.includes('client_secret_basic')
    const send = isHeader ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret)
    return send(server, ...more)
  }
}

/** Mail address and groups may be told only on request; who they belong to is compared. */
async function completeClaims(
  configuration: Configuration,
  accessToken: string,
  claims: Claims & { sub: string },
  { groupsClaim }: OidcSettings,
): Promise<Claims> {
  const isTold = !isIncomplete(claims, groupsClaim)
  if (isTold || !configuration.serverMetadata().userinfo_endpoint) return claims
  const { fetchUserInfo } = await import('openid-client')
  const more = await fetchUserInfo(configuration, accessToken, claims.sub)
  return { ...more, ...claims }
}

type OidcError = { code?: string; error?: string; cause?: unknown }

/** Errors that a provider names (RFC 6749, 5.2), those of the library, and those of the way. */
export function explainOidcError(error: unknown): DirectoryProblem {
  const { code = '', error: named = '', cause } = (error ?? {}) as OidcError
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return { code: 'denied', detail: named }
  if (named === 'invalid_grant') return { code: 'stale', detail: named }
  if (named === 'invalid_client' || named === 'unauthorized_client') {
    return { code: 'secret_refused', detail: named }
  }
  // A provider that answers with 401 asks for the secret again; one that tells of a person asks for a token.
  if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') {
    const isSecret = !/"scheme":"bearer"/i.test(JSON.stringify(cause ?? ''))
    return { code: isSecret ? 'secret_refused' : 'reply', detail: code }
  }
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') return { code: 'settings', detail: named }
  const found = explainDirectoryError(error, 'reply')
  return found.code === 'reply' ? { ...found, detail: `${code} ${found.detail}`.trim() } : found
}
