import { describe, expect, it } from 'vitest'
import { milestonesFileSchema, readMilestones } from '../../catalog/milestones.ts'
import { catalogJson } from './catalogJson.ts'

const milestones = readMilestones()
const byCode = (code: string) => milestones.find((milestone) => milestone.code === code)

describe("the city's milestones", () => {
  it('are 14 with a day, in order of time, then 3 ongoing ones', () => {
    const days = milestones.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]))

    expect(days).toHaveLength(14)
    expect(days).toEqual(days.toSorted())
    expect(milestones.slice(14).map(({ dueOn }) => dueOn)).toEqual([null, null, null])
    expect(milestones.slice(14).every((m) => m.reviewIntervalMonths === 12)).toBe(true)
  })

  it.each([
    ['NOTFALLKONZEPT', '2024-03-31', 'document', ['KERN']],
    ['SICHERHEITSKONZEPT', '2024-03-31', 'document', ['KERN']],
    ['WIBA', '2024-12-31', 'wiba', ['KERN']],
    ['SCHULNETZ', '2024-12-31', 'manual', ['SCHULE']],
    ['TESTAT', '2025-06-30', 'basis', ['KERN']],
    ['EAKTE', '2025-12-31', 'manual', []],
    ['TOP20-REIFEGRAD3', '2028-12-31', 'manual', []],
  ])('%s is due on %s, by %s, for %j', (code, dueOn, progress, informationDomains) => {
    expect(byCode(code)).toMatchObject({ dueOn, progress, informationDomains })
  })

  it('derive progress for exactly the four of information security', () => {
    const derived = milestones.filter(({ progress }) => progress !== 'manual')

    expect(derived.every(({ area }) => area === 'security')).toBe(true)
    expect(derived).toHaveLength(4)
    expect(byCode('NOTFALLKONZEPT')?.documentKind).toBe('emergency_concept')
  })
})

describe('the schema of milestones', () => {
  const file = catalogJson('milestones/city-2024.json') as { milestones: object[] }
  const [first] = file.milestones

  it.each([
    ['a day that does not exist', { dueOn: '2024-02-30' }],
    ['neither day nor review interval', { dueOn: null }],
    ['both day and review interval', { reviewIntervalMonths: 12 }],
    ['a document without its kind', { documentKind: null }],
    ['a document kind on a manual milestone', { progress: 'manual' }],
    ['derived progress without an information domain', { informationDomains: [] }],
    ['a code in small letters', { code: 'testat' }],
    ['a code twice', { code: 'TESTAT' }],
  ])('rejects %s', (_, change) => {
    const changed = { ...file, milestones: [{ ...first, ...change }, ...file.milestones.slice(1)] }

    expect(milestonesFileSchema.safeParse(changed).success).toBe(false)
    expect(milestonesFileSchema.safeParse(file).success).toBe(true)
  })
})
