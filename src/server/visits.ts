/** Who looks: the session's cookie becomes a visit; a visitor without one is sent to log in. @module */
import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { readVisit } from '../access/sessions/readVisit.ts'
import { clockOf } from '../platform/clock.ts'
import { addressOf } from '../web/address.ts'
import type { WebEnv } from '../web/visit.ts'

export const sessionCookie = 'basislotse'

/** Sets the visit where there is a session; pages outside the login work without. */
export const findVisit: MiddlewareHandler<WebEnv> = async (c, next) => {
  const token = getCookie(c, sessionCookie)
  const visit = token ? await readVisit(c.var.deps, token) : undefined
  if (visit) {
    c.set('visit', visit)
    const clock = clockOf(visit.organisation.demoDay)
    c.set('deps', { ...c.var.deps, ...clock })
    c.set('today', clock.today())
  }
  await next()
}

/** Everything behind the login. */
export const requireVisit: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.get('visit')) return next()
  const url = new URL(c.req.url)
  return c.redirect(addressOf('/anmelden', { nach: `${url.pathname}${url.search}` }), 303)
}
