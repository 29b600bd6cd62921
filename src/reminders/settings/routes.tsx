/** When the organisation reminds, and which school holidays it keeps: for the administration and the ISB. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import {
  findReminderSettings,
  listSchoolHolidays,
  type StoredReminderSettings,
  type StoredSchoolHoliday,
} from '../../../db/queries/reminderSettings.ts'
import { landLabels } from '../../access/land.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { formVersion } from '../../core/formText.ts'
import type { FormState } from '../../web/form.tsx'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { usualSettings } from '../reminderSettings.ts'
import {
  addSchoolHoliday,
  changeReminderSettings,
  changeSchoolHoliday,
  dropSchoolHolidays,
  ownSchoolHolidays,
  removeSchoolHoliday,
} from './actions.ts'
import { knownHolidays } from './knownHolidays.ts'
import { obstaclesOf } from './readiness.ts'
import { readReadiness } from './readReadiness.ts'
import { SchoolHolidayPage, SchoolHolidaysPage } from './SchoolHolidaysPage.tsx'
import { reminderSettingsPath, SettingsPage, schoolHolidaysPath } from './SettingsPage.tsx'
import { schoolHolidayForm } from './schoolHoliday.ts'
import { reminderSettingsForm, settingsFields } from './settingsForm.ts'

type Page = Context<WebEnv>

const versionForm = z.object({ version: formVersion })
const periodForm = z.intersection(schoolHolidayForm, versionForm)

export const reminderSettingsRoutes = new Hono<WebEnv>()
  .get(reminderSettingsPath, (c) => {
    allow(c.var.visit.actor, 'write', 'reminders')
    return showSettings(c)
  })
  .post(reminderSettingsPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    return submit(c, reminderSettingsForm, {
      save: async ({ version, settings }) => {
        await changeReminderSettings(deps, visit.actor, version, settings)
        return redirectTo(c, reminderSettingsPath, 'Die Erinnerungen sind eingestellt.')
      },
      again: (values, problems) => showSettings(c, values, problems),
    })
  })
  .get(schoolHolidaysPath, (c) => {
    allow(c.var.visit.actor, 'write', 'reminders')
    return showHolidays(c, { values: {} })
  })
  .post(schoolHolidaysPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    return submit(c, periodForm, {
      save: async ({ version, ...period }) => {
        await addSchoolHoliday(deps, visit.actor, version, period)
        return redirectTo(c, schoolHolidaysPath, `${period.name} eingetragen.`)
      },
      again: (values, problems) => showHolidays(c, againState(values, problems)),
    })
  })
  .post(`${schoolHolidaysPath}/eigene`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    return submit(c, versionForm, {
      save: async ({ version }) => {
        const { periods } = knownHolidays(visit.organisation.land)
        await ownSchoolHolidays(deps, visit.actor, version, periods)
        return redirectTo(c, schoolHolidaysPath, 'Die Schulferien sind jetzt Ihre eigene Liste.')
      },
      again: (values, problems) => showHolidays(c, againState(values, problems)),
    })
  })
  .post(`${schoolHolidaysPath}/katalog`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    return submit(c, versionForm, {
      save: async ({ version }) => {
        await dropSchoolHolidays(deps, visit.actor, version)
        return redirectTo(c, schoolHolidaysPath, 'Es gelten wieder die Schulferien des Katalogs.')
      },
      again: (values, problems) => showHolidays(c, againState(values, problems)),
    })
  })
  .get(`${schoolHolidaysPath}/:id`, (c) => {
    allow(c.var.visit.actor, 'write', 'reminders')
    return showHoliday(c, c.req.param('id'))
  })
  .post(`${schoolHolidaysPath}/:id`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    const id = c.req.param('id')
    return submit(c, periodForm, {
      save: async ({ version, ...period }) => {
        await changeSchoolHoliday(deps, visit.actor, id, version, period)
        return redirectTo(c, schoolHolidaysPath, `${period.name} gespeichert.`)
      },
      again: (values, problems) => showHoliday(c, id, values, problems),
    })
  })
  .post(`${schoolHolidaysPath}/:id/loeschung`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'reminders')
    return submit(c, versionForm, {
      save: async ({ version }) => {
        await removeSchoolHoliday(deps, visit.actor, c.req.param('id'), version)
        return redirectTo(c, schoolHolidaysPath, 'Die Ferien sind gestrichen.')
      },
      again: (values, problems) => showHolidays(c, againState(values, problems)),
    })
  })

async function showSettings(c: Page, values?: FormValues, problems?: Problems): Promise<Response> {
  const { deps, visit, site } = c.var
  const { actor, organisation } = visit
  const { settings, own } = await readHolidays(c)
  const ready = await readReadiness(deps, actor.organisationId)
  const stored = settingsFields(settings, settings.version)
  const version = problems?.isStale ? stored.version : values?.version
  const { isEnabled } = settings
  const obstacles = obstaclesOf({
    isEnabled,
    isDemo: organisation.demoDay !== null,
    accounts: ready.accounts,
    hasMail: ready.mailProblem === undefined,
    hasBaseUrl: site.baseUrl !== undefined,
  })
  return renderPage(
    c,
    { title: 'Erinnerungen einstellen', path: pathFor(c) },
    <SettingsPage
      state={{
        values: { ...stored, ...values, version: version ?? stored.version ?? '0' },
        problems,
        stored,
      }}
      csrfToken={visit.csrfToken}
      obstacles={obstacles}
      mailProblem={ready.mailProblem}
      isEnabled={isEnabled}
      at={settings.at}
      unreachable={ready.unreachable}
      land={landLabels[organisation.land] ?? organisation.land}
      schoolHolidays={
        settings.ownsSchoolHolidays
          ? `eigene Liste mit ${own.length} ${own.length === 1 ? 'Eintrag' : 'Einträgen'}`
          : knownHolidays(organisation.land).summary
      }
      mayAdministrate={isAllowed(actor, 'write', 'administration')}
      mayPlan={isAllowed(actor, 'write', 'measures')}
    />,
  )
}

async function showHolidays(c: Page, state: FormState): Promise<Response> {
  const { visit, today } = c.var
  const { settings, own } = await readHolidays(c)
  const { land } = visit.organisation
  const known = settings.ownsSchoolHolidays ? undefined : knownHolidays(land)
  const version = state.problems?.isStale ? settings.version : state.values.version
  return renderPage(
    c,
    { title: 'Schulferien', path: pathFor(c) },
    <SchoolHolidaysPage
      land={landLabels[land] ?? land}
      source={known?.source ?? null}
      periods={known?.periods ?? own}
      state={{
        ...state,
        values: { ...state.values, version: String(version ?? settings.version) },
      }}
      version={settings.version}
      today={today}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function showHoliday(
  c: Page,
  id: string,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { settings, own } = await readHolidays(c)
  const period = own.find((each) => each.id === id)
  if (!period) throw new Failure('not_found', 'Diese Ferien gibt es nicht.')
  const { name, fromOn, untilOn } = period
  const stored = { name, fromOn, untilOn }
  const version = problems?.isStale ? settings.version : (values?.version ?? settings.version)
  return renderPage(
    c,
    { title: name, path: pathFor(c) },
    <SchoolHolidayPage
      period={period}
      state={{ values: { ...stored, ...values, version: String(version) }, problems, stored }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function readHolidays(
  c: Page,
): Promise<{ settings: StoredReminderSettings; own: readonly StoredSchoolHoliday[] }> {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, async (db) => ({
    settings: settingsOf(await findReminderSettings(db)),
    own: await listSchoolHolidays(db),
  }))
}

function settingsOf(found: StoredReminderSettings | undefined): StoredReminderSettings {
  return found ?? { ...usualSettings, version: 0 }
}

function againState(values: FormValues, problems: Problems): FormState {
  return { values, problems }
}

/** The administration comes from its own index, the ISB from the outbox. */
function pathFor(c: Page): string {
  return isAllowed(c.var.visit.actor, 'read', 'administration') ? '/verwaltung' : '/erinnerungen'
}
