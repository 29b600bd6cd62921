/**
 * A city behind the web application, and the people who look at it: pages are asked for as a browser does, with the
 * cookie and the token of a session. No real person.
 */
import pino from 'pino'
import { addUser } from '../../src/access/accounts/actions.ts'
import type { Role } from '../../src/access/role.ts'
import { createApp } from '../../src/app.ts'
import { type Belongings, foundAken } from '../access/belongings.ts'
import { type Engine, openTestStore } from '../support/stores.ts'
import { logIn } from './logIn.ts'

export type Browser = {
  get: (address: string, headers?: Record<string, string>) => Promise<Response>
  /** Sends a form from our own page, with the token that its forms carry. */
  post: (
    address: string,
    values?: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ) => Promise<Response>
  /** As `post`, with a body as it comes over the wire. */
  postRaw: (address: string, body: string, contentType: string) => Promise<Response>
  /** What the forms of this session carry. */
  token: () => Promise<string>
  /** The page as text; throws when it does not answer with 200. */
  read: (address: string) => Promise<string>
}

export type WebCity = {
  app: ReturnType<typeof createApp>
  aken: Belongings
  /** Someone with this role, everywhere or in one information domain. */
  as: (role: Role, informationDomainId?: string) => Promise<Browser>
  visitor: Browser
  close: () => Promise<void>
}

export async function openWebCity(engine: Engine = 'sqlite'): Promise<WebCity> {
  const test = await openTestStore(engine)
  const aken = await foundAken(test.store)
  const app = createApp(aken.deps, pino({ level: 'silent' }))
  return {
    app,
    aken,
    visitor: browserOf(app, ''),
    async as(role, informationDomainId) {
      const email = `${role}${informationDomainId ? '-ein-verbund' : ''}@aken.example`
      await ensureAccount(aken, email, role, informationDomainId)
      return browserOf(app, await logIn(app, aken.deps, email))
    },
    close: () => test.close(),
  }
}

const origin = 'http://basislotse.test'

export function browserOf(app: WebCity['app'], cookie: string): Browser {
  let token: string | undefined
  const get: Browser['get'] = async (address, headers = {}) =>
    app.request(`${origin}${address}`, { headers: { cookie, ...headers } })
  const tokenOfSession = async () => {
    token ??= await tokenOf(await get('/hilfe'))
    return token
  }
  return {
    get,
    token: tokenOfSession,
    async post(address, values = {}, headers = {}) {
      const body = values instanceof FormData ? values : formOf(values)
      body.set('_csrf', await tokenOfSession())
      return app.request(`${origin}${address}`, {
        method: 'POST',
        headers: {
          cookie,
          origin,
          host: 'basislotse.test',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body,
      })
    },
    async postRaw(address, body, contentType) {
      return app.request(`${origin}${address}`, {
        method: 'POST',
        headers: {
          cookie,
          origin,
          host: 'basislotse.test',
          'sec-fetch-site': 'same-origin',
          'content-type': contentType,
        },
        body,
      })
    },
    async read(address) {
      const response = await get(address)
      if (response.status !== 200) throw new Error(`${address} answers ${response.status}`)
      return response.text()
    },
  }
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

/** Every page behind the login holds it in the form that logs out. */
async function tokenOf(page: Response): Promise<string> {
  return /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
}

/** Adds the account unless it is there. */
export async function ensureAccount(
  { deps, actor }: Belongings,
  email: string,
  role: Role,
  informationDomainId?: string,
): Promise<void> {
  try {
    await addUser(deps, actor, {
      email,
      name: `${role} von Aken`,
      role,
      passwordHash: 'x',
      passwordIsOneTime: false,
      informationDomainId: informationDomainId ?? null,
    })
  } catch (error) {
    if (!(error instanceof Error) || !/hat diese Rolle schon/.test(error.message)) throw error
  }
}
