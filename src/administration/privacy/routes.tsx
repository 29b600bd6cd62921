/** Data protection: what is held about persons, and how long. @module */
import { type Context, Hono } from 'hono'
import { listRetentionRuns, type RetentionSettings } from '../../../db/queries/retention.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { changeRetention } from './actions.ts'
import { retentionForm } from './privacyForms.ts'
import { PrivacyPage } from './views.tsx'

type Page = Context<WebEnv>

const path = '/verwaltung/datenschutz'

export const privacyRoutes = new Hono<WebEnv>()
  .get(path, (c) => {
    allow(c.var.visit.actor, 'read', 'privacy')
    return showPrivacy(c)
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

async function showPrivacy(c: Page, typed?: FormState): Promise<Response> {
  const { deps, visit } = c.var
  const { settings, runs } = await deps.store.read(visit.actor.organisationId, async (db) => ({
    settings: await readRetention(db),
    runs: await listRetentionRuns(db),
  }))
  return renderPage(
    c,
    { title: 'Datenschutz', path },
    <PrivacyPage
      settings={settings}
      runs={runs}
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
