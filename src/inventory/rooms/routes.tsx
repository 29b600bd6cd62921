/** Rooms. @module */
import { type Context, Hono } from 'hono'
import { countDevicesByPlace, findRoom, listRooms, listSites } from '../../../db/queries/devices.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { roomGroupKey } from '../placeDrafts.ts'
import { readVersion } from '../targetObjectForm.ts'
import { changeRoom } from './actions.ts'
import { RoomFormPage, RoomListPage } from './RoomPages.tsx'
import { roomForm } from './roomForm.ts'
import { listedRooms, selectRooms } from './roomList.ts'

const path = '/raeume'
const pageSize = 100

export const roomRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const all = await readRooms(c)
    const objects = await deps.store.read(visit.actor.organisationId, (db) =>
      listTargetObjects(db, domain.id),
    )
    const codes = new Map(objects.map(({ groupKey, code }) => [groupKey, code]))
    const { suche, standort, art } = c.req.query()
    const query = { suche, standort, art }
    const selected = selectRooms(all, query)
    const page = pageOf(c.req.query('seite'), pageSize, selected.length)
    const sites = new Map(all.map(({ siteId, site }) => [siteId, site]))
    return renderPage(
      c,
      { title: 'Räume', path, domain },
      <RoomListPage
        domain={domain}
        query={query}
        rooms={selected.slice(offsetOf(page), offsetOf(page) + pageSize)}
        page={page}
        total={all.length}
        unknown={all.filter(({ kind }) => kind === undefined).length}
        sites={[...sites].map(([value, label]) => ({ value, label }))}
        codeOf={({ kind, siteType }) =>
          kind ? codes.get(roomGroupKey(kind, siteType)) : undefined
        }
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .get(`${path}/:id`, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c)
  })
  .post(`${path}/:id`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { room } = await readRoom(c)
    return submit(c, roomForm, {
      save: async ({ kind }, values) => {
        await changeRoom(deps, visit.actor, room.id, readVersion(values), kind)
        return redirectTo(c, addressOf(path, { verbund: pageDomain(c).code }), 'Gespeichert.')
      },
      again: (values, problems) => showForm(c, values, problems),
    })
  })

async function showForm(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const domain = pageDomain(c)
  const { room, version } = await readRoom(c)
  const stored = { kind: room.statedKind }
  return renderPage(
    c,
    { title: `Raum ${room.name}`, path, domain },
    <RoomFormPage
      domain={domain}
      room={room}
      version={version}
      state={{ values: values ?? stored, problems, stored }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function readRooms(c: Context<WebEnv>) {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  return deps.store.read(visit.actor.organisationId, async (db) => {
    const [sites, rooms] = [await listSites(db), await listRooms(db)]
    return listedRooms({ sites, rooms, counts: await countDevicesByPlace(db) }, domain.id)
  })
}

/** Throws `not_found` also for a room that the list of this information domain does not show. */
async function readRoom(c: Context<WebEnv>) {
  const { deps, visit } = c.var
  const id = c.req.param('id') ?? ''
  const room = (await readRooms(c)).find((each) => each.id === id)
  const stored = await deps.store.read(visit.actor.organisationId, (db) => findRoom(db, id))
  if (room && stored) return { room, version: stored.version }
  throw new Failure('not_found', 'Diesen Raum gibt es hier nicht.')
}
