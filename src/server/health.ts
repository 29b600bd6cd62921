import { Hono } from 'hono'
import type { Log } from '../platform/log.ts'
import type { WebEnv } from '../web/visit.ts'

/** For monitoring: answers once the database does, and says nothing of its content. */
export function healthRoutes(log: Log): Hono<WebEnv> {
  return new Hono<WebEnv>().get('/health', async (c) => {
    try {
      const found = await c.var.deps.store.read('', async (db) => db.$count(db.tables.organisation))
      return c.json({ status: found > 0 ? 'ok' : 'empty' })
    } catch (error) {
      log.error({ err: error }, 'database does not answer')
      return c.json({ status: 'unavailable' }, 503)
    }
  })
}
