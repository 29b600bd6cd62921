/**
 * What stands before the programming interface: a token instead of a session, a limit of requests and of sizes, and
 * problems instead of pages. No cookie is looked at, so that no other site can make a browser act here.
 * @module
 */
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { readApiVisit } from '../access/tokens/readApiVisit.ts'
import { apiPath, type Endpoint } from '../api/endpoint.ts'
import type { ProblemKind } from '../api/problem.ts'
import { createLimiter, type Limiter, type RateLimit } from '../api/rateLimit.ts'
import { Failure, type FailureCode } from '../core/failure.ts'
import { clockedBy } from '../deps.ts'
import type { Log } from '../platform/log.ts'
import type { ApiEnv } from '../web/api/apiEnv.ts'
import { problemResponse, type Refusable, refusal } from '../web/api/refuse.ts'
import { clientOf } from '../web/client.ts'
import { keepPrivate } from './security.ts'

export const largestBody = 1_000_000

/** Of one token, and of failed tries from one address. */
export const tokenLimit: RateLimit = { requests: 600, seconds: 60 }
export const failureLimit: RateLimit = { requests: 60, seconds: 60 }

/** A cursor stands in the address, and another version than the one that was read is a conflict of its own. */
function kindOf({ code, fields }: Failure): ProblemKind {
  if (fields.cursor) return 'malformed'
  return code === 'conflict' && fields.version ? 'stale' : kinds[code]
}

const kinds: Record<FailureCode, ProblemKind> = {
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  not_found: 'not-found',
  conflict: 'conflict',
  invalid: 'invalid',
}

/** The routes with all that stands before them; what is not theirs below /api is a problem, no page. */
export function apiOf(
  log: Log,
  routes: readonly Hono<ApiEnv>[],
  endpoints: readonly Endpoint[],
): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>()
  api.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof Failure) {
      const fields = kindOf(error) === 'stale' ? {} : error.fields
      const errors = Object.entries(fields).map(([name, detail]) =>
        name === 'cursor' ? { parameter: name, detail } : { pointer: `#/${name}`, detail },
      )
      const kind = kindOf(error)
      return problemResponse(c.var, kind, error.message, errors.length > 0 ? { errors } : {})
    }
    if (isDoubled(error)) {
      const detail =
        'Zwei Anfragen wollten zugleich dasselbe anlegen. Bitte senden Sie Ihre noch einmal.'
      return problemResponse(c.var, 'conflict', detail)
    }
    log.error({ request: c.var.requestId, path: c.req.path, err: error }, 'request failed')
    return problemResponse(c.var, 'internal', 'Die Anfrage konnte nicht bearbeitet werden.')
  })
  api.use(
    `${apiPath}/*`,
    keepPrivate,
    requireApiToken(createLimiter(failureLimit)),
    limitRequests(createLimiter(tokenLimit)),
    limitBody,
  )
  for (const each of routes) api.route('/', each)
  api.all('/api/*', (c) => {
    const methods = methodsAt(endpoints, c.req.path)
    if (methods.length === 0) throw refusal(c, 'not-found', 'Diese Adresse gibt es nicht.')
    const allowed = methods.join(', ')
    throw refusal(c, 'method-not-allowed', `Möglich ist hier: ${allowed}.`, {
      headers: { Allow: allowed },
    })
  })
  return api
}

/** On PostgreSQL two transactions at once may both find that nothing is there yet; its keys let one of them through. */
function isDoubled(error: Error): boolean {
  const { cause } = error
  return /duplicate key value/.test(cause instanceof Error ? cause.message : error.message)
}

/** Where nobody is who they say they are, tries from their address are counted and slowed down. */
function requireApiToken(failures: Limiter): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { deps } = c.var
    const header = c.req.header('Authorization')
    const [, text] = /^Bearer +(\S+) *$/i.exec(header ?? '') ?? []
    const visit = text === undefined ? undefined : await readApiVisit(deps, text)
    if (!visit) {
      const { isAllowed, wait } = failures.take(clientOf(c).address, deps.serverTime())
      if (!isAllowed) throw tooMany(c, wait)
      const error = header === undefined ? '' : ', error="invalid_token"'
      throw refusal(c, 'unauthenticated', wordsFor(header), {
        headers: { 'WWW-Authenticate': `Bearer realm="Basislotse"${error}` },
      })
    }
    const clocked = clockedBy(deps, visit.organisation)
    c.set('api', visit)
    c.set('deps', clocked)
    c.set('today', clocked.today())
    await next()
  }
}

function wordsFor(header: string | undefined): string {
  return header === undefined
    ? 'Bitte senden Sie Ihren Schlüssel in der Kopfzeile „Authorization: Bearer …“.'
    : 'Dieser Schlüssel ist unbekannt, abgelaufen oder widerrufen.'
}

/** Headers by draft-ietf-httpapi-ratelimit-headers. */
function limitRequests(limiter: Limiter): MiddlewareHandler<ApiEnv> {
  const { requests, seconds } = tokenLimit
  return async (c, next) => {
    const { isAllowed, left, wait } = limiter.take(c.var.api.token.id, c.var.deps.serverTime())
    if (isAllowed) await next()
    else c.res = tooMany(c, wait).getResponse()
    c.res.headers.set('RateLimit-Policy', `"token";q=${requests};w=${seconds}`)
    c.res.headers.set('RateLimit', `"token";r=${left};t=${wait}`)
  }
}

const limitBody: MiddlewareHandler<ApiEnv> = bodyLimit({
  maxSize: largestBody,
  onError: (c) => {
    throw refusal(
      c as unknown as Refusable,
      'too-large',
      'Der Inhalt ist größer als 1 MB. Bitte teilen Sie ihn auf.',
    )
  },
})

function tooMany(c: Refusable, wait: number): HTTPException {
  const seconds = Math.max(1, wait)
  const detail = `Bitte warten Sie ${seconds === 1 ? 'eine Sekunde' : `${seconds} Sekunden`}.`
  return refusal(c, 'too-many-requests', detail, { headers: { 'Retry-After': String(seconds) } })
}

function methodsAt(endpoints: readonly Endpoint[], path: string): string[] {
  const found = endpoints.filter((endpoint) =>
    new RegExp(`^${apiPath}${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  return [...new Set(found.map(({ method }) => method.toUpperCase()))].sort()
}
