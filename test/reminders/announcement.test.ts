import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, epochDay } from '../../src/core/day.ts'
import {
  effectiveDay,
  findAnnouncement,
  type Rhythm,
  spanOf,
} from '../../src/reminders/announcement.ts'
import { isWeekend, type SchoolHoliday, workDaysOf } from '../../src/reminders/workDays.ts'

const holidays = ['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25']
const usual = workDaysOf((day) => holidays.includes(day), [])
const summer = { name: 'Sommerferien', fromOn: '2026-07-04', untilOn: '2026-08-14' }
const atSchool = workDaysOf((day) => holidays.includes(day), [summer])
const rhythm: Rhythm = { leadDays: [30, 14, 7, 1, 0], repeatFromDays: 7 }

const told = (dueOn: string, today: string, decidedUntilOn: string | null, workDays = usual) =>
  findAnnouncement(dueOn, rhythm, spanOf(decidedUntilOn, today, workDays))

describe('work days', () => {
  it.each([
    ['a Friday', '2026-04-10', true],
    ['a Saturday', '2026-04-11', false],
    ['a Sunday', '2026-04-12', false],
    ['a Monday', '2026-04-13', true],
    ['Good Friday', '2026-04-03', false],
    ['the leap day of 2028, a Tuesday', '2028-02-29', true],
    ['a Thursday before 1970', '1969-12-25', true],
  ])('%s', (_, day, expected) => {
    expect(usual.isWorkDay(day)).toBe(expected)
  })

  it('are none in the school holidays for who keeps them, first and last day included', () => {
    const days = ['2026-07-03', '2026-07-06', '2026-08-14', '2026-08-17']

    expect(days.map((day) => atSchool.isWorkDay(day))).toEqual([true, false, false, true])
    expect(days.map((day) => usual.isWorkDay(day))).toEqual([true, true, true, true])
  })

  it('ends its search where a list of holidays leaves no work day at all', () => {
    const never = workDaysOf(() => true, [])

    expect(never.lastUntil(epochDay('2026-05-04'))).toBe(epochDay('2026-05-04'))
  })
})

describe('an item is told', () => {
  it.each([
    ['30 days before its date', '2026-06-10', '2026-05-11', 30],
    ['14 days before', '2026-06-10', '2026-05-27', 14],
    ['on the day', '2026-06-10', '2026-06-10', 0],
    ['not between lead times', '2026-06-10', '2026-05-12', null],
    ['not the day after', '2026-06-10', '2026-06-11', null],
    ['a week after it', '2026-06-10', '2026-06-17', -7],
    ['and every week, for years', '2026-06-10', '2028-06-21', -742],
    ['on Friday, when its date is a Sunday', '2026-06-14', '2026-06-12', 0],
    ['before Easter, when its date is Easter Monday', '2026-04-06', '2026-04-02', 0],
    ['on no Saturday', '2026-06-13', '2026-06-15', null],
  ])('%s', (_, dueOn, today, leadDays) => {
    const yesterday = addDays(today, -1)

    expect(told(dueOn, today, yesterday)?.leadDays ?? null).toBe(leadDays)
  })

  it('once for several lead times that fall on one day, the nearest one', () => {
    // Sunday in 2 days and Saturday in 1: the lead times 1 and 0 of a Sunday both move to Friday.
    expect(told('2026-06-14', '2026-06-12', '2026-06-11')).toEqual({ leadDays: 0, isLate: false })
  })

  it('late when the program stood still on its day, and only then', () => {
    expect(told('2026-06-10', '2026-06-12', '2026-06-08')).toEqual({ leadDays: 0, isLate: true })
    expect(told('2026-06-10', '2026-06-10', '2026-06-05')).toEqual({ leadDays: 0, isLate: true })
    expect(told('2026-06-10', '2026-06-10', '2026-06-09')).toEqual({ leadDays: 0, isLate: false })
  })

  it('of today alone to somebody who was never told anything', () => {
    expect(told('2026-06-10', '2026-06-11', null)).toBeNull()
    expect(told('2026-06-10', '2026-06-10', null)).toEqual({ leadDays: 0, isLate: false })
  })

  it('as overdue never before its date, also where holidays begin before it', () => {
    const before = told('2026-07-08', '2026-07-03', '2026-07-02', atSchool)
    const after = told('2026-07-08', '2026-08-17', '2026-07-03', atSchool)

    expect(before).toEqual({ leadDays: 0, isLate: false })
    expect(after).toEqual({ leadDays: -35, isLate: false })
  })

  it('not after its date, where the date ends it', () => {
    const once: Rhythm = { leadDays: [7, 0], repeatFromDays: null }
    const span = spanOf('2026-06-16', '2026-06-17', usual)

    expect(findAnnouncement('2026-06-10', once, span)).toBeNull()
  })
})

