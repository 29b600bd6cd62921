/** A provider of OpenID Connect for a test: the certified one for Node, on a port of its own. No real person. */
import { createServer, type Server } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from './freePort.ts'

export const clientId = 'basislotse'
export const clientSecret = 'Geheim: mit / + und ?%'

/** Who sits at the provider, and what it tells of them. */
export type ProviderPerson = { sub: string } & Readonly<Record<string, unknown>>

export type OidcProvider = {
  readonly issuer: string
  /** Whoever comes next is this person; without one they decline. */
  readonly seat: (person: ProviderPerson | undefined) => void
  /** What a browser does with the address that the login led to: where it is sent back to. */
  readonly visit: (address: string) => Promise<URL>
  readonly stop: () => Promise<void>
}

export async function startOidcProvider(redirectUris: readonly string[]): Promise<OidcProvider> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  let seated: ProviderPerson | undefined
  const provider = new Provider(
    issuer,
    configurationFor(redirectUris, () => seated),
  )
  const handle = provider.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/am-schalter/')) return handle(request, response)
    const result = seated
      ? { login: { accountId: seated.sub } }
      : { error: 'access_denied', error_description: 'Abgelehnt' }
    void provider.interactionFinished(request, response, result)
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    issuer,
    seat: (person) => {
      seated = person
    },
    visit: (address) => follow(address, issuer),
    stop: () => closed(server),
  }
}

function configurationFor(
  redirectUris: readonly string[],
  seated: () => ProviderPerson | undefined,
): Readonly<Record<string, unknown>> {
  return {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris },
      {
        client_id: 'ohne-geheimnis',
        token_endpoint_auth_method: 'none',
        redirect_uris: redirectUris,
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups'],
    },
    scopes: ['openid', 'profile', 'email', 'groups'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/am-schalter/' },
    cookies: { keys: ['nur im Test'] },
    // Said, so that the provider does not warn of each.
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
    },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ ...seated(), sub }),
    }),
    async loadExistingGrant({ oidc }: GrantContext) {
      const accountId = oidc.session.accountId
      const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId })
      grant.addOIDCScope('openid profile email groups')
      await grant.save()
      return grant
    },
  }
}

type GrantContext = {
  readonly oidc: {
    readonly session: { readonly accountId: string }
    readonly client: { readonly clientId: string }
    readonly provider: Provider
  }
}

/** Goes from page to page of the provider with its cookies, until it leads away. */
async function follow(address: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(address)
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`${next} answers ${response.status}: ${await response.text()}`)
    next = new URL(location, next)
    if (next.origin !== issuer) return next
  }
  throw new Error('the provider leads nowhere')
}

export function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => server.close(() => done()))
}
