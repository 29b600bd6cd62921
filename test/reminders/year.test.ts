/**
 * A year and a month of the program, hour by hour: what lies in the outbox at its end must be what the rules say when
 * they are applied in the plainest way, day by day and nominal day by nominal day.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSchoolHolidays } from '../../catalog/schoolHolidays.ts'
import { insertDeputy } from '../../db/queries/deputies.ts'
import { addDays, type Day, dayOf, daysBetween, timeOf } from '../../src/core/day.ts'
import { publicHolidays } from '../../src/platform/publicHolidays.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'
import {
  addMeasure,
  deliver,
  foundReminderCity,
  keepSchoolHolidays,
  organisationId,
  personOf,
  type ReminderCity,
  readOutbox,
  type StoredDigest,
  setMeasure,
} from './reminderCity.ts'

const firstDay = '2027-03-15'
const lastDay = '2028-03-31'
const days = Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, n) =>
  addDays(firstDay, n),
)

/** The server stands still: for an hour in the morning, a day, three weeks. */
const hourDown = '2027-05-10'
const isDown = (day: Day) => day === '2027-06-15' || ('2027-09-06' <= day && day <= '2027-09-26')
/** The mail server takes nothing. */
const isMailDown = (day: Day) => '2027-11-02' <= day && day <= '2027-11-04'

const absences = [
  { id: 'a1', userId: 'amt', deputyId: 'edv', fromOn: '2027-04-12', untilOn: '2027-04-23' },
  { id: 'a2', userId: 'isb', deputyId: 'isbSchule', fromOn: '2027-08-02', untilOn: '2027-08-20' },
  {
    id: 'a3',
    userId: 'schulleitung',
    deputyId: 'isb',
    fromOn: '2027-10-15',
    untilOn: '2027-10-29',
  },
]

type Work = {
  readonly code: string
  readonly responsible: 'amt' | 'edv' | 'schulleitung' | 'extern' | null
  readonly domain: 'kern' | 'schule'
  readonly addedOn: Day
  readonly dueOn: Day
  readonly extended?: { readonly on: Day; readonly dueOn: Day }
  readonly doneOn?: Day
}

const later = (a: Day, b: Day) => (a > b ? a : b)

/** 60 measures over the year: added early or late, done before or long after their date, or never, some extended. */
const works: readonly Work[] = Array.from({ length: 60 }, (_, n) => {
  const responsible = (['amt', 'schulleitung', null, 'extern', 'edv'] as const)[n % 5] ?? null
  const dueOn = addDays(firstDay, 5 + ((n * 37) % 390))
  const addedOn = n % 3 === 0 ? firstDay : later(firstDay, addDays(dueOn, -3 - ((n * 11) % 60)))
  const extendedOn = later(addDays(addedOn, 1), addDays(dueOn, (n % 20) - 10))
  const doneOn = later(addDays(addedOn, 2), addDays(dueOn, ((n * 13) % 70) - 12))
  return {
    ...{ code: `M-${n}`, responsible, dueOn, addedOn },
    domain: responsible === 'schulleitung' || (responsible === null && n % 2) ? 'schule' : 'kern',
    ...(n % 6 === 1 ? { extended: { on: extendedOn, dueOn: addDays(dueOn, 25) } } : {}),
    ...(n % 4 === 3 ? {} : { doneOn }),
  }
})

let test: TestStore
let city: ReminderCity
let outbox: readonly StoredDigest[]
const times = new Map<string, string>()

beforeAll(async () => {
  test = await openTestStore('sqlite')
  city = await foundReminderCity(test.store)
  await keepSchoolHolidays(test.store, 'schulleitung')
  for (const absence of absences) {
    await test.store.write(organisationId, (db) =>
      insertDeputy(db, { ...absence, createdAt: `${firstDay}T08:00:00.000Z` }),
    )
  }
  for (const day of days) await liveThrough(day)
  outbox = await readOutbox(test.store)
}, 120_000)

afterAll(() => test.close())

async function liveThrough(day: Day): Promise<void> {
  for (let hour = 0; hour < 24; hour += 1) {
    const now = `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`
    if (hour === 12) await work(day)
    const berlin = Number(timeOf(now).slice(0, 2))
    if (isDown(dayOf(now)) || (dayOf(now) === hourDown && berlin === 7)) continue
    city.setNow(now)
    const { digests } = await decideReminders(city.deps, organisationId)
    if (digests > 0) times.set(dayOf(now), timeOf(now))
    if (digests > 0 && !isMailDown(day)) await deliver(test.store, now)
  }
}

