/** The cookie of a session: no script reads it, no other site sends it, and behind TLS no other host sets it. @module */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { WebEnv } from './visit.ts'

const name = 'basislotse'

export function readSessionCookie(c: Context<WebEnv>): string | undefined {
  return c.var.site.isSecure ? getCookie(c, name, 'host') : getCookie(c, name)
}

/** Lives as long as the browser is open; the session itself ends on the server. An empty token removes it. */
export function writeSessionCookie(c: Context<WebEnv>, token: string): void {
  const { isSecure } = c.var.site
  setCookie(c, name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    ...(isSecure ? { prefix: 'host' } : {}),
    ...(token === '' ? { maxAge: 0 } : {}),
  })
}
