/** The delivery record: all of it for ISB, management and administration, one's own for everybody else. @module */
import { type Context, Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import {
  findReminder,
  listReminderItems,
  type ReminderScope,
} from '../../../db/queries/reminderOutbox.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { retryReminder } from './actions.ts'
import { RecordPage, recordPath } from './RecordPage.tsx'
import { ReminderPage } from './ReminderPage.tsx'
import { readRecord, remindersPerPage } from './readRecord.ts'
import { recordFilter } from './recordFilter.ts'
import { reminderScope } from './reminderScope.ts'

type Page = Context<WebEnv>

const itemsPerPage = 100

export const reminderRecordRoutes = new Hono<WebEnv>()
  .get(recordPath, async (c) => {
    const { deps, today, visit } = c.var
    const { actor } = visit
    const scopes = allow(actor, 'read', 'reminders', ['own'])
    const filter = recordFilter(c.req.query())
    const pageIn = (total: number) => pageOf(c.req.query('seite'), remindersPerPage, total)
    const record = await deps.store.read(actor.organisationId, async (db) =>
      readRecord(db, await scopeOf(c, db), filter, {
        today,
        offsetOf: (found) => offsetOf(pageIn(found)),
      }),
    )
    return renderPage(
      c,
      { title: 'Erinnerungen', path: recordPath },
      <RecordPage
        record={record}
        filter={filter}
        page={pageIn(record.found)}
        isOwn={!scopes.includes('all')}
        maySet={isAllowed(actor, 'write', 'reminders')}
        mayExport={isAllowed(actor, 'read', 'exports')}
      />,
    )
  })
  .get(`${recordPath}/:id`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'reminders', ['own'])
    const { reminder, items } = await deps.store.read(visit.actor.organisationId, async (db) => {
      const scope = await scopeOf(c, db)
      const found = await findReminder(db, c.req.param('id'), scope)
      if (!found) throw new Failure('not_found', 'Diese Erinnerung gibt es nicht.')
      return { reminder: found, items: await listReminderItems(db, found.id, scope) }
    })
    const page = pageOf(c.req.query('seite'), itemsPerPage, items.length)
    return renderPage(
      c,
      { title: `Erinnerung an ${reminder.recipientName}`, path: recordPath },
      <ReminderPage
        reminder={reminder}
        items={items.slice(offsetOf(page), offsetOf(page) + itemsPerPage)}
        page={page}
        mayRetry={isAllowed(visit.actor, 'write', 'reminders')}
        csrfToken={visit.csrfToken}
      />,
    )
  })
  .post(`${recordPath}/:id/zustellung`, async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    const id = c.req.param('id')
    const { day } = await retryReminder(deps, visit.actor, id)
    const notice =
      day === today
        ? 'Die Erinnerung wartet wieder; sie geht in den nächsten Minuten hinaus.'
        : 'Die Erinnerung wartet wieder. Was davon noch offen ist, kommt spätestens mit der nächsten.'
    return redirectTo(c, `${recordPath}/${id}`, notice)
  })

async function scopeOf(c: Page, db: Db): Promise<ReminderScope> {
  const { actor, domains } = c.var.visit
  const scopes = allow(actor, 'read', 'reminders', ['own'])
  return reminderScope(actor, scopes, domains, await readOwnPersons(db, actor))
}
