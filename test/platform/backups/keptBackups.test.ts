import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/core/day.ts'
import { keptBackups } from '../../../src/platform/backups/keptBackups.ts'

const none = { daily: 0, weekly: 0, monthly: 0 }
const everyDayOf2025 = Array.from({ length: 365 }, (_, day) => addDays('2025-01-01', day))

describe('of the backups', () => {
  it.each([
    ['the last days stay', { ...none, daily: 3 }, ['2025-12-29', '2025-12-30', '2025-12-31']],
    [
      'the last one of each week stays, which ends on Sunday',
      { ...none, weekly: 3 },
      ['2025-12-21', '2025-12-28', '2025-12-31'],
    ],
    [
      'the last one of each month stays',
      { ...none, monthly: 3 },
      ['2025-10-31', '2025-11-30', '2025-12-31'],
    ],
    ['the newest stays whatever is asked', none, ['2025-12-31']],
  ])('%s', (_, keeping, kept) => {
    expect([...keptBackups(everyDayOf2025, keeping)].sort()).toEqual(kept)
  })

  it('those of one week and month count for the periods that have one', () => {
    const days = ['2025-01-02', '2025-05-19', '2025-05-21']

    const kept = keptBackups(days, { ...none, weekly: 2, monthly: 2 })

    expect([...kept].sort()).toEqual(['2025-01-02', '2025-05-21'])
  })

  it('as many stay after a year of nights as after one look', () => {
    const keeping = { daily: 7, weekly: 4, monthly: 12 }
    let days: string[] = []
    for (const day of everyDayOf2025) {
      const kept = keptBackups([...days, day], keeping)
      days = [...days, day].filter((each) => kept.has(each))
    }

    expect(days).toEqual([...keptBackups(everyDayOf2025, keeping)].sort())
    expect(days.length).toBe(20)
  })

  it('none are none', () => {
    expect(keptBackups([], none).size).toBe(0)
  })
})
