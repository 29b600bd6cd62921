import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { noticeCookie } from '../web/redirect.ts'
import type { WebEnv } from '../web/visit.ts'

/** What the last change left to say is read once, by the page that the redirect led to. */
export const readNotice: MiddlewareHandler<WebEnv> = async (c, next) => {
  const notice = c.req.method === 'GET' ? getCookie(c, noticeCookie) : undefined
  if (notice) {
    c.set('notice', notice.slice(0, 300))
    setCookie(c, noticeCookie, '', { path: '/', maxAge: 0 })
  }
  await next()
}
