/** Who looks: the session's cookie becomes a visit; a visitor without one is sent to log in. @module */
import type { Context, MiddlewareHandler } from 'hono'
import { listDirectoryChoices } from '../access/directory/listDirectoryChoices.ts'
import { LoginPage } from '../access/login/views.tsx'
import { readVisit } from '../access/sessions/readVisit.ts'
import { clockedBy } from '../deps.ts'
import { addressOf } from '../web/address.ts'
import { carriedOf } from '../web/carried.ts'
import { renderPage } from '../web/renderPage.tsx'
import { readSessionCookie } from '../web/sessionCookie.ts'
import type { WebEnv } from '../web/visit.ts'

/** Sets the visit where there is a session; pages outside the login work without. */
export const findVisit: MiddlewareHandler<WebEnv> = async (c, next) => {
  const token = readSessionCookie(c)
  const visit = token ? await readVisit(c.var.deps, token) : undefined
  if (visit) {
    const deps = clockedBy(c.var.deps, visit.organisation)
    c.set('visit', visit)
    c.set('deps', deps)
    c.set('today', deps.today())
  }
  await next()
}

/** Everything behind the login. A form that was sent without a session comes back after the login. */
export const requireVisit: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.get('visit')) return next()
  const url = new URL(c.req.url)
  const here = `${url.pathname}${url.search}`
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    return c.redirect(addressOf('/anmelden', { nach: here }), 303)
  }
  return askForLogin(c, here)
}

async function askForLogin(c: Context<WebEnv>, target: string): Promise<Response> {
  c.status(401)
  if (c.req.header('HX-Request') === 'true') {
    c.header('HX-Redirect', addressOf('/anmelden', { nach: pageOfPart(c) }))
    return c.body(null)
  }
  const form = await c.req.formData().catch(() => new FormData())
  const passage = { next: '/', carried: carriedOf(target, form) }
  return renderPage(
    c,
    { title: 'Anmelden', isBare: true },
    <LoginPage
      state={{ values: {} }}
      passage={passage}
      choices={await listDirectoryChoices(c.var.deps)}
      isLost
    />,
  )
}

/** The page whose part was asked for; htmx says its address. */
function pageOfPart(c: Context<WebEnv>): string {
  const page = c.req.header('HX-Current-URL') ?? ''
  if (!URL.canParse(page)) return '/'
  const { pathname, search } = new URL(page)
  return `${pathname}${search}`
}
