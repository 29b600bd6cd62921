/** Data protection: what is held about persons, and how long. @module */
import { type Context, Hono } from 'hono'
import { listOpenDuties } from '../../../db/queries/openDuties.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import {
  findLastRemoval,
  listRetentionRuns,
  type RetentionSettings,
} from '../../../db/queries/retention.ts'
import { ensureEverywhere } from '../../access/actor.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import { workbookType } from '../../exports/exportFile.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { sendFile } from '../../web/sendFile.ts'
import { readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { changeRetention, erasePerson, exportPerson } from './actions.ts'
import { DataSubjectPage, DataSubjectsPage } from './DataSubjectPages.tsx'
import { ErasurePage } from './ErasurePage.tsx'
import {
  type DisclosureFormat,
  disclosureFormats,
  erasureForm,
  retentionForm,
} from './privacyForms.ts'
import { listDataSubjects, readDataSubject } from './readDataSubject.ts'
import { readDisclosure } from './readDisclosure.ts'
import { PrivacyPage } from './views.tsx'

type Page = Context<WebEnv>

const disclosureTypes: Readonly<Record<DisclosureFormat, string>> = {
  xlsx: workbookType,
  json: 'application/json',
}

const path = '/verwaltung/datenschutz'
const persons = `${path}/personen`

export const privacyRoutes = new Hono<WebEnv>()
  .get(path, (c) => {
    allow(c.var.visit.actor, 'read', 'privacy')
    return showPrivacy(c)
  })
  .get(persons, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'privacy')
    ensureEverywhere(visit.actor)
    const all = await deps.store.read(visit.actor.organisationId, listDataSubjects)
    return renderPage(c, { title: 'Auskunft', path }, <DataSubjectsPage subjects={all} />)
  })
  .get(`${persons}/:id`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'privacy')
    ensureEverywhere(visit.actor)
    const disclosure = await deps.store.read(visit.actor.organisationId, async (db) =>
      readDisclosure(db, await readDataSubject(db, c.req.param('id'))),
    )
    return renderPage(
      c,
      { title: disclosure.subject.name, path },
      <DataSubjectPage disclosure={disclosure} csrfToken={visit.csrfToken} />,
    )
  })
  .post(`${persons}/:id/auskunft`, async (c) => {
    const [wanted] = await readAll(c, 'format')
    const format = disclosureFormats.find((each) => each === wanted) ?? 'xlsx'
    const file = await exportPerson(c.var.deps, c.var.visit.actor, c.req.param('id'), format)
    return sendFile(c, { ...file, mediaType: disclosureTypes[format] })
  })
  .get(`${persons}/:id/loeschung`, (c) => {
    allow(c.var.visit.actor, 'write', 'privacy')
    return showErasure(c, { values: {} })
  })
  .post(`${persons}/:id/loeschung`, (c) => {
    allow(c.var.visit.actor, 'write', 'privacy')
    return submit(c, erasureForm, {
      save: async (form) => {
        const { deps, visit } = c.var
        const name = await erasePerson(deps, visit.actor, c.req.param('id'), form)
        return redirectTo(c, persons, `Die Person ist gelöscht. An ihrer Stelle steht „${name}“.`)
      },
      again: (values, problems) => showErasure(c, { values, problems }),
    })
  })
  .post(`${path}/fristen`, (c) => {
    allow(c.var.visit.actor, 'write', 'privacy')
    return submit(c, retentionForm, {
      save: async (form) => {
        await changeRetention(c.var.deps, c.var.visit.actor, form)
        return redirectTo(c, path, 'Die Löschfristen sind gespeichert.')
      },
      again: (values, problems) => showPrivacy(c, { values, problems }),
    })
  })

async function showErasure(c: Page, state: FormState): Promise<Response> {
  const { deps, visit } = c.var
  ensureEverywhere(visit.actor)
  const { disclosure, duties, all } = await deps.store.read(
    visit.actor.organisationId,
    async (db) => {
      const subject = await readDataSubject(db, c.req.param('id') ?? '')
      return {
        disclosure: await readDisclosure(db, subject),
        duties: await listOpenDuties(db, subject.personIds),
        all: await listPersons(db),
      }
    },
  )
  const { subject } = disclosure
  return renderPage(
    c,
    { title: `${subject.name} löschen`, path },
    <ErasurePage
      disclosure={disclosure}
      duties={duties}
      successors={all.filter(({ id }) => !subject.personIds.includes(id))}
      state={state}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function showPrivacy(c: Page, typed?: FormState): Promise<Response> {
  const { deps, visit } = c.var
  const { settings, runs, lastRemoval } = await deps.store.read(
    visit.actor.organisationId,
    async (db) => ({
      settings: await readRetention(db),
      runs: await listRetentionRuns(db),
      lastRemoval: await findLastRemoval(db),
    }),
  )
  return renderPage(
    c,
    { title: 'Datenschutz', path },
    <PrivacyPage
      settings={settings}
      runs={runs}
      lastRemoval={lastRemoval}
      loanDays={visit.organisation.loanRetentionDays}
      mayAdminister={isAllowed(visit.actor, 'read', 'administration')}
      mayChange={visit.actor.informationDomainIds === 'all'}
      state={stateOf(settings, typed)}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** After a stale save what is stored now stands beside what was typed, and the next save replaces it. */
function stateOf(settings: RetentionSettings, typed: FormState | undefined): FormState {
  const now = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, String(value)]),
  )
  if (!typed) return { values: now }
  const stored = typed.problems?.isStale ? now : undefined
  const version = stored?.version ?? typed.values.version ?? ''
  return { ...typed, values: { ...typed.values, version }, stored }
}