/** What people do at noon. */
async function work(day: Day): Promise<void> {
  for (const { code, responsible, domain, addedOn, dueOn, extended, doneOn } of works) {
    const responsibleId =
      responsible === null || responsible === 'extern' ? responsible : personOf(responsible)
    if (addedOn === day) await addMeasure(city, code, { dueOn, responsibleId, domain })
    if (extended?.on === day) await setMeasure(city, code, { dueOn: extended.dueOn })
    if (doneOn === day) await setMeasure(city, code, { doneOn })
  }
}

/** How it stands on the morning of a day; undefined for what is not there yet, or done. */
function dueOnMorning(each: Work, day: Day): Day | undefined {
  if (each.addedOn >= day || (each.doneOn !== undefined && each.doneOn < day)) return undefined
  return each.extended && each.extended.on < day ? each.extended.dueOn : each.dueOn
}

type Line = {
  readonly day: Day
  readonly who: string
  readonly code: string
  readonly dueOn: Day
  readonly lead: number
  readonly reason: string
  readonly isLate: boolean
}

const free = new Set<Day>()
const ferien = readSchoolHolidays('ST')?.periods ?? []
const isFree = (who: string, day: Day) =>
  [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) ||
  free.has(day) ||
  (who === 'schulleitung' && ferien.some((one) => one.fromOn <= day && day <= one.untilOn))

const known = new Map<string, Day>()

/** The work day on which `who` is told what is to be told on `nominal`. */
function tellingDay(who: string, nominal: Day, dueOn: Day): Day {
  const key = `${who} ${nominal} ${dueOn}`
  const found = known.get(key) ?? walkToWorkDay(who, nominal, dueOn)
  known.set(key, found)
  return found
}

function walkToWorkDay(who: string, nominal: Day, dueOn: Day): Day {
  let day = nominal
  while (isFree(who, day)) day = addDays(day, -1)
  if (nominal <= dueOn || day > dueOn) return day
  day = addDays(dueOn, 1)
  while (isFree(who, day)) day = addDays(day, 1)
  return day
}

const weekly = (from: number) => Array.from({ length: 80 }, (_, week) => -(from + 7 * week))
const usualLeads = [30, 14, 7, 1, 0, ...weekly(7)]

/** Who is told of a measure, for which reason and at which lead times. */
function rolesOf({ responsible, domain }: Work): [string, string, readonly number[]][] {
  const officers = domain === 'schule' ? ['isb', 'isbSchule'] : ['isb']
  return [
    ...(responsible === null
      ? officers.map((who): [string, string, number[]] => [who, 'role', usualLeads])
      : [[responsible, 'responsible', usualLeads] as [string, string, number[]]]),
    ...officers.map((who): [string, string, number[]] => [who, 'officer_escalation', weekly(7)]),
    ['leitung', 'management_escalation', weekly(30)],
  ]
}

const ranks = ['responsible', 'role', 'deputy', 'officer_escalation', 'management_escalation']

