/** The administration: what there is to look after, and the organisation itself. @module */
import { type Context, Hono } from 'hono'
import { listDeputies } from '../../db/queries/deputies.ts'
import { listMembers, listPersons } from '../../db/queries/organisations.ts'
import { nameDeputy, removeDeputy } from '../access/deputies/actions.ts'
import { changeOrganisation, organisationSettingsForm } from '../access/organisation/actions.ts'
import { allow, isAllowed } from '../access/permissions.ts'
import { type Role, roles } from '../access/role.ts'
import { readMailServer } from '../reminders/mailing/readMailServer.ts'
import type { FormState } from '../web/form.tsx'
import { redirectTo } from '../web/redirect.ts'
import { renderPage } from '../web/renderPage.tsx'
import { readAll, submit } from '../web/submit.ts'
import type { WebEnv } from '../web/visit.ts'
import { deputyOfForm } from './deputyOfForm.ts'
import { peopleOf } from './people.ts'
import { DeputiesPage, IndexPage, OrganisationPage } from './views.tsx'

type Page = Context<WebEnv>

export const administrationRoutes = new Hono<WebEnv>()
  .get('/verwaltung', async (c) => {
    const { deps, visit, today } = c.var
    allow(visit.actor, 'read', 'administration')
    const { members, persons, deputies } = await deps.store.read(
      visit.actor.organisationId,
      async (db) => ({
        members: await listMembers(db),
        persons: await listPersons(db),
        deputies: await listDeputies(db),
      }),
    )
    return renderPage(
      c,
      { title: 'Verwaltung', path: '/verwaltung' },
      <IndexPage
        visit={visit}
        accounts={new Set(members.map(({ userId }) => userId)).size}
        locked={new Set(members.filter(({ isLocked }) => isLocked).map((one) => one.userId)).size}
        persons={persons.length}
        away={deputies.filter(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn).length}
        mayPlan={isAllowed(visit.actor, 'write', 'measures')}
        alarms={
          c.var.machine
            .jobs(visit.actor.organisationId)
            .filter(({ report, isLastFailed }) => report?.isBad ?? isLastFailed).length
        }
        mailServer={(await readMailServer(deps, visit.actor.organisationId)).settings?.host}
      />,
    )
  })
  .get('/verwaltung/organisation', (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    return showOrganisation(
      c,
      { values: settingsOf(c) },
      c.var.visit.organisation.secondFactorRoles,
    )
  })
  .post('/verwaltung/organisation', async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const chosen = rolesOf(await readAll(c, 'secondFactorRoles'))
    return submit(c, organisationSettingsForm, {
      save: async (form) => {
        const { deps, visit } = c.var
        await changeOrganisation(deps, visit.actor, { ...form, secondFactorRoles: chosen })
        return redirectTo(c, '/verwaltung', 'Die Angaben zur Organisation sind gespeichert.')
      },
      again: (values, problems) => {
        const stored = problems.isStale ? settingsOf(c) : undefined
        const version = stored?.version ?? values.version ?? ''
        return showOrganisation(c, { values: { ...values, version }, problems, stored }, chosen)
      },
    })
  })
  .get('/verwaltung/vertretungen', (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    return showDeputies(c, { values: {} })
  })
  .post('/verwaltung/vertretungen', (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    return submit(c, deputyOfForm, {
      save: async (form) => {
        await nameDeputy(c.var.deps, c.var.visit.actor, form)
        return redirectTo(c, '/verwaltung/vertretungen', 'Die Vertretung ist eingetragen.')
      },
      again: (values, problems) => showDeputies(c, { values, problems }),
    })
  })
  .post('/verwaltung/vertretungen/:id/ende', async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    await removeDeputy(c.var.deps, c.var.visit.actor, c.req.param('id'))
    return redirectTo(c, '/verwaltung/vertretungen', 'Die Vertretung ist gestrichen.')
  })

async function showOrganisation(
  c: Page,
  state: FormState,
  secondFactorRoles: readonly Role[],
): Promise<Response> {
  return renderPage(
    c,
    { title: 'Organisation', path: '/verwaltung' },
    <OrganisationPage
      state={state}
      csrfToken={c.var.visit.csrfToken}
      secondFactorRoles={secondFactorRoles}
    />,
  )
}

async function showDeputies(c: Page, state: FormState): Promise<Response> {
  const { deps, visit, today } = c.var
  const { deputies, people } = await deps.store.read(visit.actor.organisationId, async (db) => ({
    deputies: await listDeputies(db),
    people: peopleOf(await listMembers(db)),
  }))
  return renderPage(
    c,
    { title: 'Vertretungen', path: '/verwaltung' },
    <DeputiesPage
      state={state}
      csrfToken={visit.csrfToken}
      deputies={deputies}
      people={people}
      today={today}
    />,
  )
}

function settingsOf(c: Page): Record<string, string> {
  const { name, land, staleMonths, attestationMonths, loanRetentionDays, version } =
    c.var.visit.organisation
  return {
    name,
    land,
    inventoryPattern: c.var.visit.organisation.inventoryPattern,
    staleMonths: String(staleMonths),
    attestationMonths: attestationMonths === null ? '' : String(attestationMonths),
    loanRetentionDays: String(loanRetentionDays),
    version: String(version),
  }
}

function rolesOf(words: readonly string[]): Role[] {
  return roles.filter((role) => words.includes(role))
}
