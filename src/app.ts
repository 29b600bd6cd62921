/** The web application: pages and what all of them share. @module */
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Workplace } from './commands/workplace.ts'
import { readAllFigures, readMilestoneReports } from './milestones/readState.ts'
import type { Log } from './platform/log.ts'
import { MessagePage } from './web/MessagePage.tsx'
import { StartPage } from './web/StartPage.tsx'
import { startStyle } from './web/startStyle.ts'

export function createApp({ deps, organisation }: Workplace, log: Log): Hono {
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
    try {
      const found = await deps.store.read('', async (db) => db.$count(db.tables.organisation))
      return c.json({ status: found > 0 ? 'ok' : 'empty' })
    } catch (error) {
      log.error({ err: error }, 'database does not answer')
      return c.json({ status: 'unavailable' }, 503)
    }
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

  app.notFound((c) => {
    const page = MessagePage({
      title: 'Diese Seite gibt es nicht',
      text: 'Bitte prüfen Sie die Adresse, oder beginnen Sie auf der Startseite.',
    })
    return c.html(`<!doctype html>${String(page)}`, 404)
  })

  /** What arrives here is a bug or a machine that failed: the page shows the number under which the log tells it. */
  app.onError((error, c) => {
    const request = deps.newId()
    log.error({ request, path: c.req.path, err: error }, 'request failed')
    const page = MessagePage({
      title: 'Interner Fehler',
      text: `Die Seite konnte nicht erstellt werden. Bitte melden Sie den Fehler mit der Nummer ${request}.`,
    })
    return c.html(`<!doctype html>${String(page)}`, 500)
  })

  return app
}
