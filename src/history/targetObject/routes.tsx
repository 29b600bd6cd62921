/** The history of one target object: its events of the audit trail with what they changed. @module */
import { Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import { listEventsOf } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import {
  findTargetObject,
  listLinksOf,
  listTargetObjects,
} from '../../../db/queries/targetObjects.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { describeEvent } from '../../exports/auditTrail.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { SubjectHistoryPage } from '../SubjectHistoryPage.tsx'

const shownEvents = 200

export const targetObjectHistoryRoutes = new Hono<WebEnv>().get(
  '/zielobjekte/:code{[A-Z]+[0-9]+}/verlauf',
  async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const { object, events } = await deps.store.read(visit.actor.organisationId, async (db) => {
      const found = await findTargetObject(db, domain.id, c.req.param('code'))
      if (!found) throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
      const links = await listLinksOf(db, found.id)
      const subjects = [found.id, ...links.map(({ id }) => id)]
      const nameOf = await readNames(db, domain)
      const rows = await listEventsOf(db, subjects, shownEvents)
      return { object: found, events: rows.map((event) => describeEvent(event, nameOf)) }
    })
    return renderPage(
      c,
      { title: `Verlauf von ${object.code}`, path: '/zielobjekte', domain },
      <SubjectHistoryPage
        name={object.code}
        detail={object.name}
        back={{
          href: addressOf(pathOf('/zielobjekte', object.code), { verbund: domain.code }),
          label: 'Zum Zielobjekt',
        }}
        events={events}
        isCut={events.length === shownEvents}
      />,
    )
  },
)

/** What the ids in these events stand for; what lies in another information domain is not named. */
async function readNames(db: Db, domain: InformationDomain): Promise<(id: string) => string> {
  const names = new Map<string, string>([[domain.id, domain.code]])
  for (const { id, name } of await listPersons(db)) names.set(id, name)
  for (const { id, code, name } of await listTargetObjects(db, domain.id)) {
    names.set(id, `${code} ${name}`)
  }
  return (id) => names.get(id) ?? 'nicht benannt'
}
