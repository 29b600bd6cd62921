/** Rooms and sites that are there twice. Stands before the pages of single ones, whose addresses look alike. @module */
import { type Context, Hono } from 'hono'
import { targetKindLabels } from '../../../catalog/targetKind.ts'
import { countDevicesByPlace, listRooms, listSites } from '../../../db/queries/devices.ts'
import { allow } from '../../access/permissions.ts'
import { addressOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { siteTypeLabels } from '../device.ts'
import { type ListedRoom, listedRooms } from '../rooms/roomList.ts'
import { type ListedSite, listedSites } from '../sites/siteList.ts'
import { mergeRooms, mergeSites } from './actions.ts'
import { DoublesPage } from './DoublesPage.tsx'
import { mergeForm } from './mergeForm.ts'
import { listDoubleRooms } from './roomLikeness.ts'
import { listDoubleSites } from './siteLikeness.ts'

const roomWords = {
  many: 'Räume',
  one: 'Raum',
  consequence: 'Alle Geräte stehen danach in dem Raum, dessen Name bleibt; die anderen sind weg.',
}
const siteWords = {
  many: 'Standorte',
  one: 'Standort',
  consequence:
    'Räume und Geräte gehören danach zu dem Standort, dessen Name bleibt; gleich benannte Räume werden einer. Art und übliches Netz sind die des Standorts, der bleibt.',
}

export const doubleRoutes = new Hono<WebEnv>()
  .get('/raeume/doppelte', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showRooms(c)
  })
  .post('/raeume/zusammenfuehrungen', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, mergeForm, {
      save: async ({ keep }) => {
        const merge = { keepId: keep, ids: await readAll(c, 'member') }
        const moved = await mergeRooms(deps, visit.actor, merge)
        return redirectTo(c, ownAddress(c, '/raeume/doppelte'), speakMoved(moved))
      },
      again: (values, problems) => showRooms(c, values, problems),
    })
  })
  .get('/standorte/doppelte', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showSites(c)
  })
  .post('/standorte/zusammenfuehrungen', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, mergeForm, {
      save: async ({ keep }) => {
        const merge = { keepId: keep, ids: await readAll(c, 'member') }
        const moved = await mergeSites(deps, visit.actor, merge)
        return redirectTo(c, ownAddress(c, '/standorte/doppelte'), speakMoved(moved))
      },
      again: (values, problems) => showSites(c, values, problems),
    })
  })

async function showRooms(
  c: Context<WebEnv>,
  values: FormValues = {},
  problems?: Problems,
): Promise<Response> {
  const domain = pageDomain(c)
  const rooms = listedRooms(await readPlaces(c), domain.id)
  const doubles = listDoubleRooms(rooms).map((alike) => ({
    title: placeOf(alike[0]),
    members: alike.map(({ id, name, kind, devices }) => ({
      ...{ id, name, devices },
      detail: kind ? targetKindLabels[kind] : '',
    })),
  }))
  return renderPage(
    c,
    { title: 'Doppelte Räume', path: '/raeume', domain },
    <DoublesPage
      words={roomWords}
      action={ownAddress(c, '/raeume/zusammenfuehrungen')}
      back={ownAddress(c, '/raeume')}
      doubles={doubles}
      options={rooms.map((room) => ({
        value: room.id,
        label: `${placeOf(room)}: ${room.name} (${speakDevices(room.devices)})`,
      }))}
      state={{ values, problems: withoutStored(problems) }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function showSites(
  c: Context<WebEnv>,
  values: FormValues = {},
  problems?: Problems,
): Promise<Response> {
  const domain = pageDomain(c)
  const sites = listedSites(await readPlaces(c), domain.id)
  const doubles = listDoubleSites(sites).map((alike) => ({
    title: alike[0]?.name ?? '',
    members: alike.map((site) => ({ ...site, detail: standing(site) })),
  }))
  return renderPage(
    c,
    { title: 'Doppelte Standorte', path: '/standorte', domain },
    <DoublesPage
      words={siteWords}
      action={ownAddress(c, '/standorte/zusammenfuehrungen')}
      back={ownAddress(c, '/standorte')}
      doubles={doubles}
      options={sites.map(({ id, name, devices }) => ({
        value: id,
        label: `${name} (${speakDevices(devices)})`,
      }))}
      state={{ values, problems: withoutStored(problems) }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function readPlaces(c: Context<WebEnv>) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, async (db) => ({
    sites: await listSites(db),
    rooms: await listRooms(db),
    counts: await countDevicesByPlace(db),
  }))
}

/** Nothing is edited here, hence nothing else was saved: the message says what stands in the way. */
function withoutStored(problems: Problems | undefined): Problems | undefined {
  return problems && { ...problems, isStale: false }
}

function placeOf(room: ListedRoom | undefined): string {
  const house = room?.building === room?.site ? '' : room?.building
  return [room?.site, house].filter(Boolean).join(', ')
}

function standing({ type, rooms }: ListedSite): string {
  return `${siteTypeLabels[type]}, ${rooms === 1 ? '1 Raum' : `${rooms} Räume`}`
}

function speakDevices(count: number): string {
  return count === 1 ? '1 Gerät' : `${count} Geräte`
}

function speakMoved(moved: number): string {
  return `Zusammengeführt. ${moved === 1 ? '1 Gerät ist' : `${moved} Geräte sind`} umgezogen.`
}

function ownAddress(c: Context<WebEnv>, path: string): string {
  return addressOf(path, { verbund: pageDomain(c).code })
}
