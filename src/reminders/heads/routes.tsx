/** Who gets the head of the event chain by mail: for the administration and the ISB. @module */
import { type Context, Hono } from 'hono'
import { listHeadMails, listHeadReaders } from '../../../db/queries/chainHeadMails.ts'
import { findChainHead } from '../../../db/queries/events.ts'
import { allow } from '../../access/permissions.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { mailFailureTexts } from '../mailing/mailFailure.ts'
import { readMailServer } from '../mailing/readMailServer.ts'
import { addHeadReader, removeHeadReader } from './actions.ts'
import { HeadPage, headsPath } from './HeadPage.tsx'
import { headReaderForm } from './headReaderForm.ts'

const shownMails = 100

export const headRoutes = new Hono<WebEnv>()
  .get(headsPath, (c) => {
    allow(c.var.visit.actor, 'write', 'reminders')
    return showHeads(c, { values: {} })
  })
  .post(headsPath, (c) => {
    allow(c.var.visit.actor, 'write', 'reminders')
    return submit(c, headReaderForm, {
      save: async (form) => {
        await addHeadReader(c.var.deps, c.var.visit.actor, form)
        return redirectTo(c, headsPath, `${form.name} bekommt den Kopf der Kette jeden Monat.`)
      },
      again: (values, problems) => showHeads(c, { values, problems }),
    })
  })
  .post(`${headsPath}/:id/entfernung`, async (c) => {
    allow(c.var.visit.actor, 'write', 'reminders')
    await removeHeadReader(c.var.deps, c.var.visit.actor, c.req.param('id'))
    return redirectTo(c, headsPath, 'Die Adresse ist gestrichen.')
  })

async function showHeads(c: Context<WebEnv>, state: FormState): Promise<Response> {
  const { deps, visit } = c.var
  const { organisationId } = visit.actor
  const server = await readMailServer(deps, organisationId)
  const shown = await deps.store.read(organisationId, async (db) => ({
    head: await findChainHead(db),
    readers: await listHeadReaders(db),
    mails: await listHeadMails(db, shownMails),
  }))
  return renderPage(
    c,
    { title: 'Kopf der Kette', path: '/verwaltung' },
    <HeadPage
      {...shown}
      missing={server.missing && mailFailureTexts[server.missing]}
      state={state}
      csrfToken={visit.csrfToken}
    />,
  )
}
