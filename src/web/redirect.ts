import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'

/** Carries one sentence over a redirect; it holds no secret and no personal data. */
export const noticeCookie = 'hinweis'

/** After a change: to the page that shows it (303), with a sentence that says what was done. */
export function redirectTo(c: Context, address: string, notice?: string): Response {
  if (notice) {
    setCookie(c, noticeCookie, notice, { path: '/', maxAge: 30, httpOnly: true, sameSite: 'Lax' })
  }
  return c.redirect(address, 303)
}

/** Whether htmx asks: it is answered with the part of the page that changed. */
export function asksForPart(c: Context): boolean {
  return c.req.header('HX-Request') === 'true'
}
