import { describe, expect, it } from 'vitest'
import {
  landsWithSchoolHolidays,
  readSchoolHolidays,
  schoolHolidaysFileSchema,
} from '../../catalog/schoolHolidays.ts'
import { landLabels } from '../../src/access/land.ts'
import { daysBetween } from '../../src/core/day.ts'
import { catalogJson } from './catalogJson.ts'

describe('school holidays', () => {
  it('are known of Länder that there are, and of others not at all', () => {
    expect(landsWithSchoolHolidays.every((land) => land in landLabels)).toBe(true)
    expect(readSchoolHolidays('XX')).toBeUndefined()
  })

  it.each([
    ['Weihnachtsferien', '2024-12-23', '2025-01-04'],
    ['Sommerferien', '2026-07-04', '2026-08-14'],
    ['Winterferien', '2028-02-07', '2028-02-12'],
    ['Sommerferien', '2028-07-22', '2028-09-01'],
  ])('in Sachsen-Anhalt: %s from %s to %s', (name, fromOn, untilOn) => {
    expect(readSchoolHolidays('ST')?.periods).toContainEqual({ name, fromOn, untilOn })
  })

  it('have summers of six weeks, and nothing longer', () => {
    const { periods = [] } = readSchoolHolidays('ST') ?? {}
    const summers = periods.filter(({ name }) => name === 'Sommerferien')

    expect(summers.length).toBeGreaterThanOrEqual(4)
    for (const { fromOn, untilOn } of periods) expect(daysBetween(fromOn, untilOn)).toBeLessThan(44)
    for (const { fromOn, untilOn } of summers) {
      expect(daysBetween(fromOn, untilOn)).toBeGreaterThan(38)
    }
  })

  it('refuse periods that overlap, and an end before the beginning', () => {
    const file = catalogJson('schoolHolidays/ST.json') as { periods: unknown[] }
    const period = { name: 'Ferien', fromOn: '2024-07-01', untilOn: '2024-07-02' }
    const overlapping = { ...file, periods: [file.periods[0], period] }
    const turned = { ...file, periods: [{ ...period, untilOn: '2024-06-01' }] }

    expect(schoolHolidaysFileSchema.safeParse(file).success).toBe(true)
    expect(schoolHolidaysFileSchema.safeParse(overlapping).success).toBe(false)
    expect(schoolHolidaysFileSchema.safeParse(turned).success).toBe(false)
  })
})
