/** Ansprechpartner and information domains: what the ISB looks after. @module */
import { type Context, Hono } from 'hono'
import { listMembers, listPersons, type Person } from '../../../db/queries/organisations.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { addPerson, changePerson, personForm } from '../../access/persons/actions.ts'
import { Failure } from '../../core/failure.ts'
import { createInformationDomain, informationDomainForm } from '../../inventory/actions.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { peopleOf } from '../people.ts'
import { DomainsPage, PersonPage, PersonsPage } from './views.tsx'

type Page = Context<WebEnv>

const persons = '/verwaltung/ansprechpartner'
const domains = '/verwaltung/verbuende'

export const personRoutes = new Hono<WebEnv>()
  .get(persons, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'measures')
    const read = await deps.store.read(visit.actor.organisationId, async (db) => ({
      persons: await listPersons(db),
      people: peopleOf(await listMembers(db)),
    }))
    return renderPage(c, { title: 'Ansprechpartner', path: persons }, <PersonsPage {...read} />)
  })
  .get(`${persons}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    return showPerson(c, undefined, { values: {} })
  })
  .post(persons, (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    return submit(c, personForm, {
      save: async (form) => {
        await addPerson(c.var.deps, c.var.visit.actor, form)
        return redirectTo(c, persons, 'Der Ansprechpartner ist angelegt.')
      },
      again: (values, problems) => showPerson(c, undefined, { values, problems }),
    })
  })
  .get(`${persons}/:id`, async (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    const person = await readPerson(c, c.req.param('id'))
    return showPerson(c, person, { values: valuesOf(person) })
  })
  .post(`${persons}/:id`, (c) => {
    allow(c.var.visit.actor, 'write', 'measures')
    const id = c.req.param('id')
    return submit(c, personForm, {
      save: async (form, { version }) => {
        await changePerson(c.var.deps, c.var.visit.actor, id, Number(version), form)
        return redirectTo(c, persons, 'Der Ansprechpartner ist gespeichert.')
      },
      again: (values, problems) => showAgain(c, id, values, problems),
    })
  })
  .get(domains, (c) => {
    allow(c.var.visit.actor, 'read', 'information_domains')
    return showDomains(c, { values: {} })
  })
  .post(domains, (c) => {
    allow(c.var.visit.actor, 'write', 'information_domains')
    return submit(c, informationDomainForm, {
      save: async (form) => {
        await createInformationDomain(c.var.deps, c.var.visit.actor, form)
        return redirectTo(c, domains, `Der Informationsverbund ${form.code} ist angelegt.`)
      },
      again: (values, problems) =>
        showDomains(c, { values, problems: { ...problems, isStale: false } }),
    })
  })

async function showPerson(
  c: Page,
  person: Person | undefined,
  state: FormState,
): Promise<Response> {
  const { deps, visit } = c.var
  const members = await deps.store.read(visit.actor.organisationId, listMembers)
  const title = person ? person.name : 'Ansprechpartner anlegen'
  return renderPage(
    c,
    { title, path: persons },
    <PersonPage
      title={title}
      id={person?.id}
      state={state}
      csrfToken={visit.csrfToken}
      people={peopleOf(members)}
    />,
  )
}

/** After a stale save what is stored now stands beside what was typed, and the next save replaces it. */
async function showAgain(
  c: Page,
  id: string,
  values: Readonly<Record<string, string>>,
  problems: Problems,
): Promise<Response> {
  const person = await readPerson(c, id)
  const stored = problems.isStale ? valuesOf(person) : undefined
  const version = stored?.version ?? values.version ?? ''
  return showPerson(c, person, { values: { ...values, version }, problems, stored })
}

async function showDomains(c: Page, state: FormState): Promise<Response> {
  const { csrfToken, domains: all, actor } = c.var.visit
  return renderPage(
    c,
    { title: 'Informationsverbünde', path: domains },
    <DomainsPage
      state={state}
      csrfToken={csrfToken}
      domains={all}
      mayCreate={
        isAllowed(actor, 'write', 'information_domains') && actor.informationDomainIds === 'all'
      }
    />,
  )
}

async function readPerson(c: Page, id: string): Promise<Person> {
  const { deps, visit } = c.var
  const all = await deps.store.read(visit.actor.organisationId, listPersons)
  const found = all.find((person) => person.id === id)
  if (found) return found
  throw new Failure('not_found', 'Diesen Ansprechpartner gibt es nicht.')
}

function valuesOf({ name, department, email, userId, version }: Person): Record<string, string> {
  return { name, department, email, userId: userId ?? '', version: String(version) }
}
