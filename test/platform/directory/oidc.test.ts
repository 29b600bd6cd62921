/** Logging in with OpenID Connect: every answer that an honest provider would not give is refused. */
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DirectoryAnswer } from '../../../src/access/directory/directoryProblem.ts'
import type { OidcSettings } from '../../../src/access/directory/directorySettings.ts'
import { checkOidc } from '../../../src/platform/directory/checkOidc.ts'
import { beginOidc, finishOidc, type OidcFlow } from '../../../src/platform/directory/oidcLogin.ts'
import {
  challengeOf,
  type ForgedProvider,
  type Forgery,
  startForgedProvider,
} from '../../support/forgedProvider.ts'
import { freePort } from '../../support/freePort.ts'
import { clientSecret, type OidcProvider, startOidcProvider } from '../../support/oidcProvider.ts'

const redirectUri = 'http://localhost:3000/anmelden/oidc/aken/antwort'

describe('a login with OpenID Connect', () => {
  let provider: ForgedProvider
  let settings: OidcSettings

  beforeAll(async () => {
    provider = await startForgedProvider()
    settings = settingsOf(provider.issuer)
  })
  afterAll(() => provider.stop())

  async function begin(): Promise<{ address: URL; flow: OidcFlow }> {
    provider.forge({})
    const begun = await beginOidc(settings, clientSecret, redirectUri)
    if ('problem' in begun) throw new Error(begun.problem.detail)
    return { address: new URL(begun.address), flow: begun.flow }
  }

  /** Begins honestly, then comes back with this answer of the provider. */
  async function comeBack(
    forgery: Forgery,
    query: Readonly<Record<string, string>> = {},
    change: Partial<OidcFlow> = {},
  ): Promise<DirectoryAnswer> {
    const { flow } = await begin()
    provider.setNonce(flow.nonce)
    provider.forge(forgery)
    const answeredAt = new URL(redirectUri)
    answeredAt.search = new URLSearchParams({
      code: 'code',
      state: flow.state,
      ...query,
    }).toString()
    return finishOidc(settings, clientSecret, answeredAt, { ...flow, ...change })
  }

  it('asks with state, nonce and PKCE, each time other ones', async () => {
    const [one, other] = [await begin(), await begin()]

    const asked = Object.fromEntries(one.address.searchParams)
    expect(asked).toEqual({
      client_id: 'basislotse',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state: one.flow.state,
      nonce: one.flow.nonce,
      code_challenge: challengeOf(one.flow.verifier),
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'verifier'] as const) {
      expect(one.flow[name].length).toBeGreaterThanOrEqual(43)
      expect(one.flow[name]).not.toBe(other.flow[name])
    }
  })

  it('tells who it is when the answer is honest, and proves that it began', async () => {
    const answer = await comeBack({})

    expect(answer).toEqual({
      person: {
        issuer: provider.issuer,
        subject: 'person-1',
        email: 'eins@stadt.example',
        isEmailVerified: true,
        name: 'Person Eins',
        groups: ['isb'],
      },
    })
    expect(provider.asked().get('code_verifier')).toMatch(/^[\w-]{43,}$/)
    expect(provider.asked().get('redirect_uri')).toBe(redirectUri)
  })

  const past = Math.floor(Date.now() / 1000) - 3_600

  it.each<[string, Forgery]>([
    ['a wrong nonce', { claims: { nonce: 'fremd' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'andere-anwendung' } }],
    ['audiences without us', { claims: { aud: ['a', 'b'] } }],
    ['an ID token that expired', { claims: { exp: past } }],
    ['an ID token without an end', { claims: { exp: undefined } }],
    ['an ID token of the future', { claims: { nbf: past + 7_200 } }],
    ['an ID token for nobody', { claims: { sub: undefined } }],
    ['a signature of somebody else', { signature: 'foreign' }],
    ['no signature', { signature: 'none' }],
    ['an issuer that changed its name', { metadata: { issuer: 'https://evil.example' } }],
    [
      'the person of another token',
      { claims: { email: undefined }, person: { sub: 'person-2', email: 'x@stadt.example' } },
    ],
  ])('refuses %s', async (_sentence, forgery) => {
    expect(codeOf(await comeBack(forgery))).toBe('reply')
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a wrong state', { state: 'fremd' }],
    ['an empty state', { state: '' }],
    ['an error with a wrong state', { state: 'fremd', error: 'access_denied' }],
    ['another issuer in the address', { iss: 'https://evil.example' }],
  ])('refuses %s', async (_sentence, query) => {
    expect(codeOf(await comeBack({}, query))).toBe('reply')
  })

  it('says that the provider declined', async () => {
    const { flow } = await begin()
    const answeredAt = new URL(`${redirectUri}?error=access_denied&state=${flow.state}`)

    const answer = await finishOidc(settings, clientSecret, answeredAt, flow)

    expect(answer).toEqual({ problem: { code: 'denied', detail: 'access_denied' } })
  })

  it.each<[string, number, string, string]>([
    ['stale', 400, 'invalid_grant', 'a code that was used or expired'],
    ['secret_refused', 401, 'invalid_client', 'a wrong secret'],
    ['settings', 400, 'invalid_scope', 'what it does not know'],
  ])('says %s when the provider answers %i %s: %s', async (code, status, error) => {
    expect(codeOf(await comeBack({ error: { status, body: { error } } }))).toBe(code)
  })

  it('refuses an answer that is no answer', async () => {
    expect(codeOf(await comeBack({ error: { status: 500, body: {} } }))).toBe('reply')
  })

  it('asks for the person where the token tells no mail address or groups', async () => {
    const answer = await comeBack({
      claims: { email: undefined, groups: undefined },
      person: { email: 'Zwei@Stadt.example', groups: ['edv'] },
    })

    expect(answer).toMatchObject({ person: { email: 'zwei@stadt.example', groups: ['edv'] } })
  })

  it('says that there are more groups than a token holds', async () => {
    const answer = await comeBack({
      claims: { groups: undefined, _claim_names: { groups: 'src1' } },
    })

    expect(codeOf(answer)).toBe('too_many_groups')
  })

  it('says that nobody answers, within five seconds', async () => {
    const away = settingsOf(`http://localhost:${await freePort()}`)
    const silent = createServer()
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const start = performance.now()

    const begun = [
      await beginOidc(away, clientSecret, redirectUri),
      await beginOidc(settingsOf(`http://localhost:${port}`), clientSecret, redirectUri),
    ]

    expect(begun.map((one) => 'problem' in one && one.problem.code)).toEqual([
      'unreachable',
      'unreachable',
    ])
    expect(performance.now() - start).toBeLessThan(7_000)
    silent.close()
  })

  it('names what is wrong when it is checked', async () => {
    const stepsOf = async (forgery: Forgery, change: Partial<OidcSettings> = {}) => {
      provider.forge(forgery)
      const steps = await checkOidc({ ...settings, ...change }, clientSecret, redirectUri)
      return steps.filter(({ isFine }) => !isFine).map(({ title }) => title)
    }
    const grant = (error: string) => ({ error: { status: 400, body: { error } } })

    expect(await stepsOf(grant('invalid_grant'))).toEqual([])
    expect(await stepsOf(grant('invalid_client'))).toEqual(['Kennung und Geheimnis'])
    expect(await stepsOf({ metadata: { issuer: 'https://x.example' } })).toEqual(['Aussteller'])
    expect(
      await stepsOf({
        ...grant('invalid_grant'),
        metadata: { code_challenge_methods_supported: ['plain'], scopes_supported: ['openid'] },
      }),
    ).toEqual(['Verfahren', 'Angefragte Angaben'])
    expect(await stepsOf({}, { issuer: `http://localhost:${await freePort()}` })).toEqual([
      'Aussteller',
    ])
  })
})

