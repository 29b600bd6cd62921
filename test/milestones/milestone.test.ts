import { describe, expect, it } from 'vitest'
import { readMilestones } from '../../catalog/milestones.ts'
import {
  areaLabels,
  areas,
  currentDueOn,
  milestoneState,
  milestoneStateLabels,
  milestoneStates,
  progressKinds,
  reviewDueOn,
} from '../../src/milestones/milestone.ts'
import { extensionTo, privacy, testat, today } from './cast.ts'

describe('the due day of a milestone', () => {
  it('is the original one without extensions', () => {
    expect(currentDueOn(testat)).toBe('2025-06-30')
  })

  it('is that of the last extension, in whatever order they come', () => {
    const extensions = [extensionTo('2025-12-31', 2), extensionTo('2025-09-30', 1)]

    expect(currentDueOn({ ...testat, extensions })).toBe('2025-12-31')
    expect(currentDueOn({ ...testat, extensions: extensions.toReversed() })).toBe('2025-12-31')
  })

  it('does not exist for an ongoing one', () => {
    expect(currentDueOn(privacy)).toBeNull()
  })
})

describe('the state of a milestone', () => {
  it.each([
    ['due in days', { originalDueOn: '2025-06-30' }, null, { state: 'due', days: 39 }],
    ['due on its day', { originalDueOn: today }, null, { state: 'due', days: 0 }],
    [
      'overdue from the next day on',
      { originalDueOn: '2025-05-21' },
      null,
      { state: 'overdue', days: 1 },
    ],
    [
      'due again when extended',
      { originalDueOn: '2025-03-31', extensions: [extensionTo('2025-05-23')] },
      null,
      { state: 'due', days: 1 },
    ],
    [
      'reached, also after its day',
      { originalDueOn: '2025-03-31' },
      '2025-04-02',
      { state: 'reached', reachedOn: '2025-04-02' },
    ],
  ])('is %s', (_sentence, change, reachedOn, state) => {
    expect(milestoneState({ ...testat, ...change }, reachedOn, today)).toEqual(state)
  })

  it('is ongoing without a date, also when all steps are ticked', () => {
    expect(milestoneState(privacy, today, today)).toEqual({
      state: 'ongoing',
      reviewDueOn: '2025-02-01',
    })
  })

  it('counts the next review from the last one', () => {
    expect(reviewDueOn({ ...privacy, lastReviewedOn: '2024-02-29' })).toBe('2025-02-28')
    expect(reviewDueOn({ ...privacy, reviewIntervalMonths: 6 })).toBe('2024-08-01')
  })

  it('has a German word, as has each area', () => {
    expect(milestoneStates.map((state) => milestoneStateLabels[state])).toEqual([
      'erreicht',
      'überfällig',
      'anstehend',
      'fortlaufend',
    ])
    expect(areas.map((area) => areaLabels[area])).toEqual([
      'Informationssicherheit',
      'Digitalisierung',
      'Schulen',
      'Datenschutz',
      'Organisation',
    ])
  })
  it('has the areas and kinds of progress that the catalogue gives its milestones', () => {
    const seeds = readMilestones()

    expect(seeds.filter(({ area }) => !areas.includes(area))).toEqual([])
    expect(seeds.filter(({ progress }) => !progressKinds.includes(progress))).toEqual([])
  })
})
