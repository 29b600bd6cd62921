/** The calendar of a person, for programs that know its secret address; there is no login and nothing to change. @module */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { Failure } from '../../core/failure.ts'
import { baseUrlOf } from '../../web/site.ts'
import type { WebEnv } from '../../web/visit.ts'
import { calendarFile, calendarMediaType } from '../calendar/calendarFile.ts'
import { secretOf } from '../secretAddress.ts'
import { gatherDuties } from './gatherDuties.ts'
import { readFeed } from './readFeed.ts'

/** Programs keep it for so long before they ask again; nobody between may. */
const keptSeconds = 900

export const calendarFeedRoutes = new Hono<WebEnv>().get(
  '/kalender/:address{.+\\.ics}',
  async (c) => {
    const address = secretOf(c.req.param('address').replace(/\.ics$/, ''))
    const feed = address && (await readFeed(c.var.deps, address))
    if (!address || !feed) throw new Failure('not_found', 'Diesen Kalender gibt es nicht.')
    const { organisationName, personName, today: day, items } = feed
    const text = calendarFile(gatherDuties(items), {
      organisationId: address.organisationId,
      name: `Termine von ${personName} – ${organisationName}`,
      baseUrl: baseUrlOf(c.var.site, c.req.url),
      day,
    })
    const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
    c.header('Cache-Control', `private, max-age=${keptSeconds}`)
    c.header('ETag', tag)
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
    return c.body(text, 200, {
      'Content-Type': calendarMediaType,
      'Content-Disposition': 'inline; filename="termine.ics"',
      'X-Robots-Tag': 'noindex',
    })
  },
)