describe('a real provider', () => {
  let provider: OidcProvider

  beforeAll(async () => {
    provider = await startOidcProvider([redirectUri])
  })
  afterAll(() => provider.stop())

  async function logIn(secret: string | undefined, change: Partial<OidcSettings> = {}) {
    const settings = { ...settingsOf(provider.issuer), ...change }
    const begun = await beginOidc(settings, secret, redirectUri)
    if ('problem' in begun) throw new Error(begun.problem.detail)
    const back = await provider.visit(begun.address)
    return { back, flow: begun.flow, answer: await finishOidc(settings, secret, back, begun.flow) }
  }

  it.each([
    ['with a secret', clientSecret, 'basislotse'],
    ['without a secret, by PKCE alone', undefined, 'ohne-geheimnis'],
  ])('tells who logged in, %s', async (_sentence, secret, clientId) => {
    provider.seat({
      sub: 'isb',
      name: 'Ines',
      email: 'isb@stadt.example',
      email_verified: true,
      groups: ['isb'],
    })

    const { answer } = await logIn(secret, { clientId, scope: 'profile email groups' })

    expect(answer).toEqual({
      person: {
        issuer: provider.issuer,
        subject: 'isb',
        email: 'isb@stadt.example',
        isEmailVerified: true,
        name: 'Ines',
        groups: ['isb'],
      },
    })
  })

  it('gives nothing for a code that was used', async () => {
    provider.seat({ sub: 'isb', email: 'isb@stadt.example', groups: [] })
    const { back, flow } = await logIn(clientSecret)

    const again = await finishOidc(settingsOf(provider.issuer), clientSecret, back, flow)

    expect(codeOf(again)).toBe('stale')
  })

  it('gives nothing for a code with the proof of another login', async () => {
    provider.seat({ sub: 'isb', email: 'isb@stadt.example', groups: [] })
    const settings = settingsOf(provider.issuer)
    const begun = await beginOidc(settings, clientSecret, redirectUri)
    if ('problem' in begun) throw new Error(begun.problem.detail)
    const back = await provider.visit(begun.address)

    const answer = await finishOidc(settings, clientSecret, back, {
      ...begun.flow,
      verifier: 'x'.repeat(43),
    })

    expect(codeOf(answer)).toBe('stale')
  })

  it('says that the person declined', async () => {
    provider.seat(undefined)

    const { answer } = await logIn(clientSecret)

    expect(codeOf(answer)).toBe('denied')
  })

  it('refuses a wrong secret, and says so when it is checked', async () => {
    provider.seat({ sub: 'isb', email: 'isb@stadt.example', groups: [] })

    const { answer } = await logIn('falsch')

    const settings = settingsOf(provider.issuer)
    const wrong = await checkOidc(settings, 'falsch', redirectUri)
    const right = await checkOidc(settings, clientSecret, redirectUri)
    expect(codeOf(answer)).toBe('secret_refused')
    expect(wrong.at(-1)).toMatchObject({ title: 'Kennung und Geheimnis', isFine: false })
    expect(right.every(({ isFine }) => isFine)).toBe(true)
  })
})

function settingsOf(issuer: string): OidcSettings {
  return { issuer, clientId: 'basislotse', scope: '', groupsClaim: 'groups' }
}

function codeOf(answer: DirectoryAnswer): string | undefined {
  return 'problem' in answer ? answer.problem.code : undefined
}
