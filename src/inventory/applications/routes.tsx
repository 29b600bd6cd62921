/** Specialist applications. @module */
import { type Context, Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import {
  type Application,
  findApplication,
  listApplications,
} from '../../../db/queries/applications.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { readVersion } from '../targetObjectForm.ts'
import { changeApplication, createApplication } from './actions.ts'
import { applicationForm } from './applicationForm.ts'
import { type ListedApplication, selectApplications } from './applicationList.ts'
import { ApplicationFormPage, ApplicationPage } from './DetailPages.tsx'
import { ApplicationListPage } from './ListPage.tsx'

const path = '/fachanwendungen'
const pageSize = 100

export const applicationRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    const { visit } = c.var
    const scopes = allow(visit.actor, 'read', 'inventory', ['own'])
    const domain = pageDomain(c)
    const all = await readApplications(c, domain)
    const { suche, betrieb, daten, sortierung } = c.req.query()
    const query = { suche, betrieb, daten, sortierung }
    const selected = selectApplications(all, query)
    const page = pageOf(c.req.query('seite'), pageSize, selected.length)
    return renderPage(
      c,
      { title: 'Fachanwendungen', path, domain },
      <ApplicationListPage
        domain={domain}
        query={query}
        applications={selected.slice(offsetOf(page), offsetOf(page) + pageSize)}
        page={page}
        total={all.length}
        unclear={all.filter(({ hosting }) => hosting === null).length}
        seesAll={scopes.includes('all')}
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
    const domain = pageDomain(c)
    return submit(c, applicationForm, {
      save: async (data) => {
        const id = await createApplication(deps, visit.actor, domain.id, data)
        return redirectTo(c, pageAddress(c, id), 'Fachanwendung erfasst.')
      },
      again: (values, problems) => showForm(c, undefined, values, problems),
    })
  })
  .get(`${path}/:id`, async (c) => {
    const { visit } = c.var
    allow(visit.actor, 'read', 'inventory', ['own'])
    const domain = pageDomain(c)
    const application = (await readApplications(c, domain)).find(
      ({ id }) => id === c.req.param('id'),
    )
    if (!application) throw unknownApplication()
    return renderPage(
      c,
      { title: application.name, path, domain },
      <ApplicationPage
        domain={domain}
        application={application}
        users={application.users}
        targetName={application.targetName}
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .get(`${path}/:id/bearbeiten`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c, await readApplication(c))
  })
  .post(`${path}/:id`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const application = await readApplication(c)
    return submit(c, applicationForm, {
      save: async (data, values) => {
        const seen = readVersion(values)
        await changeApplication(deps, visit.actor, application.id, seen, data)
        return redirectTo(c, pageAddress(c, application.id), 'Gespeichert.')
      },
      again: async (values, problems) => showForm(c, await readApplication(c), values, problems),
    })
  })

type SeenApplication = ListedApplication & { users: string; targetName: string }

/** Those that the visitor may see: all, or those whose target object they are responsible for. */
async function readApplications(
  c: Context<WebEnv>,
  domain: InformationDomain,
): Promise<SeenApplication[]> {
  const { deps, visit } = c.var
  const seesAll = isAllowed(visit.actor, 'read', 'inventory')
  return deps.store.read(visit.actor.organisationId, async (db) => {
    const own = seesAll ? undefined : await readOwnPersons(db, visit.actor)
    const objects = new Map((await listTargetObjects(db, domain.id)).map((each) => [each.id, each]))
    const persons = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
    return (await listApplications(db, domain.id)).flatMap((application) => {
      const object = objects.get(application.targetObjectId ?? '')
      if (own && !own.has(object?.responsibleId ?? '')) return []
      const responsible = persons.get(object?.responsibleId ?? '') ?? null
      const targetName = object?.name ?? ''
      return [{ ...application, code: object?.code ?? null, responsible, targetName }]
    })
  })
}

/** Throws `not_found` also for one of another information domain than the page's. */
async function readApplication(c: Context<WebEnv>): Promise<Application> {
  const domain = pageDomain(c)
  const read = (db: Db) => findApplication(db, c.req.param('id') ?? '')
  const found = await c.var.deps.store.read(c.var.visit.actor.organisationId, read)
  if (found?.informationDomainId === domain.id) return found
  throw unknownApplication()
}

async function showForm(
  c: Context<WebEnv>,
  application: Application | undefined,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const domain = pageDomain(c)
  const stored = application && valuesOf(application)
  const title = application ? `${application.name} bearbeiten` : 'Fachanwendung erfassen'
  return renderPage(
    c,
    { title, path, domain },
    <ApplicationFormPage
      domain={domain}
      id={application?.id ?? null}
      name={application?.name ?? ''}
      version={application?.version ?? 0}
      state={{ values: values ?? stored ?? {}, problems, stored }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

function valuesOf(application: Application): FormValues {
  const { name, department, vendor, provider, description, users, server } = application
  const { hosting, personalData } = application
  return {
    name,
    department,
    vendor,
    hosting: hosting ?? '',
    provider,
    personalData: personalData === null ? '' : personalData ? 'yes' : 'no',
    description,
    users,
    server,
  }
}

function pageAddress(c: Context<WebEnv>, id: string): string {
  return addressOf(pathOf(path, id), { verbund: pageDomain(c).code })
}

function unknownApplication(): Failure {
  return new Failure(
    'not_found',
    'Diese Fachanwendung gibt es hier nicht, oder Sie dürfen sie nicht sehen.',
  )
}
