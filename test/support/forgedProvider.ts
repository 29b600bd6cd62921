/** A provider of OpenID Connect that forges its answers: what it says is what the test wants it to say. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { closed } from './oidcProvider.ts'

type Claims = Readonly<Record<string, unknown>>

export type Forgery = {
  /** Over the claims of an honest ID token. */
  readonly claims?: Claims
  /** Over what the provider says of itself. */
  readonly metadata?: Claims
  /** The token is signed with a key that the provider does not name, or not at all. */
  readonly signature?: 'foreign' | 'none'
  /** Instead of tokens. */
  readonly error?: { readonly status: number; readonly body: Claims }
  /** Over the answer of the userinfo endpoint. */
  readonly person?: Claims
}

export type ForgedProvider = {
  readonly issuer: string
  /** Holds until the next. */
  readonly forge: (forgery: Forgery) => void
  /** What the token endpoint was sent last. */
  readonly asked: () => URLSearchParams
  /** The nonce that an honest token repeats. */
  readonly setNonce: (nonce: string) => void
  readonly stop: () => Promise<void>
}

export async function startForgedProvider(): Promise<ForgedProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let forgery: Forgery = {}
  let asked = new URLSearchParams()
  let nonce = ''
  let issuer = ''
  const answerOf = async (request: IncomingMessage): Promise<{ status: number; body: Claims }> => {
    if (request.url === '/.well-known/openid-configuration') {
      return { status: 200, body: { ...metadataOf(issuer), ...forgery.metadata } }
    }
    if (request.url === '/jwks') {
      const key = {
        ...own.publicKey.export({ format: 'jwk' }),
        kid: 'eins',
        alg: 'RS256',
        use: 'sig',
      }
      return { status: 200, body: { keys: [key] } }
    }
    if (request.url === '/person') {
      return { status: 200, body: { sub: 'person-1', ...forgery.person } }
    }
    asked = new URLSearchParams(await bodyOf(request))
    if (forgery.error) return forgery.error
    const claims = { ...honestClaims(issuer, nonce), ...forgery.claims }
    const key = forgery.signature === 'foreign' ? foreign.privateKey : own.privateKey
    const idToken = tokenOf(claims, forgery.signature === 'none' ? undefined : key)
    const body = { access_token: 'zugang', token_type: 'Bearer', id_token: idToken }
    return { status: 200, body }
  }
  const server = createServer((request, response) => {
    void answerOf(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  issuer = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  return {
    issuer,
    forge: (next) => {
      forgery = next
    },
    asked: () => asked,
    setNonce: (next) => {
      nonce = next
    },
    stop: () => closed(server),
  }
}

function metadataOf(issuer: string): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/anmelden`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/person`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}

function honestClaims(iss: string, nonce: string): Claims {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss,
    sub: 'person-1',
    aud: 'basislotse',
    iat: now,
    exp: now + 300,
    nonce,
    name: 'Person Eins',
    email: 'eins@stadt.example',
    email_verified: true,
    groups: ['isb'],
  }
}

function tokenOf(claims: Claims, key: KeyObject | undefined): string {
  const encode = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = key ? { alg: 'RS256', kid: 'eins', typ: 'JWT' } : { alg: 'none', typ: 'JWT' }
  const text = `${encode(header)}.${encode(claims)}`
  return `${text}.${key ? sign('sha256', Buffer.from(text), key).toString('base64url') : ''}`
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
