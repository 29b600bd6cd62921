/** The web application: what stands before every page, then the pages of each area. @module */
import { Hono } from 'hono'
import type { Deps } from './deps.ts'
import { assetAddress } from './platform/assets.ts'
import type { Log } from './platform/log.ts'
import { assetRoutes } from './server/assets.ts'
import { limitBodies } from './server/bodyLimits.ts'
import { handleError, showNotFound } from './server/errors.ts'
import { healthRoutes } from './server/health.ts'
import { readNotice } from './server/notices.ts'
import { keepPrivate, requireSameOrigin, requireToken, securityHeaders } from './server/security.ts'
import { findVisit, requireVisit } from './server/visits.ts'
import { startRoutes } from './start/routes.tsx'
import type { WebEnv } from './web/visit.ts'

/** Behind the login, in the order of the navigation. */
const pages: readonly Hono<WebEnv>[] = [startRoutes]

export function createApp(deps: Deps, log: Log): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    c.set('requestId', deps.newId())
    c.set('deps', deps)
    c.set('today', deps.today())
    c.set('assetUrl', assetAddress)
    await next()
  })
  app.use(securityHeaders)
  app.route('/', healthRoutes(log))
  app.route('/', assetRoutes)

  app.use(keepPrivate, requireSameOrigin, limitBodies, readNotice, findVisit)

  app.use(requireVisit, requireToken)
  for (const page of pages) app.route('/', page)

  app.notFound(showNotFound)
  app.onError(handleError(log))
  return app
}
