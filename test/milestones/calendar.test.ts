import { describe, expect, it } from 'vitest'
import { calendarEntries } from '../../src/milestones/calendar/calendarEntries.ts'
import { isMonth, shiftMonth, speakMonth, weeksOf } from '../../src/milestones/calendar/month.ts'

describe('the weeks of a month', () => {
  it.each([
    ['a month that begins on a Thursday', '2025-05', 18, '2025-04-28', '2025-06-01', 5],
    ['a February of four weeks', '2027-02', 5, '2027-02-01', '2027-02-28', 4],
    ['January with the last week of the year before', '2027-01', 53, '2026-12-28', '2027-01-31', 5],
    ['December with the first week of the next year', '2025-12', 49, '2025-12-01', '2026-01-04', 5],
  ])('are whole: %s', (_, month, number, first, last, count) => {
    const weeks = weeksOf(month)

    expect(weeks[0]?.number).toBe(number)
    expect(weeks[0]?.days[0]).toBe(first)
    expect(weeks.at(-1)?.days.at(-1)).toBe(last)
    expect(weeks).toHaveLength(count)
  })

  it('counts the days around New Year to the week of their Thursday', () => {
    expect(weeksOf('2025-12').at(-1)?.number).toBe(1)
  })

  it.each([
    ['2025-05', true],
    ['2025-13', false],
    ['2025-5', false],
    ['', false],
  ])('knows whether „%s“ is a month', (text, is) => {
    expect(isMonth(text)).toBe(is)
  })

  it('goes on over the year', () => {
    expect([shiftMonth('2025-12', 1), shiftMonth('2025-01', -1), speakMonth('2025-03')]).toEqual([
      '2026-01',
      '2024-12',
      'März 2025',
    ])
  })
})

describe('the entries of the calendar', () => {
  const measure = { title: 'T', doneOn: null, dueOn: '2025-06-30' }
  const milestone = { code: 'TESTAT', title: 'Testat', originalDueOn: '2025-06-30', extensions: [] }
  const extension = {
    number: 1,
    newDueOn: '2026-06-30',
    reason: 'r',
    extendedBy: 'ISB',
    extendedAt: '2025-05-01T00:00:00.000Z',
  }

  it('stand in order, milestones first, and say what they are', () => {
    const entries = calendarEntries(
      [
        { ...measure, code: 'M-001', status: 'planned' },
        { ...measure, code: 'M-002', status: 'planned', dueOn: '2025-05-21' },
        { ...measure, code: 'M-003', status: 'done', doneOn: '2025-05-01' },
        { ...measure, code: 'M-004', status: 'dropped' },
        { ...measure, code: 'M-005', status: 'planned', dueOn: null },
      ],
      [milestone],
      '2025-05-22',
    )

    expect(entries.map(({ day, code, note }) => [day, code, note])).toEqual([
      ['2025-05-01', 'M-003', 'erledigt'],
      ['2025-05-21', 'M-002', 'überfällig'],
      ['2025-06-30', 'TESTAT', 'Meilenstein'],
      ['2025-06-30', 'M-001', 'Termin'],
    ])
  })

  it('show an extended milestone at its new day, with the original one', () => {
    const [entry] = calendarEntries([], [{ ...milestone, extensions: [extension] }], '2025-05-22')

    expect(entry?.day).toBe('2026-06-30')
    expect(entry?.note).toBe('Meilenstein, ursprünglich 30.06.2025')
  })
})
