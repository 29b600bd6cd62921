/** What the schedule does by itself, as the administration sees it. */
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addUser } from '../../src/access/accounts/actions.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import { readWeeklyInspection } from '../../src/administration/system/readInspection.ts'
import { createApp } from '../../src/app.ts'
import { addDays } from '../../src/core/day.ts'
import { machineWith } from '../../src/platform/machine.ts'
import { localSite } from '../../src/web/site.ts'
import { type Belongings, foundAken } from '../access/belongings.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'
import { logIn } from './logIn.ts'
import { browserOf } from './webCity.ts'

let test: TestStore
let aken: Belongings

beforeEach(async () => {
  test = await openTestStore('sqlite')
  aken = await foundAken(test.store)
})
afterEach(() => test.close())

it('says first on the system page, and in the administration, what needs somebody', async () => {
  const job = { lastAt: aken.deps.now(), isLastFailed: false, nextAt: null }
  const machine = machineWith(
    () => [
      { ...job, name: 'logins', report: undefined },
      { ...job, name: 'integrity', report: { text: '2 Mängel.', isBad: true } },
    ],
    () => [{ day: '2025-05-22', file: 'basislotse-2025-05-22.sqlite', bytes: 12_400_000 }],
  )
  const app = createApp(aken.deps, pino({ level: 'silent' }), localSite, machine)
  const account = { email: 'admin@aken.example', name: 'Admin', role: 'admin' } as const
  await addUser(aken.deps, aken.actor, { ...account, passwordHash: 'x', passwordIsOneTime: false })
  const admin = browserOf(app, await logIn(app, aken.deps, account.email))

  const page = await admin.read('/verwaltung/system')

  expect(page).toContain('Eine Aufgabe des Zeitplans braucht jemanden:')
  expect(page).toMatch(/Datenbank und Änderungsprotokoll prüfen \(jede Woche\): 2 Mängel\./)
  expect(page).toMatch(/Eine Sicherung im Datenordner.*12,4 MB; die letzte\s+vom 22\.05\.2025/s)
  expect(await admin.read('/verwaltung')).toContain('Der Zeitplan meldet einen Fehler.')
})

it('looks at the database once a week, and tells the last result in between', async () => {
  let looks = 0
  await createOrganisation(aken.deps, { id: 'calbe', name: 'Calbe', land: 'ST' })
  const look = async (on: string) =>
    readWeeklyInspection({ ...aken.deps, now: () => `${on}T02:30:00.000Z` }, 'calbe', async () => {
      looks += 1
      return looks === 2 ? ['Seite 7 ist beschädigt', 'Seite 8 ist beschädigt'] : []
    })
  const day = '2025-06-01'

  const first = await look(day)
  const between = await look(addDays(day, 6))
  const bad = await look(addDays(day, 7))
  const later = await look(addDays(day, 8))

  expect(first).toEqual(between)
  expect(first).toMatchObject({ isSound: true, text: expect.stringContaining('in Ordnung') })
  expect(bad.text).toContain('2 Mängel. Seite 7 ist beschädigt')
  expect([bad.isSound, later.isSound, looks]).toEqual([false, false, 2])
})
