/** When the organisation reminds, and its school holidays, as a browser sees the pages. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listEventHeads } from '../../db/queries/history.ts'
import {
  findReminderSettings,
  listSchoolHolidays,
  saveReminderSettings,
} from '../../db/queries/reminderSettings.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { createMeasure } from '../../src/measures/actions.ts'
import { removeMailSettings } from '../../src/reminders/mailing/actions.ts'
import { usualSettings } from '../../src/reminders/reminderSettings.ts'
import { settingsFields } from '../../src/reminders/settings/settingsForm.ts'
import { measure } from '../access/belongings.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

const path = '/verwaltung/erinnerungen'
const holidays = `${path}/schulferien`

let city: WebCity
let officer: Browser

beforeEach(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterEach(() => city.close())

it('says that nothing is sent, what is missing, and who cannot be reached', async () => {
  const { deps, actor, domain } = city.aken
  const { id: responsibleId } = await ensurePerson(deps, actor, { name: 'Hausmeister Muster' })
  await createMeasure(deps, actor, domain.id, { ...measure, code: 'M-090', responsibleId })
  await removeMailSettings(deps, actor)

  const page = await officer.read(path)

  expect(page).toContain('Erinnerungen sind ausgeschaltet')
  expect(page).toContain('Es ist kein Mailserver eingetragen.')
  expect(page).toContain('Der Betrieb setzt BASISLOTSE_URL.')
  expect(page).toMatch(/Hausmeister Muster<\/a>.*?1 Maßnahme/s)
  expect(await (await city.as('admin')).read(path)).toContain('href="/verwaltung/mail"')
})

it('keeps what is set, with an event', async () => {
  const answer = await officer.post(path, {
    ...(await fields()),
    isEnabled: 'ja',
    lead_loan: '3,0',
  })

  expect(answer.status).toBe(303)
  expect(await stored()).toMatchObject({ isEnabled: true, leadDays: { loan: [3, 0] }, version: 2 })
  expect((await lastEvent())?.kind).toBe('reminder_settings_changed')
  expect(await officer.read('/verlauf')).toContain('Erinnerungen eingestellt')
})

it('shows the form again with what was typed, and says at the field what is wrong', async () => {
  const answer = await officer.post(path, { ...(await fields()), at: '02:30', lead_loan: 'bald' })

  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('Zwischen 2 und 3 Uhr werden die Uhren umgestellt.')
  expect(page).toContain('value="bald"')
  expect((await stored())?.version).toBe(1)
})

it('never overwrites what somebody else saved, and shows both', async () => {
  const before = await fields()
  await city.aken.deps.store.write('aken', (db) =>
    saveReminderSettings(db, 1, { ...usualSettings, at: '07:15', ownsSchoolHolidays: true }),
  )

  const stale = await officer.post(path, { ...before, at: '08:00' })
  const page = await stale.text()
  const again = await officer.post(path, { ...before, at: '08:00', version: '2' })

  expect(stale.status).toBe(409)
  expect(page).toContain('Inzwischen gespeichert: <strong>07:15</strong>')
  expect(page).toMatch(/name="version" value="2"/)
  expect(again.status).toBe(303)
  expect((await stored())?.at).toBe('08:00')
})

it('keeps the list of school holidays when other settings change', async () => {
  await officer.post(path, await fields())

  expect((await stored())?.ownsSchoolHolidays).toBe(true)
})

it('goes back to the catalogue, which says where it has the days from, and copies them', async () => {
  await officer.post(`${holidays}/katalog`, { version: '1' })
  const known = await officer.read(holidays)
  await officer.post(`${holidays}/eigene`, { version: '2' })
  const own = await periods()

  expect(known).toContain('Quelle: Ferienordnung')
  expect(known).not.toContain('Ferien eintragen')
  expect(own.length).toBeGreaterThan(10)
  expect(await officer.read(holidays)).toContain('Eigene Liste der Schulferien')
})

it('adds, changes and deletes periods', async () => {
  const autumn = { name: 'Herbstferien', fromOn: '13.10.2025', untilOn: '25.10.2025' }
  await officer.post(holidays, { ...autumn, version: '1' })
  const [, added] = await periods()
  await officer.post(`${holidays}/${added?.id}`, { ...autumn, untilOn: '26.10.2025', version: '2' })
  const changed = await periods()
  await officer.post(`${holidays}/${city.aken.schoolHolidayId}/loeschung`, { version: '3' })

  expect(changed.map(({ name, untilOn }) => [name, untilOn])).toEqual([
    ['Sommerferien', '2025-08-08'],
    ['Herbstferien', '2025-10-26'],
  ])
  expect((await periods()).map(({ name }) => name)).toEqual(['Herbstferien'])
})

it.each([
  ['2025-08-08', '2025-08-10', 'An diesen Tagen sind schon „Sommerferien“'],
  ['2025-06-01', '2025-06-28', 'An diesen Tagen sind schon „Sommerferien“'],
  ['2025-08-20', '2025-08-19', 'Der letzte Ferientag liegt vor dem ersten.'],
  ['2025-09-01', '2026-09-10', 'Länger als 62 Tage sind keine Schulferien.'],
  ['', '2025-09-10', 'Bitte geben Sie den ersten Ferientag an.'],
  ['2025-02-30', '2025-03-01', 'Diesen Tag gibt es nicht.'],
])('refuses a period from %s to %s', async (fromOn, untilOn, message) => {
  const answer = await officer.post(holidays, { name: 'Neu', fromOn, untilOn, version: '1' })

  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
  expect((await periods()).length).toBe(1)
})

it('lets periods lie side by side', async () => {
  const next = { name: 'Ferientag', fromOn: '2025-08-09', untilOn: '2025-08-09', version: '1' }

  expect((await officer.post(holidays, next)).status).toBe(303)
})

it('changes no list that somebody else has changed', async () => {
  const autumn = { name: 'Herbstferien', fromOn: '2025-10-13', untilOn: '2025-10-25' }
  await officer.post(holidays, { ...autumn, version: '1' })

  const stale = await officer.post(`${holidays}/${city.aken.schoolHolidayId}/loeschung`, {
    version: '1',
  })

  expect(stale.status).toBe(409)
  expect((await periods()).length).toBe(2)
})

async function fields(): Promise<Record<string, string>> {
  return settingsFields({ ...usualSettings, ownsSchoolHolidays: true }, 1)
}

function stored() {
  return city.aken.deps.store.read('aken', findReminderSettings)
}

function periods() {
  return city.aken.deps.store.read('aken', listSchoolHolidays)
}

async function lastEvent() {
  const [last] = await city.aken.deps.store.read('aken', (db) => listEventHeads(db, 1))
  return last
}
