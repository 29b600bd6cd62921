/** The mails of a day before they are sent: of everybody for whom it is their business, else the own one. @module */
import { type Context, Hono } from 'hono'
import { listMembers } from '../../../db/queries/organisations.ts'
import { isAllowed } from '../../access/permissions.ts'
import { addDays, type Day, isDay } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { compareNaturally } from '../../core/text.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { baseUrlOf } from '../../web/site.ts'
import type { WebEnv } from '../../web/visit.ts'
import { decideReminders } from '../decision/actions.ts'
import { readSettings } from '../decision/readPlanBasis.ts'
import type { Mail } from '../mail/digest.ts'
import { renderDigest } from '../mail/renderDigest.ts'
import type { PlannedDigest } from '../plan.ts'
import type { ReminderSettings } from '../reminderSettings.ts'
import { type PreviewedPerson, PreviewPage, previewPath } from './PreviewPage.tsx'

type Page = Context<WebEnv>

/** What is due later is not known yet. */
const furthestDays = 366

type Preview = {
  readonly day: Day
  readonly isOwn: boolean
  readonly settings: ReminderSettings
  readonly people: readonly PreviewedPerson[]
  readonly digest: PlannedDigest | undefined
  /** Of whom the digest is for. */
  readonly hasAccount: boolean
}

export const previewRoutes = new Hono<WebEnv>()
  .get(previewPath, async (c) => {
    const found = await preview(c)
    const { day, isOwn, settings, people, digest } = found
    const person = people.find(({ recipientId }) => recipientId === digest?.recipientId)
    c.set('mailFrame', 'around')
    return renderPage(
      c,
      { title: 'Vorschau der Erinnerungen', path: isOwn ? '/konto' : '/erinnerungen' },
      <PreviewPage
        day={day}
        people={people}
        shown={person && digest && { person, mail: mailOf(c, digest, found) }}
        isOwn={isOwn}
        isEnabled={settings.isEnabled}
      />,
    )
  })
  .get(`${previewPath}/mail`, async (c) => {
    const found = await preview(c)
    const { digest } = found
    if (!digest) throw new Failure('not_found', 'An diesem Tag bekäme diese Person keine Mail.')
    c.set('mailFrame', 'inside')
    const { html } = mailOf(c, digest, found)
    // In a frame without rights a link opens in a window of its own.
    return c.html(html.replace('<head>', '<head>\n<base target="_blank">'))
  })

async function preview(c: Page): Promise<Preview> {
  const { deps, visit } = c.var
  const { actor } = visit
  const isOwn = !isAllowed(actor, 'read', 'reminders') || actor.informationDomainIds !== 'all'
  const day = dayAsked(c)
  const asked = isOwn ? actor.userId : c.req.query('person') || undefined
  const people: PreviewedPerson[] = []
  let digest: PlannedDigest | undefined
  const tell = (each: PlannedDigest) => {
    const { recipientId, recipientName, items } = each
    people.push({ recipientId, recipientName, items: items.length })
    const isBetter = digest === undefined || recipientId === actor.userId
    if (asked === undefined ? isBetter : recipientId === asked) digest = each
  }
  const { settings, members } = await deps.store.read(actor.organisationId, async (db) => ({
    settings: await readSettings(db),
    members: await listMembers(db),
  }))
  await decideReminders({ ...deps, today: () => day }, actor.organisationId, {
    ...{ isAsked: true, isDryRun: true, isPreview: true, tell },
    ...(isOwn ? { onlyFor: actor.userId } : {}),
  })
  people.sort((a, b) => compareNaturally(a.recipientName, b.recipientName))
  const hasAccount = members.some(({ userId }) => userId === digest?.recipientId)
  return { day, isOwn, settings, people, digest, hasAccount }
}

/** Days that cannot be are taken for today; those behind us too, because what was due then is not known any more. */
function dayAsked(c: Page): Day {
  const { today } = c.var
  const day = c.req.query('tag') ?? ''
  return isDay(day) && day >= today && day <= addDays(today, furthestDays) ? day : today
}

/** Without the way out, which opens for its owner alone. */
function mailOf(c: Page, digest: PlannedDigest, { settings, hasAccount }: Preview): Mail {
  const { organisation } = c.var.visit
  return renderDigest(digest, {
    organisationId: organisation.id,
    organisationName: organisation.name,
    baseUrl: baseUrlOf(c.var.site, c.req.url),
    unsubscribeToken: '',
    hasAccount,
    officerAfterDays: settings.officerAfterDays,
    managementAfterDays: settings.managementAfterDays,
    today: digest.day,
  })
}
