/** Aken as other programs see it: requests with tokens of any scopes. No real person. */
import pino from 'pino'
import { type TokenScope, tokenScopes } from '../../src/access/tokenScope.ts'
import { createApiToken } from '../../src/access/tokens/actions.ts'
import { createApp } from '../../src/app.ts'
import { type Belongings, foundAken } from '../access/belongings.ts'
import { type Engine, openTestStore, type TestStore } from '../support/stores.ts'

export const origin = 'http://basislotse.test'

export type Reply = {
  status: number
  headers: Headers
  /** undefined where the answer is no JSON. */
  json: Readonly<Record<string, unknown>>
  text: string
}

export type Program = {
  get: (path: string, headers?: Record<string, string>) => Promise<Reply>
  send: (
    method: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Reply>
}

export type ApiCity = {
  test: TestStore
  aken: Belongings
  app: ReturnType<typeof createApp>
  statements: string[]
  /** Moves the real clock, by which tokens end and requests are counted. */
  setTime: (instant: string) => void
  issue: (
    scopes: readonly TokenScope[],
    more?: { informationDomainId?: string; expiresOn?: string },
  ) => Promise<{ id: string; text: string }>
  /** A program with a token of these scopes; of all, where none are named. */
  program: (scopes?: readonly TokenScope[], informationDomainId?: string) => Promise<Program>
  close: () => Promise<void>
}

export async function openApiCity(engine: Engine = 'sqlite'): Promise<ApiCity> {
  const statements: string[] = []
  const test = await openTestStore(engine, { onStatement: (sql) => statements.push(String(sql)) })
  const found = await foundAken(test.store)
  let time = '2025-05-22T10:00:00.000Z'
  const aken = { ...found, deps: { ...found.deps, serverTime: () => time } }
  const app = createApp(aken.deps, pino({ level: 'silent' }))
  const issue: ApiCity['issue'] = (scopes, { informationDomainId, expiresOn } = {}) =>
    createApiToken(aken.deps, aken.actor, {
      name: 'Abgleich',
      scopes: [...scopes],
      informationDomainId: informationDomainId ?? null,
      expiresOn: expiresOn ?? '2025-12-31',
    })
  return {
    test,
    aken,
    app,
    statements,
    setTime: (instant) => {
      time = instant
    },
    issue,
    async program(scopes = tokenScopes, informationDomainId) {
      const { text } = await issue(scopes, informationDomainId ? { informationDomainId } : {})
      return programOf(app, text)
    },
    close: () => test.close(),
  }
}

export function programOf(app: ApiCity['app'], token: string): Program {
  const authorization = `Bearer ${token}`
  return {
    get: async (path, headers = {}) =>
      replyOf(await app.request(`${origin}${path}`, { headers: { authorization, ...headers } })),
    send: async (method, path, body, headers = {}) =>
      replyOf(
        await app.request(`${origin}${path}`, {
          method,
          headers: { authorization, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  }
}

export async function replyOf(response: Response): Promise<Reply> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const text = await response.text()
  const json = isJson && text !== '' ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, json, text }
}

/** The pointers or parameters that a problem names. */
export function placesOf({ json }: Reply): string[] {
  const errors = (json.errors ?? []) as { pointer?: string; parameter?: string }[]
  return errors.map(({ pointer, parameter }) => pointer ?? parameter ?? '')
}