/** Days in spring 2026, with holidays of random length among them. */
const start = '2026-01-05'
const dayAt = (offset: number) => addDays(start, offset)
const breaks = fc.array(fc.record({ at: fc.nat(150), length: fc.integer({ min: 1, max: 42 }) }), {
  maxLength: 3,
})
const rhythms = fc.record({
  leadDays: fc.uniqueArray(fc.nat(60), { maxLength: 6 }),
  repeatFromDays: fc.option(fc.constantFrom(7, 10, 30)),
})
const asHolidays = (list: readonly { at: number; length: number }[]): SchoolHoliday[] =>
  list.map(({ at, length }) => ({ name: 'frei', fromOn: dayAt(at), untilOn: dayAt(at + length) }))

/** All nominal days until a day, as the rule states them, without any of its shortcuts. */
function nominalDays(dueOn: string, { leadDays, repeatFromDays }: Rhythm, untilOn: string) {
  const due = epochDay(dueOn)
  const after = Array.from({ length: 60 }, (_, week) => due + (repeatFromDays ?? 0) + 7 * week)
  return [...leadDays.map((lead) => due - lead), ...(repeatFromDays === null ? [] : after)].filter(
    (nominal) => nominal <= epochDay(untilOn) + 60,
  )
}

describe('whatever the calendar and however often the program stands still', () => {
  it('every nominal day is told exactly once, on a work day, at the latest when the program runs again', () => {
    fc.assert(
      fc.property(
        breaks,
        rhythms,
        fc.nat(170),
        fc.array(fc.boolean(), { minLength: 220, maxLength: 220 }),
        (free, anyRhythm, dueAt, runs) => {
          const workDays = workDaysOf(() => false, asHolidays(free))
          const dueOn = dayAt(dueAt)
          let pointer = dayAt(-1)
          const announced: { day: string; leadDays: number; isLate: boolean; from: string }[] = []
          for (const [offset, isRunning] of runs.entries()) {
            const day = dayAt(offset)
            if (!isRunning || !workDays.isWorkDay(day)) continue
            const found = findAnnouncement(dueOn, anyRhythm, spanOf(pointer, day, workDays))
            if (found) announced.push({ day, from: pointer, ...found })
            pointer = day
          }

          const expected = nominalDays(dueOn, anyRhythm, pointer)
            .map((nominal) => ({
              leadDays: epochDay(dueOn) - nominal,
              on: addDays(
                start,
                effectiveDay(nominal, epochDay(dueOn), workDays) - epochDay(start),
              ),
            }))
            .filter(({ on }) => on >= start && on <= pointer)
          for (const { on, leadDays } of expected) {
            const tellers = announced.filter(({ from, day }) => from < on && on <= day)
            expect(tellers).toHaveLength(1)
            expect(tellers[0]?.leadDays).toBeLessThanOrEqual(leadDays)
            expect(workDays.isWorkDay(on)).toBe(true)
          }
          for (const { day, leadDays, from, isLate } of announced) {
            const own = expected.filter(({ on }) => from < on && on <= day)
            expect(own.map((each) => each.leadDays)).toContain(leadDays)
            expect(isLate).toBe(own.some(({ on }) => on < day))
            expect(leadDays < 0 && daysBetween(day, dueOn) >= 0).toBe(false)
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('nothing is told on a weekend', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (nominal, due) => {
        const on = effectiveDay(nominal, due, usual)
        expect(isWeekend(addDays('1970-01-01', on))).toBe(false)
      }),
    )
  })
})
