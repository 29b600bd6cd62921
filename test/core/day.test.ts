import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  ensureDay,
  epochDay,
  germanDay,
  germanInstant,
  isDay,
} from '../../src/core/day.ts'
import { Failure } from '../../src/core/failure.ts'

describe('a day', () => {
  it.each([
    ['2024-02-29', true, 'the leap day of a leap year'],
    ['2023-02-29', false, 'the leap day of another year'],
    ['2000-02-29', true, 'the leap day of a year of a full century that has one'],
    ['2100-02-29', false, 'the leap day of a year of a full century that has none'],
    ['2024-02-31', false, 'a day behind the end of its month'],
    ['2024-04-31', false, 'the 31st of a month with 30 days'],
    ['2024-12-31', true, 'the last day of a year'],
    ['2024-13-01', false, 'a thirteenth month'],
    ['2024-00-10', false, 'a month zero'],
    ['2024-01-00', false, 'a day zero'],
    ['1900-01-01', true, 'the first day that is taken'],
    ['1899-12-31', false, 'a day before it'],
    ['2199-12-31', true, 'the last day that is taken'],
    ['2200-01-01', false, 'a day behind it'],
    ['2024-1-1', false, 'a day without zeros'],
    ['31.12.2024', false, 'German order'],
    ['2024-12-31T00:00:00Z', false, 'an instant'],
    [' 2024-12-31', false, 'a day with a blank'],
    ['', false, 'nothing'],
  ])('%s: %s (%s)', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })

  it('passes when it exists', () => {
    expect(ensureDay('2024-12-31')).toBe('2024-12-31')
  })

  it('is refused in German when it does not', () => {
    expect(() => ensureDay('31.02.2024')).toThrow(Failure)
    expect(() => ensureDay('31.02.2024')).toThrow('„31.02.2024“ ist kein gültiger Tag')
  })
})

describe('the day in Europe/Berlin', () => {
  it.each([
    ['2024-01-15T22:59:59.999Z', '2024-01-15', 'the last moment of a winter day'],
    ['2024-01-15T23:00:00.000Z', '2024-01-16', 'the first moment of a winter day'],
    ['2024-07-15T21:59:59.999Z', '2024-07-15', 'the last moment of a summer day'],
    ['2024-07-15T22:00:00.000Z', '2024-07-16', 'the first moment of a summer day'],
    ['2024-03-30T23:30:00.000Z', '2024-03-31', 'the night when summer time begins'],
    ['2024-10-27T22:59:00.000Z', '2024-10-27', 'the day when summer time ends'],
    ['2024-12-31T23:00:00.000Z', '2025-01-01', 'New Year in Berlin, not yet in UTC'],
  ])('of %s is %s (%s)', (instant, expected) => {
    expect(dayOf(instant)).toBe(expected)
  })
})

describe('calculation with days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-03-30', 2, '2024-04-01'],
    ['2024-10-26', 2, '2024-10-28'],
    ['2024-05-22', 0, '2024-05-22'],
    ['2024-01-01', 366, '2025-01-01'],
    ['1960-01-01', 1, '1960-01-02'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(days)
  })

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-08-31', 1, '2024-09-30'],
    ['2024-11-15', 2, '2025-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-06-30', 0, '2024-06-30'],
    ['2024-06-30', -24, '2022-06-30'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  it('counts days from 1970', () => {
    expect(epochDay('1970-01-01')).toBe(0)
    expect(epochDay('1969-12-31')).toBe(-1)
    expect(epochDay('2024-02-29')).toBe(19_782)
  })

  it('compares days as text', () => {
    expect(['2024-10-01', '2024-02-01', '2023-12-31'].sort()).toEqual([
      '2023-12-31',
      '2024-02-01',
      '2024-10-01',
    ])
  })

  it('writes days as Germans do', () => {
    expect(germanDay('2024-12-31')).toBe('31.12.2024')
    expect(germanDay('2024-01-05')).toBe('05.01.2024')
  })

  it('writes instants with the time in Berlin, in summer and winter and at midnight', () => {
    expect(germanInstant('2025-05-22T10:00:59.999Z')).toBe('22.05.2025, 12:00 Uhr')
    expect(germanInstant('2025-01-22T10:00:00.000Z')).toBe('22.01.2025, 11:00 Uhr')
    expect(germanInstant('2024-12-31T23:05:00.000Z')).toBe('01.01.2025, 00:05 Uhr')
  })
})
