/** A city whose clock the test moves, and browsers that keep their cookie, as those of people do. No real person. */
import { TOTP } from 'otpauth'
import pino from 'pino'
import { addUser } from '../../src/access/accounts/actions.ts'
import type { Actor } from '../../src/access/actor.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import type { Role } from '../../src/access/role.ts'
import { addMinutes } from '../../src/access/sessions/session.ts'
import { createApp } from '../../src/app.ts'
import type { Deps } from '../../src/deps.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { openDirectory, type SecretSources } from '../../src/platform/directory/directory.ts'
import { secrets } from '../../src/platform/secrets.ts'
import { localSite, type Site } from '../../src/web/site.ts'
import { cityDeps } from '../exports/cast.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

export const goodPassword = 'Laterne Moos Kanu Zwieback'
const origin = 'http://basislotse.test'

export type Page = { status: number; text: string; location: string; headers: Headers }

export type Person = {
  cookie: () => string
  get: (address: string) => Promise<Page>
  post: (address: string, values: Record<string, string>) => Promise<Page>
  logIn: (password?: string, more?: Record<string, string>) => Promise<Page>
}

export type LoginCity = {
  test: TestStore
  deps: Deps
  actor: Actor
  /** Lines of the server's log. */
  log: string[]
  wait: (minutes: number) => void
  addAccount: (name: string, role: Role, isOneTime?: boolean) => Promise<string>
  /** Somebody at a browser of their own; `address` is where it stands. */
  sitAt: (email: string, address?: string, site?: Site) => Person
  /** The bare answer to a form, for what is no page. */
  request: (path: string, headers: Record<string, string>, csrf: string) => Promise<Response>
  /** The code that an authenticator shows now, or some steps later. */
  codeOf: (secret: string, steps?: number) => string
}

/** `secretSources` are what the city proves itself to its directories with. */
export async function openLoginCity(
  secretSources: SecretSources = { oidc: {}, ldap: {} },
): Promise<LoginCity> {
  const test = await openTestStore('sqlite')
  let now = '2025-05-22T10:00:10.000Z'
  const directory = openDirectory(secretSources)
  const clock = { serverTime: () => now, now: () => now }
  const deps: Deps = { ...cityDeps(test.store, 'aken'), ...clock, directory }
  const actor = await createOrganisation(deps, { id: 'aken', name: 'Aken', land: 'ST' })
  await createInformationDomain(deps, actor, { code: 'KERN', name: 'Kernverwaltung' })
  const passwordHash = await secrets.hashPassword(goodPassword)
  const log: string[] = []
  const logger = pino({ level: 'warn' }, { write: (line: string) => log.push(line) })
  return {
    test,
    deps,
    actor,
    log,
    wait: (minutes) => {
      now = addMinutes(now, minutes)
    },
    async addAccount(name, role, isOneTime = false) {
      const email = `${name}@aken.example`
      const account = { email, name, role, passwordHash, passwordIsOneTime: isOneTime }
      await addUser(deps, actor, account)
      return email
    },
    sitAt: (email, address = '192.0.2.1', site = localSite) =>
      browserOf(createApp(deps, logger, site), email, address),
    async request(path, headers, csrf) {
      const body = new FormData()
      body.set('_csrf', csrf)
      const app = createApp(deps, logger)
      return app.request(`${origin}${path}`, { method: 'POST', headers, body })
    },
    codeOf: (secret, steps = 0) =>
      new TOTP({ secret }).generate({ timestamp: Date.parse(now) + steps * 30_000 }),
  }
}

function browserOf(app: ReturnType<typeof createApp>, email: string, address: string): Person {
  const cookies = new Map<string, string>()
  const env = { incoming: { socket: { remoteAddress: address } } }
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const headers = {
      cookie: cookie(),
      host: 'basislotse.test',
      'sec-fetch-site': 'same-origin',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }
    const response = await app.request(`${origin}${path}`, { headers, ...init }, env)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    }
  }
  const post: Person['post'] = async (path, values) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(values)) body.set(name, value)
    return send(path, { method: 'POST', body })
  }
  return {
    cookie,
    get: (path) => send(path, {}),
    post,
    logIn: (password = goodPassword, more = {}) =>
      post('/anmelden', { email, password, nach: '/hilfe?a=b', ...more }),
  }
}

/** The value of a hidden field or the like. */
export function fieldOf(page: Page, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
  return found
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
