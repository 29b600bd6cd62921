/** Directories that people log in with: reached how, tried out, and which group gives which role. @module */
import { type Context, Hono } from 'hono'
import {
  findDirectory,
  listDirectories,
  listDirectoryGroups,
} from '../../../db/queries/directories.ts'
import { listOrganisations } from '../../../db/queries/organisations.ts'
import {
  changeDirectory,
  checkDirectory,
  groupForm,
  mapGroup,
  switchDirectory,
  unmapGroup,
} from '../../access/directory/actions.ts'
import { type DirectoryKind, directoryLabels } from '../../access/directory/directoryKind.ts'
import type { CheckStep } from '../../access/directory/directoryProblem.ts'
import { oidcAnswerPath } from '../../access/directory/oidcAnswerPath.ts'
import { allow } from '../../access/permissions.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { baseUrlOf } from '../../web/site.ts'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { checkForm, directoryForms, directoryOf, switchForm, valuesOf } from './directoryForms.ts'
import { DirectoriesPage, DirectoryPage } from './views.tsx'

type Page = Context<WebEnv>

const list = '/verwaltung/verzeichnis'
const one = `${list}/:kind{(?:oidc|ldap)}` as const

/** What one page of three forms shows; each form has a state of its own. */
type Shown = {
  readonly settings?: FormState
  readonly group?: FormState
  readonly sample?: FormState
  readonly switching?: FormState
  readonly steps?: readonly CheckStep[]
}

export const directoryRoutes = new Hono<WebEnv>()
  .get(list, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'administration')
    const { directories, groups } = await deps.store.read(
      visit.actor.organisationId,
      async (db) => ({
        directories: await listDirectories(db),
        groups: await listDirectoryGroups(db),
      }),
    )
    return renderPage(
      c,
      { title: 'Anmeldung über ein Verzeichnis', path: '/verwaltung' },
      <DirectoriesPage
        on={visit.organisation.directoryKinds}
        entered={directories.map(({ kind }) => kind)}
        groups={groups}
      />,
    )
  })
  .get(one, (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    return showDirectory(c)
  })
  .post(one, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const kind = kindOf(c)
    return submit(c, directoryForms[kind], {
      save: async (form) => {
        await changeDirectory(c.var.deps, c.var.visit.actor, directoryOf(kind, form))
        return redirectTo(c, `${list}/${kind}`, 'Die Einstellungen sind gespeichert.')
      },
      again: async (values, problems) => {
        const stored = problems.isStale ? valuesOf(kind, await findStored(c)) : undefined
        const version = stored?.version ?? values.version ?? '0'
        return showDirectory(c, { settings: { values: { ...values, version }, problems, stored } })
      },
    })
  })
  .post(`${one}/pruefung`, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const kind = kindOf(c)
    return submit(c, checkForm, {
      save: async ({ sample }) => {
        const { deps, visit } = c.var
        const redirectUri = answerAddress(c)
        const steps = await checkDirectory(deps, visit.actor, { kind, sample, redirectUri })
        return showDirectory(c, { steps, sample: { values: { sample } } })
      },
      again: (values, problems) => showDirectory(c, { sample: { values, problems } }),
    })
  })
  .post(`${one}/einschaltung`, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const kind = kindOf(c)
    return submit(c, switchForm, {
      save: async () => {
        await switchDirectory(c.var.deps, c.var.visit.actor, { kind, isOn: true })
        const notice = `Die Anmeldung über ${directoryLabels[kind]} ist eingeschaltet.`
        return redirectTo(c, `${list}/${kind}`, notice)
      },
      again: (values, problems) => showDirectory(c, { switching: { values, problems } }),
    })
  })
  .post(`${one}/ausschaltung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const kind = kindOf(c)
    await switchDirectory(c.var.deps, c.var.visit.actor, { kind, isOn: false })
    const notice = `Die Anmeldung über ${directoryLabels[kind]} ist ausgeschaltet.`
    return redirectTo(c, `${list}/${kind}`, notice)
  })
  .post(`${one}/gruppen`, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const kind = kindOf(c)
    return submit(c, groupForm, {
      save: async (form) => {
        await mapGroup(c.var.deps, c.var.visit.actor, { ...form, kind })
        const notice = 'Die Gruppe ist zugeordnet. Das gilt ab der nächsten Anmeldung.'
        return redirectTo(c, `${list}/${kind}`, notice)
      },
      again: (values, problems) =>
        showDirectory(c, { group: { values, problems: { ...problems, isStale: false } } }),
    })
  })
  .post(`${one}/gruppen/:id/entfernung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    const kind = kindOf(c)
    await unmapGroup(c.var.deps, c.var.visit.actor, { kind, id: c.req.param('id') })
    const notice = 'Die Zuordnung ist gestrichen. Das gilt ab der nächsten Anmeldung.'
    return redirectTo(c, `${list}/${kind}`, notice)
  })

async function showDirectory(c: Page, shown: Shown = {}): Promise<Response> {
  const { deps, visit } = c.var
  const kind = kindOf(c)
  const { organisationId } = visit.actor
  const { stored, groups } = await deps.store.read(organisationId, async (db) => ({
    stored: await findDirectory(db, kind),
    groups: await listDirectoryGroups(db, kind),
  }))
  const isAlone = (await deps.store.read('', listOrganisations)).length === 1
  const secret = deps.directory.secretOf(kind, organisationId, isAlone)
  const fresh: FormState = { values: {} }
  return renderPage(
    c,
    { title: directoryLabels[kind], path: '/verwaltung' },
    <DirectoryPage
      kind={kind}
      isOn={visit.organisation.directoryKinds.includes(kind)}
      isEntered={stored !== undefined}
      settings={shown.settings ?? { values: valuesOf(kind, stored) }}
      group={shown.group ?? fresh}
      sample={shown.sample ?? fresh}
      switching={shown.switching ?? fresh}
      steps={shown.steps}
      groups={groups}
      secretPlace={secret.place}
      isSecretThere={secret.value !== undefined}
      redirectUri={answerAddress(c)}
      domains={visit.domains}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** The pattern of the address lets only these through. */
function kindOf(c: Page): DirectoryKind {
  return c.req.param('kind') === 'ldap' ? 'ldap' : 'oidc'
}

function findStored(c: Page) {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) => findDirectory(db, kindOf(c)))
}

function answerAddress(c: Page): string {
  const { organisationId } = c.var.visit.actor
  return `${baseUrlOf(c.var.site, c.req.url)}${oidcAnswerPath(organisationId)}`
}
