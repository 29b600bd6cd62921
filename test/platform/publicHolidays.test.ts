import { describe, expect, it } from 'vitest'
import { landLabels } from '../../src/access/land.ts'
import { publicHolidays } from '../../src/platform/publicHolidays.ts'

const daysOf = async (land: string, year: number) =>
  (await publicHolidays(land, year)).map(({ day }) => day.slice(5))

describe('public holidays', () => {
  it('of Sachsen-Anhalt are these and no others', async () => {
    expect(await publicHolidays('ST', 2026)).toEqual([
      { day: '2026-01-01', name: 'Neujahr' },
      { day: '2026-01-06', name: 'Heilige Drei Könige' },
      { day: '2026-04-03', name: 'Karfreitag' },
      { day: '2026-04-06', name: 'Ostermontag' },
      { day: '2026-05-01', name: 'Maifeiertag' },
      { day: '2026-05-14', name: 'Christi Himmelfahrt' },
      { day: '2026-05-25', name: 'Pfingstmontag' },
      { day: '2026-10-03', name: 'Tag der Deutschen Einheit' },
      { day: '2026-10-31', name: 'Reformationstag' },
      { day: '2026-12-25', name: '1. Weihnachtstag' },
      { day: '2026-12-26', name: '2. Weihnachtstag' },
    ])
  })

  it.each([
    ['SN', '11-18', 'Buß- und Bettag'],
    ['BY', '11-01', 'Allerheiligen'],
    ['BE', '03-08', 'Frauentag'],
    ['TH', '09-20', 'Weltkindertag'],
    ['NW', '06-04', 'Fronleichnam'],
    ['SL', '08-15', 'Mariä Himmelfahrt'],
  ])('%s is free on %s (%s), Sachsen-Anhalt is not', async (land, day) => {
    expect(await daysOf(land, 2026)).toContain(day)
    expect(await daysOf('ST', 2026)).not.toContain(day)
  })

  it.each(Object.keys(landLabels))(
    '%s has nine at least, Easter of 2028 among them',
    async (land) => {
      const days = await daysOf(land, 2028)

      expect(days.length).toBeGreaterThanOrEqual(9)
      expect(days).toContain('04-17')
    },
  )
})