/** The rules once more, without windows of time, batches, queries or pointers in a database. */
function expectedLines(): Line[] {
  const everybody = ['isb', 'isbSchule', 'edv', 'amt', 'schulleitung', 'leitung', 'extern']
  const decided = new Map<string, Day>()
  const undelivered = new Map<string, Line[]>()
  const lines: Line[] = []
  for (const today of days) {
    if (isDown(today)) continue
    const awayWith = (who: string) =>
      absences.find((one) => one.userId === who && one.fromOn <= today && today <= one.untilOn)
    const told = new Map<string, Line[]>()
    for (const receiver of everybody) {
      if (isFree(receiver, today) || awayWith(receiver)) continue
      const absent = everybody.filter((who) => awayWith(who)?.deputyId === receiver)
      told.set(receiver, [
        ...linesFor(receiver, receiver, today),
        ...absent.flatMap((who) => linesFor(who, receiver, today).filter(isSeenBy(receiver))),
      ])
    }
    for (const [receiver, own] of told) {
      const unsent = undelivered.get(receiver) ?? []
      const best = new Map<string, Line>()
      const late = unsent.filter(({ code, dueOn }) => dueOn === dueOf(code, today))
      for (const line of [...own, ...late.map((one) => ({ ...one, day: today, isLate: true }))]) {
        const known = best.get(line.code)
        const better = !known || ranks.indexOf(line.reason) < ranks.indexOf(known.reason)
        best.set(line.code, {
          ...(better ? line : known),
          isLate: line.isLate || (known?.isLate ?? false),
        })
      }
      lines.push(...best.values())
      undelivered.set(receiver, isMailDown(today) ? [...best.values()] : [])
      decided.set(receiver, today)
    }
  }
  return lines

  function dueOf(code: string, today: Day): Day | undefined {
    const each = works.find((one) => one.code === code)
    return each && dueOnMorning(each, today)
  }

  function linesFor(who: string, receiver: string, today: Day): Line[] {
    const from =
      [decided.get(receiver) ?? addDays(today, -1), decided.get(who) ?? ''].sort()[1] ?? ''
    return works.flatMap((each) => {
      const dueOn = dueOnMorning(each, today)
      if (dueOn === undefined) return []
      const daysLeft = daysBetween(today, dueOn)
      return rolesOf(each)
        .filter(([person]) => person === who)
        .flatMap(([, reason, leads]) => {
          const on = leads
            .filter((lead) => Math.abs(lead - daysLeft) < 70)
            .map((lead) => ({ lead, day: tellingDay(receiver, addDays(dueOn, -lead), dueOn) }))
            .filter(({ day }) => from < day && day <= today)
          if (on.length === 0) return []
          const lead = Math.min(...on.map((one) => one.lead))
          const isLate = on.some(({ day }) => day < today)
          const why = who === receiver ? reason : 'deputy'
          const line = { day: today, who: receiver, code: each.code, dueOn, lead }
          return [{ ...line, reason: why, isLate }]
        })
    })
  }
}

/** The ISB of the schools alone may stand in for the whole city's, but sees nothing of it. */
const isSeenBy =
  (receiver: string) =>
  ({ code }: Line) =>
    receiver !== 'isbSchule' || works.find((each) => each.code === code)?.domain === 'schule'

const speak = ({ day, who, code, lead, reason, isLate }: Omit<Line, 'dueOn'>) =>
  `${day} ${who} ${code} ${lead} ${reason}${isLate ? ' late' : ''}`

describe('a year of reminders', () => {
  it('tells each of what is due at each lead time once, and of nothing else', async () => {
    for (const year of [2026, 2027, 2028, 2029]) {
      for (const { day } of await publicHolidays('ST', year)) free.add(day)
    }
    const found = outbox.flatMap(({ day, recipientId: who, items }) =>
      items.map(({ subjectId: code, leadDays: lead, reason, isLate }) =>
        speak({ day, who, code, lead, reason, isLate }),
      ),
    )
    const expected = expectedLines().map(speak)

    expect(found.toSorted()).toEqual(expected.toSorted())
    expect(found.length).toBeGreaterThan(500)
  })

  it('sends nobody two digests a day, and none on a free day', () => {
    const keys = outbox.map(({ day, recipientId }) => `${day} ${recipientId}`)

    expect(new Set(keys).size).toBe(keys.length)
    expect(outbox.filter(({ day, recipientId }) => isFree(recipientId, day))).toEqual([])
  })

  it('begins at half past six, and later only where the server stood still', () => {
    const late = [...times].filter(([, time]) => time !== '07:00')

    expect(late).toEqual([[hourDown, '08:00']])
  })

  it('tells once and as late what fell into three weeks without the server', () => {
    const after = outbox.filter(({ day }) => day === '2027-09-27')

    expect(outbox.filter(({ day }) => isDown(day))).toEqual([])
    expect(after.length).toBeGreaterThan(0)
    expect(after.every(({ isLate }) => isLate)).toBe(true)
  })

  it('leaves every digest sent, or replaced while the mail server was away', () => {
    const states = new Map(
      outbox.map(({ day, recipientId, state }) => [`${day} ${recipientId}`, state]),
    )
    const replaced = [...states].filter(([, state]) => state === 'replaced')

    expect([...states.values()].filter((state) => state === 'waiting')).toEqual([])
    expect(replaced.length).toBeGreaterThan(0)
    expect(replaced.every(([key]) => isMailDown(key.slice(0, 10)))).toBe(true)
  })

  it('works on the leap day and around both changes of the clock', () => {
    const told = (day: Day) => outbox.some((digest) => digest.day === day)

    expect(['2028-02-28', '2028-02-29', '2028-03-01'].some(told)).toBe(true)
    expect(outbox.some(({ day }) => '2027-03-29' <= day && day <= '2027-04-02')).toBe(true)
    expect(outbox.some(({ day }) => '2027-11-01' <= day && day <= '2027-11-05')).toBe(true)
  })
})
