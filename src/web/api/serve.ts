/** Binds an address of the programming interface to what it does. @module */
import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { hasScope } from '../../access/permissions.ts'
import { tokenScopeLabels } from '../../access/tokenScope.ts'
import { type Endpoint, routePath } from '../../api/endpoint.ts'
import { fieldProblems, speakIssue } from '../../api/speakIssues.ts'
import type { ApiEnv } from './apiEnv.ts'
import { readBody } from './readBody.ts'
import { refusal } from './refuse.ts'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export type ApiRequest<One extends Endpoint> = {
  readonly c: Context<ApiEnv>
  readonly query: Parsed<One['query']>
  readonly body: Parsed<One['body']>
  /** The version that If-Match names; 0 where the address asks for none. */
  readonly version: number
}

/** `version` becomes the ETag. */
export type ApiAnswer = {
  readonly status?: number
  readonly data: unknown
  readonly version?: number
  readonly headers?: Readonly<Record<string, string>>
}

type Handle<One extends Endpoint> = (request: ApiRequest<One>) => Promise<ApiAnswer | Response>

/** First the scope, then the address, the version and the body; the answer is validated before it is sent. */
export function serve<One extends Endpoint>(
  app: Hono<ApiEnv>,
  endpoint: One,
  handle: Handle<One>,
): void {
  app.on(endpoint.method.toUpperCase(), routePath(endpoint), async (c) => {
    ensureScope(c, endpoint)
    const query = endpoint.query ? readQuery(c, endpoint.query) : undefined
    const version = endpoint.version === 'needed' ? readVersion(c) : 0
    const body = endpoint.body ? await readValid(c, endpoint.body) : undefined
    const answer = await handle({ c, query, body, version } as ApiRequest<One>)
    return answer instanceof Response ? answer : send(c, endpoint, answer)
  })
}

/** Throws with 403 for a token that was not given the scope; the actions ask the table of rights besides. */
function ensureScope(c: Context<ApiEnv>, { scope }: Endpoint): void {
  if (scope === null || hasScope(c.var.api.actor, scope)) return
  const detail = `Dem Schlüssel fehlt das Recht „${scope}“ (${tokenScopeLabels[scope]}).`
  throw refusal(c, 'forbidden', detail, {
    headers: {
      'WWW-Authenticate': `Bearer realm="Basislotse", error="insufficient_scope", scope="${scope}"`,
    },
  })
}

function readQuery(c: Context<ApiEnv>, schema: z.ZodType): unknown {
  const given = Object.entries(c.req.queries())
  const repeated = given.filter(([, values]) => values.length > 1).map(([name]) => name)
  if (repeated.length > 0) {
    const errors = repeated.map((parameter) => ({ parameter, detail: 'Bitte nur einmal angeben.' }))
    throw refusal(c, 'malformed', 'Ein Parameter der Adresse steht mehrfach da.', { errors })
  }
  const values = Object.fromEntries(given.map(([name, [value]]) => [name, value]))
  const parsed = schema.safeParse(values, { error: speakIssue })
  if (parsed.success) return parsed.data
  throw refusal(c, 'malformed', 'Ein Parameter der Adresse ist unbekannt oder falsch.', {
    errors: fieldProblems(parsed.error, 'parameter'),
  })
}

async function readValid(c: Context<ApiEnv>, schema: z.ZodType): Promise<unknown> {
  const parsed = schema.safeParse(await readBody(c), { error: speakIssue })
  if (parsed.success) return parsed.data
  throw refusal(c, 'invalid', 'Der Inhalt passt nicht zur Beschreibung der Schnittstelle.', {
    errors: fieldProblems(parsed.error, 'pointer').slice(0, 100),
  })
}

/** Only a version that was read counts: `*` would overwrite whatever is there. */
function readVersion(c: Context<ApiEnv>): number {
  const [, digits] = /^\s*"(\d{1,9})"\s*$/.exec(c.req.header('If-Match') ?? '') ?? []
  if (digits !== undefined) return Number(digits)
  throw refusal(
    c,
    'version-required',
    'Bitte nennen Sie in „If-Match“ das ETag der Fassung, die Sie gelesen haben, z. B. "3".',
  )
}

function send(c: Context<ApiEnv>, endpoint: Endpoint, answer: ApiAnswer): Response {
  const { status = 200, data, version, headers = {} } = answer
  const schema = endpoint.answers[status]?.schema
  if (!schema) throw new Error(`${endpoint.id} does not describe its answer ${status}`)
  const body = schema.parse(data)
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (version !== undefined) {
    const etag = `"${version}"`
    c.header('ETag', etag)
    const isKnown = endpoint.method === 'get' && isNamed(c.req.header('If-None-Match'), etag)
    if (isKnown) return c.body(null, 304)
  }
  return c.json(body as object, status as ContentfulStatusCode)
}

function isNamed(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false
}
