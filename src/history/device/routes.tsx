/** The history of one device: its events of the audit trail with what they changed. @module */
import { Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import { listRooms, listSites } from '../../../db/queries/devices.ts'
import { listEventsOf } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { allow } from '../../access/permissions.ts'
import { describeEvent } from '../../exports/auditTrail.ts'
import { deviceName } from '../../inventory/devices/changes/changeSet.ts'
import { deviceDomain } from '../../inventory/devices/deviceDomain.ts'
import { readDevice } from '../../inventory/devices/readDevice.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { SubjectHistoryPage } from '../SubjectHistoryPage.tsx'

const path = '/geraete'
const shownEvents = 200

export const deviceHistoryRoutes = new Hono<WebEnv>().get(
  `${path}/:id{[0-9a-z]+-[0-9a-z-]+}/verlauf`,
  async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const { device, domain, events } = await deps.store.read(
      visit.actor.organisationId,
      async (db) => {
        const found = await readDevice(db, visit.actor, c.req.param('id'))
        const itsDomain = deviceDomain(c.var.visit.domains, found)
        const nameOf = await readNames(db, itsDomain)
        const rows = await listEventsOf(db, [found.id], shownEvents)
        const told = rows.map((event) => describeEvent(event, nameOf))
        return { device: found, domain: itsDomain, events: told }
      },
    )
    const name = deviceName(device)
    return renderPage(
      c,
      { title: `Verlauf von ${name}`, path, domain },
      <SubjectHistoryPage
        name={name}
        detail={[device.manufacturer, device.model].filter(Boolean).join(' ')}
        back={{
          href: addressOf(pathOf(path, device.id), { verbund: domain.code }),
          label: 'Zum Gerät',
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
  for (const { id, name } of await listSites(db)) names.set(id, name)
  for (const { id, building, name } of await listRooms(db)) {
    names.set(id, [building, name].filter(Boolean).join(', '))
  }
  for (const { id, code, name } of await listTargetObjects(db, domain.id)) {
    names.set(id, `${code} ${name}`)
  }
  return (id) => names.get(id) ?? 'nicht benannt'
}
