/** Sites (Standorte): name, type and usual network. @module */
import { type Context, Hono } from 'hono'
import { countDevicesByPlace, listRooms, listSites } from '../../../db/queries/devices.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { readVersion } from '../targetObjectForm.ts'
import { changeSite, createSite } from './actions.ts'
import { SiteFormPage, SiteListPage } from './SitePages.tsx'
import { siteForm } from './siteForm.ts'
import { type ListedSite, listedSites, selectSites } from './siteList.ts'

const path = '/standorte'
const pageSize = 100

export const siteRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    const { visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const all = await readSites(c)
    const { suche, art } = c.req.query()
    const selected = selectSites(all, { suche, art })
    const page = pageOf(c.req.query('seite'), pageSize, selected.length)
    return renderPage(
      c,
      { title: 'Standorte', path, domain },
      <SiteListPage
        domain={domain}
        query={{ suche, art }}
        sites={selected.slice(offsetOf(page), offsetOf(page) + pageSize)}
        page={page}
        total={all.length}
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .get(`${path}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c, undefined, {})
  })
  .post(path, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, siteForm, {
      save: async (input) => {
        await createSite(deps, visit.actor, input)
        return redirectTo(c, listAddress(c), `Der Standort ${input.name} ist angelegt.`)
      },
      again: (values, problems) => showForm(c, undefined, values, problems),
    })
  })
  .get(`${path}/:id`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    const site = await readSite(c)
    return showForm(c, site, valuesOf(site))
  })
  .post(`${path}/:id`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { id } = await readSite(c)
    return submit(c, siteForm, {
      save: async (input, values) => {
        await changeSite(deps, visit.actor, id, readVersion(values), input)
        return redirectTo(c, listAddress(c), 'Gespeichert.')
      },
      again: async (values, problems) => showForm(c, await readSite(c), values, problems),
    })
  })

async function showForm(
  c: Context<WebEnv>,
  site: ListedSite | undefined,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const domain = pageDomain(c)
  return renderPage(
    c,
    { title: site?.name ?? 'Standort anlegen', path, domain },
    <SiteFormPage
      domain={domain}
      site={site}
      state={{ values, problems, stored: site && valuesOf(site) }}
      mayExport={isAllowed(c.var.visit.actor, 'read', 'exports', ['devices'])}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function readSites(c: Context<WebEnv>): Promise<ListedSite[]> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  return deps.store.read(visit.actor.organisationId, async (db) => {
    const [sites, rooms] = [await listSites(db), await listRooms(db)]
    return listedSites({ sites, rooms, counts: await countDevicesByPlace(db) }, domain.id)
  })
}

/** Throws `not_found` also for a site that the list of this information domain does not show. */
async function readSite(c: Context<WebEnv>): Promise<ListedSite> {
  const found = (await readSites(c)).find(({ id }) => id === c.req.param('id'))
  if (found) return found
  throw new Failure('not_found', 'Diesen Standort gibt es hier nicht.')
}

function valuesOf({ name, type, defaultZone }: ListedSite): FormValues {
  return { name, type, defaultZone: defaultZone ?? '' }
}

function listAddress(c: Context<WebEnv>): string {
  return addressOf(path, { verbund: pageDomain(c).code })
}
