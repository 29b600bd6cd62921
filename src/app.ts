/** The web application: pages and what all of them share. @module */
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Workplace } from './commands/workplace.ts'
import { readAllFigures, readMilestoneReports } from './milestones/readState.ts'
import { StartPage } from './web/StartPage.tsx'
import { startStyle } from './web/startStyle.ts'

export function createApp({ deps, organisation }: Workplace): Hono {
  const app = new Hono()

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  )

  /** For monitoring: answers once the database does, and says nothing of its content. */
  app.get('/health', async (c) => {
    const found = await deps.store.read('', async (db) => db.$count(db.tables.organisation))
    return c.json({ status: found > 0 ? 'ok' : 'empty' })
  })

  app.get('/style.css', (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8')
    return c.body(startStyle)
  })

  app.get('/', async (c) => {
    const today = deps.today()
    const state = await deps.store.read(organisation.id, async (db) => {
      const figures = await readAllFigures(db, today)
      return { figures, milestones: await readMilestoneReports(db, figures, today) }
    })
    const page = StartPage({ ...state, today, organisation })
    return c.html(`<!doctype html>${String(page)}`)
  })

  return app
}
