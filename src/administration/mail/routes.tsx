/** The mail server: entered, tried out, and what waits for it. @module */
import { type Context, Hono } from 'hono'
import { listWaitingProblems } from '../../../db/queries/outbox.ts'
import { allow } from '../../access/permissions.ts'
import {
  changeMailSettings,
  type MailTrial,
  removeMailSettings,
  sendTestMail,
} from '../../reminders/mailing/actions.ts'
import { mailSettingsForm, mailTestForm } from '../../reminders/mailing/mailSettingsForm.ts'
import { readMailServer } from '../../reminders/mailing/readMailServer.ts'
import type { MailSettings } from '../../reminders/mailSettings.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { MailPage } from './views.tsx'

type Page = Context<WebEnv>

const path = '/verwaltung/mail'

export const mailRoutes = new Hono<WebEnv>()
  .get(path, (c) => {
    allow(c.var.visit.actor, 'read', 'administration')
    return showMail(c)
  })
  .post(path, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    return submit(c, mailSettingsForm, {
      save: async (form) => {
        await changeMailSettings(c.var.deps, c.var.visit.actor, form)
        const notice = 'Der Mailserver ist gespeichert. Senden Sie jetzt eine Testmail.'
        return redirectTo(c, path, notice)
      },
      again: async (values, problems) => {
        const { stored } = await readMailServer(c.var.deps, c.var.visit.actor.organisationId)
        const now = problems.isStale ? valuesOf(stored) : undefined
        const version = now?.version ?? values.version ?? '0'
        return showMail(c, { settings: { values: { ...values, version }, problems, stored: now } })
      },
    })
  })
  .post(`${path}/entfernung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    await removeMailSettings(c.var.deps, c.var.visit.actor)
    return redirectTo(c, path, 'Der eigene Mailserver ist gestrichen.')
  })
  .post(`${path}/testmail`, (c) => {
    allow(c.var.visit.actor, 'write', 'administration')
    return submit(c, mailTestForm, {
      save: async ({ address }) => {
        const trial = await sendTestMail(c.var.deps, c.var.visit.actor, address)
        return showMail(c, { trial, test: { values: { address } } })
      },
      again: (values, problems) => showMail(c, { test: { values, problems } }),
    })
  })

/** What one page of two forms shows; each form has a state of its own. */
type Shown = {
  readonly settings?: FormState
  readonly test?: FormState
  readonly trial?: MailTrial
}

async function showMail(c: Page, shown: Shown = {}): Promise<Response> {
  const { deps, visit } = c.var
  const { organisationId } = visit.actor
  const server = await readMailServer(deps, organisationId)
  const waiting = await deps.store.read(organisationId, listWaitingProblems)
  return renderPage(
    c,
    { title: 'Mail', path: '/verwaltung' },
    <MailPage
      server={server}
      hasEnvironment={deps.mail.environment !== undefined}
      baseUrl={deps.baseUrl}
      waiting={waiting}
      settings={shown.settings ?? { values: valuesOf(server.stored) }}
      test={shown.test ?? { values: { address: visit.account.email } }}
      trial={shown.trial}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** As the form shows them; while nothing was entered, what is usual. */
function valuesOf(stored: (MailSettings & { version: number }) | undefined) {
  if (!stored) return { security: 'starttls', senderName: 'Basislotse', version: '0' }
  return { ...stored, port: String(stored.port), version: String(stored.version) }
}
