/**
 * What opens by a secret address instead of a login: calendars, and the way out of reminders. It stands outside the proof
 * that a form comes from our own pages, because mail programs send one too (RFC 8058), and keeps guessing slow.
 * @module
 */
import { Hono, type MiddlewareHandler } from 'hono'
import { createLimiter, type RateLimit } from '../api/rateLimit.ts'
import { clientOf } from '../web/client.ts'
import { showMessage } from '../web/showMessage.tsx'
import type { WebEnv } from '../web/visit.ts'
import { limitBodies } from './bodyLimits.ts'
import { readNotice } from './notices.ts'
import { keepPrivate, refuseOtherSites } from './security.ts'

/** Of unknown secrets from one address, and of one secret that is known. */
export const guessLimit: RateLimit = { requests: 30, seconds: 60 }
export const secretLimit: RateLimit = { requests: 60, seconds: 60 }

const paths = ['/kalender/*', '/erinnerungen/abbestellen/*', '/fragen/*']

export function secretPages(routes: readonly Hono<WebEnv>[]): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  const guards = [keepPrivate, limitRequests(), refuseOtherSites, limitBodies, readNotice]
  for (const path of paths) app.use(path, ...guards)
  for (const route of routes) app.route('/', route)
  return app
}

function limitRequests(): MiddlewareHandler<WebEnv> {
  const guesses = createLimiter(guessLimit)
  const known = createLimiter(secretLimit)
  return async (c, next) => {
    await next()
    const isGuess = c.res.status === 404
    const key = isGuess ? clientOf(c).address : c.req.path
    const { isAllowed, wait } = (isGuess ? guesses : known).take(key, c.var.deps.serverTime())
    if (isAllowed) return
    c.res = await showMessage(
      c,
      429,
      'Das war zu oft. Bitte versuchen Sie es in einer Minute noch einmal.',
    )
    c.res.headers.set('Retry-After', String(Math.max(1, wait)))
  }
}
