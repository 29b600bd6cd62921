/** The history of one check: its events of the audit trail with what they changed. @module */
import { Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import { listDocuments } from '../../../db/queries/documents.ts'
import { listEventsOf } from '../../../db/queries/events.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { allow } from '../../access/permissions.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { checkPath } from '../../assessment/list/checkAddress.ts'
import { parseListAddress } from '../../assessment/list/listAddress.ts'
import { readCheckTarget } from '../../assessment/list/readCheckTarget.ts'
import { describeEvent } from '../../exports/auditTrail.ts'
import { addressOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { CheckHistoryPage } from './views.tsx'

const shownEvents = 100

export const checkHistoryRoutes = new Hono<WebEnv>().get(
  '/check/zielobjekte/:code/:requirement/verlauf',
  async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'checks', ['assigned'])
    const domain = pageDomain(c)
    const name = { code: c.req.param('code'), requirement: c.req.param('requirement') }
    const { target, events } = await deps.store.read(visit.actor.organisationId, async (db) => {
      const found = await readCheckTarget(db, visit.actor, domain.id, name)
      const rows = await listEventsOf(db, [subjectOf(found.place)], shownEvents)
      const nameOf = await readNames(db)
      return { target: found, events: rows.map((event) => describeEvent(event, nameOf)) }
    })
    const given = parseListAddress(c.req.query('zurueck') ?? '')
    const zurueck = given && addressOf(given.path, given.query)
    return renderPage(
      c,
      { title: `Verlauf von ${target.requirement}`, path: '/check', domain },
      <CheckHistoryPage
        title={`${target.requirement} an ${target.code}`}
        back={addressOf(checkPath(target), { verbund: domain.code, zurueck })}
        events={events}
        isCut={events.length === shownEvents}
      />,
    )
  },
)

/** Events of a check name persons and documents by their ids. */
async function readNames(db: Db): Promise<(id: string) => string> {
  const names = new Map<string, string>()
  for (const { id, name } of await listPersons(db)) names.set(id, name)
  for (const { id, title } of await listDocuments(db)) names.set(id, title)
  return (id) => names.get(id) ?? id
}
