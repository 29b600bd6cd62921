/** The own reminders and the own calendar. @module */
import { type Context, Hono } from 'hono'
import { findCalendarFeed } from '../../../db/queries/calendarFeeds.ts'
import { listLastReminders } from '../../../db/queries/lastReminders.ts'
import { isAllowed } from '../../access/permissions.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { baseUrlOf } from '../../web/site.ts'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { endCalendarFeed, makeCalendarFeed } from '../feed/actions.ts'
import { NewFeedPage } from '../feed/NewFeedPage.tsx'
import { secretTextOf } from '../secretAddress.ts'
import { changeOwnChoices } from './actions.ts'
import { choicesFields, choicesForm } from './choicesForm.ts'
import { kindsFor } from './kindsFor.ts'
import { ownRemindersPath, RemindersPage } from './RemindersPage.tsx'
import { readChoices } from './readChoices.ts'

type Page = Context<WebEnv>

const shownReminders = 5

export const ownReminderRoutes = new Hono<WebEnv>()
  .get(ownRemindersPath, (c) => showReminders(c))
  .post(ownRemindersPath, (c) => {
    const { deps, visit } = c.var
    return submit(c, choicesForm(kindsFor(visit.actor)), {
      save: async (form) => {
        await changeOwnChoices(deps, visit.actor, form)
        return redirectTo(c, ownRemindersPath, 'Ihre Auswahl ist gespeichert.')
      },
      again: (values, problems) => showReminders(c, { values, problems }),
    })
  })
  .post(`${ownRemindersPath}/kalender`, async (c) => {
    const { deps, visit } = c.var
    const address = secretTextOf(await makeCalendarFeed(deps, visit.actor))
    return renderPage(
      c,
      { title: 'Die Adresse Ihres Kalenders', path: '/konto' },
      <NewFeedPage address={`${baseUrlOf(c.var.site, c.req.url)}/kalender/${address}.ics`} />,
    )
  })
  .post(`${ownRemindersPath}/kalender/ende`, async (c) => {
    await endCalendarFeed(c.var.deps, c.var.visit.actor)
    return redirectTo(c, ownRemindersPath, 'Ihr Kalender ist abgeschaltet.')
  })

async function showReminders(c: Page, typed?: FormState): Promise<Response> {
  const { deps, visit } = c.var
  const { actor, account, csrfToken } = visit
  const read = await deps.store.read(actor.organisationId, async (db) => ({
    ...(await readChoices(db, actor.userId)),
    feed: await findCalendarFeed(db, actor.userId),
    last: await listLastReminders(db, actor.userId, shownReminders),
  }))
  const { stored, settings, feed, last } = read
  const fields = choicesFields(stored.choices, stored.keepsSchoolHolidays, settings, stored.version)
  const version = typed?.problems?.isStale ? fields.version : typed?.values.version
  return renderPage(
    c,
    { title: 'Ihre Erinnerungen', path: '/konto' },
    <RemindersPage
      {...settings}
      state={
        typed
          ? { ...typed, values: { ...typed.values, version: version ?? '0' } }
          : { values: fields }
      }
      kinds={kindsFor(actor)}
      email={account.email}
      csrfToken={csrfToken}
      feed={feed}
      last={last}
      mayOpen={isAllowed(actor, 'read', 'reminders', ['own'])}
    />,
  )
}
