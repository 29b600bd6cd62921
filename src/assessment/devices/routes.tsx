/** The page of a device. It lies here because it says how far the check of its target object is. @module */
import { Hono } from 'hono'
import { findTargetObjectById } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { deviceDomain } from '../../inventory/devices/deviceDomain.ts'
import { readDevice } from '../../inventory/devices/form/actions.ts'
import { readDeviceLife } from '../../inventory/devices/life/readDeviceLife.ts'
import { seesHolders } from '../../inventory/devices/seesHolders.ts'
import { unknownDevice } from '../../inventory/devices/unknownDevice.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { DevicePage } from './DevicePage.tsx'
import { readDevicePage } from './readDevicePage.ts'

export const devicePages = new Hono<WebEnv>().get(
  '/geraete/:id{[0-9a-z]+-[0-9a-z-]+}',
  async (c) => {
    const { deps, today, visit } = c.var
    const scopes = allow(visit.actor, 'read', 'inventory', ['own'])
    const seesAll = scopes.includes('all')
    const { domain, state, life } = await deps.store.read(
      visit.actor.organisationId,
      async (db) => {
        const device = await readDevice(db, visit.actor, c.req.param('id'))
        if (!seesAll) {
          const own = await readOwnPersons(db, visit.actor)
          const object = await findTargetObjectById(db, device.targetObjectId ?? '')
          if (!own.has(object?.responsibleId ?? '')) throw unknownDevice()
        }
        const itsDomain = deviceDomain(c.var.visit.domains, device)
        return {
          domain: itsDomain,
          state: await readDevicePage(db, itsDomain, device, today),
          life: await readDeviceLife(db, visit.actor, device.id),
        }
      },
    )
    return renderPage(
      c,
      { title: state.name, path: '/geraete', domain },
      <DevicePage
        domain={domain}
        state={state}
        life={life}
        today={today}
        rights={{
          seesAll,
          mayWrite: isAllowed(visit.actor, 'write', 'inventory'),
          seesHolder: seesHolders(visit.actor),
          seesCheck: isAllowed(visit.actor, 'read', 'checks', ['assigned']),
        }}
      />,
    )
  },
)
