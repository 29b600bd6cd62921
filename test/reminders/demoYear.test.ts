/**
 * A year of the sample city in which nobody does anything: what is due to its people is asked of the database past the
 * program, and must have been told on each of its days, once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../db/store.ts'
import { createDeps } from '../../src/commands/workplace.ts'
import { addDays, type Day, dayOf, daysBetween, startOfDay } from '../../src/core/day.ts'
import { publicHolidays } from '../../src/platform/publicHolidays.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import type { MailSettings } from '../../src/reminders/mailSettings.ts'
import { sendReminders } from '../../src/reminders/outbox/actions.ts'
import { buildDemo } from '../support/buildDemo.ts'
import { readRows } from '../support/readRows.ts'

const firstDay = '2025-05-23'
const lastDay = '2026-05-29'
const days = Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, n) =>
  addDays(firstDay, n),
)

/** The server stands still for three weeks. */
const isDown = (day: Day) => '2025-09-08' <= day && day <= '2025-09-28'

/** By the clock of Berlin: before and after half past six; every hour on the days when the clock changes. */
const clockChanges = ['2025-10-26', '2026-03-29']
const hours = [5, 6, 7, 12]

const server: MailSettings = {
  host: 'mail.beispielstadt.example',
  port: 587,
  security: 'starttls',
  user: '',
  senderName: 'Basislotse',
  senderAddress: 'basislotse@beispielstadt.example',
  replyTo: '',
}

type Due = { subject: string; due: Day; email: string }
type Told = { day: Day; email: string; subject: string; due: Day; lead: number; late: number }

let folder: string
let store: Store
let organisationId: string
let due: readonly Due[]
let told: readonly Told[]
const sent: string[] = []
const free = new Set<Day>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basislotse-year-'))
  await buildDemo(folder)
  const data = join(folder, 'data')
  const [organisation] = readRows(data, 'SELECT id FROM organisation') as { id: string }[]
  organisationId = organisation?.id ?? ''
  due = readRows(data, dueOfPeople) as Due[]
  store = await openStore({ file: join(data, 'basislotse.sqlite') })
  for (const day of days) await liveThrough(day)
  told = readRows(data, everythingTold) as Told[]
  for (const year of [2025, 2026]) {
    for (const { day } of await publicHolidays('ST', year)) free.add(day)
  }
}, 400_000)

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function liveThrough(day: Day): Promise<void> {
  if (isDown(day)) return
  const start = Date.parse(startOfDay(day))
  const all = Array.from({ length: 25 }, (_, hour) => hour)
  for (const hour of clockChanges.includes(day) ? all : hours) {
    const now = new Date(start + hour * 3_600_000).toISOString()
    if (dayOf(now) === day) await tick(now)
  }
}

async function tick(now: string): Promise<void> {
  const deps = createDeps(store, null)
  const clock = { now: () => now, today: () => dayOf(now), serverTime: () => now }
  const mail = {
    ...deps.mail,
    environment: server,
    async send(_server: unknown, { messageId }: { messageId: string }) {
      sent.push(messageId)
      return { answer: '250 2.0.0 Ok' }
    },
  }
  await decideReminders({ ...deps, ...clock, mail }, organisationId)
  await sendReminders({ ...deps, ...clock, mail }, organisationId)
}

/** Whose account is not locked, has a role for everything it answers for, and is never stood in for. */
const people = `
  JOIN person p ON p.organisation_id = w.organisation_id AND p.id = w.responsible_id
  JOIN user u ON u.id = p.user_id AND u.is_locked = 0
  JOIN membership m ON m.organisation_id = w.organisation_id AND m.user_id = u.id
    AND m.information_domain_id IS NULL AND m.role <> 'admin'
  WHERE u.id NOT IN (SELECT user_id FROM deputy WHERE until_on >= '${firstDay}')`

const dueOfPeople = `
  SELECT DISTINCT w.id AS subject, w.due_on AS due, u.email FROM measure w ${people}
    AND w.status IN ('planned', 'in_progress') AND w.due_on IS NOT NULL
  UNION
  SELECT DISTINCT w.target_object_id || ' ' || w.requirement, w.due_on, u.email FROM "check" w
  JOIN module_decision d ON d.organisation_id = w.organisation_id
    AND d.target_object_id = w.target_object_id AND d.module = w.module AND d.decision <> 'left_out'
  ${people} AND w.status IN ('open', 'partial', 'no') AND w.due_on IS NOT NULL`

const everythingTold = `
  SELECT r.day, r.email, i.subject_id AS subject, i.due_on AS due, i.lead_days AS lead, i.is_late AS late
  FROM reminder r JOIN reminder_item i ON i.organisation_id = r.organisation_id AND i.reminder_id = r.id
  WHERE r.day >= '${firstDay}' AND r.state <> 'replaced'`

function isFree(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) || free.has(day)
}

/** The work day on or before the nominal one, or the first one on which the server runs again. */
function tellingDay({ due: dueOn }: Due, lead: number): Day {
  let day = addDays(dueOn, -lead)
  while (isFree(day)) day = addDays(day, -1)
  if (lead < 0 && day <= dueOn) {
    day = addDays(dueOn, 1)
    while (isFree(day)) day = addDays(day, 1)
  }
  while (isDown(day) || isFree(day)) day = addDays(day, 1)
  return day
}

describe('a year of the sample city', () => {
  it('tells its people of everything they answer for, at each lead time and weekly after it', () => {
    const lines = new Set(
      told.map(({ day, email, subject, due }) => `${day} ${email} ${subject} ${due}`),
    )
    const leads = [30, 14, 7, 1, 0, ...Array.from({ length: 150 }, (_, week) => -7 * (week + 1))]
    const expected = due.flatMap((one) =>
      leads
        .filter((lead) => {
          const nominal = addDays(one.due, -lead)
          return nominal > addDays(firstDay, 3) && nominal <= addDays(lastDay, -4)
        })
        .map((lead) => `${tellingDay(one, lead)} ${one.email} ${one.subject} ${one.due}`),
    )

    expect(due.length).toBeGreaterThan(20)
    expect(expected.length).toBeGreaterThan(500)
    expect(expected.filter((line) => !lines.has(line))).toEqual([])
  })

  it('tells nothing twice at the same lead time', () => {
    const keys = told.map(({ email, subject, due, lead }) => `${email} ${subject} ${due} ${lead}`)

    const seen = new Set<string>()

    expect(keys.filter((key) => seen.size === seen.add(key).size)).toEqual([])
    expect(keys.length).toBeGreaterThan(1_000)
  })

  it('sends each person one mail a day, none on a free day, each of them once', () => {
    const mails = new Set(told.map(({ day, email }) => `${day} ${email}`))
    const inDigests = new Map<string, number>()
    for (const { id } of readRows(join(folder, 'data'), digests) as { id: string }[]) {
      inDigests.set(id, (inDigests.get(id) ?? 0) + 1)
    }

    expect(told.filter(({ day }) => isFree(day) || isDown(day))).toEqual([])
    expect([...inDigests.values()].every((many) => many === 1)).toBe(true)
    expect(inDigests.size).toBe(mails.size)
    expect(new Set(sent).size).toBe(sent.length)
    expect(sent.toSorted()).toEqual([...inDigests.keys()].toSorted())
  })

  it('calls late what fell into the weeks without the server, and nothing else', () => {
    const late = new Set(told.filter((one) => one.late === 1).map(({ day }) => day))

    expect([...late]).toEqual(['2025-09-29'])
  })
})

const digests = `SELECT message_id AS id FROM reminder WHERE day >= '${firstDay}' AND state = 'sent'`
